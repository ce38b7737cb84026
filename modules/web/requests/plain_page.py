"""The few pages that are plain HTML forms, so that a secret never passes through a script."""

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from modules.services.languages import known
from modules.services.runtime import current
from modules.web.requests.markdown import blocks, inline
from modules.wording.sentences import spoken
from modules.wording.wording import Wording

LANGUAGE = "tweede-kans.language"
"""Where a request's scope keeps the language that was chosen, for an answer about an error."""

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)


def language_of(request: Request, posted: object = None) -> str:
    """Return the language asked for in a form or in the address, if the content has it."""
    language = known(current().library, posted or request.query_params.get("lang"))
    request.scope.get(LANGUAGE, {})["language"] = language
    return language


def default_language() -> str:
    """Return the language of whoever chose none."""
    return known(current().library, None)


def wording_in(language: str) -> Wording:
    """Return the words with which a page is made in a language."""
    return Wording(current().library, language)


_PAGES.filters |= {"inline": inline, "blocks": blocks}


def plain_page(
    template: str, language: str, *, error: str | None = None, status: int = 200, **given: Any
) -> HTMLResponse:
    """Return a page; `error` is the id of the sentence that says what went wrong."""
    return HTMLResponse(rendered(template, language, error=error, **given), status_code=status)


def rendered(template: str, language: str, *, error: str | None = None, **given: Any) -> str:
    """Return the HTML of a page, or of a piece of one."""
    wording = wording_in(language)

    def day(at: str) -> str:
        return wording.day(datetime.fromisoformat(at))

    return _PAGES.get_template(template).render(
        words=wording.say,
        day=day,
        spoken=spoken(language),
        language=language,
        languages=wording.library.languages,
        error=error,
        **given,
    )


def refused(language: str, error: str) -> HTMLResponse:
    """Return a page that says why something is not given, with the way back."""
    return plain_page("message.html", language, error=error, status=403)
