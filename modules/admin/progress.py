"""A line that says how far a command is, for anyone who watches a terminal; a log stays clean."""

import sys
from collections.abc import Callable


def progress(what: str, of: int | None = None) -> Callable[[int], None]:
    """Return a callback that takes the number of dossiers that are done."""
    if not sys.stderr.isatty():
        return lambda _: None

    def report(done: int) -> None:
        bar = f" [{'#' * (20 * done // of):20}] {done}/{of}" if of else f" {done}"
        end = "\n" if done == of else ""
        print(f"\r{what}{bar}", end=end, file=sys.stderr, flush=True)

    return report
