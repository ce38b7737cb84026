"""What somebody who runs the server must be able to see: signing in, refusals, floods.

A line is JSON and names nobody: an account stands as a fingerprint, which tells no more than
whether two lines are about the same one. Addresses, names and what was typed are never in it.
"""

import hashlib
import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Literal

SecurityEvent = Literal[
    "signed-in",
    "sign-in refused",
    "refused",
    "too often",
    "foreign origin",
    "flood",
    "not noted",
]

LOG = logging.getLogger("tweede_kans.security")
LONGEST = 1000
"""Characters of a line that are written: a longer one is somebody's, not ours."""


def begin() -> None:
    """Let the lines go to the server's error output, once."""
    if logging.getLogRecordFactory() is not _one_line:
        logging.setLogRecordFactory(_one_line)
    if not LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False


def _one_line(*given: Any, **named: Any) -> logging.LogRecord:
    """Return a record of any logger as one bounded line: what it quotes cannot forge another."""
    record = logging.LogRecord(*given, **named)
    if not isinstance(record.msg, str):
        record.msg = str(record.msg)
    try:
        words = record.getMessage()
    except (TypeError, ValueError):  # words that do not fit: the logger says so itself
        return record
    record.msg, record.args = escaped(words), ()
    return record


def escaped(words: str) -> str:
    """Return words on one line, at most LONGEST characters; what cannot be seen is escaped."""
    whole = words if len(words) <= LONGEST else f"{words[:LONGEST]}... ({len(words)} signs)"
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in whole
    )


def log_event(event: SecurityEvent, /, **what: str | bool) -> None:
    """Write a line about an event; `what` holds words of the code, never of a person."""
    line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **what}
    LOG.log(logging.INFO if event == "signed-in" else logging.WARNING, json.dumps(line))


def pseudonym(account: str | None) -> str:
    """Return the fingerprint under which an account stands in the lines; empty for none."""
    return hashlib.sha256(account.encode()).hexdigest()[:12] if account else ""
