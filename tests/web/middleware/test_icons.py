"""The small icon font has every icon that Streamlit's scripts and our pages can ask for."""

import re
from pathlib import Path

import pytest

from modules.services.runtime import CONTENT
from modules.web.middleware.compressed import smaller_font
from modules.web.middleware.streamlit_files import STATIC

ROOT = CONTENT.parent
LOOK = ROOT / "modules" / "web" / "look"
NOT_IN_THE_FONT = {"star_filled"}
"""A name that Streamlit's scripts mention and its own font does not have either."""


def named_in(files: list[Path]) -> set[str]:
    texts = [file.read_text("utf-8", "ignore") for file in files]
    return {name for text in texts for name in re.findall(r"material/([a-z_0-9]+)", text)}


def test_every_icon_that_can_be_asked_for_is_in_the_font() -> None:
    there = set((LOOK / "icons.txt").read_text("utf-8").split())
    ours = named_in([*(ROOT / "modules").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
    theirs = named_in(list((STATIC / "static" / "js").glob("*.js")))
    assert ours <= there
    assert theirs - NOT_IN_THE_FONT <= there


@pytest.mark.parametrize("name", ["SourceSans", "MaterialSymbols"])
def test_the_large_fonts_are_still_where_we_stand_in_for_them(name: str) -> None:
    served = [file.name for file in (STATIC / "static" / "media").glob(f"{name}*.woff2")]
    assert served
    stands_in = smaller_font(f"/static/media/{served[0]}")
    assert stands_in is not None
    assert stands_in.stat().st_size < 20_000
