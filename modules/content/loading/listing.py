"""A folder with one list and its words: the facts, the glossary."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from modules.content.formats.matching import Expected
from modules.content.formats.structure import build_each
from modules.content.formats.words_file import TITLE
from modules.content.formats.yaml_reader import Document
from modules.content.loading.reading import ByLanguage, Reading, read_document_at, read_words_in

ListEntry = TypeVar("ListEntry", bound=BaseModel)


class Listing(NamedTuple):
    """The words of a list by language, and the document that says what is in it."""

    words: ByLanguage
    document: Document | None


def read_listing(
    reading: Reading, name: str, model: type[ListEntry], *, fills_in: bool = False
) -> tuple[Mapping[str, ListEntry], Listing]:
    """Return the entries of `<name>/<name>.yaml` by id, and their words; nothing without folder.

    `fills_in` says that the words leave `{figures}` open.
    """
    folder = reading.content_dir / name
    if not folder.is_dir():
        return {}, Listing({}, None)
    document = read_document_at(folder / f"{name}.yaml", reading)
    entries = build_each(model, document, reading.problems, "id") if document else {}
    expected = Expected((TITLE, *entries)) if entries else None
    words = read_words_in(folder, f"{name}.yaml", expected, reading, fills_in=fills_in)
    return entries, Listing(words, document)
