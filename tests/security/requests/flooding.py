"""S11: one browser sends a thousand messages, another opens a hundred sockets."""

import asyncio
import statistics
import time

from streamlit.proto.BackMsg_pb2 import BackMsg

from modules.web.middleware.budget import SOCKETS
from tests.load.server import Server
from tests.load.session import Session
from tests.security.measured import Measured

MESSAGES = 1000
VISITS = 20
MEBIBYTE = 2**20


async def flooded(running: Server) -> Measured:
    """Measure visits while somebody floods: a thousand messages in five seconds, each a run."""
    quiet = [await _visit(running) for _ in range(5)]
    bad = await Session(running.url).connect()
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    frame = asked.SerializeToString()
    sending = asyncio.ensure_future(_send(bad, frame))
    await asyncio.sleep(0.2)
    took = []
    for _ in range(VISITS):
        took.append(await _visit(running))
        await asyncio.sleep(0.1)
    sending.cancel()
    await bad.close()
    slow = sorted(took)[int(VISITS * 0.95) - 1]
    said = f"p95 {slow * 1000:.0f} ms (quiet: {statistics.median(quiet) * 1000:.0f} ms)"
    return Measured(
        "S11", f"visits during {MESSAGES} messages: p95 <= 1 s", said, slow <= 1.0, by_clock=True
    )


async def _send(bad: Session, frame: bytes) -> None:
    reading = asyncio.ensure_future(bad.until_closed())
    for _ in range(MESSAGES):
        # One by one: what arrives together, Streamlit runs together.
        await bad.send(frame)
        await asyncio.sleep(0.005)
    await reading


async def _visit(running: Server) -> float:
    begin = time.perf_counter()
    async with Session(running.url) as visitor:
        await visitor.load()
    return time.perf_counter() - begin


async def many_sockets(running: Server) -> Measured:
    """Open sockets until no more are taken, and weigh the server."""
    tabs: list[Session] = []
    for _ in range(SOCKETS + 10):
        tab = Session(running.url)
        try:
            tabs.append(await tab.connect())
        except Exception:
            await tab.close()
    memory = running.memory() / MEBIBYTE
    for tab in tabs:
        await tab.close()
    said = f"{len(tabs)} taken of {SOCKETS + 10}, {memory:.0f} MiB"
    return Measured(
        "S11", f"<= {SOCKETS} sockets an address, <= 500 MiB", said, len(tabs) <= SOCKETS
    )


async def big_frame(running: Server) -> Measured:
    """Send a message of more than 256 KiB, and see the socket closed."""
    tab = await Session(running.url).connect()
    await tab.send(b"x" * (257 * 1024))
    async with asyncio.timeout(10):
        code = await tab.until_closed()
    await tab.close()
    return Measured("S11", "a frame of 257 KiB closes the socket", f"code {code}", code == 1009)
