"""A server of our own as a process: started on a free port, waited for, measured, and ended."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds a start may take: a busy machine with two cores needs ten."""


class NotStarted(Exception):
    """A server ended or kept silent; the text is the end of its log."""


class Server(NamedTuple):
    """A running server, its process and its log."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def first_link(self) -> str:
        """Return the one-time link for the first counsellor that the last start printed."""
        found = re.findall(r"http://\S+(/staff-account#\S+)", self.log.read_text("utf-8"))
        if not found:
            raise NotStarted(f"no link for the first counsellor in {self.log}")
        return f"{self.url}{found[-1]}"

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.url.rpartition(":")[2])

    def cpu(self) -> float:
        """Return the seconds of work done by the process so far."""
        with contextlib.suppress(OSError):
            # Linux has a clock for each process, by this number; psutil counts in hundredths.
            return time.clock_gettime((~self.process.pid << 3) | 2)
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Return the bytes of memory it holds."""
        return int(psutil.Process(self.process.pid).memory_info().rss)

    def stop(self) -> None:
        """End it as an operator would, and harder when it does not listen."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def start(
    arguments: Sequence[str | Path], log: Path, *, health: str = "/healthz", port: int = 0
) -> Server:
    """Start a script with `--port` and wait until it answers; raises NotStarted with its log."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    with log.open("ab") as sink:
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments), "--port", str(port)],
            cwd=ROOT,
            stdout=sink,
            stderr=subprocess.STDOUT,
            # A measurement taps faster than any hand: the budget of messages has its own tests.
            env={"TWEEDE_KANS_MESSAGES": "1000", **os.environ, "PYTHONUNBUFFERED": "1"},
        )
    server = Server(url, process, log)
    try:
        _wait(server, url + health)
    except BaseException:
        server.stop()
        raise
    return server


def _wait(server: Server, address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.process.poll() is None:
        with contextlib.suppress(URLError, OSError), urlopen(address, timeout=5) as answer:
            if answer.status == 200:
                return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.process.wait(0.05)
    raise NotStarted(server.log.read_text("utf-8")[-4000:])


@contextlib.contextmanager
def running(
    arguments: Sequence[str | Path], log: Path, *, health: str = "/healthz"
) -> Iterator[Server]:
    """Serve for as long as the block lasts."""
    server = start(arguments, log, health=health)
    try:
        yield server
    finally:
        server.stop()


def app(data: Path, *, demo: bool = False, checkout: Path = ROOT) -> list[str | Path]:
    """Return the command line of the app of a checkout over a data folder."""
    return [checkout / "app.py", "--data", data, *(["--demo"] if demo else [])]
