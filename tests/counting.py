"""How much work something is, counted instead of timed: the same on a slow and a busy computer."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


@contextmanager
def counted(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """Give a count by name of how often each of these functions is called meanwhile."""
    codes = {function.__code__: function.__name__ for function in functions}
    calls = Counter(dict.fromkeys(codes.values(), 0))

    def count(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in codes:
            calls[codes[frame.f_code]] += 1

    with _watched(count):
        yield calls


@contextmanager
def first_call(function: Callable[..., Any], happens: Callable[[], object]) -> Iterator[None]:
    """Let something happen meanwhile, when the function is called for the first time."""
    waiting = [happens]

    def watch(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code is function.__code__ and waiting:
            waiting.pop()()

    with _watched(watch):
        yield


@contextmanager
def _watched(watch: Callable[[FrameType, str, Any], None]) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)
