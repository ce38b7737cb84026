"""What a save costs beside SQLite (WAL, synchronous=FULL), and how long lists and checks take.

`python -m tests.storage.bench --dossiers 1000`. Times depend on the disk and on who else uses it;
the ratio of a paired run (each kind saves once a turn, in shuffled order) is what to compare.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from modules.domain.records.dossier import Change
from modules.storage.tinydb.store import TinyStore
from modules.storage.upkeep.checking import check
from tests.storage.population import counsellor, ids, population

_ACTIVE = 60
"""How many people save during the measurement."""


def main() -> None:
    """Populate, measure, print a table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(dir=asked.dir) as between:
        folder = Path(between)
        store, database = TinyStore.open(folder / "store"), _sqlite(folder / "sqlite.db")
        began = time.perf_counter()
        for dossier in population(asked.dossiers, asked.fields, asked.events):
            store.bring_in(dossier)
            _bring_in(database, dossier.dossier.id, list(dossier.dossier.fields), asked.events)
        database.commit()
        print(f"{asked.dossiers} dossiers of {asked.fields} answers and {asked.events} events")
        print(f"  one file                    {_size(store) / 1000:8.1f} kB")
        print(f"  populated in                {time.perf_counter() - began:8.1f} s")
        _saves(store, database, asked)
        _lists(store, asked)
        _checks(store)
        store.close()


def _saves(store: TinyStore, database: sqlite3.Connection, asked: argparse.Namespace) -> None:
    chance = random.Random(1)
    active = chance.sample(ids(asked.dossiers), min(_ACTIVE, asked.dossiers))
    kinds: dict[str, Callable[[str, int], None]] = {
        "store": lambda one, number: _save(store, one, number % asked.fields),
        "SQLite": lambda one, number: _save_sqlite(database, one, number % asked.fields),
    }
    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    used: dict[str, float] = dict.fromkeys(kinds, 0.0)
    for occurrence in range(-20, asked.occurrences):  # the first turns warm up
        one = chance.choice(active)
        for kind in chance.sample(list(kinds), len(kinds)):
            wall, cpu = time.perf_counter(), time.process_time()
            kinds[kind](one, occurrence + 20)
            if occurrence >= 0:
                took[kind].append(1000 * (time.perf_counter() - wall))
                used[kind] += 1000 * (time.process_time() - cpu)
    for kind, times in took.items():
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        cpu = used[kind] / len(times)
        print(f"  save, {kind:6}  p50 {p50:6.2f} ms   p95 {p95:6.2f} ms   CPU {cpu:5.2f} ms")
    ratio = statistics.median(took["store"]) / statistics.median(took["SQLite"])
    print(f"  save, p50 as many times SQLite's {ratio:6.1f}   (wanted: at most 4)")


def _lists(store: TinyStore, asked: argparse.Namespace) -> None:
    whom = counsellor(0)
    first = _timed(lambda: store.overview(whom))
    time_after_saves = []
    for number, one in enumerate(ids(asked.dossiers)[:20]):
        _save(store, one, number)
        time_after_saves.append(_timed(lambda: store.overview(whom)))
    quiet = statistics.median(_timed(lambda: store.overview(whom)) for _ in range(20))
    again = TinyStore.open(store.folder.root)
    restarted = _timed(lambda: again.overview(whom))
    again.close()
    print(f"  caseload of {len(store.overview(whom))}: first ever     {1000 * first:8.1f} ms")
    print(f"      after a save            {1000 * statistics.median(time_after_saves):8.1f} ms")
    print(f"      nothing changed         {1000 * quiet:8.1f} ms   (wanted: at most 100)")
    print(f"      first after a restart   {1000 * restarted:8.1f} ms")
    one = ids(asked.dossiers)[0]
    shown = statistics.median(_timed(lambda: store.get(one)) for _ in range(50))
    print(f"  get                         {1000 * shown:8.2f} ms")


def _checks(store: TinyStore) -> None:
    began = time.perf_counter()
    problems = list(check(store))
    took = time.perf_counter() - began
    print(f"  check                       {took:8.1f} s    {len(problems)} problems")


def _save(store: TinyStore, dossier_id: str, number: int) -> None:
    change = Change(field=f"answer/activity-{number // 15}/part-{number}", value=uuid.uuid4().hex)
    at = datetime.now(UTC)
    store.save(dossier_id, [change], by=dossier_id, at=at, save_id=uuid.uuid4().hex)


def _save_sqlite(database: sqlite3.Connection, dossier_id: str, number: int) -> None:
    field, at = f"answer/activity-{number // 15}/part-{number}", datetime.now(UTC).isoformat()
    value = uuid.uuid4().hex
    database.execute("begin immediate")
    database.execute(
        "insert into answer values (?, ?, ?, 1, ?, ?) on conflict do update "
        "set value = excluded.value, version = version + 1",
        [dossier_id, field, value, dossier_id, at],
    )
    database.execute(
        "insert into event values (?, ?, ?, ?, ?)",
        [dossier_id, uuid.uuid4().hex, at, field, value],
    )
    database.execute("update dossier set version = version + 1 where id = ?", [dossier_id])
    database.execute("commit")


def _sqlite(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.executescript(
        "pragma journal_mode = wal; pragma synchronous = full;"
        "create table dossier (id text primary key, version int);"
        "create table answer (dossier text, field text, value text, version int, by text, at text,"
        " primary key (dossier, field)) without rowid;"
        "create table event (dossier text, save_id text, at text, field text, value text,"
        " primary key (dossier, save_id)) without rowid;"
    )
    return database


def _bring_in(database: sqlite3.Connection, one: str, fields: list[str], happened: int) -> None:
    at = datetime.now(UTC).isoformat()
    database.execute("insert into dossier values (?, 1)", [one])
    database.executemany(
        "insert into answer values (?, ?, ?, ?, ?, ?)",
        [(one, field, "soms graag", 1, one, at) for field in fields],
    )
    database.executemany(
        "insert into event values (?, ?, ?, ?, ?)",
        [(one, uuid.uuid4().hex, at, "answer/x/y", "soms") for _ in range(happened)],
    )


def _size(store: TinyStore) -> float:
    found = [path.stat().st_size for path in store.folder.root.glob("people/*/*.tk")]
    return statistics.mean(found)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=1000)
    parser.add_argument("--fields", type=int, default=150)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--occurrences", type=int, default=400)
    parser.add_argument("--dir", type=Path, help="on which disk (default: the temporary folder)")
    parser.add_argument("--short", action="store_true", help="a few of each, to see that it runs")
    asked = parser.parse_args()
    if asked.short:
        asked.dossiers, asked.occurrences = 20, 20
    return asked


if __name__ == "__main__":
    main()
