"""How much work something is, counted instead of timed: the same on a slow and a busy computer."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

Watch = Callable[[FrameType, str], None]


@contextmanager
def counted(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """Give a count by name of how often each of these functions is called meanwhile."""
    names = {function.__code__: function.__name__ for function in functions}
    calls = Counter(dict.fromkeys(names.values(), 0))

    def count(frame: FrameType, event: str) -> None:
        if event == "call" and frame.f_code in names:
            calls[names[frame.f_code]] += 1

    with _watching(count):
        yield calls


@contextmanager
def arguments_of(function: Callable[..., Any]) -> Iterator[list[Mapping[str, Any]]]:
    """Give the arguments by name of each call of a function meanwhile."""
    calls: list[Mapping[str, Any]] = []

    def note(frame: FrameType, event: str) -> None:
        if event == "call" and frame.f_code is function.__code__:
            calls.append(dict(frame.f_locals))

    with _watching(note):
        yield calls


@contextmanager
def all_calls() -> Iterator[Counter[str]]:
    """Count every call meanwhile, of Python ("call") and of what is written in C ("c_call").

    What happens within one call in C is not seen: how long a regular expression takes, for one.
    """
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str) -> None:
        calls[event] += 1

    with _watching(count):
        yield calls


@contextmanager
def first_call(function: Callable[..., Any], happens: Callable[[], object]) -> Iterator[None]:
    """Let something happen meanwhile, when the function is called for the first time."""
    waiting = [happens]

    def watch(frame: FrameType, event: str) -> None:
        if event == "call" and frame.f_code is function.__code__ and waiting:
            waiting.pop()()

    with _watching(watch):
        yield


@contextmanager
def _watching(watch: Watch) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(lambda frame, event, _: watch(frame, event))
    try:
        yield
    finally:
        sys.setprofile(before)
