"""Streamlit's index page made ours: the right language, our look, and words without a script.

An address that is no page leads home: Streamlit would say in English that it found none.
"""

import html
import re
from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modules.services.languages import SOURCE
from modules.services.runtime import current
from modules.wording.wording import Wording

ADDED = (
    '<link rel="stylesheet" href="/assets/look/app.css">'
    '<link rel="icon" href="/assets/pictures/seedling.svg" type="image/svg+xml">'
    '<meta name="robots" content="noindex, nofollow">'
)


class FirstPage:
    """Middleware that rewrites the index page; `addresses` are those of pages, without a slash."""

    def __init__(self, app: ASGIApp, addresses: Collection[str]) -> None:
        self.app = app
        self.paths = {"/", *(f"/{address}" for address in addresses)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold back an HTML answer of Streamlit until it is whole, and rewrite it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _may_be_index(scope["path"]):
            await self.app(scope, receive, send)
            return
        # Compressed or "not modified" answers could not be rewritten.
        drop = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        headers = [pair for pair in scope["headers"] if pair[0].lower() not in drop]
        start: list[Message] = []
        body: list[bytes] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            elif message["type"] == "http.response.body":
                body.append(message.get("body", b""))
                if message.get("more_body"):
                    return
                whole = b"".join(body)
                if scope["path"] not in self.paths and _is_index(start[0], whole):
                    await RedirectResponse("/", 303)(scope, receive, send)
                else:
                    await self._release(start[0], whole, send)

        await self.app({**scope, "headers": headers}, receive, hold)

    async def _release(self, start: Message, body: bytes, send: Send) -> None:
        if _is_index(start, body):
            body = self.rewrite(body.decode()).encode()
            MutableHeaders(scope=start)["content-length"] = str(len(body))
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def rewrite(self, page: str) -> str:
        """Return the index page in our language and look.

        The language is the source language: whose page it is, is not known yet here.
        """
        without = html.escape(Wording(current().library, SOURCE).say("app.no-script"))
        page = re.sub(r'<html lang="[^"]*"', f'<html lang="{SOURCE}"', page, count=1)
        page = re.sub(r'<link\s+rel="(?:shortcut icon|preload|service-desc)"[^>]*>', "", page)
        page = re.sub(r"<title>[^<]*</title>", "<title>Tweede Kans</title>", page, count=1)
        page = re.sub(
            r"<noscript>.*?</noscript>",
            f"<noscript>{without}</noscript>",
            page,
            count=1,
            flags=re.S,
        )
        return page.replace("</head>", ADDED + "</head>", 1)


def _may_be_index(path: str) -> bool:
    return not path.startswith(("/static/", "/assets/", "/_stcore/", "/component/", "/media/"))


def _is_index(start: Message, body: bytes) -> bool:
    kind = MutableHeaders(scope=start).get("content-type", "")
    return kind.startswith("text/html") and b'<div id="root"' in body
