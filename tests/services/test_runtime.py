"""The house: opened once, and nothing served before or on a problem."""

from pathlib import Path

import pytest

from modules.content.formats.problem import ContentError
from modules.services.runtime import NotOpen, current, open_runtime, set_current


def test_nothing_is_served_before_the_house_is_open() -> None:
    set_current(None)
    with pytest.raises(NotOpen):
        current()


def test_an_opened_house_is_the_one_that_pages_work_with(tmp_path: Path) -> None:
    opened = open_runtime(tmp_path / "store")
    assert current() is opened
    set_current(None)
    opened.store.close()


def test_content_with_a_problem_is_not_served(tmp_path: Path) -> None:
    set_current(None)
    with pytest.raises(ContentError):
        open_runtime(tmp_path / "store", content=tmp_path / "nothing")
    with pytest.raises(NotOpen):
        current()


def test_the_keys_are_the_same_after_a_restart(tmp_path: Path) -> None:
    first = open_runtime(tmp_path / "store")
    first.store.close()
    second = open_runtime(tmp_path / "store")
    set_current(None)
    second.store.close()
    assert first.keys == second.keys
