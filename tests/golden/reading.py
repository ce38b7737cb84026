"""A page as plain text: what somebody reads, in the order in which it stands there."""

import re
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*")
MARKS = {
    "title": "# {}",
    "subheader": "## {}",
    "caption": "({})",
    "text": "> {}",
    "button": "[{}]",
    "warning": "! {}",
    "info": "i {}",
    "success": "i {}",
    "error": "! {}",
}


def lines(block: Block) -> Iterator[str]:
    """Yield each thing to read in a block, marked by what it is."""
    for child in block.children.values():
        if isinstance(child, Block):
            label = plain(str(getattr(child, "label", "") or ""))
            if label:
                yield f"▸ {label}"
            yield from lines(child)
        else:
            yield from _element(child)


def _element(one: Element) -> Iterator[str]:
    kind = getattr(one, "type", "")
    said = getattr(one, "label", None) if kind == "button" else getattr(one, "value", None)
    if kind in ("text_area", "text_input", "selectbox", "checkbox"):
        said = getattr(one, "label", None)
        kind = "button"
    if isinstance(said, str) and said.strip():
        text = plain(said)
        first, *rest = MARKS.get(kind, "{}").format(text).splitlines()
        yield "\n".join([first, *(f"  {line}" for line in rest if line.strip())])


def plain(words: str) -> str:
    """Return words without the pictures and the signs that keep typed words text."""
    return PICTURE.sub("", words).replace("\u2060", "").replace("\\", "").strip()


def page(app: AppTest) -> str:
    """Return a whole page."""
    return "\n".join(lines(app.main))


def inside(app: AppTest, key: str) -> str:
    """Return what stands in the container with a key."""
    found = next(block for block in _blocks(app.main) if _key(block) == key)
    return "\n".join(lines(found))


def _blocks(block: Block) -> Iterator[Block]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield child
            yield from _blocks(child)


def _key(block: Block) -> str:
    """Return the key of a container: what follows the id that Streamlit gave it."""
    found = re.fullmatch(r"\$\$ID-[0-9a-f]+-(.*)", str(getattr(block.proto, "id", "")))
    return found.group(1) if found else ""
