"""Whose work the app is made of: a page for anybody, made from the content's own lists."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.services.activities.licences import credits
from modules.services.runtime import current
from modules.web.requests.plain_page import language_of, plain_page

LOOK = Path(__file__).parents[1] / "look"


async def licences(request: Request) -> Response:
    """Show every maker and licence."""
    language = language_of(request)
    all_credits = await run_in_threadpool(credits, current().library, language, LOOK)
    return plain_page("licences.html", language, credits=all_credits)
