"""Words of people in places that read Markdown: shown as they were typed, never obeyed."""

import re

_OBEYED_LATER = re.compile(r"://|www|@|:(?=\w)|[-<>~=](?=[-=>])", re.IGNORECASE)
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'])")


def escape_markdown(words: str) -> str:
    """Return words with every character that Markdown could obey escaped, on one line.

    A web or mail address gets a word joiner, which nobody sees, and so do `:smile:` and `--`:
    Streamlit makes links, pictures and dashes of them after it has read the escapes.
    """
    words = _OBEYED_LATER.sub(lambda match: match.group() + "\u2060", words)
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
