"""Text files as people save them: size, encoding and line ends are dealt with here, once."""

import re
from pathlib import Path
from typing import NamedTuple

from modules.content.formats.messages import say
from modules.domain.catalogue import Problem

LARGEST = 250_000
"""The most bytes in one file: ten times what the largest needs, and still read in a second."""

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that no editor shows, and some that only some programs count as a line end."""


class Text(NamedTuple):
    """What stands in a file, with `\\n` as the only line end, and its path for messages."""

    path: str
    text: str


def shown_path(file: Path, content_dir: Path) -> str:
    """Return the path as messages show it: from the content folder, and always printable."""
    path = file.relative_to(content_dir).as_posix()
    return "".join(character if character.isprintable() else "?" for character in path)


def read_text(file: Path, content_dir: Path, problems: list[Problem]) -> Text | None:
    """Return the text of a file, or None after adding the problem that prevents it.

    Why: a BOM and CRLF are accepted, because Notepad on Windows writes them unasked.
    """
    path = shown_path(file, content_dir)
    raw = _read_bytes(file, content_dir)
    if isinstance(raw, str):
        problems.append(Problem(path, 1, say(raw)))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, say("not-utf8")))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unwanted := _UNWANTED.search(text):
        line = text.count("\n", 0, unwanted.start()) + 1
        problems.append(Problem(path, line, say("unwanted-sign", code=f"{ord(unwanted[0]):04X}")))
        return None
    return Text(path, text)


def is_within(file: Path, folder: Path) -> bool:
    """Return whether a file really lies in a folder, also when the file is a link."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself
        return False


def _read_bytes(file: Path, content_dir: Path) -> bytes | str:
    """Return the bytes of a file, or the key of the sentence that says why not."""
    try:
        if not is_within(file, content_dir):
            return "outside"
        if not file.is_file():
            return "no-file"
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError:
        return "unreadable"
    return "too-large" if len(raw) > LARGEST else raw
