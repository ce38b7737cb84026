"""The documents name what there is: every path of the page about the house leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "docs" / "architecture.md"
PATH = re.compile(r"`((?:modules|pages|content|tests|docs)/[\w/.-]*|app\.py)`")
FEATURES = re.compile(r"^\| ([a-z_, ]+) \|", re.MULTILINE)


def paths(document: Path) -> list[str]:
    """Return every path that a document names."""
    return PATH.findall(document.read_text("utf-8"))


def test_the_page_about_the_house_names_its_rooms() -> None:
    assert len(set(paths(HOUSE))) > 20


@pytest.mark.parametrize("path", sorted(set(paths(HOUSE))))
def test_every_path_of_that_page_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_path_that_the_readme_names_is_there() -> None:
    missing = [path for path in paths(ROOT / "README.md") if not (ROOT / path).exists()]
    assert missing == []


def test_every_word_of_the_table_is_a_folder_of_the_domain_or_the_services() -> None:
    table = HOUSE.read_text("utf-8").split("| word |")[1].split("## Four")[0]
    words = [word for row in FEATURES.findall(table) for word in row.split(", ")]
    layers = [ROOT / "modules" / "domain", ROOT / "modules" / "services"]
    assert len(words) > 10
    for word in words:
        assert any((layer / word).is_dir() for layer in layers), word


@pytest.mark.parametrize("layer", ["domain", "services", "ui", "web", "content", "storage"])
def test_no_folder_holds_more_than_fifteen_files(layer: str) -> None:
    top = ROOT / "modules" / layer
    for folder in (top, *(folder for folder in top.rglob("*") if folder.is_dir())):
        files = [file for file in folder.glob("*.py") if file.name != "__init__.py"]
        assert len(files) <= 15, folder
