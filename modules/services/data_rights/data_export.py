"""Everything that is kept of a participant, for themselves: in short, and as one document."""

from datetime import datetime
from typing import Any, NamedTuple

from modules.domain.activities import version
from modules.domain.catalogue import Library, in_language
from modules.domain.observers import rating
from modules.domain.observers.rating import RatingLink
from modules.domain.plan.plan import plan
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.people import Account, Person
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import Level, level, until
from modules.services.activities import disagreement
from modules.services.guidance.notes import Note, notes
from modules.services.permissions import allow
from modules.services.work import trainings
from modules.services.work.job_ideas import decided
from modules.storage.base import Store
from modules.wording import answers as answer_words

FORMAT = "tweede-kans/own-data"


class Amounts(NamedTuple):
    """What is kept of somebody, counted."""

    answers: int
    notes: int
    shares: int
    since: datetime


def amounts(store: Store, *, by: Person, at: datetime) -> Amounts:
    """Return how much is kept of a participant, to themselves; shares that ended do not count."""
    dossier = store.get(by.id)
    allow(Permission.DATA_READ, by, dossier)
    pairs = (below.partition("/") for below in dossier.under(fields.SHARE))
    shares = [
        activity
        for activity, _, account in pairs
        if level(dossier, activity, account, at) is not Level.PRIVATE
    ]
    answers = len(dossier.under(fields.ANSWER)) + sum(
        map(_answered, dossier.under(fields.ATTEMPT).values())
    )
    kept = answers, len(dossier.under(fields.NOTE)), len(shares)
    return Amounts(*kept, dossier.created_at)


def _answered(kept: Kept) -> int:
    """Return how many answers an earlier round holds."""
    answers = kept.value.get("answers") if isinstance(kept.value, dict) else None
    return len(answers) if isinstance(answers, dict) else 0


def document(
    store: Store, library: Library, *, by: Person, language: str, at: datetime
) -> dict[str, Any]:
    """Return everything that is kept of a participant, in words and as it is kept.

    Only plain values: it becomes JSON, or a page to print.
    """
    dossier = store.get(by.id)
    allow(Permission.DATA_EXPORT, by, dossier)
    return {
        "format": FORMAT,
        "version": 1,
        "made_at": at.isoformat(),
        "started_at": dossier.created_at.isoformat(),
        "name": dossier.value(fields.NAME.name()),
        "language": dossier.value(fields.LANGUAGE.name()),
        "consents": [{**one._asdict(), "at": one.at.isoformat()} for one in consent.said(dossier)],
        "answers": _answers(library, dossier, language),
        "rounds": _rounds(library, dossier, language),
        "differing": _differing(library, dossier, language),
        "counsellors": [
            {"name": _name(store, account), "since": kept.at.isoformat()}
            for account, kept in dossier.under(fields.COUNSELLOR).items()
        ],
        "shares": _shares(store, library, dossier, language),
        "notes": [_note(one) for one in notes(store, by.id, by=by)],
        "question": _question(dossier),
        "plan": plan(dossier).model_dump(mode="json"),
        "ideas": _ideas(library, dossier, language),
        "ways": _ways(library, dossier, language),
        "links": [_link(one) for one in rating.rating_links(dossier)],
        "judgements": _judgements(store, library, dossier, language),
        "events": _events(store, by.id),
        "fields": {name: kept.model_dump(mode="json") for name, kept in dossier.fields.items()},
    }


def _question(dossier: Dossier) -> str:
    """Return what the participant asked to talk about, or an empty text."""
    wish = dossier.value(fields.TALK.name())
    return str(wish.get("question") or "") if isinstance(wish, dict) else ""


