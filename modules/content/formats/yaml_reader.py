"""YAML as plain text with line numbers: every value is a text, and nothing refers to another.

Why: `no` would become False and `1.10` would become 1.1 with YAML's own types, and anchors let a
file of ten lines grow to gigabytes. The values get their types from the domain models.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from modules.content.formats.files import Text
from modules.content.formats.messages import say, sentences
from modules.content.formats.problem import MOST_PROBLEMS
from modules.domain.catalogue import Problem

DEEPEST = 30
MOST_VALUES = 20_000
"""A file that is deeper or longer is refused where that shows, before it can fill the memory."""

_NOTICED_LATE = {"while scanning a simple key", "while scanning a quoted scalar"}
"""When the parser fails at these, the fault is where it began: a colon or a quote is missing."""

Trail = tuple[str | int, ...]
"""The way to a value: the keys and the places in lists, from the outside in."""


class Document(NamedTuple):
    """What a YAML file says, and the line on which each value starts."""

    path: str
    tree: Mapping[str, Any]
    lines: Mapping[Trail, int]

    def line(self, trail: Trail) -> int:
        """Return the line of the value; a step that is not in the file is skipped.

        A number also leads to an entry of a mapping, because choices may be written either way.
        """
        node: Any = self.tree
        known: Trail = ()
        for step in trail:
            if isinstance(node, Mapping) and isinstance(step, int) and step < len(node):
                step = list(node)[step]
            if (*known, step) in self.lines:
                known = (*known, step)
                node = node[step]
        return self.lines[known]

    def problem(self, trail: Trail, message: str, /, **values: object) -> Problem:
        """Return a problem on the line of a value; `message` is a key of messages.yaml."""
        return Problem(self.path, self.line(trail), say(message, **values))


def read_document(text: Text, problems: list[Problem]) -> Document | None:
    """Return what a YAML file says, or None after adding what prevents it."""
    reader = _Reader(text.path)
    try:
        tree = reader.read(yaml.parse(text.text, Loader=yaml.CBaseLoader))
    except _Refused as refused:
        reader.problems.append(refused.problem)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax_problem(text, error))
    problems.extend(reader.problems)
    return None if reader.problems else Document(text.path, tree, reader.lines)


class _Refused(Exception):
    """Reading stops here: what follows cannot be trusted."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Reader:
    """Builds the tree from the parser's events, so that a bomb is seen before it goes off."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Trail, int] = {(): 1}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[Event]) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "yaml-two-documents")
            elif isinstance(event, MappingStartEvent):
                self._accept(event, ())
                tree = self._mapping(events, ())
            elif isinstance(event, ScalarEvent | SequenceStartEvent | AliasEvent):
                raise self._refusal(event, "yaml-no-fields")
        if not tree:
            self.problems.append(Problem(self.path, 1, say("yaml-empty")))
        return tree

    def _mapping(self, events: Iterator[Event], trail: Trail) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for key in events:
            if isinstance(key, MappingEndEvent):
                break
            self._accept(key, trail)
            if not isinstance(key, ScalarEvent):
                raise self._refusal(key, "yaml-key")
            line = _line(key)
            value_trail = (*trail, key.value)
            if key.value in tree:
                first = self.lines[value_trail]
                message = say("yaml-double", key=key.value, first=first)
                self._report(Problem(self.path, line, message))
            tree[key.value] = self._value(next(events), events, value_trail)
            self.lines[value_trail] = line
        return tree

    def _sequence(self, events: Iterator[Event], trail: Trail) -> list[Any]:
        tree: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            value_trail = (*trail, len(tree))
            self.lines[value_trail] = _line(event)
            tree.append(self._value(event, events, value_trail))
        return tree

    def _value(self, event: Event, events: Iterator[Event], trail: Trail) -> Any:
        self._accept(event, trail)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, trail)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(events, trail)
        assert isinstance(event, ScalarEvent)
        return event.value

    def _accept(self, event: Event, trail: Trail) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refusal(event, "yaml-anchor")
        if getattr(event, "tag", None) is not None:
            raise self._refusal(event, "yaml-tag")
        if len(trail) > DEEPEST:
            raise self._refusal(event, "yaml-deep")
        if len(self.lines) > MOST_VALUES:
            raise self._refusal(event, "yaml-long")

    def _report(self, problem: Problem) -> None:
        """Add a problem; a person who reads fifty need not wait for the rest of the file."""
        if len(self.problems) + 1 == MOST_PROBLEMS:
            raise _Refused(problem)
        self.problems.append(problem)

    def _refusal(self, event: Event, message: str) -> _Refused:
        return _Refused(Problem(self.path, _line(event), say(message)))


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _syntax_problem(text: Text, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint in plain words, on the line where the fault is."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(text.path, 1, say("yaml"))
    mark = error.context_mark if error.context in _NOTICED_LATE else error.problem_mark
    key = f"yaml {error.problem}"
    last_line = text.text.rstrip().count("\n") + 1
    line = min(mark.line + 1, last_line) if mark else 1
    return Problem(text.path, line, say(key if key in sentences() else "yaml"))
