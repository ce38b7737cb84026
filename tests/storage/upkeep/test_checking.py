"""Checking: what does not hang together is told, by name, and what can be put back is offered."""

from collections.abc import Callable

import orjson
import pytest

from modules.domain.records.people import Lookup
from modules.storage.base import Damaged
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.portable import checked
from modules.storage.upkeep.checking import check, check_folder, put_back
from tests.storage.conftest import AMINA, ELS, MONDAY, keep, set_to

PART = "answer/dreams/first"


def forge(
    store: TinyStore, change: Callable[[dict[str, dict[str, dict[str, object]]]], None]
) -> None:
    """Change Amina's file as somebody with all keys could."""
    sealer, path = store.folder.dossier_sealer(AMINA), store.folder.dossier(AMINA)
    assert sealer is not None
    tables = store.dossiers.files.tables(AMINA)
    change(tables)
    path.write_bytes(sealer.seal(orjson.dumps(tables), store.folder.name(path)))


def test_a_field_that_no_event_made_is_told(tiny: TinyStore) -> None:
    keep(tiny, set_to(PART, 1))
    forge(tiny, lambda tables: tables["fields"][PART].update(value=2))
    (finding,) = check_folder(tiny.folder)
    assert AMINA in finding.problem
    assert "not what its history leads to" in finding.problem
    assert [one.problem for one in check(tiny)] == [finding.problem]


def test_a_version_that_no_event_made_is_told(tiny: TinyStore) -> None:
    forge(tiny, lambda tables: tables["meta"]["dossier"].update(version=9))
    (finding,) = check_folder(tiny.folder)
    assert "version" in finding.problem


def test_damaged_records_are_told_and_can_be_put_back(tiny: TinyStore) -> None:
    tiny.update(Lookup, "key", lambda _: Lookup(key="key", account=AMINA))
    tiny.update(Lookup, "key", lambda _: Lookup(key="key", account=ELS))
    (file,) = tiny.folder.root.glob("records/lookup/??.tk")
    file.write_bytes(file.read_bytes()[:-1])
    (finding,) = check_folder(tiny.folder)
    assert finding.can_put_back
    put_back(tiny.folder, finding)
    assert tiny.find(Lookup, "key") == Lookup(key="key", account=AMINA)


def test_what_cannot_be_put_back_is_left_alone(tiny: TinyStore) -> None:
    path = tiny.folder.dossier(AMINA)
    path.write_bytes(b"")
    (finding,) = check_folder(tiny.folder)
    assert not finding.can_put_back
    with pytest.raises(ValueError, match="no whole generation"):
        put_back(tiny.folder, finding)
    assert path.read_bytes() == b""


def test_a_damaged_list_of_erasures_is_told(tiny: TinyStore) -> None:
    tiny.erase(AMINA, by=ELS, at=MONDAY)
    file = tiny.folder.root / "erased.tk"
    file.write_bytes(file.read_bytes()[:-1])
    assert any("erased.tk" in finding.problem for finding in check_folder(tiny.folder))


def test_a_message_never_quotes_an_answer(tiny: TinyStore) -> None:
    keep(tiny, set_to(PART, "something private"))
    forge(tiny, lambda tables: tables["fields"][PART].update(version="something private"))
    assert "private" not in "".join(finding.problem for finding in check_folder(tiny.folder))


def test_a_dossier_from_outside_is_checked_to_the_last_event(tiny: TinyStore) -> None:
    keep(tiny, set_to(PART, 1))
    taken = tiny.take_out(AMINA)
    first, second = taken.events
    forged = second.model_copy(update={"by": ELS})
    for wrong in ((first, forged), (first,), (second,), ()):
        with pytest.raises(Damaged):
            checked(taken.model_copy(update={"events": wrong}))