def _answers(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return each answer with its question, also of a question that is gone.

    Of an activity that is gone, the ids.
    """
    found = []
    for below, kept in dossier.under(fields.ANSWER).items():
        activity_id, _, part_id = below.partition("/")
        value = kept.value.get("value") if isinstance(kept.value, dict) else kept.value
        said = _said(library, activity_id, part_id, value, language)
        content = version.answered(dossier, activity_id)
        about = {
            "activity": activity_id,
            "content": content,
            "changed": _has_changed(library, activity_id, content),
        }
        found.append({**about, **said, "at": kept.at.isoformat()})
    return found


def _rounds(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return each answer of each earlier round, with its question and the number of the round."""
    found = []
    for below, kept in dossier.under(fields.ATTEMPT).items():
        activity_id, _, number = below.partition("/")
        whole = kept.value if isinstance(kept.value, dict) else {}
        answers, content = whole.get("answers"), version.read(whole.get("content"))
        about = {
            "activity": activity_id,
            "round": number,
            "content": content,
            "changed": _has_changed(library, activity_id, content),
        }
        for part_id, one in answers.items() if isinstance(answers, dict) else ():
            value, at = (one.get("value"), one.get("at")) if isinstance(one, dict) else (one, None)
            said = _said(library, activity_id, part_id, value, language)
            found.append({**about, **said, "at": at})
    return found


def _has_changed(library: Library, activity_id: str, answered: tuple[str, ...]) -> bool:
    """Return whether these answers surely belong to another version than that of now."""
    activity = library.activities.get(activity_id)
    return activity is not None and version.differ(answered, (version.version(activity),))


def _differing(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return what the participant says of a result that they see differently."""
    found = []
    for activity_id in dossier.under(fields.DISAGREEMENT):
        known = activity_id in library.activities
        words = library.words("activities", activity_id, language) if known else None
        said = disagreement.said(dossier, activity_id)
        if said:
            title = words.title if words else activity_id
            found.append({"title": title, "words": said.text, "at": said.at.isoformat()})
    return found


def _said(
    library: Library, activity_id: str, part_id: str, value: object, language: str
) -> dict[str, Any]:
    """Return one answer, as it is kept and in words, with the title and the question."""
    one = {"part": part_id, "value": value}
    activity = library.activities.get(activity_id)
    if activity is None:
        return {**one, "title": activity_id, "question": part_id, "words": str(value)}
    words = library.words("activities", activity_id, language)
    return {
        **one,
        "title": words.title,
        "question": answer_words.question(part_id, words),
        "words": answer_words.in_words(activity, part_id, value, words),
    }


def _ideas(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return what was decided about each occupation, by its name; the id where it is gone."""
    words = library.jobs.words
    texts = in_language(words, language).texts if words else {}
    return [
        {
            "occupation": one.occupation,
            "name": texts.get(one.occupation, one.occupation).split("\n\n", 1)[0],
            "choice": one.choice,
            "at": one.at.isoformat(),
        }
        for one in decided(dossier).values()
    ]


def _ways(library: Library, dossier: Dossier, language: str) -> list[dict[str, Any]]:
    """Return each way that was chosen and how far it is, by its name; the id where it is gone."""
    words = library.jobs.training_words
    texts = in_language(words, language).texts if words else {}
    return [
        {
            "training": one.training,
            "name": texts.get(one.training, one.training).split("\n\n", 1)[0],
            "state": one.state,
            "at": one.at.isoformat(),
        }
        for one in trainings.chosen(dossier).values()
    ]


def _shares(
    store: Store, library: Library, dossier: Dossier, language: str
) -> list[dict[str, Any]]:
    found = []
    for below, kept in dossier.under(fields.SHARE).items():
        activity_id, _, account = below.partition("/")
        known = activity_id in library.activities
        words = library.words("activities", activity_id, language) if known else None
        end = until(dossier, activity_id, account)
        found.append(
            {
                "activity": activity_id,
                "title": words.title if words else activity_id,
                "counsellor": _name(store, account),
                "level": kept.value.get("level") if isinstance(kept.value, dict) else kept.value,
                "until": end.isoformat() if end else None,
                "at": kept.at.isoformat(),
            }
        )
    return found


def _link(one: RatingLink) -> dict[str, Any]:
    return one.model_dump(mode="json")


def _judgements(
    store: Store, library: Library, dossier: Dossier, language: str
) -> list[dict[str, Any]]:
    """Return each answer that somebody else gave about the participant, with its question."""
    found = []
    for activity in library.activities.values():
        words = library.words("activities", activity.id, language)
        for one in rating.observer_ratings(dossier, activity):
            about = {
                "title": words.title,
                "rater": one.rater,
                "who": one.who or _name(store, one.by),
                "at": one.at.isoformat(),
                "accepted": one.accepted,
            }
            for part, given in one.answers.items():
                said = {
                    "question": answer_words.question(part, words),
                    "words": answer_words.in_words(activity, part, given.value, words),
                }
                found.append({**about, **said})
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
