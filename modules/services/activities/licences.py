"""Whose work the app is made of, and under which licence: read from the content itself."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from modules.domain.catalogue import Library

WORDS_LICENCE = "CC BY 4.0"


class Credit(NamedTuple):
    """How many pictures or fonts are of one maker under one licence, and where they come from."""

    author: str
    licence: str
    how_many: int
    source: str


class Source(NamedTuple):
    """What one part of the content says of where it comes from, as its file says it."""

    title: str
    source: str


class Credits(NamedTuple):
    """Everything that the page of licences shows."""

    pictures: tuple[Credit, ...]
    fonts: tuple[Credit, ...]
    activities: tuple[Source, ...]
    occupations: str
    """Where the table of occupations comes from; empty where there is none."""
    icons: str


def credits(library: Library, language: str, look: Path) -> Credits:
    """Return whose work everything is; `look` is the folder of the app's own icon font."""
    table = library.jobs.table
    return Credits(
        pictures=_counted(library, "pictures"),
        fonts=_counted(library, "fonts"),
        activities=tuple(
            Source(library.words("activities", activity.id, language).title, activity.source)
            for activity in library.activities.values()
        ),
        occupations=table.source if table else "",
        icons=(look / "LICENSE-icons.txt").read_text("utf-8").strip(),
    )


def _counted(library: Library, kind: str) -> tuple[Credit, ...]:
    """Return each maker and licence with how many there are, most first."""
    assets = tuple((library.pictures if kind == "pictures" else library.fonts).values())
    counts = Counter((asset.author, asset.licence) for asset in assets)
    first = {(asset.author, asset.licence): asset.source for asset in reversed(assets)}
    return tuple(
        Credit(author, licence, count, first[author, licence])
        for (author, licence), count in counts.most_common()
    )
