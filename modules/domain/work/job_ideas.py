"""Ideas for work: for every occupation what speaks for it, what speaks against, what is needed.

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
    """What speaks for an idea: the ids of what the person and the work have in common."""

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
        return frozenset(KINDS[reason.kind] for reason in self.reasons)


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
        counts = Counter(kind for idea in self.ideas for kind in idea.kinds)
        return sum(2 * count >= len(self.ideas) for count in counts.values())


def families(table: OccupationTable, preferences: Preferences) -> tuple[FamilyOfIdeas, ...]:
    """Return every family with every occupation; ties keep the order of the table."""
    least = least_levels(table)
    all_families = [
        FamilyOfIdeas(family=family, ideas=_ideas(table, family, preferences, least), close=False)
        for family in table.families
    ]
    counts = Counter(family.kinds for family in all_families)
    marked = [
        family.model_copy(update={"close": counts[family.kinds] > 1}) for family in all_families
    ]
    return tuple(sorted(marked, key=lambda family: -family.kinds))


def _ideas(
    table: OccupationTable, family: str, preferences: Preferences, least: Mapping[Interest, int]
) -> tuple[Idea, ...]:
    """Return an idea for each occupation of a family, those with most kinds of reasons first."""
    ideas = (idea(occupation, preferences, least) for occupation in table.of_family(family))
    return tuple(sorted(ideas, key=lambda each: -len(each.kinds)))


def least_levels(table: OccupationTable) -> dict[Interest, int]:
    """Return from which level (0 to 100) on an occupation of this table is about each type."""
    place = int(MOST_HAVE_LESS * len(table.occupations))
    least: dict[Interest, int] = {}
    for interest in INTERESTS:
        levels = sorted(occupation.interests[interest] for occupation in table.occupations.values())
        least[interest] = min(MUCH, max(SOME, levels[place])) if levels else MUCH
    return least


def idea(occupation: Occupation, preferences: Preferences, least: Mapping[Interest, int]) -> Idea:
    """Return how one occupation looks to somebody; `least` comes from least_levels."""
    return Idea(
        occupation=occupation.id,
        reasons=tuple(_reasons(occupation, preferences, least)),
        tensions=tuple(_tensions(occupation, preferences)),
        needs=needs(occupation, preferences),
    )


def standing_out(levels: Mapping[Interest, float]) -> frozenset[Interest]:
    """Return the types that somebody likes most: three above the middle, and those close by.

    A profile in which all lie close together says nothing, so none stands out.
    """
    ordered = sorted(levels.values(), reverse=True)
    if not ordered or ordered[0] - ordered[-1] < CLOSE:
        return frozenset()
    last = ordered[min(STANDING_OUT, len(ordered)) - 1]
    return frozenset(
        interest for interest, level in levels.items() if level >= MIDDLE and level > last - CLOSE
    )


def _reasons(
    occupation: Occupation, preferences: Preferences, least: Mapping[Interest, int]
) -> Iterator[IdeaReason]:
    liked = standing_out(preferences.interests or {})
    about = [
        interest for interest in INTERESTS if occupation.interests[interest] >= least[interest]
    ]
    done = {task: preferences.experience.get(task) for task in occupation.tasks}
    shared: Mapping[ReasonKind, list[str]] = {
        "often": [task for task, how in done.items() if how == "often"],
        "sometimes": [task for task, how in done.items() if how == "sometimes"],
        "again": [task for task in occupation.tasks if task in preferences.again],
        "interest": [interest for interest in about if interest in liked],
        "style": [style for style in occupation.styles if style in preferences.styles],
        "wish": [
            circumstance
            for circumstance in occupation.conditions
            if circumstance in preferences.wanted
        ],
    }
    for kind, shared_ids in shared.items():
        if shared_ids:
            yield IdeaReason(kind=kind, of=tuple(shared_ids))


def _tensions(occupation: Occupation, preferences: Preferences) -> Iterator[Tension]:
    for circumstance in occupation.conditions:
        if circumstance in preferences.limits:
            yield Tension(of=circumstance, body="limit")
        elif circumstance in preferences.adapts:
            yield Tension(of=circumstance, body="adapt")
        elif circumstance in preferences.avoided:
            yield Tension(of=circumstance)


def needs(occupation: Occupation, preferences: Preferences) -> tuple[Need, ...]:
    """Return each thing that an occupation asks, with whether it is there as far as is known."""
    return tuple(_needs(occupation, preferences))


def _needs(occupation: Occupation, preferences: Preferences) -> Iterator[Need]:
    languages: tuple[tuple[str, LanguageLevel, LanguageLevel | None], ...] = (
        ("speaking", occupation.dutch.speaking, preferences.speaking),
        ("reading", occupation.dutch.reading, preferences.reading),
    )
    for what, level, own_level in languages:
        if level != "a0":
            yield Need(what=what, state=reached(own_level, level), level=level, mine=own_level)
    for requirement in (*occupation.asks, *occupation.asks_often):
        state: RequirementState = "met" if requirement in preferences.has else "unknown"
        yield Need(
            what=requirement,
            state="missing" if requirement in preferences.lacks else state,
            often=requirement in occupation.asks_often,
        )
