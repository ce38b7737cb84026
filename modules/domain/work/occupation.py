"""Occupations that people meet in Flanders: what the work is like and what it asks.

A table of our own; the words stand in the words files beside it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, StringConstraints

from modules.domain.activities.part import Id
from modules.domain.records.frozen import Frozen

Interest = Literal["praktisch", "onderzoekend", "creatief", "sociaal", "ondernemend", "ordelijk"]
Style = Literal[
    "doener", "denker", "regelaar", "zorger", "verbinder", "trekker", "vernieuwer", "vaste-waarde"
]
Requirement = Literal[
    "rijbewijs-b", "rijbewijs-c", "rijbewijs-d", "diploma", "attest", "strafregister", "computer"
]
Circumstance = Literal[
    "ploegen", "weekend", "vroeg", "avond", "nacht", "buiten", "hoogte", "tillen", "bukken",
    "staan", "zitten", "klanten", "hygiene", "lawaai", "koude", "warmte", "vuil", "alleen",
    "team", "tempo",
]  # fmt: skip
Task = Literal[
    "koken", "opdienen", "poetsen", "wassen-strijken", "kinderen", "zorgen", "tuinieren",
    "dieren", "herstellen", "bouwen", "fiets-auto", "rijden", "dragen", "inpakken", "machines",
    "naaien", "verkopen", "computer", "papieren", "organiseren", "uitleggen", "tolken",
    "uiterlijk", "maken",
]  # fmt: skip
LanguageLevel = Literal["a0", "a1", "a2", "b1", "b2"]
"""Steps of the European framework for languages; a0 stands for before the first."""

INTERESTS: tuple[Interest, ...] = get_args(Interest)
"""Holland's six types, under the ids of the app's own questionnaire."""
STYLES: tuple[Style, ...] = get_args(Style)
"""The eight ways of working, under the ids of the app's own questionnaire."""
REQUIREMENTS: tuple[Requirement, ...] = get_args(Requirement)
"""What somebody must have or know before the work can begin."""
CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
"""What a working day is like; whether that is good or bad, each person says for themselves."""
TASKS: tuple[Task, ...] = get_args(Task)
"""What people do, at home or at work, and so have experience with."""
LANGUAGE_LEVELS: tuple[LanguageLevel, ...] = get_args(LanguageLevel)

Percentage = Annotated[int, Field(ge=0, le=100)]
Isco = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
Onet = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{4}\.\d{2}$")]


class Family(Frozen):
    """Occupations that have much in common, shown together to everybody."""

    id: Id
    picture: str | None = None


class Dutch(Frozen):
    """How much Dutch the work asks at the start, for talking and for reading."""

    speaking: LanguageLevel
    reading: LanguageLevel


class Occupation(Frozen):
    """One kind of work.

    `interests` says from 0 to 100 how much each of Holland's types is in it: the mean of the O*NET
    occupations in `interests_from`. `asks` is needed to begin, `asks_often` at many workplaces.
    """

    id: Id
    family: Id
    picture: str | None = None
    isco: Isco
    """The unit group of ISCO-08 that it belongs to."""
    interests: Mapping[Interest, Percentage] = Field(min_length=len(INTERESTS))
    interests_from: tuple[Onet, ...] = Field(min_length=1)
    dutch: Dutch
    asks: tuple[Requirement, ...] = ()
    asks_often: tuple[Requirement, ...] = ()
    conditions: tuple[Circumstance, ...] = Field(min_length=1)
    styles: tuple[Style, ...] = Field(min_length=1)
    tasks: tuple[Task, ...] = Field(min_length=1)
    bottleneck: bool = False
    """Whether we think that it is on the list of bottleneck jobs named in the table."""
    next_step: tuple[Id, ...] = Field(min_length=1)
    """Ways to learn it or to get in, most usual first; ids of the training catalogue."""


class BottleneckList(Frozen):
    """Which list of bottleneck jobs is meant, of which day, and how surely we know it."""

    source: str = Field(min_length=10)
    as_of: date
    certainty: Literal["sure", "likely", "unsure"]


class Listens(Frozen):
    """What one answer to one question says about wishes for work.

    `lacks` is what somebody said not to have, `has` what they said to have; `limits` is what the
    body does not take now, `adapts` what it takes with an adaptation. An activity that an
    organisation took out is simply never answered.
    """

    activity: Id
    part: Id
    answers: tuple[Id, ...] = Field(min_length=1)
    wants: tuple[Circumstance, ...] = ()
    avoids: tuple[Circumstance, ...] = ()
    limits: tuple[Circumstance, ...] = ()
    adapts: tuple[Circumstance, ...] = ()
    lacks: tuple[Requirement, ...] = ()
    has: tuple[Requirement, ...] = ()


def _with_ids(written: Any) -> Any:
    """Give each entry of a mapping its key as id."""
    if not isinstance(written, Mapping):
        return written
    return {
        key: {"id": key, **entry} if isinstance(entry, Mapping) else entry
        for key, entry in written.items()
    }


class OccupationTable(Frozen):
    """All occupations by id, in the families in which they are shown."""

    id: Id
    bottlenecks: BottleneckList
    families: Annotated[Mapping[Id, Family], BeforeValidator(_with_ids)] = Field(min_length=1)
    occupations: Annotated[Mapping[Id, Occupation], BeforeValidator(_with_ids)]
    listens: tuple[Listens, ...] = ()
    source: str = Field(min_length=10)

    def of_family(self, family: str) -> tuple[Occupation, ...]:
        """Return the occupations of a family, in the order of the table."""
        return tuple(
            occupation for occupation in self.occupations.values() if occupation.family == family
        )

    def text_ids(self) -> Iterator[str]:
        """Yield every id that each words file of the table must have, once."""
        yield from (f"familie/{family}" for family in self.families)
        yield from self.occupations
        yield from (f"voorwaarde/{condition}" for condition in (*REQUIREMENTS, *CIRCUMSTANCES))
        yield from (f"taak/{task}" for task in TASKS)
        yield from (f"stijl/{style}" for style in STYLES)
        yield from (f"interesse/{interest}" for interest in INTERESTS)
        yield from (f"spreken/{level}" for level in LANGUAGE_LEVELS)
        yield from (f"lezen/{level}" for level in LANGUAGE_LEVELS)
