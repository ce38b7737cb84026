"""Ways to learn and to get in: what each asks, and what somebody still misses for it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from modules.domain.activities.part import Id
from modules.domain.records.frozen import Frozen
from modules.domain.work.occupation import LANGUAGE_LEVELS, Dutch, LanguageLevel

TrainingKind = Literal[
    "taal", "basis", "beroep", "diploma", "werkplek", "attest", "erkenning", "begeleiding"
]
Diploma = Literal["geen", "secundair", "hoger"]
EntryRequirement = Literal[
    "intake", "vdab", "werkgever", "ocmw", "rijbewijs-b", "medisch-onderzoek", "strafregister",
    "buitenlands-diploma", "ervaring", "jong", "vdab-advies", "computer",
]  # fmt: skip
"""What a way can ask besides Dutch and a diploma."""

DIPLOMAS: tuple[Diploma, ...] = get_args(Diploma)
ASKED: tuple[EntryRequirement, ...] = get_args(EntryRequirement)

RequirementState = Literal["met", "missing", "unknown"]


class Training(Frozen):
    """One way to learn or to get in. Amounts and durations stand in the facts that it names."""

    id: Id
    kind: TrainingKind
    picture: str | None = None
    dutch: Dutch
    diploma: Diploma = "geen"
    asks: tuple[EntryRequirement, ...] = ()
    facts: tuple[Id, ...] = ()
    lesson: Id | None = None
    """A lesson of the app that goes with it."""


class Profile(Frozen):
    """What is known of somebody; None and "in neither list" stand for not known."""

    speaking: LanguageLevel | None = None
    reading: LanguageLevel | None = None
    diploma: Diploma | None = None
    diploma_open: bool = False
    """Whether there may be a higher one: then what is above it is unknown, and not missing."""
    has: frozenset[EntryRequirement] = frozenset()
    lacks: frozenset[EntryRequirement] = frozenset()


class EntryCondition(NamedTuple):
    """One thing that a way asks, and whether somebody meets it as far as is known.

    `what` is speaking, reading, diploma or one of ASKED; `asked` the level or the diploma, and
    `mine` what the person has of it.
    """

    what: str
    state: RequirementState
    asked: str | None = None
    mine: str | None = None


def gaps(training: Training, profile: Profile) -> tuple[EntryCondition, ...]:
    """Return each entry condition of a way with its state, the missing ones too.

    What nobody asked yet is "unknown", never "missing".
    """
    return tuple(_conditions(training, profile))


def reached(own: LanguageLevel | None, asked: LanguageLevel) -> RequirementState:
    """Return whether a level is reached, as far as is known; below the first level it always is."""
    if asked == LANGUAGE_LEVELS[0]:
        return "met"
    if own is None:
        return "unknown"
    return "met" if LANGUAGE_LEVELS.index(own) >= LANGUAGE_LEVELS.index(asked) else "missing"


def _conditions(training: Training, profile: Profile) -> Iterator[EntryCondition]:
    levels: Mapping[str, tuple[LanguageLevel, LanguageLevel | None]] = {
        "speaking": (training.dutch.speaking, profile.speaking),
        "reading": (training.dutch.reading, profile.reading),
    }
    for what, (asked, own) in levels.items():
        if asked != LANGUAGE_LEVELS[0]:
            yield EntryCondition(what, reached(own, asked), asked, own)
    if training.diploma != DIPLOMAS[0]:
        held = _held(profile, training.diploma)
        yield EntryCondition("diploma", held, training.diploma, profile.diploma)
    for requirement in training.asks:
        known: RequirementState = "met" if requirement in profile.has else "unknown"
        yield EntryCondition(requirement, "missing" if requirement in profile.lacks else known)


def _held(profile: Profile, asked: Diploma) -> RequirementState:
    own = profile.diploma
    if own is not None and DIPLOMAS.index(own) >= DIPLOMAS.index(asked):
        return "met"
    return "unknown" if own is None or profile.diploma_open else "missing"
