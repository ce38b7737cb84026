"""The elements of a page as they arrive over the wire, kept as a browser keeps them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOTS = {0: "main", 1: "sidebar", 2: "event", 3: "bottom"}
INPUTS = frozenset({"text_input", "text_area", "selectbox", "checkbox"})
BUTTONS = frozenset({"button"})
_SIGNS = re.compile(r":material/[a-z0-9_]+:|!\[[^\]]*\]\([^)]*\)|[*_`#]+")


def plain(text: str) -> str:
    """Return a label or a Markdown text as a reader would quote it."""
    return _SIGNS.sub("", text).strip()


@dataclass
class Node:
    """A block or an element at one place of the page, and the run that sent it last."""

    element: Element | None = None
    block: Block | None = None
    name: str = ""
    run: str = ""
    fragment: str = ""
    children: dict[int, "Node"] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return what it is, in the words of the protocol."""
        if self.element is not None:
            return self.element.WhichOneof("type") or "empty"
        if self.block is not None:
            return self.block.WhichOneof("type") or "vertical"
        return self.name or "root"

    @property
    def content(self) -> Any:
        """Return the message of its own kind, or None for a root."""
        source = self.element if self.element is not None else self.block
        which = source.WhichOneof("type") if source is not None else None
        return getattr(source, which) if source is not None and which else None

    @property
    def id(self) -> str:
        """Return the id of a widget, "" for anything else."""
        return str(getattr(self.content, "id", "") or "")

    @property
    def key(self) -> str:
        """Return the key that the author gave a widget, or ""."""
        return self.id.split("-", 2)[-1] if self.id.startswith("$$ID") else ""

    @property
    def label(self) -> str:
        """Return the words on a widget."""
        return plain(str(getattr(self.content, "label", "") or ""))

    @property
    def text(self) -> str:
        """Return every word that it shows; the data of an own component as it was sent."""
        if self.kind == "bidi_component":
            return str(getattr(self.content, "json", "") or self.content)
        names = ("title", "body", "label", "text", "message")
        found = (getattr(self.content, name, None) for name in names)
        return " ".join(one for one in found if isinstance(one, str) and one)

    def walk(self) -> Iterator["Node"]:
        """Yield it and everything in it, in the order of the page."""
        yield self
        for place in sorted(self.children):
            yield from self.children[place].walk()

    def render(self, depth: int = 0) -> str:
        """Return it as indented text, for people."""
        text = self.text.replace("\n", " ")
        bits = [self.kind, json.dumps(text[:90], ensure_ascii=False) if text else "", self.key]
        lines = ["  " * depth + " ".join(bit for bit in bits if bit)]
        lines += [self.children[place].render(depth + 1) for place in sorted(self.children)]
        return "\n".join(lines)


def put(root: Node, message: ForwardMsg, run: str) -> None:
    """Put the element or block of a delta in its place."""
    path, which = list(message.metadata.delta_path), message.delta.WhichOneof("type")
    if not path or which == "new_transient":
        return
    parent = _parent(root, path[:-1], run)
    node = Node(run=run, fragment=message.delta.fragment_id)
    if which == "new_element":
        node.element = message.delta.new_element
    else:
        node.block = message.delta.add_block
        old = parent.children.get(path[-1])
        if old is not None and old.element is None and old.kind == node.kind:
            node.children = old.children
    parent.children[path[-1]] = node


def _parent(root: Node, path: list[int], run: str) -> Node:
    parent = root
    for depth, place in enumerate(path):
        child = parent.children.get(place)
        if child is None or child.element is not None:
            child = Node(name="" if depth else ROOTS.get(place, ""), run=run)
            parent.children[place] = child
        parent = child
    return parent


def prune(node: Node, run: str, fragments: set[str]) -> None:
    """Remove what a finished run did not send again; after a fragment run only its own part."""
    for place, child in list(node.children.items()):
        stale = child.run != run and (not fragments or child.fragment in fragments)
        if child.name not in ROOTS.values() and (stale or child.kind == "empty"):
            del node.children[place]
        else:
            prune(child, run, fragments)
