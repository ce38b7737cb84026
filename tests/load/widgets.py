"""What a browser sends for the widgets of a page: values typed, buttons pressed, defaults."""

from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.load.tree import Node


class NoSuchWidget(Exception):
    """The page has no such widget; the text says which it has."""


def find(root: Node, what: str, kinds: frozenset[str]) -> Node:
    """Return the widget with this key, else with this label; raises NoSuchWidget."""
    here = [node for node in root.walk() if node.kind in kinds]
    for fits in (lambda node: node.key == what, lambda node: node.label == what):
        found = [node for node in here if fits(node)]
        if found:
            return found[0]
    raise NoSuchWidget(f"{what!r} is none of {[(node.key, node.label) for node in here]}")


def pressed(button: Node) -> WidgetState:
    """Return what a tap on a button sends."""
    return WidgetState(id=button.id, trigger_value=True)


def filled(node: Node, value: Any) -> WidgetState:
    """Return what filling a widget sends."""
    if node.kind == "checkbox":
        return WidgetState(id=node.id, bool_value=bool(value))
    return WidgetState(id=node.id, string_value=str(value))


def default(node: Node) -> WidgetState:
    """Return what a browser reports for a widget nobody touched."""
    state, content = WidgetState(id=node.id), node.content
    if node.kind == "checkbox":
        state.bool_value = content.value if content.set_value else content.default
    elif node.kind == "selectbox":
        if content.set_value and content.HasField("raw_value"):
            state.string_value = content.raw_value
        elif content.HasField("default") and 0 <= content.default < len(content.options):
            state.string_value = content.options[content.default]
    elif content.set_value and content.HasField("value"):
        state.string_value = content.value
    elif content.HasField("default"):
        state.string_value = content.default
    return state
