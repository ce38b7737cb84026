"""S16 and R11 in short: no damaged or hostile backup or export gets further than a refusal."""

import json
from pathlib import Path

import pytest

from modules.storage.base import Damaged
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.export import import_store
from tests.security.files import parsers
from tests.security.measured import broken
from tests.storage.conftest import MONDAY

ROUNDS = 40
"""Of five mutated files each; `run` reads for minutes."""


def test_backups_and_exports_are_read_or_refused() -> None:
    found = parsers.measured(rounds=ROUNDS)
    assert broken(found) == []
    assert {one.test for one in found} == {"S16", "R11"}


@pytest.mark.parametrize(
    "line",
    [
        {
            "line": "erased",
            "content": {"dossier": "../../../x", "by": "b", "at": MONDAY.isoformat()},
        },
        {"line": "tweede-kans", "made_at": MONDAY.isoformat(), "app_key": "no key"},
    ],
)
def test_an_export_that_names_files_of_its_own_changes_nothing(
    tmp_path: Path, line: dict[str, object]
) -> None:
    whole = parsers.sample(tmp_path / "whole")
    (tmp_path / "x.key").write_text("somebody else's", "utf-8")
    lines = [json.loads(one) for one in whole.export.read_text("utf-8").splitlines()]
    forged = [line if one["line"] == line["line"] else one for one in lines]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, forged)) + "\n", "utf-8")
    store = TinyStore.open(tmp_path / "deep" / "er" / "to")
    with pytest.raises(Damaged):
        import_store(tmp_path / "all.jsonl", store)
    assert (tmp_path / "x.key").read_text("utf-8") == "somebody else's"
    assert list(store.dossier_ids()) == []
