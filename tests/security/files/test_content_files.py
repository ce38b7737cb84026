"""S9: hostile content is refused at once, and a house that runs goes on with what it had."""

import shutil
from pathlib import Path

import pytest

from modules.content.formats.problem import ContentError
from modules.content.library import load
from modules.services.accounts.secrets import Keys
from modules.services.runtime import NotOpen, Runtime, current, open_runtime, set_current
from modules.storage.tinydb.store import TinyStore
from tests.content.conftest import whole
from tests.security.files import content_files
from tests.security.measured import broken


def test_every_hostile_file_is_refused_and_costs_no_memory() -> None:
    assert broken(content_files.measured()) == []


@pytest.mark.parametrize("name", ["alias bomb", "link to /etc/passwd", "100 MB of nothing"])
def test_a_running_house_keeps_its_library(
    name: str, store: TinyStore, keys: Keys, tmp_path: Path
) -> None:
    content = whole(tmp_path / "content").folder
    running = Runtime(store, load(content), keys, content)
    set_current(running)
    try:
        said = running.library.words("activities", "one-scale", "nl").texts
        content_files.FILES[name](content)
        with pytest.raises(ContentError):
            open_runtime(tmp_path / "data", content)
        assert current() is running
        assert current().library.words("activities", "one-scale", "nl").texts == said
    finally:
        set_current(None)
    assert not (tmp_path / "data").exists()
    shutil.rmtree(content)
    assert running.library.activities["one-scale"].parts


def test_a_server_that_does_not_start_has_no_house(tmp_path: Path) -> None:
    content = whole(tmp_path / "content").folder
    content_files.FILES["brackets 20,000 deep"](content)
    with pytest.raises(ContentError):
        open_runtime(tmp_path / "data", content)
    with pytest.raises(NotOpen):
        current()
