"""The sentences in which problems are reported; they stand in messages.yaml, in plain Dutch."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml

LONGEST_QUOTE = 90
"""The most characters that a message repeats of what stands in a file."""


@cache
def sentences() -> Mapping[str, str]:
    """Return every sentence by its key, with `{names}` to fill in."""
    text = Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, str] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded


def say(key: str, /, **values: object) -> str:
    """Return the sentence with this key, filled in; what comes from a file is cut when long."""
    return sentences()[key].format_map({name: quote(value) for name, value in values.items()})


def quote(value: object) -> str:
    """Return a value on one line, cut when it is long."""
    text = " ".join(str(value)[: 4 * LONGEST_QUOTE].split())
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def suggestion(written: str, known: Iterable[str]) -> str:
    """Return "; bedoel je 'x'?" when a known word looks like the written one, else nothing."""
    near = nearest(written, known)
    return "" if near is None else say("suggestion", near=near)


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like the written one, or None."""
    near = get_close_matches(written[:LONGEST_QUOTE], list(known), n=1)
    return near[0] if near else None
