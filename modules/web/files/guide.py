"""A guide as a page to print, for counsellors only."""

from starlette.requests import Request
from starlette.responses import Response

from modules.content.loading.shelf import GUIDE_IDS
from modules.services.guidance import guides
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import asker


async def print_guide(request: Request) -> Response:
    """Show the guide of an activity to a counsellor; refuse everybody else."""
    language = language_of(request)
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        guide = guides.guide(
            current().library, request.path_params["activity"], language, by=person
        )
    except (Forbidden, guides.NoGuide) as wrong:
        return refused(language, wrong.text_id)
    return plain_page("guide.html", language, guide=guide, parts=GUIDE_IDS)
