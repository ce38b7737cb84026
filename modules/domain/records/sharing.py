"""What a participant shows to whom: for each result and each person a level, private at first."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import JsonValue

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier

PLAN, IDEAS = "plan", "ideas"
"""What can be shared besides the result of an activity: the own plan, and the kept job ideas."""


class Level(StrEnum):
    """How much of a result somebody may see."""

    PRIVATE = "private"
    SHORT = "short"
    ALL = "all"


def field(activity_id: str, account: str) -> str:
    """Return the field that keeps the level of a result for a person."""
    return fields.SHARE.name(activity_id, account)


def kept(level: Level, until: datetime | None) -> JsonValue:
    """Return a level as a dossier keeps it: a word, or with an end a mapping."""
    if until is None or level is Level.PRIVATE:
        return level.value
    return {"level": level.value, "until": until.isoformat()}


def level(dossier: Dossier, activity_id: str, account: str, at: datetime | None = None) -> Level:
    """Return what somebody may see of a result; private unless the participant chose otherwise.

    Somebody who is not (or no longer) a counsellor of this participant sees nothing. From its end
    on a share is private again; without `at` one that has an end is private already.
    """
    if account not in dossier.under(fields.COUNSELLOR):
        return Level.PRIVATE
    value = dossier.value(field(activity_id, account))
    if not isinstance(value, Mapping):
        return _read(value)
    end = _moment(value.get("until"))
    return _read(value.get("level")) if end and at and at < end else Level.PRIVATE


def until(dossier: Dossier, activity_id: str, account: str) -> datetime | None:
    """Return when a share ends by itself, or None when it goes on."""
    value = dossier.value(field(activity_id, account))
    return _moment(value.get("until")) if isinstance(value, Mapping) else None


def is_shared(dossier: Dossier, activity_id: str, at: datetime | None = None) -> bool:
    """Return for the participant whether any counsellor may see something of a result.

    The other way around than `level`: without `at` an end does not count, for nobody must believe
    that something is private while it can still be seen.
    """
    for account in dossier.under(fields.COUNSELLOR):
        end = until(dossier, activity_id, account)
        moment = at if at is not None or end is None else end - timedelta(microseconds=1)
        if level(dossier, activity_id, account, moment) is not Level.PRIVATE:
            return True
    return False


def _moment(words: JsonValue) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _read(word: JsonValue) -> Level:
    # An unknown level, from a newer version or a damaged hand, must not show anything.
    return Level(word) if word in list(Level) else Level.PRIVATE
