"""Start the app: `python app.py` serves it, on one's own machine and behind a proxy alike.

No other way of serving it starts: only this one sets how large a message and how slow a request
may be, how many connections there are, and whose word is taken for an address.
"""

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from anyio import to_thread
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from modules.content.formats.problem import ContentError
from modules.services import security_log
from modules.services.accounts import staff
from modules.services.accounts.hashing import AT_A_TIME, LINE
from modules.services.data_rights import retention
from modules.services.organisation import demo
from modules.services.runtime import Runtime, current_or_none, open_runtime, set_current
from modules.storage.base import StoreError
from modules.ui.shell import settings
from modules.ui.shell.page_registry import ADDRESSES
from modules.ui.shell.unexpected import quiet_logs, unexpected
from modules.web import connections
from modules.web.middleware.budget import MessageBudget
from modules.web.middleware.compressed import Compressed
from modules.web.middleware.first_page import FirstPage
from modules.web.middleware.headers import SafeHeaders
from modules.web.middleware.hosts import KnownHosts
from modules.web.middleware.identity import Identity
from modules.web.middleware.origin import OwnOrigin
from modules.web.middleware.own_words import OwnWords
from modules.web.middleware.sizes import SmallBodies
from modules.web.middleware.utf8_forms import Utf8Forms
from modules.web.routes import routes

LOG = logging.getLogger("tweede_kans")
ROOT = Path(__file__).parent
DATA = "TWEEDE_KANS_DATA"
PROXY = "TWEEDE_KANS_PROXY"
"""Addresses of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; else none."""
LARGEST_MESSAGE = 256 * 1024

REFUSALS = (StoreError, ContentError, settings.Unsafe, retention.BadTerm)
"""Why a server does not start: somebody can mend it, and the words say how."""


class NotLaunched(RuntimeError):
    """Something else than `python app.py` serves the app, without its limits."""


_demonstrating: list[Path] = []
"""The folder that --demo serves: nothing else may serve made-up staff."""


def opened() -> Runtime:
    """Return the runtime, open; raises one of REFUSALS, and then nothing was started."""
    settings.check()
    quiet_logs()
    security_log.begin()
    retention.months()
    runtime = open_runtime(Path(os.environ.get(DATA, ROOT / "data")))
    try:
        if not _demonstrating:
            demo.refuse_made_up(runtime.store)
    except StoreError:
        shut(runtime)
        raise
    return runtime


def shut(runtime: Runtime) -> None:
    """Let go of the runtime."""
    set_current(None)
    runtime.store.close()


@contextlib.asynccontextmanager
async def serving(_: object) -> AsyncIterator[dict[str, Any]]:
    """Have the runtime open for as long as the server runs.

    Raises NotLaunched when it was not opened before: then somebody serves the app with a launcher
    that knows none of its limits.
    """
    runtime = current_or_none()
    if runtime is None:
        raise NotLaunched("start it with `python app.py`: nothing else sets its limits")
    try:
        # Who waits for a hash holds a thread; there are as many besides for everything else.
        to_thread.current_default_thread_limiter().total_tokens += AT_A_TIME + LINE
        _tell_first_link(runtime)
        # Everything that stays is made by now: taken out of the garbage collector's rounds, a run
        # of a page costs a tenth.
        gc.collect()
        gc.freeze()
        rounds = asyncio.create_task(_go_round_daily(runtime))
        yield {}
        rounds.cancel()
    finally:
        shut(runtime)


async def _go_round_daily(runtime: Runtime) -> None:
    """Warn and erase by the term, at the start and then once a day."""
    while True:
        done = await run_in_threadpool(retention.run_retention, runtime.store, at=datetime.now(UTC))
        LOG.info("warned %d, erased %d, forgot %d", *done)
        await asyncio.sleep(24 * 60 * 60)


def _tell_first_link(runtime: Runtime) -> None:
    token = staff.first_link(runtime.store, at=datetime.now(UTC))
    if token:
        port = os.environ.get("TWEEDE_KANS_PORT", "8501")
        print(
            f"\nMake the first counsellor's account here, once, within a day:\n"
            f"  http://localhost:{port}/staff-account#{token}\n",
            flush=True,
        )


app = st.App(
    ROOT / "modules" / "ui" / "router.py",
    routes=routes(),
    middleware=[
        Middleware(SafeHeaders),
        Middleware(OwnWords),
        Middleware(KnownHosts),
        Middleware(OwnOrigin),
        Middleware(SmallBodies),
        Middleware(Utf8Forms),
        Middleware(Compressed),
        Middleware(FirstPage, addresses=ADDRESSES.values()),
        Middleware(Identity),
        Middleware(MessageBudget),
    ],
    lifespan=serving,
    on_script_error=unexpected,
)


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parser.add_argument("--port", type=int, default=8501, help="where to listen (default 8501)")
    parser.add_argument("--host", default="127.0.0.1", help="address (default: this machine only)")
    parser.add_argument("--data", type=Path, help="folder of the store (default ./data)")
    parser.add_argument(
        "--demo", action="store_true", help="serve made-up people from a throw-away folder"
    )
    return parser.parse_args(given)


def main() -> int:
    """Serve until stopped; return 1 with a sentence when it cannot start."""
    asked = arguments()
    if asked.data:
        os.environ[DATA] = str(asked.data)
    os.environ["TWEEDE_KANS_PORT"] = str(asked.port)
    try:
        if asked.demo:
            folder = Path(asked.data or tempfile.mkdtemp(prefix="tweede-kans-demo-"))
            os.environ[DATA] = str(folder)
            _demonstrating.append(folder)
            print(demo.fill(folder, at=datetime.now(UTC)), flush=True)
        opened()
    except REFUSALS as refused:
        print(refused, file=sys.stderr)
        return 1
    serve(asked.host, asked.port)
    return 0


def serve(host: str, port: int) -> None:
    """Serve the app with the settings it was measured with."""
    server = uvicorn.Server(configured(host, port))
    print(f"http://localhost:{port}", flush=True)
    server.run()


def configured(host: str, port: int) -> uvicorn.Config:
    """Return how the app is served, with every limit of it.

    Behind a proxy all connections come from one address: then none is counted by network here.
    """
    proxies, most = os.environ.get(PROXY), connections.most()
    limits = connections.Limits(most, None if proxies else most // 2)
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=connections.http_protocol(limits),
        ws=connections.websocket_protocol(limits),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or [],
        ws_max_size=LARGEST_MESSAGE,
        limit_concurrency=most,
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    sys.exit(main())
