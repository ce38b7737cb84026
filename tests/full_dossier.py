"""A dossier with something of each kind in it, so that what shows of it can be told apart."""

from collections.abc import Mapping
from datetime import timedelta

from pydantic import JsonValue

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.people import Person
from tests.conftest import AMINA, ELS, FATIMA, MONDAY

LINK = "1" * 32
GUEST = Person(id=LINK, role="guest")
SHARED = ("read-then-write", "check-question", "one-scale", "how-strong", "seen-by-others")
"""The activities of which each test shares all at one level, beside the plan and the ideas."""


def answer(value: JsonValue) -> JsonValue:
    """Return an answer as a dossier keeps it."""
    return {"value": value}


def attempt(part: str, value: JsonValue) -> JsonValue:
    """Return an earlier attempt as a dossier keeps it, with one answer."""
    at = MONDAY.isoformat()
    return {"at": at, "form": None, "content": None, "answers": {part: {"value": value, "at": at}}}


def rating(rater: str, by: str, word: str) -> JsonValue:
    """Return what somebody said about Amina, with a word to know it by."""
    return {"rater": rater, "who": word, "by": by, "answers": {"op-tijd": "vaak"}}


def step(text: str, state: str, by: str, confirmed: bool = True) -> JsonValue:
    """Return a step of the plan."""
    at = MONDAY.isoformat()
    return {
        "text": text, "by": by, "at": at, "state": state,
        "confirmed_at": at if confirmed else None,
    }  # fmt: skip


FULL: Mapping[str, JsonValue] = {
    "profile/name": "Amina",
    "profile/language": "fr",
    "programme": "tweede-kans",
    "rhythm": 14,
    "talk": {"question": "Wat nu?", "urgent": True},
    f"counsellor/{ELS.id}": True,
    "note/1": "Over de keuken.",
    "contact/1": "phone",
    "suggested/ladder": True,
    "place/one-scale": "herstellen",
    "term/verlof": "known",
    "answer/read-then-write/uitleg": answer(True),
    "answer/read-then-write/mijn-zin": answer("kort"),
    "answer/read-then-write/mijn-geheim": answer("lang"),
    "differs/read-then-write": "Zo zie ik het niet.",
    "answer/check-question/hoe-begin-je": answer("met-je-loon"),
    "answer/check-question/betekenis": answer("les"),
    "answer/one-scale/herstellen": answer("graag"),
    "answer/one-scale/bouwen": answer("soms"),
    "answer/how-strong/lichaam": answer("zwak"),
    "answer/how-strong/hoofd": answer("zwak"),
    "answer/how-strong/steun": answer(["buur"]),
    "answer/how-strong/mijn-zin": answer("zwaar"),
    "answer/seen-by-others/op-tijd": answer("soms"),
    "round/read-then-write/1": attempt("mijn-geheim", "eerder"),
    "round/check-question/1": attempt("hoe-begin-je", "met-je-loon"),
    f"guest/{LINK}": {
        "activity": "seen-by-others", "rater": "other", "by": AMINA.id, "who": "tante",
        "until": (MONDAY + timedelta(days=9)).isoformat(),
    },
    "guest/2": {
        "activity": "seen-by-others", "rater": "supervisor", "by": ELS.id, "who": "ploegbaas",
        "until": (MONDAY + timedelta(days=9)).isoformat(),
    },
    "judgement/seen-by-others/1": rating("counsellor", ELS.id, "els zelf"),
    "judgement/seen-by-others/2": rating("supervisor", ELS.id, "langs els"),
    "judgement/seen-by-others/3": rating("supervisor", AMINA.id, "langs amina"),
    "judgement/seen-by-others/4": rating("other", AMINA.id, "vriend ja"),
    "accepted/seen-by-others/4": True,
    "judgement/seen-by-others/5": rating("other", AMINA.id, "vriend wacht"),
    "plan/target": "kok",
    "goal/open": {"what": "koken", "at": MONDAY.isoformat(), "state": "open"},
    "goal/past": {"what": "bakken", "at": MONDAY.isoformat(), "state": "done"},
    "step/open": step("bellen", "open", AMINA.id),
    "step/past": step("schrijven", "done", AMINA.id),
    "step/proposed": step("langsgaan", "open", ELS.id, confirmed=False),
    "idea/kok": "keep",
    "idea/bakker": "no",
    "way/cvo": "looking",
    "way/ibo": "stopped",
}  # fmt: skip


def consents(*subjects: str) -> dict[str, JsonValue]:
    """Return a yes to each subject, as a dossier keeps it."""
    return {f"consent/{one}": {"yes": True, "version": consent.VERSION} for one in subjects}


def shares(level: JsonValue, account: str = ELS.id) -> dict[str, JsonValue]:
    """Return everything shared with somebody at one level."""
    return {f"share/{one}/{account}": level for one in (*SHARED, "plan", "ideas")}


def full_dossier(*changes: Mapping[str, JsonValue]) -> Dossier:
    """Return the dossier of Amina with these fields besides, or in place of what is there."""
    values: dict[str, JsonValue] = {**FULL, **shares("all", FATIMA.id)}
    for change in changes:
        values.update(change)
    kept = {
        name: Kept(value=value, version=1, by=ELS.id if name == "note/1" else AMINA.id, at=MONDAY)
        for name, value in values.items()
    }
    return Dossier(id=AMINA.id, version=1, created_at=MONDAY, fields=kept)


def everything(rich: Library, others: Library) -> Library:
    """Return the content that a full dossier is about."""
    return rich.model_copy(update={"activities": {**others.activities, **rich.activities}})
