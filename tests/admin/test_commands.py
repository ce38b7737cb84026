"""The commands as somebody types them: what they print, and how they end."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from modules.admin.__main__ import COMMANDS, main
from modules.domain.records.people import Account
from modules.storage.files.keys import KEY_FILE, key_text
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, BART, MONDAY, keep, set_to, start
from tests.storage.test_store import account

Typed = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a closed store with Amina and Bart in it."""
    store = TinyStore.open(tmp_path / "store")
    start(store)
    start(store, BART, name="Bart")
    keep(store, set_to("answer/dreams/first", "graag"))
    store.update(Account, AMINA, lambda _: account())
    store.close()
    return tmp_path / "store"


@pytest.fixture
def typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return what types a command about the folder and returns its exit code."""
    for name in ("KEY", "NEW_KEY", "OLD_KEY", "DATABASE_URL"):
        monkeypatch.delenv(f"TWEEDE_KANS_{name}", raising=False)
    return lambda *words: main(["--folder", str(folder), *map(str, words)])


def tars(folder: Path) -> tuple[Path, Path]:
    (content,) = folder.glob("*.tar")
    (keys,) = folder.glob("keys/*.tar")
    return content, keys


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(command in told for command in COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert command in capsys.readouterr().out


def test_what_is_not_understood_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["make-coffee"])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "words", [["backup", "b"], ["check"], ["export", "e"], ["retention"], ["sheet"], ["rotate-key"]]
)
def test_a_mistyped_folder_is_refused_and_not_made(tmp_path: Path, words: list[str]) -> None:
    assert main(["--folder", str(tmp_path / "nothing"), *words]) == 3
    assert not (tmp_path / "nothing").exists()


def test_backup_and_restore(
    typed: Typed, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("backup", tmp_path / "b") == 0
    assert typed("erase", AMINA, "--yes") == 0
    assert typed("restore", *tars(tmp_path / "b")) == 3
    assert typed("restore", *tars(tmp_path / "b"), "--replace") == 0
    assert "1 dossiers are back; 1 stayed erased" in capsys.readouterr().out
    assert list(TinyStore.open(folder).dossier_ids()) == [BART]


def test_restore_on_a_new_machine_needs_the_key_of_the_sheet(
    typed: Typed, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("backup", tmp_path / "b")
    there = ["--folder", str(tmp_path / "new"), "restore", *map(str, tars(tmp_path / "b"))]
    assert main(there) == 3
    monkeypatch.setenv("TWEEDE_KANS_KEY", (folder / KEY_FILE).read_text())
    assert main(there) == 0
    assert set(TinyStore.open(tmp_path / "new").dossier_ids()) == {AMINA, BART}


def test_check_tells_and_puts_back(
    typed: Typed, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("check") == 0
    (damaged,) = folder.glob(f"people/*/{AMINA}.tk")
    damaged.write_bytes(damaged.read_bytes()[:-3])
    assert typed("check") == 1
    assert damaged.name in capsys.readouterr().out
    assert typed("check", "--put-back") == 0
    assert typed("check") == 0
    assert TinyStore.open(folder).get(AMINA).version == 1
    assert damaged.with_name(damaged.name + ".damaged").exists()


def test_what_was_put_aside_goes_when_the_person_is_erased(typed: Typed, folder: Path) -> None:
    (damaged,) = folder.glob(f"people/*/{AMINA}.tk")
    damaged.write_bytes(b"")
    typed("check", "--put-back")
    typed("erase", AMINA, "--yes")
    assert not list(folder.rglob(f"{AMINA}*"))


def test_export_and_import(typed: Typed, tmp_path: Path) -> None:
    assert typed("export", tmp_path / "all.jsonl") == 0
    assert typed("import", tmp_path / "all.jsonl") == 3
    assert main(["--folder", str(tmp_path / "new"), "import", str(tmp_path / "all.jsonl")]) == 0
    assert set(TinyStore.open(tmp_path / "new").dossier_ids()) == {AMINA, BART}


def test_erasing_asks_for_a_yes_and_a_known_id(typed: Typed) -> None:
    with pytest.raises(SystemExit) as ended:
        typed("erase", AMINA)
    assert ended.value.code == 2
    assert typed("erase", "0" * 32, "--yes") == 3


def test_erasing_removes_the_account_too(typed: Typed, folder: Path) -> None:
    assert typed("erase", AMINA, "--yes") == 0
    assert TinyStore.open(folder).find(Account, AMINA) is None


def test_the_sheet_opens_the_store(
    typed: Typed, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("sheet") == 0
    told = capsys.readouterr().out
    key = "".join(re.findall(r"^    ([A-Z2-7 ]+)$", told, re.MULTILINE))
    assert key.replace(" ", "") == (folder / KEY_FILE).read_text().strip().replace("-", "")


def test_rotate_key_changes_the_key_file(typed: Typed, folder: Path) -> None:
    earlier = (folder / KEY_FILE).read_text()
    assert typed("rotate-key") == 0
    assert (folder / KEY_FILE).read_text() != earlier
    assert typed("check") == 0


def test_rotate_key_with_the_key_in_the_environment_wants_the_next_one_there(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWEEDE_KANS_KEY", (folder / KEY_FILE).read_text())
    (folder / KEY_FILE).unlink()
    assert typed("rotate-key") == 3
    following = key_text(bytes(range(32)))
    monkeypatch.setenv("TWEEDE_KANS_NEW_KEY", following)
    assert typed("rotate-key") == 0
    monkeypatch.setenv("TWEEDE_KANS_KEY", following)
    assert typed("check") == 0
    assert not (folder / KEY_FILE).exists()


def test_a_key_is_not_changed_beside_a_running_app(typed: Typed, folder: Path) -> None:
    running = TinyStore.open(folder, serving=True)
    assert typed("rotate-key") == 3
    running.close()


def test_retention_lists_and_erases_whose_time_is_over(
    typed: Typed, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = TinyStore.open(folder)
    fresh = "f0" * 16
    now = MONDAY + timedelta(days=36500)
    store.create(fresh, [], by=fresh, at=now, save_id="x")
    assert typed("retention", "--months", "0") == 0
    assert len(list(store.dossier_ids())) == 3
    assert typed("retention", "--months", "0", "--erase") == 0
    assert list(store.dossier_ids()) == [fresh]
    assert AMINA in capsys.readouterr().out


def test_move_to_a_database_and_back(
    typed: Typed,
    folder: Path,
    tmp_path: Path,
    database_url: str,
    organisation: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TWEEDE_KANS_ORGANISATION", organisation)
    assert typed("move", "--to-database", database_url) == 0
    assert typed("--database", database_url, "check") == 0
    assert typed("--database", database_url, "backup", tmp_path / "b") == 0
    assert typed("--database", database_url, "move", "--to-folder", tmp_path / "back") == 0
    assert set(TinyStore.open(tmp_path / "back").dossier_ids()) == {AMINA, BART}


def test_a_backup_of_a_database_restores_into_an_empty_one(
    typed: Typed,
    tmp_path: Path,
    database_url: str,
    organisation: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TWEEDE_KANS_ORGANISATION", organisation)
    typed("move", "--to-database", database_url)
    typed("--database", database_url, "backup", tmp_path / "b")
    again = ["--database", database_url, "restore", *tars(tmp_path / "b")]
    assert typed(*again) == 3
    typed("--database", database_url, "erase", AMINA, "--yes")
    typed("--database", database_url, "erase", BART, "--yes")
    assert typed(*again) == 0
    monkeypatch.setenv("TWEEDE_KANS_ORGANISATION", f"{organisation}-new")
    assert typed(*again) == 0
    assert typed("--database", database_url, "check") == 0
    assert typed("--database", database_url, "rotate-key") == 0
    assert typed("--database", database_url, "check") == 0


def test_move_says_where_to(typed: Typed) -> None:
    assert typed("move") == 3
