import os
import stat

import pytest

from modules.content.loading import cache
from modules.content.loading.cache import MOST_KEPT, cache_folder, keep, kept

FIRST, SECOND = "1" * 64, "2" * 64


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the cache folder of this test, which is not there yet."""
    monkeypatch.setenv("TWEEDE_KANS_CACHE", str(tmp_path / "users" / "cache"))
    monkeypatch.setattr(cache, "_logged", set())
    return tmp_path / "users" / "cache"


def test_what_was_kept_is_there_under_its_fingerprint_only(folder):
    keep(FIRST, b"a library\nof two lines")

    assert kept(FIRST) == b"a library\nof two lines"
    assert kept(SECOND) is None


def test_nothing_is_there_at_first(folder, caplog):
    assert kept(FIRST) is None
    assert caplog.messages == []


def test_only_the_user_can_look_into_a_folder_that_was_made_for_this(folder):
    keep(FIRST, b"a library")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FIRST).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: raw + b"x",
        lambda raw: raw.replace(b"library", b"librarz"),
        lambda raw: b"\x00" * len(raw),
    ],
    ids=["a byte short", "half", "empty", "longer", "edited", "zeroes"],
)
def test_a_damaged_file_is_as_good_as_none_and_is_written_again(folder, damage):
    keep(FIRST, b"a library")
    (folder / FIRST).write_bytes(damage((folder / FIRST).read_bytes()))

    assert kept(FIRST) is None
    keep(FIRST, b"a library")
    assert kept(FIRST) == b"a library"


def test_a_file_under_the_name_of_another_is_as_good_as_none(folder):
    keep(FIRST, b"a library")
    (folder / FIRST).rename(folder / SECOND)

    assert kept(SECOND) is None


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777])
def test_a_folder_in_which_others_can_write_is_not_used(folder, mode, caplog):
    keep(FIRST, b"a library")
    folder.chmod(mode)

    assert kept(FIRST) is None
    keep(SECOND, b"another")
    assert [file.name for file in folder.iterdir()] == [FIRST]
    assert caplog.messages == [
        f"checked content is not kept in {folder}: somebody else can write there; "
        "each start reads all of it"
    ]


def test_a_file_that_others_can_write_is_not_read(folder):
    keep(FIRST, b"a library")
    (folder / FIRST).chmod(0o666)

    assert kept(FIRST) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_belongs_to_somebody_else_is_not_read(folder):
    keep(FIRST, b"a library")
    os.chown(folder / FIRST, 12345, 12345)
    assert kept(FIRST) is None

    os.chown(folder / FIRST, os.geteuid(), os.getegid())
    assert kept(FIRST) == b"a library"
    os.chown(folder, 12345, 12345)
    assert kept(FIRST) is None


def test_a_link_is_not_followed(folder, tmp_path):
    keep(FIRST, b"a library")
    (folder / FIRST).rename(tmp_path / "elsewhere")
    (folder / FIRST).symlink_to(tmp_path / "elsewhere")
    assert kept(FIRST) is None

    folder.rename(tmp_path / "moved")
    folder.symlink_to(tmp_path / "moved")
    keep(SECOND, b"another")
    assert kept(SECOND) is None


def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(folder):
    keep(FIRST, b"a library")
    (folder / FIRST).unlink()
    os.mkfifo(folder / FIRST, 0o600)

    assert kept(FIRST) is None


def test_where_nothing_can_be_written_nothing_is_kept_and_the_log_says_so_once(folder, caplog):
    folder.parent.write_text("a file where a folder should come")

    for _ in range(3):
        keep(FIRST, b"a library")
        assert kept(FIRST) is None

    assert caplog.messages == [
        f"checked content is not kept in {folder}: Not a directory; each start reads all of it"
    ]


def test_only_what_was_used_last_stays(folder):
    names = [f"{number}" * 64 for number in range(MOST_KEPT + 2)]
    for number, name in enumerate(names):
        keep(name, b"a library")
        os.utime(folder / name, (number, number))
    kept(names[2])
    (folder / "a file of somebody").write_text("stays")

    keep(FIRST, b"a library")

    last = {FIRST, names[2], *names[-2:]}
    assert {file.name for file in folder.iterdir()} == {*last, "a file of somebody"}


def test_what_a_killed_process_left_half_written_goes_in_the_end(folder):
    keep(FIRST, b"a library")
    left = folder / f"{SECOND}.{'0' * 16}"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    for number in range(3, 3 + MOST_KEPT):
        keep(f"{number}" * 64, b"a library")

    assert not left.exists()


def test_an_empty_setting_means_that_nothing_is_kept(monkeypatch):
    monkeypatch.setenv("TWEEDE_KANS_CACHE", "")

    assert cache_folder() is None
    keep(FIRST, b"a library")
    assert kept(FIRST) is None


def test_the_place_is_the_users_own_cache_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("TWEEDE_KANS_CACHE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache_folder() == tmp_path / ".cache" / "tweede-kans"

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder() == tmp_path / "caches" / "tweede-kans"

    monkeypatch.setenv("XDG_CACHE_HOME", "not/from/the/root")
    assert cache_folder() == tmp_path / ".cache" / "tweede-kans"
