"""What is wrong in a content file: where it stands, and what to do about it."""

from collections.abc import Iterable
from itertools import islice

from modules.domain.catalogue import Problem

MOST_PROBLEMS = 50
"""The most that is reported of one file: fifty are enough to see that something larger is wrong."""


class ContentError(Exception):
    """The content folder cannot be used; carries every problem, by path and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def first_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems to report, at most fifty."""
    return list(islice(problems, MOST_PROBLEMS))
