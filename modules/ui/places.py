"""Where the pages stand, so that a page can be named from anywhere."""

from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"


def page(name: str) -> str:
    """Return the file of a page, named as `participant/path`."""
    return str(PAGES / f"{name}.py")
