"""Pictures and other material: each file is listed with its author, source and licence."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from modules.content.formats.files import is_within, read_text, shown_path
from modules.content.formats.messages import say, suggestion
from modules.content.formats.structure import build_each
from modules.content.formats.yaml_reader import Document, read_document
from modules.domain.activities.part import Id
from modules.domain.catalogue import Picture, Problem
from modules.domain.records.frozen import Frozen

_ACTIVE = re.compile(
    r"<(?:script|foreignobject|iframe|!doctype|!entity)|\bon[a-z]+\s*=|javascript:|@import"
    r"|\b(?:href|src)\s*=\s*[\"'](?!#|data:image/(?:png|jpeg))|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
"""What makes a drawing act or fetch: it is drawn in the page itself."""


class _Listed(Frozen):
    """An entry of a listing as a person writes it."""

    name: Id
    file: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png|jpg|webp|mp3|woff2)$"),
    ]
    licence: str = Field(min_length=2)
    author: str = Field(min_length=2)
    source: str = Field(min_length=2)


def read_assets(listing: Path, content_dir: Path, problems: list[Problem]) -> dict[str, Picture]:
    """Return what a listing lists, by name, after comparing it with the files beside it."""
    text = read_text(listing, content_dir, problems)
    document = read_document(text, problems) if text else None
    if document is None:
        return {}
    listed = build_each(_Listed, document, problems, "name")
    problems.extend(_not_there(listed, document, listing.parent))
    problems.extend(_not_listed(document, listing, content_dir))
    for asset in listed.values():
        problems.extend(_active(listing.with_name(asset.file), content_dir))
    return {
        asset.name: Picture(**{**dict(asset), "file": listing.with_name(asset.file)})
        for asset in listed.values()
    }


def is_hidden(file: Path) -> bool:
    """Return whether a file was left behind by a computer and not by a person."""
    return file.name.startswith(".") or file.name in {"Thumbs.db", "desktop.ini"}


def _not_there(listed: dict[str, _Listed], document: Document, folder: Path) -> Iterator[Problem]:
    present = {file.name for file in folder.iterdir()}
    for name, asset in listed.items():
        if asset.file not in present:
            hint = suggestion(asset.file, sorted(present))
            yield document.problem(
                (name, "file"), "asset-missing", file=asset.file, suggestion=hint
            )


def _not_listed(document: Document, listing: Path, content_dir: Path) -> Iterator[Problem]:
    """Yield each file without an entry; a licence text and a README need none."""
    entries = (entry for entry in document.tree.values() if isinstance(entry, Mapping))
    known = [listing.name, *(entry.get("file") for entry in entries)]
    for file in sorted(listing.parent.iterdir()):
        explains = file.name.upper().startswith(("LICENSE", "LICENCE", "README"))
        if file.name not in known and not explains and not is_hidden(file):
            path = shown_path(file, content_dir)
            yield Problem(path, 1, say("asset-unlisted", listing=listing.name))


def _active(file: Path, content_dir: Path) -> Iterator[Problem]:
    """Yield what a drawing may not have in it, and a file that is really somewhere else."""
    problems: list[Problem] = []
    if not is_within(file, content_dir):
        yield Problem(shown_path(file, content_dir), 1, say("outside"))
    elif file.suffix == ".svg" and file.exists():
        text = read_text(file, content_dir, problems)
        match = _ACTIVE.search(text.text) if text else None
        if text and match:
            line = text.text.count("\n", 0, match.start()) + 1
            problems.append(Problem(text.path, line, say("svg-active", found=match[0])))
    yield from problems
