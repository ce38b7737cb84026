"""Turns for hashing: a few at a time, a short line, and then a calm refusal.

Why: a check of a PIN or a password takes a core for some 0.1 s. Without a line that ends, a flood
of sign-ins holds every thread of the server, and the pages of everybody else wait with it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from modules.domain.records.refusal import Refusal

AT_A_TIME = os.cpu_count() or 1
"""More at a time than there are cores helps nobody."""
LINE = 32
"""How many may wait besides: a class that signs in at once, some seconds of work."""


class Crowded(Refusal):
    """Too many people sign in at this moment; nothing was looked at and nothing was counted."""

    text_id = "error.crowded"


class HashQueue:
    """Lets `at_a_time` work and `line` wait; who comes after those is refused at once."""

    def __init__(self, at_a_time: int, line: int) -> None:
        self._cores = BoundedSemaphore(at_a_time)
        self._room = BoundedSemaphore(at_a_time + line)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Have a place in the line meanwhile; raises Crowded when there is none."""
        if not self._room.acquire(blocking=False):
            raise Crowded
        try:
            yield
        finally:
            self._room.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a core, and have it meanwhile; only for who has a place."""
        with self._cores:
            yield


QUEUE = HashQueue(AT_A_TIME, LINE)
