"""Headers that keep the page in its own house: no framing, no guessing, no other hosts."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modules.web.middleware.streamlit_files import STATIC

CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent", "/media/")
"""Routes of Streamlit that answer anybody and that no page here needs."""

UPLOAD = "/_stcore/upload_file"
"""Takes files from anybody, whether or not a page asks for one: no page here does."""


def inline_scripts() -> str:
    """Return the CSP sources for the inline scripts in Streamlit's own index page."""
    page = (STATIC / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.S)
    hashes = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes)


def policy() -> str:
    """Return the content security policy.

    `blob:` in script-src: Streamlit loads the script of an inline component from a blob.
    `'unsafe-inline'` for styles: Streamlit's own front end writes its styles into the page.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {inline_scripts()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


class SafeHeaders:
    """Middleware that closes unused routes and adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.given = {
            "Content-Security-Policy": policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            # Not "no-referrer": with it a browser posts our own forms with the origin "null".
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a closed route; else answer with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.given.items():
                    headers[name] = value
                if not path.startswith(("/static/", "/assets/")):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        if path.startswith((*CLOSED, UPLOAD)):
            await PlainTextResponse("", 404)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)
