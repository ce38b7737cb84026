"""Several processes on one folder: no save of one is lost to another."""

import subprocess
import sys
from pathlib import Path

import pytest

from modules.domain.records.people import Lookup
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA

WRITER = """
import sys
from pathlib import Path
from modules.domain.records.people import Lookup
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import keep, set_to

store, me = TinyStore.open(Path(sys.argv[1])), sys.argv[2]

def one_more(present):
    return Lookup(key="count", account=str(int(present.account if present else 0) + 1))

for number in range(100):
    keep(store, set_to(f"answer/a{me}/part{number}", number), save_id=f"{me}-{number}")
    if number < 25:
        store.update(Lookup, "count", one_more)
"""


@pytest.fixture
def ran_together(tiny: TinyStore) -> TinyStore:
    """Let four processes save a hundred times in Amina's dossier."""
    root = Path(__file__).parents[3]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tiny.folder.root), str(me)], cwd=root)
        for me in range(4)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    return tiny


def test_four_processes_with_a_hundred_saves_each_keep_four_hundred(
    ran_together: TinyStore,
) -> None:
    dossier = ran_together.get(AMINA)
    assert sum(len(dossier.under("answer", f"a{me}")) for me in range(4)) == 400
    assert dossier.version == 401
    assert [event.number for event in ran_together.events(AMINA)] == list(range(1, 402))
    counted = ran_together.find(Lookup, "count")
    assert counted is not None
    assert counted.account == "100"
