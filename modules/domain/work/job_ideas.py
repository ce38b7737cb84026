"""Ideas for work: for every occupation what speaks for it, what rubs, and what is needed.

Nothing is ever left out. A condition that somebody adds gives sentences beginning with "although"
or "needed"; it takes no idea away and moves none. What somebody likes, is used to and did before
gives reasons. Families are ordered by how many kinds of reasons come together, never by a score:
interests alone barely tell these occupations apart. How much Dutch somebody has plays no part in
the order, because that would sort people by where they come from.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from modules.domain.records.frozen import Frozen
from modules.domain.results.scoring import CLOSE
from modules.domain.work.occupation import (
    INTERESTS,
    Circumstance,
    Interest,
    LanguageLevel,
    Occupation,
    OccupationTable,
)
from modules.domain.work.preferences import Preferences
from modules.domain.work.training import RequirementState, reached

ReasonKind = Literal["often", "sometimes", "again", "interest", "style", "wish"]

KINDS: Mapping[ReasonKind, str] = {
    "often": "experience",
    "sometimes": "experience",
    "again": "wish",
    "wish": "wish",
    "interest": "interest",
    "style": "style",
}
"""Which reasons count together: experience is one kind, however often and however much."""

MIDDLE = 50.0
"""A type below the middle (on 0 to 100) is not named as liked."""

STANDING_OUT = 3
"""How many types of a person are named, besides those close to them: see profile_summary."""

MUCH, SOME, MOST_HAVE_LESS = 75, 30, 0.75
"""Work is about a type that is more in it than in three quarters of the table, when it is there
for 30 of 100 at least; from 75 of 100 on it is about it in any case.

Why: of the 170 occupations 111 have "practical" and "orderly" as their two highest types, so the
highest types of an occupation would tell hardly any of them apart.
"""


class IdeaReason(Frozen):
    """What speaks for an idea: the ids of what was found both in the person and in the work."""

    kind: ReasonKind
    of: tuple[str, ...]


class Tension(Frozen):
    """A circumstance of the work that somebody would rather not have, or that asks much of them.

    `body` says why when it is the body: it does not take this now, or with an adaptation.
    """

    of: Circumstance
    body: Literal["limit", "adapt"] | None = None


class Need(Frozen):
    """What the work asks: a requirement, or speaking or reading with a level.

    `often` marks what many workplaces ask, but not all.
    """

    what: str
    state: RequirementState
    level: LanguageLevel | None = None
    mine: LanguageLevel | None = None
    often: bool = False


class Idea(Frozen):
    """An occupation as it looks to one person."""

    occupation: str
    reasons: tuple[IdeaReason, ...]
    tensions: tuple[Tension, ...]
    needs: tuple[Need, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Return which kinds of reasons come together, at most four."""
        return frozenset(KINDS[one.kind] for one in self.reasons)


class FamilyOfIdeas(Frozen):
    """A family with all its ideas, those with most kinds of reasons first."""

    family: str
    ideas: tuple[Idea, ...]
    close: bool
    """Whether another family has as many kinds of reasons: then their order says nothing."""

    @property
    def kinds(self) -> int:
        """Return how many kinds of reasons at least half of its ideas have, 0 to 4.

        Why not the best idea of each family: then nine of the seventeen families came first
        together, and now three (medians of 300 made-up people; see docs/job-ideas.md).
        """
        found = Counter(kind for one in self.ideas for kind in one.kinds)
        return sum(2 * ideas >= len(self.ideas) for ideas in found.values())


def families(table: OccupationTable, wishes: Preferences) -> tuple[FamilyOfIdeas, ...]:
    """Return every family with every occupation; ties keep the order of the table."""
    least = least_levels(table)
    found = [
        FamilyOfIdeas(
            family=family,
            ideas=tuple(
                sorted(
                    (idea(one, wishes, least) for one in table.of_family(family)),
                    key=lambda one: -len(one.kinds),
                )
            ),
            close=False,
        )
        for family in table.families
    ]
    counts = [one.kinds for one in found]
    marked = [one.model_copy(update={"close": counts.count(one.kinds) > 1}) for one in found]
    return tuple(sorted(marked, key=lambda one: -one.kinds))


def least_levels(table: OccupationTable) -> dict[Interest, int]:
    """Return from which level (0 to 100) on an occupation of this table is about each type."""
    place = int(MOST_HAVE_LESS * len(table.occupations))
    found: dict[Interest, int] = {}
    for one in INTERESTS:
        levels = sorted(work.interests[one] for work in table.occupations.values())
        found[one] = min(MUCH, max(SOME, levels[place])) if levels else MUCH
    return found


def idea(occupation: Occupation, wishes: Preferences, least: Mapping[Interest, int]) -> Idea:
    """Return how one occupation looks to somebody; `least` comes from least_levels."""
    return Idea(
        occupation=occupation.id,
        reasons=tuple(_reasons(occupation, wishes, least)),
        tensions=tuple(_tensions(occupation, wishes)),
        needs=needs(occupation, wishes),
    )


def standing_out(levels: Mapping[Interest, float]) -> frozenset[Interest]:
    """Return the types that somebody likes most: three above the middle, and those close by.

    A profile in which all lie close together says nothing, so none stands out.
    """
    said = sorted(levels.values(), reverse=True)
    if not said or said[0] - said[-1] < CLOSE:
        return frozenset()
    last = said[min(STANDING_OUT, len(said)) - 1]
    return frozenset(
        one for one, level in levels.items() if level >= MIDDLE and level > last - CLOSE
    )


def _reasons(
    occupation: Occupation, wishes: Preferences, least: Mapping[Interest, int]
) -> Iterator[IdeaReason]:
    liked = standing_out(wishes.interests or {})
    about = [one for one in INTERESTS if occupation.interests[one] >= least[one]]
    done = {task: wishes.experience.get(task) for task in occupation.tasks}
    shared: Mapping[ReasonKind, list[str]] = {
        "often": [task for task, how in done.items() if how == "often"],
        "sometimes": [task for task, how in done.items() if how == "sometimes"],
        "again": [task for task in occupation.tasks if task in wishes.again],
        "interest": [one for one in about if one in liked],
        "style": [one for one in occupation.styles if one in wishes.styles],
        "wish": [one for one in occupation.conditions if one in wishes.wanted],
    }
    for kind, of in shared.items():
        if of:
            yield IdeaReason(kind=kind, of=tuple(of))


def _tensions(occupation: Occupation, wishes: Preferences) -> Iterator[Tension]:
    for one in occupation.conditions:
        if one in wishes.limits:
            yield Tension(of=one, body="limit")
        elif one in wishes.adapts:
            yield Tension(of=one, body="adapt")
        elif one in wishes.avoided:
            yield Tension(of=one)


def needs(occupation: Occupation, wishes: Preferences) -> tuple[Need, ...]:
    """Return each thing that an occupation asks, with whether it is there as far as is known."""
    return tuple(_needs(occupation, wishes))


def _needs(occupation: Occupation, wishes: Preferences) -> Iterator[Need]:
    asked: tuple[tuple[str, LanguageLevel, LanguageLevel | None], ...] = (
        ("speaking", occupation.dutch.speaking, wishes.speaking),
        ("reading", occupation.dutch.reading, wishes.reading),
    )
    for what, level, mine in asked:
        if level != "a0":
            yield Need(what=what, state=reached(mine, level), level=level, mine=mine)
    for one in (*occupation.asks, *occupation.asks_often):
        state: RequirementState = "met" if one in wishes.has else "unknown"
        yield Need(
            what=one,
            state="missing" if one in wishes.lacks else state,
            often=one in occupation.asks_often,
        )
