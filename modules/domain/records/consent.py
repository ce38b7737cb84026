"""What a participant agreed to, in which version of the words, and what that allows."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier

VERSION = 1
"""The version of the consent sentences. A new version asks everybody again."""

SUBJECTS = ("adult", "use")
"""What must be said before anything is kept: being 18 or older, and the use of one's answers.

Being 18 is a yes or a no, so that nobody's day of birth is asked.
"""

OPTIONAL = ("statistics", "sensitive", "signal")
"""What somebody may say yes to besides: no answer counts as no, and no changes nothing.

A subject is asked about once there is something that it allows, and not before. "sensitive" lets
answers about health or private life be kept; "signal" lets a counsellor read what such answers show
together, in a result that is shared with them.
"""

WHERE_IT_MATTERS = ("sensitive", "signal")
"""What is asked on the screen where it has an effect, and shown among the agreements after that."""


class ConsentGiven(NamedTuple):
    """What somebody said to one consent, to which version of the words, and when."""

    subject: str
    yes: bool
    version: int
    at: datetime


def agreed(dossier: Dossier) -> bool:
    """Return whether the participant said yes to everything that is needed, in this version."""
    return all(_current(dossier.value(fields.CONSENT.name(subject))) for subject in SUBJECTS)


def _current(value: object) -> bool:
    return isinstance(value, Mapping) and value.get("version") == VERSION and bool(value.get("yes"))


def allows(dossier: Dossier, subject: str) -> bool:
    """Return whether the participant said yes to a subject, in this version; no answer is no."""
    return _current(dossier.value(fields.CONSENT.name(subject)))


def said(dossier: Dossier) -> tuple[ConsentGiven, ...]:
    """Return what was said to each subject, in a fixed order; what was never asked is left out."""
    consents = []
    for subject in (*SUBJECTS, *OPTIONAL):
        kept = dossier.under(fields.CONSENT).get(subject)
        if kept is not None and isinstance(kept.value, Mapping):
            version = kept.value.get("version")
            number = version if isinstance(version, int) else 0
            consents.append(ConsentGiven(subject, bool(kept.value.get("yes")), number, kept.at))
    return tuple(consents)
