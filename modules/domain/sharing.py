"""What a participant shows to whom: for each result and each person a level, private at first."""

from enum import StrEnum

from pydantic import JsonValue

from modules.domain.dossier import Dossier


class Level(StrEnum):
    """How much of a result somebody may see."""

    PRIVATE = "private"
    SHORT = "short"
    ALL = "all"


def field(activity_id: str, account: str) -> str:
    """Return the field that keeps the level of a result for a person."""
    return f"share/{activity_id}/{account}"


def level(dossier: Dossier, activity_id: str, account: str) -> Level:
    """Return what somebody may see of a result; private unless the participant chose otherwise.

    Somebody who is not (or no longer) a counsellor of this participant sees nothing.
    """
    if account not in dossier.under("counsellor"):
        return Level.PRIVATE
    return _read(dossier.value(field(activity_id, account)))


def _read(kept: JsonValue) -> Level:
    # An unknown level, from a newer version or a damaged hand, must not show anything.
    return Level(kept) if kept in list(Level) else Level.PRIVATE
