"""The little Markdown that the content is written in, as HTML: every other sign is escaped."""

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\(((?:https?://|tel:|mailto:)[^)\s]+)\)")
_NEW_TAB = 'target="_blank" rel="noopener noreferrer"'


def inline(text: str) -> Markup:
    """Return a line with its bold words and its links."""
    safe = str(escape(text))
    safe = _LINK.sub(lambda link: f'<a href="{link[2]}" {_NEW_TAB}>{link[1]}</a>', safe)
    return Markup(_BOLD.sub(r"<strong>\1</strong>", safe))  # escaped above


def blocks(text: str) -> Markup:
    """Return paragraphs, and lists where each line begins with a dash."""
    return Markup("\n").join(_block(block) for block in text.split("\n\n") if block.strip())


def _block(block: str) -> Markup:
    lines = block.strip().split("\n")
    if all(line.startswith("- ") for line in lines):
        items = Markup("").join(Markup("<li>{}</li>").format(inline(line[2:])) for line in lines)
        return Markup("<ul>{}</ul>").format(items)
    if any(line.startswith("- ") for line in lines):  # a sentence, and the list that it begins
        first = next(at for at, line in enumerate(lines) if line.startswith("- "))
        if first:
            return _block("\n".join(lines[:first])) + _block("\n".join(lines[first:]))
    return Markup("<p>{}</p>").format(inline(block.strip()))
