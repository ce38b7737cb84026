"""Content that was read before: the same in all values and types, and read again after a change."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from modules.content.formats.files import read_text
from modules.content.formats.problem import ContentError
from modules.content.library import load, open_library, read, read_or_kept
from modules.content.loading import cache
from modules.services.runtime import CONTENT
from tests.content.conftest import FILES
from tests.counting import counted, first_call

ROOT = Path(__file__).parents[2]
OPEN = "import sys; from pathlib import Path; from modules.content.library import open_library; "


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Return the cache folder of this test."""
    monkeypatch.setenv("TWEEDE_KANS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_logged", set())
    return tmp_path / "cache"


def files_read(content_dir):
    """Open the library, and return how many files were read and checked for it."""
    with counted(read_text) as calls:
        open_library(content_dir)
    return calls["read_text"]


def typed(value):
    """Return a value with the type of everything in it, and with what was set and what was not."""
    if isinstance(value, BaseModel):
        fields = {name: typed(getattr(value, name)) for name in type(value).model_fields}
        return type(value), frozenset(value.model_fields_set), fields
    if isinstance(value, dict):
        return dict, [(typed(key), typed(entry)) for key, entry in value.items()]
    if isinstance(value, tuple | list):
        return type(value), [typed(entry) for entry in value]
    return type(value), value


def test_the_shipped_content_is_the_same_from_the_cache_in_every_value_type_and_order(folder):
    from_files = open_library(CONTENT)
    assert folder.exists()

    with counted(read_text) as calls:
        from_cache = open_library(CONTENT)

    assert calls["read_text"] == 0
    assert typed(from_cache) == typed(from_files)


@pytest.mark.parametrize("name", ["small_content", "others_content", "rich_content"])
def test_the_contents_of_these_tests_are_the_same_from_the_cache(name, request):
    content_dir = request.getfixturevalue(name)
    from_files = open_library(content_dir)

    with counted(read_text) as calls:
        from_cache = open_library(content_dir)

    assert calls["read_text"] == 0
    assert typed(from_cache) == typed(from_files)


def test_content_elsewhere_with_the_same_bytes_names_its_own_files(content, tmp_path):
    open_library(content.folder)
    moved = content.folder.rename(tmp_path / "elsewhere")

    assert files_read(moved) == 0
    assert open_library(moved).pictures["wrench"].file == moved / "pictures" / "wrench.svg"


@pytest.mark.parametrize("path", FILES)
def test_one_changed_byte_in_any_file_is_read(content, path):
    everything = files_read(content.folder)
    assert files_read(content.folder) == 0

    content.write(path, FILES[path].replace("\n", " \n", 1))

    assert files_read(content.folder) == everything
    assert typed(open_library(content.folder)) == typed(load(content.folder))


def test_a_changed_sentence_is_the_one_that_is_shown(content):
    open_library(content.folder)

    content.change("interface/nl.md", "Bewaard", "Bewaart")

    assert open_library(content.folder).interface("nl")["save.kept"] == "Bewaart, {name}."


def test_content_with_an_error_is_told_each_time_and_never_kept(content, folder):
    content.write("activities/one-scale/nl.md", "<!-- reviewed: no -->\n# T\n")

    for _ in range(2):
        with pytest.raises(ContentError):
            open_library(content.folder)
    assert not folder.exists()


def test_an_error_in_content_that_was_kept_is_told(content):
    open_library(content.folder)

    content.remove("pictures/wrench.svg")

    with pytest.raises(ContentError):
        open_library(content.folder)


def test_what_can_wait_is_kept_with_the_rest(content):
    content.change("activities/one-scale/nl.md", "Ik herstel graag dingen.", "Ik herstel graag.")
    from_files = read_or_kept(content.folder)

    with counted(read_text) as calls:
        from_cache = read_or_kept(content.folder)

    assert calls["read_text"] == 0
    assert len(from_cache[1]) == len(from_cache[0].warnings) == 1
    assert typed(from_cache) == typed(from_files) == typed(read(content.folder))


@pytest.mark.parametrize("kept", [b"", b"{}", b"[]", b"\x80\x04]\x94.", b'{"activities": {}}'])
def test_a_file_that_holds_no_library_is_read_again_and_put_right(content, folder, kept):
    everything = files_read(content.folder)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    cache.keep(file.name, kept)

    assert files_read(content.folder) == everything
    assert file.read_bytes() == good


def test_a_cut_file_is_read_again_and_put_right(content, folder):
    everything = files_read(content.folder)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    file.write_bytes(good[:-20])

    assert files_read(content.folder) == everything
    assert file.read_bytes() == good


def test_without_a_place_to_keep_it_the_content_is_read_each_time(content, folder):
    folder.write_text("a file where a folder should come")
    everything = files_read(content.folder)

    assert everything > 0
    assert files_read(content.folder) == everything


def test_content_that_changes_while_it_is_read_is_not_kept(content, folder):
    with first_call(read_text, lambda: content.write("LICENSE", "new")):
        open_library(content.folder)

    assert not folder.exists()


def test_what_lies_behind_a_link_is_never_kept(content, folder, tmp_path):
    words = content.folder / "interface" / "nl.md"
    words.rename(content.folder.parent / "nl.md")
    (content.folder / "interface" / "nl.md").symlink_to(content.folder.parent / "nl.md")

    with pytest.raises(ContentError):
        open_library(content.folder)
    assert not folder.exists()


def test_two_processes_at_once_both_have_it_and_leave_one_file(content, folder):
    code = f"{OPEN} library = open_library(Path(sys.argv[1])); print(len(library.activities))"
    command = [sys.executable, "-c", code, str(content.folder)]

    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]

    assert [process.communicate()[0] for process in both] == [b"1\n", b"1\n"]
    assert len(list(folder.iterdir())) == 1
    assert files_read(content.folder) == 0
