"""Which version of an activity was answered, so that two rounds of two lists are not compared.

A version is a short fingerprint of what is asked and how it counts. It stands once beside the
answers, and not with each of them; the history of that field says when another came into use.
"""

import hashlib
import json
import weakref
from typing import Any

from pydantic import JsonValue

from modules.domain.activities.activity import Activity
from modules.domain.records import fields
from modules.domain.records.dossier import Dossier

ASKS = {"answers", "scales", "rungs", "themes", "parts"}
LOOKS = {"picture", "facts", "lines"}
"""What can change without another question or another way of counting."""
SIGNS = 12


def field(activity_id: str) -> str:
    """Return the field that keeps the versions in which the present answers were given."""
    return fields.VERSION.name(activity_id)


_KNOWN: dict[int, tuple[weakref.ref[Activity], str]] = {}
"""The version of each activity that was asked for, by the object: none of them ever changes."""


def version(activity: Activity) -> str:
    """Return the fingerprint of an activity: equal when the same is asked and counted alike.

    Worked out once for each object: it takes longer than keeping an answer.
    """
    known = _KNOWN.get(id(activity))
    if known is not None and known[0]() is activity:
        return known[1]
    key = id(activity)
    fingerprint = _fingerprint(activity)
    _KNOWN[key] = (weakref.ref(activity, lambda _: _KNOWN.pop(key, None)), fingerprint)
    return fingerprint


def _fingerprint(activity: Activity) -> str:
    asked = _without_looks(activity.model_dump(mode="json", include=ASKS))
    written = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:SIGNS]


def _without_looks(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _without_looks(one) for key, one in found.items() if key not in LOOKS}
    return [_without_looks(one) for one in found] if isinstance(found, list) else found


def read(kept: JsonValue) -> tuple[str, ...]:
    """Return versions from a field or a round; empty where none was kept."""
    found = kept if isinstance(kept, list) else ()
    return tuple(one for one in found if isinstance(one, str))


def answered(dossier: Dossier, activity_id: str) -> tuple[str, ...]:
    """Return each version in which a present answer was given, in order; empty when unknown."""
    return read(dossier.value(field(activity_id)))


def differ(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Say whether answers surely belong to different lists; unknown versions say nothing."""
    return bool(before and now) and len({*before, *now}) > 1
