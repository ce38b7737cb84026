"""Everything that is kept of a participant, for themselves: in short, and as one document."""

from datetime import datetime
from typing import Any, NamedTuple

from modules.content.library import Library
from modules.domain import consent
from modules.domain.dossier import Dossier
from modules.domain.people import Account, Person
from modules.services import answer_words
from modules.services.rights import allow
from modules.services.talking import Note, notes
from modules.storage.base import Store

FORMAT = "tweede-kans/own-data"


class Amounts(NamedTuple):
    """What is kept of somebody, counted."""

    answers: int
    notes: int
    shares: int
    since: datetime


def amounts(store: Store, *, by: Person) -> Amounts:
    """Return how much is kept of a participant, to themselves."""
    dossier = store.get(by.id)
    allow("see what is kept", by, dossier)
    shares = [one for one in dossier.under("share").values() if one.value != "private"]
    kept = len(dossier.under("answer")), len(dossier.under("note")), len(shares)
    return Amounts(*kept, dossier.created_at)


def document(
    store: Store, library: Library, *, by: Person, language: str, at: datetime
) -> dict[str, Any]:
    """Return everything that is kept of a participant, in words and as it is kept.

    Only plain values: it becomes JSON, or a page to print.
    """
    dossier = store.get(by.id)
    allow("take own data along", by, dossier)
    return {
        "format": FORMAT,
        "version": 1,
        "made_at": at.isoformat(),
        "started_at": dossier.created_at.isoformat(),
        "name": dossier.value("profile/name"),
        "language": dossier.value("profile/language"),
        "consents": [{**one._asdict(), "at": one.at.isoformat()} for one in consent.said(dossier)],
        "answers": _answers(library, dossier, language),
        "counsellors": [
            {"name": _name(store, account), "since": kept.at.isoformat()}
            for account, kept in dossier.under("counsellor").items()
        ],
        "shares": _shares(store, library, dossier, language),
        "notes": [_note(one) for one in notes(store, by.id, by=by)],
        "events": _events(store, by.id),
        "fields": {name: kept.model_dump(mode="json") for name, kept in dossier.fields.items()},
    }


def _answers(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return each answer with its question; of an activity that is gone, the ids."""
    found = []
    for below, kept in dossier.under("answer").items():
        activity_id, _, part_id = below.partition("/")
        value = kept.value.get("value") if isinstance(kept.value, dict) else kept.value
        one = {"activity": activity_id, "part": part_id, "value": value, "at": kept.at.isoformat()}
        activity = library.activities.get(activity_id)
        if activity is None:
            found.append({**one, "title": activity_id, "question": part_id, "words": str(value)})
            continue
        words = library.words("activities", activity_id, language)
        found.append(
            {
                **one,
                "title": words.title,
                "question": answer_words.question(part_id, words),
                "words": answer_words.in_words(activity, part_id, value, words),
            }
        )
    return found


def _shares(
    store: Store, library: Library, dossier: Dossier, language: str
) -> list[dict[str, Any]]:
    found = []
    for below, kept in dossier.under("share").items():
        activity_id, _, account = below.partition("/")
        known = activity_id in library.activities
        words = library.words("activities", activity_id, language) if known else None
        found.append(
            {
                "activity": activity_id,
                "title": words.title if words else activity_id,
                "counsellor": _name(store, account),
                "level": kept.value,
                "at": kept.at.isoformat(),
            }
        )
    return found


def _note(note: Note) -> dict[str, Any]:
    return {**note._asdict(), "at": note.at.isoformat()}


def _events(store: Store, dossier_id: str) -> list[dict[str, Any]]:
    """Return everything that happened: `by` is None for the participant, else a name."""
    return [
        {
            "at": event.at.isoformat(),
            "by": None if event.by == dossier_id else _name(store, event.by),
            "kind": event.kind,
            "what": event.what,
            "fields": [field for field, _, _ in event.changes],
        }
        for event in store.events(dossier_id)
    ]


def _name(store: Store, account_id: str) -> str:
    account = store.find(Account, account_id)
    return (account.name if account else None) or ""
