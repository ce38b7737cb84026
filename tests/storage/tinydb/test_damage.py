"""Damage on the disk: always said, with the file's name, and never taken for an answer."""

import random
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from modules.domain.records.people import Lookup
from modules.storage.base import Damaged, StoreError
from modules.storage.tinydb.file import read_tables
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, fresh_id, keep, set_to, start

PART = "answer/dreams/first"


@pytest.fixture
def dossier_file(tiny: TinyStore) -> Path:
    keep(tiny, set_to(PART, "graag"))
    return tiny.folder.dossier(AMINA)


def damages(content: bytes, times: int, seed: int = 1) -> list[bytes]:
    """Return the content with one bit flipped, or cut off somewhere."""
    chance = random.Random(seed)
    made = []
    for _ in range(times):
        where = chance.randrange(len(content))
        if chance.random() < 0.5:
            made.append(content[:where])
        else:
            flipped = bytearray(content)
            flipped[where] ^= 1 << chance.randrange(8)
            made.append(bytes(flipped))
    return made


def test_no_flipped_bit_or_cut_is_taken_for_an_answer(tiny: TinyStore, dossier_file: Path) -> None:
    for damaged in damages(dossier_file.read_bytes(), 100):
        dossier_file.write_bytes(damaged)
        for read in (tiny.get, tiny.events):
            with pytest.raises(Damaged, match=dossier_file.name):
                read(AMINA)


def test_a_damaged_dossier_is_never_written_over(tiny: TinyStore, dossier_file: Path) -> None:
    damaged = dossier_file.read_bytes()[:-1]
    dossier_file.write_bytes(damaged)
    with pytest.raises(Damaged):
        keep(tiny, set_to(PART, "soms"))
    with pytest.raises(Damaged):
        tiny.viewed(AMINA, by=ELS, at=MONDAY, what="x", save_id=fresh_id())
    assert dossier_file.read_bytes() == damaged


def test_an_empty_file_is_damage_and_not_a_new_dossier(tiny: TinyStore, dossier_file: Path) -> None:
    dossier_file.write_bytes(b"")
    with pytest.raises(Damaged, match="0 bytes"):
        tiny.get(AMINA)
    with pytest.raises(StoreError):
        start(tiny)


def test_a_damaged_or_missing_data_key_is_said(tiny: TinyStore, dossier_file: Path) -> None:
    key_file = tiny.folder.data_key(AMINA)
    for damaged in damages(key_file.read_bytes(), 30):
        key_file.write_bytes(damaged)
        with pytest.raises(Damaged, match=key_file.name):
            tiny.get(AMINA)
    key_file.unlink()
    with pytest.raises(Damaged, match="key is missing"):
        tiny.get(AMINA)


def test_one_dossier_put_in_the_place_of_another_is_refused(tiny: TinyStore) -> None:
    start(tiny, BART, name="Bart")
    for place in (tiny.folder.dossier, tiny.folder.data_key):
        place(AMINA).write_bytes(place(BART).read_bytes())
    with pytest.raises(Damaged):
        tiny.get(AMINA)


def test_the_generation_before_stays_at_hand(tiny: TinyStore, dossier_file: Path) -> None:
    before = dossier_file.with_name(dossier_file.name + ".before")
    sealer = tiny.folder.dossier_sealer(AMINA)
    assert sealer is not None
    tables = read_tables(before, tiny.folder.name(dossier_file), sealer)
    assert tables is not None
    assert tables["meta"]["dossier"]["version"] == 1


def test_one_damaged_dossier_does_not_hide_the_others(
    tiny: TinyStore, dossier_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    start(tiny, BART, name="Bart")
    dossier_file.write_bytes(b"")
    assert [line.name for line in tiny.overview(ELS)] == ["Bart"]
    assert dossier_file.name in caplog.text


def test_damaged_records_are_said(tiny: TinyStore) -> None:
    tiny.update(Lookup, "key", lambda _: Lookup(key="key", account=AMINA))
    (file,) = tiny.folder.root.glob("records/lookup/*.tk")
    for damaged in damages(file.read_bytes(), 50):
        file.write_bytes(damaged)
        with pytest.raises(Damaged, match=file.name):
            tiny.find(Lookup, "key")
        with pytest.raises(Damaged):
            tiny.update(Lookup, "key", lambda _: None)


def test_a_folder_without_its_description_is_not_a_new_store(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    (tiny.folder.root / "store.json").unlink()
    with pytest.raises(Damaged, match=r"store\.json"):
        reopened()


def test_a_store_of_a_newer_version_is_refused(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    file = tiny.folder.root / "store.json"
    file.write_bytes(orjson.dumps({**orjson.loads(file.read_bytes()), "format": 99}))
    with pytest.raises(StoreError, match="newer version"):
        reopened()


@pytest.mark.requirement("PR15")
@pytest.mark.parametrize("event", ["created", "changed"])
def test_a_changed_event_breaks_the_chain(tiny: TinyStore, event: str, dossier_file: Path) -> None:
    def forge(tables: dict[str, dict[str, dict[str, object]]]) -> None:
        (row,) = (row for key, row in tables["events"].items() if key.startswith(event))
        row["by"] = BART

    rewrite(tiny, dossier_file, forge)
    with pytest.raises(Damaged, match="changed or is missing"):
        tiny.events(AMINA)


@pytest.mark.requirement("PR15")
@pytest.mark.parametrize("position", [0, -1])
def test_a_missing_event_breaks_the_chain(
    tiny: TinyStore, position: int, dossier_file: Path
) -> None:
    rewrite(tiny, dossier_file, lambda t: t["events"].pop(list(t["events"])[position]))
    with pytest.raises(Damaged, match="changed or is missing"):
        tiny.events(AMINA)


def rewrite(tiny: TinyStore, file: Path, change: Callable[..., object]) -> None:
    """Change a dossier's file as somebody with all keys could."""
    sealer = tiny.folder.dossier_sealer(AMINA)
    assert sealer is not None
    tables = tiny.dossiers.files.tables(AMINA)
    change(tables)
    file.write_bytes(sealer.seal(orjson.dumps(tables), tiny.folder.name(file)))
