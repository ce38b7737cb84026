"""Which version of an activity was answered, so that attempts at two lists are not compared.

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
LENGTH = 12


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
    return hashlib.sha256(written.encode()).hexdigest()[:LENGTH]


def _without_looks(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without_looks(item) for key, item in content.items() if key not in LOOKS}
    return [_without_looks(item) for item in content] if isinstance(content, list) else content


def read(value: JsonValue) -> tuple[str, ...]:
    """Return versions from a field or an attempt; empty where none was kept."""
    versions = value if isinstance(value, list) else ()
    return tuple(item for item in versions if isinstance(item, str))


def answered(dossier: Dossier, activity_id: str) -> tuple[str, ...]:
    """Return each version in which a present answer was given, in order; empty when unknown."""
    return read(dossier.value(field(activity_id)))


def differ(earlier: tuple[str, ...], current: tuple[str, ...]) -> bool:
    """Return whether answers surely belong to different lists; unknown versions say nothing."""
    return bool(earlier and current) and len({*earlier, *current}) > 1
