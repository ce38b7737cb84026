import os

import pytest

from modules.content.loading.fingerprint import LARGEST, fingerprint
from tests.content.conftest import FILES, Content, whole


@pytest.mark.parametrize("path", FILES)
def test_one_changed_byte_in_any_file_gives_another_fingerprint(content, path):
    before = fingerprint(content.folder)
    file = content.folder / path
    raw, status = file.read_bytes(), file.stat()

    file.write_bytes(raw[:-2] + bytes([raw[-2] ^ 1]) + raw[-1:])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert file.stat().st_size == status.st_size
    assert fingerprint(content.folder) != before
    file.write_bytes(raw)
    assert fingerprint(content.folder) == before


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_gone_gives_another_fingerprint(content, path):
    before = fingerprint(content.folder)

    content.remove(path)

    assert fingerprint(content.folder) != before


def test_a_new_file_or_folder_gives_another_fingerprint_also_when_it_is_empty(content):
    prints = [fingerprint(content.folder)]
    content.write("activities/one-scale/fr.md", "")
    prints.append(fingerprint(content.folder))
    (content.folder / "activities" / "two-scales").mkdir()
    prints.append(fingerprint(content.folder))
    (content.folder / "activities" / "__pycache__").mkdir()
    prints.append(fingerprint(content.folder))

    assert len(set(prints)) == 4


def test_the_same_bytes_under_another_name_give_another_fingerprint(content):
    before = fingerprint(content.folder)
    (content.folder / "interface" / "en.md").rename(content.folder / "interface" / "fr.md")

    assert fingerprint(content.folder) != before


def test_two_files_are_not_taken_for_one_with_the_bytes_of_both(tmp_path):
    two, one = Content(tmp_path / "two"), Content(tmp_path / "one")
    two.write("a", "x")
    two.write("b", "y")
    one.write("a", "xfile 2 1 /by")

    assert fingerprint(two.folder) != fingerprint(one.folder)


def test_the_same_content_elsewhere_has_the_same_fingerprint(content, tmp_path):
    moved = content.folder.rename(tmp_path / "elsewhere")

    assert fingerprint(moved) is not None
    assert fingerprint(whole(tmp_path / "again").folder) == fingerprint(moved)


def test_a_folder_with_a_link_has_no_fingerprint(content):
    (content.folder / "pictures" / "link.svg").symlink_to(content.folder / "pictures/wrench.svg")

    assert fingerprint(content.folder) is None


def test_a_folder_with_something_to_wait_for_has_no_fingerprint(content):
    os.mkfifo(content.folder / "pictures" / "pipe.svg")

    assert fingerprint(content.folder) is None


def test_a_file_that_is_too_large_to_read_is_not_read(content):
    with (content.folder / "pictures" / "large.png").open("wb") as file:
        file.truncate(LARGEST + 1)

    assert fingerprint(content.folder) is None


def test_a_folder_that_is_not_there_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "nowhere") is None
