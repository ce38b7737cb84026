"""Words of people in places that read Markdown: shown as they were typed, never obeyed."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'])")


def plain(words: str) -> str:
    """Return words with every sign that Markdown could obey escaped, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
