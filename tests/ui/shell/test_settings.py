"""The server settings: as measured, or nothing is served."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from modules.ui.shell import settings

FILE = Path(__file__).parents[3] / ".streamlit" / "config.toml"


@pytest.fixture
def wrong() -> Iterator[str]:
    """Return a setting that somebody changed."""
    before = config.get_option("client.toolbarMode")
    config.set_option("client.toolbarMode", "developer")
    yield "client.toolbarMode"
    config.set_option("client.toolbarMode", before)


def test_the_settings_that_come_with_the_app_are_as_they_must_be() -> None:
    settings.check()


def test_a_changed_setting_is_named_and_refused(wrong: str) -> None:
    with pytest.raises(settings.Unsafe, match=wrong):
        settings.check()


def test_each_needed_setting_stands_in_the_file() -> None:
    written = tomllib.loads(FILE.read_text("utf-8"))
    for name in settings.NEEDED:
        section, option = name.split(".")
        assert option in written[section], name
