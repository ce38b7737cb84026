"""Streamlit's static files, compressed once: a first visit is 0.7 MB instead of 2.7 MB."""

import gzip
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from modules.services.runtime import CONTENT
from modules.web.middleware.streamlit_files import STATIC

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
SMALLER = {
    # Streamlit's own typeface, which no page of ours shows: ours instead, 13 kB for 171.
    "/static/media/SourceSans": CONTENT / "fonts" / "atkinson-hyperlegible-next-latin-400.woff2",
    # All 4,000 icons: only those that are named anywhere (tools/icons.py), 10 kB for 376.
    "/static/media/MaterialSymbols": Path(__file__).parents[1] / "look" / "icons.woff2",
}
"""Fonts that every browser is made to fetch before the first page, and what it gets instead."""

LONGEST_NAME, LONGEST_PATH = 255, 2048
"""Bytes in the name of a file, and of a path with some room for where the files stand."""
FOR_EVER = "public, max-age=31536000, immutable"
"""The names of these files hold a hash of what is in them."""


class Compressed:
    """Middleware that answers for Streamlit's script and style files with gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a compressed file to whoever takes gzip; leave the rest to Streamlit."""
        small = smaller_font(scope["path"]) if scope["type"] == "http" else None
        if small is not None:
            response = Response(small.read_bytes(), media_type="font/woff2")
            response.headers["Cache-Control"] = FOR_EVER
            await response(scope, receive, send)
            return
        if scope["type"] == "http" and has_no_file(scope["path"]):
            await PlainTextResponse("", 404)(scope, receive, send)
            return
        if scope["type"] == "http" and scope["path"].startswith("/static/"):
            takes = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            file = (STATIC / scope["path"].lstrip("/")).resolve()
            if takes and file.suffix in TYPES and file.is_relative_to(STATIC) and file.is_file():
                response = Response(squeezed(file), media_type=TYPES[file.suffix])
                response.headers["Content-Encoding"] = "gzip"
                response.headers["Vary"] = "Accept-Encoding"
                response.headers["Cache-Control"] = FOR_EVER
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


@lru_cache(maxsize=256)
def squeezed(file: Path) -> bytes:
    """Return a file compressed; kept in memory, a few megabytes for all that pages ask for."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def has_no_file(path: str) -> bool:
    """Say whether a path is longer than the name of any file can be: asking would be an error."""
    octets = [len(part.encode("utf-8", "replace")) for part in path.split("/")]
    return max(octets) > LONGEST_NAME or sum(octets) > LONGEST_PATH


def smaller_font(path: str) -> Path | None:
    """Return the font that is served instead of a large one that no page needs whole."""
    return next((file for start, file in SMALLER.items() if path.startswith(start)), None)
