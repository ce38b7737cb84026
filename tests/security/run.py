"""Measure what docs/security.md promises, and print it: `python -m tests.security.run`."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from modules.web.budget import A_SECOND, MESSAGES
from tests.load import server
from tests.security import doors, flooding, guessing, guest_links, leaving_traces
from tests.security.measured import Measured, line


def main() -> int:
    """Print the table; return 1 when a promise is not kept."""
    os.environ[MESSAGES] = str(A_SECOND)
    with tempfile.TemporaryDirectory(prefix="tweede-kans-security-") as folder:
        found = [*guessing.guessed(Path(folder)), *guest_links.used(Path(folder))]
        found += asyncio.run(served(Path(folder)))
    for one in sorted(found, key=lambda one: int(one.test[1:])):
        print(line(one))
    return 0 if all(one.good for one in found) else 1


async def served(folder: Path) -> list[Measured]:
    """Measure what needs a running server."""
    found = [await doors.enumerated(folder)]
    with server.running(server.app(folder / "data", demo=True), folder / "log-served") as running:
        found += await doors.stolen(running)
        found.append(await doors.somebody_elses(running))
        found.append(await leaving_traces.headers(running))
        found += await leaving_traces.browser(running)
        found.append(await flooding.big_frame(running))
        found.append(await flooding.many_sockets(running))
        found.append(await flooding.flooded(running))
        found.append(leaving_traces.log(running))
    return found


if __name__ == "__main__":
    sys.exit(main())
