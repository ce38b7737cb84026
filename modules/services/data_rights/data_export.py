"""Everything that is kept of a participant, for themselves: in short, and as one document."""

from datetime import datetime
from typing import Any, NamedTuple

from modules.domain.activities import version
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.observers.rating import RatingLink
from modules.domain.plan.plan import plan
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.people import Account
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import until
from modules.domain.results.disagreement import disagreement
from modules.domain.work.decisions import decided
from modules.domain.work.own_training import chosen
from modules.services.guidance.notes import Note, notes
from modules.services.sharing.reader import Reader
from modules.storage.base import Store

FORMAT = "tweede-kans/own-data"


class Amounts(NamedTuple):
    """What is kept of somebody, counted."""

    answers: int
    notes: int
    shares: int
    since: datetime


def amounts(reader: Reader) -> Amounts:
    """Return how much is kept of a participant, to themselves; shares that ended do not count."""
    dossier = reader.own(Permission.DATA_READ)
    pairs = (below.partition("/") for below in dossier.under(fields.SHARE))
    shares = [
        activity for activity, _, account in pairs if reader.share_with(activity, account).is_open
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


def document(store: Store, library: Library, reader: Reader) -> dict[str, Any]:
    """Return everything that is kept of a participant, as it is kept; raises Forbidden.

    Only plain values: it becomes JSON, or a page to print. Where words will stand, under `title`,
    `question` and `name`, it has ids, and under `words` of an answer the answer itself.
    """
    dossier = reader.own(Permission.DATA_EXPORT)
    return {
        "format": FORMAT,
        "version": 1,
        "made_at": reader.at.isoformat(),
        "started_at": dossier.created_at.isoformat(),
        "name": dossier.value(fields.NAME.name()),
        "language": dossier.value(fields.LANGUAGE.name()),
        "consents": [
            {**said._asdict(), "at": said.at.isoformat()} for said in consent.said(dossier)
        ],
        "answers": _answers(library, dossier),
        "rounds": _rounds(library, dossier),
        "differing": _differing(dossier),
        "counsellors": [
            {"name": _name(store, account), "since": kept.at.isoformat()}
            for account, kept in dossier.under(fields.COUNSELLOR).items()
        ],
        "shares": _shares(store, dossier),
        "notes": [_note(note) for note in notes(store, reader)],
        "question": _question(dossier),
        "plan": plan(dossier).model_dump(mode="json"),
        "ideas": _ideas(dossier),
        "ways": _ways(dossier),
        "links": [_link(link) for link in rating.rating_links(dossier)],
        "judgements": _judgements(store, library, dossier),
        "events": _events(store, dossier.id),
        "fields": {name: kept.model_dump(mode="json") for name, kept in dossier.fields.items()},
    }


def _question(dossier: Dossier) -> str:
    """Return what the participant asked to talk about, or an empty text."""
    wish = dossier.value(fields.TALK.name())
    return str(wish.get("question") or "") if isinstance(wish, dict) else ""


def _answers(library: Library, dossier: Dossier) -> list[dict[str, Any]]:
    """Return each answer with its question, also of a question that is gone."""
    answers = []
    for below, kept in dossier.under(fields.ANSWER).items():
        activity_id, _, part_id = below.partition("/")
        value = kept.value.get("value") if isinstance(kept.value, dict) else kept.value
        content = version.answered(dossier, activity_id)
        about = {
            "activity": activity_id,
            "content": content,
            "changed": _has_changed(library, activity_id, content),
        }
        answer = _answer(activity_id, part_id, value)
        answers.append({**about, **answer, "at": kept.at.isoformat()})
    return answers


def _rounds(library: Library, dossier: Dossier) -> list[dict[str, Any]]:
    """Return each answer of each earlier round, with its question and the number of the round."""
    earlier = []
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
        for part_id, answer in answers.items() if isinstance(answers, dict) else ():
            whole_answer = answer if isinstance(answer, dict) else {"value": answer}
            said = _answer(activity_id, part_id, whole_answer.get("value"))
            earlier.append({**about, **said, "at": whole_answer.get("at")})
    return earlier


def _has_changed(library: Library, activity_id: str, answered: tuple[str, ...]) -> bool:
    """Return whether these answers surely belong to another version than that of now."""
    activity = library.activities.get(activity_id)
    return activity is not None and version.differ(answered, (version.version(activity),))


def _differing(dossier: Dossier) -> list[dict[str, Any]]:
    """Return what the participant says of a result that they see differently."""
    differing = []
    for activity_id in dossier.under(fields.DISAGREEMENT):
        said = disagreement(dossier, activity_id)
        if said:
            differing.append({"title": activity_id, "words": said.text, "at": said.at.isoformat()})
    return differing


def _answer(activity_id: str, part_id: str, value: object) -> dict[str, Any]:
    """Return one answer as it is kept, with room for its title, its question and its words."""
    kept = {"part": part_id, "value": value}
    return {**kept, "title": activity_id, "question": part_id, "words": value}


def _ideas(dossier: Dossier) -> list[dict[str, Any]]:
    """Return what was decided about each occupation."""
    return [
        {
            "occupation": decision.occupation,
            "name": decision.occupation,
            "choice": decision.choice,
            "at": decision.at.isoformat(),
        }
        for decision in decided(dossier).values()
    ]


def _ways(dossier: Dossier) -> list[dict[str, Any]]:
    """Return each way that was chosen, and how far it is."""
    return [
        {
            "training": way.training,
            "name": way.training,
            "state": way.state,
            "at": way.at.isoformat(),
        }
        for way in chosen(dossier).values()
    ]


def _shares(store: Store, dossier: Dossier) -> list[dict[str, Any]]:
    shares = []
    for below, kept in dossier.under(fields.SHARE).items():
        activity_id, _, account = below.partition("/")
        end = until(dossier, activity_id, account)
        shares.append(
            {
                "activity": activity_id,
                "title": activity_id,
                "counsellor": _name(store, account),
                "level": kept.value.get("level") if isinstance(kept.value, dict) else kept.value,
                "until": end.isoformat() if end else None,
                "at": kept.at.isoformat(),
            }
        )
    return shares


def _link(link: RatingLink) -> dict[str, Any]:
    return link.model_dump(mode="json")


def _judgements(store: Store, library: Library, dossier: Dossier) -> list[dict[str, Any]]:
    """Return each answer that somebody else gave about the participant, with its question."""
    judgements = []
    for activity in library.activities.values():
        for by_other in rating.observer_ratings(dossier, activity):
            about = {
                "title": activity.id,
                "rater": by_other.rater,
                "who": by_other.who or _name(store, by_other.by),
                "at": by_other.at.isoformat(),
                "accepted": by_other.accepted,
            }
            judgements += [
                {**about, "question": part_id, "words": answer.value}
                for part_id, answer in by_other.answers.items()
            ]
    return judgements


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


def own_sign_ins(store: Store, reader: Reader) -> tuple[datetime, ...]:
    """Return when a participant signed in last, the latest first; raises Forbidden to others."""
    account = store.find(Account, reader.own(Permission.PIN_CHANGE).id)
    return tuple(reversed(account.sign_ins)) if account else ()
