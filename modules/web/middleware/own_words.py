"""What somebody reads when something of ours goes wrong: our own sentence, and no English 500."""

import logging
import traceback
from typing import Any

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modules.domain.records.refusal import Refusal
from modules.services.runtime import NotOpen
from modules.storage.base import NotKept, StoreError
from modules.web.middleware.origin import SAFE
from modules.web.requests.plain_page import LANGUAGE, default_language, plain_page

LOG = logging.getLogger("tweede_kans")


class OwnWords:
    """Middleware that answers with a sentence for each error that nobody else answered for.

    The log gets the kind of error and where it rose, never its words: they can hold what somebody
    typed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request; answer for what rises before there was an answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        chosen: dict[str, Any] = {}
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app({**scope, LANGUAGE: chosen}, receive, noted)
        except Exception as error:
            _log(error)
            if begun:  # half an answer: the server cuts it off, and the browser shows that
                raise ConnectionAbortedError from None
            answer = _answer(error, scope["method"], chosen.get("language"))
            await answer(scope, receive, send)


def _answer(error: Exception, method: str, language: str | None) -> Response:
    status = 503 if isinstance(error, Refusal | StoreError | OSError) else 500
    try:
        return plain_page(
            "message.html",
            language or default_language(),
            error=_text_id(error, method),
            status=status,
        )
    except NotOpen:  # the house is opening or closing
        return PlainTextResponse("", 503)


def _text_id(error: Exception, method: str) -> str:
    if isinstance(error, OSError) and method not in SAFE:
        return NotKept.text_id  # a disk that is full or read-only, below what the store names
    return error.text_id if isinstance(error, Refusal) else Refusal.text_id


def _log(error: Exception) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
    LOG.error("%s at %s", type(error).__name__, where)
