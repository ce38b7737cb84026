"""What somebody who runs the server must be able to see: signing in, refusals, floods.

A line is JSON and names nobody: an account stands as a fingerprint, which tells no more than
whether two lines are about the same one. Addresses, names and what was typed are never in it.
"""

import hashlib
import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

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


def begin() -> None:
    """Let the lines go to the server's error output, once."""
    if not LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False


def log_event(event: SecurityEvent, /, **what: str | bool) -> None:
    """Write a line about an event; `what` holds words of the code, never of a person."""
    line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **what}
    LOG.log(logging.INFO if event == "signed-in" else logging.WARNING, json.dumps(line))


def pseudonym(account: str | None) -> str:
    """Return the fingerprint under which an account stands in the lines; empty for none."""
    return hashlib.sha256(account.encode()).hexdigest()[:12] if account else ""
