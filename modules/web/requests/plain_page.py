"""The few pages that are plain HTML forms, so that a secret never passes through a script."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from modules.services.runtime import current
from modules.web.requests.markdown import blocks, inline
from modules.wording.sentences import known, say, spoken

BELGIUM = ZoneInfo("Europe/Brussels")

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)


def language_of(request: Request, posted: object = None) -> str:
    """Return the language asked for in a form or in the address, if the content has it."""
    return known(current().library, posted or request.query_params.get("lang"))


_PAGES.filters |= {"inline": inline, "blocks": blocks}


def plain_page(
    template: str, language: str, *, error: str | None = None, status: int = 200, **given: Any
) -> HTMLResponse:
    """Return a page; `error` is the id of the sentence that says what went wrong."""
    return HTMLResponse(rendered(template, language, error=error, **given), status_code=status)


def rendered(template: str, language: str, *, error: str | None = None, **given: Any) -> str:
    """Return the HTML of a page, or of a piece of one."""
    library = current().library

    def words(text_id: str, **numbers: object) -> str:
        return say(library, language, text_id, **numbers)

    def day(at: str) -> str:
        moment = datetime.fromisoformat(at).astimezone(BELGIUM)
        return str(format_date(moment, "d MMMM y", locale=spoken(language)))

    return _PAGES.get_template(template).render(
        words=words,
        day=day,
        spoken=spoken(language),
        language=language,
        languages=library.languages,
        error=error,
        **given,
    )


def refused(language: str, error: str) -> HTMLResponse:
    """Return a page that says why something is not given, with the way back."""
    return plain_page("message.html", language, error=error, status=403)
