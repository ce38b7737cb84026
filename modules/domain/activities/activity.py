"""What a participant does: an activity of ordered parts, whatever its subject.

Lessons, questionnaires and exercises are one kind of thing. An activity knows structure and ids
only; the words stand in a words file for each language (see words.py).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from modules.domain.activities.part import Choices, ChooseMany, Id, Part
from modules.domain.records.frozen import Frozen

ABOUT = "over-deze-lijst"
"""The id under which a questionnaire says what it rests on and what it cannot say."""

FOR_OTHERS = "voor-anderen"
"""The id under which an activity speaks to somebody who fills it in about the participant."""


MOST_TOGETHER = 3
"""Up to this many scales are simply said; only beyond it some can stand out from the others."""


class SignalCondition(Frozen):
    """Something that answers can show: a scale within bounds, or parts with certain answers.

    Bounds are on 0 to 100 for a scale, and on the numbers of the part for a rate part.
    """

    scale: Id | None = None
    parts: tuple[Id, ...] = ()
    choices: tuple[Id, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    count: int = Field(default=1, ge=1)
    """How many of the parts must show it."""
    minus: Id | None = None
    """A rate part to take off a rate part first: the bounds are then on the difference."""
    fields: Mapping[Id, tuple[Id, ...]] = {}
    """For entries: one entry must have, in each of these fields, one of these choices."""


class Signal(Frozen):
    """A sentence to say when every condition holds; a reason to talk, never a diagnosis.

    The words file says it to the participant under `id`, to the counsellor under `id/begeleider`.
    """

    id: Id
    when: tuple[SignalCondition, ...] = Field(min_length=1)
    private: bool = True
    """Whether the counsellor reads it only after an agreement of its own; a question to talk about
    that touches no health or private life goes along with the result."""


class Mirror(Frozen):
    """A part in which others choose what the participant also chose of themselves."""

    part: Id
    """The part of this activity in which others choose."""
    activity: Id | None = None
    """Where the participant chooses; without it, in this activity."""
    own: Id | None = None
    """In which part they choose there; without it, one with the same id."""

    @property
    def own_part(self) -> str:
        """Return the part in which the participant chooses."""
        return self.own or self.part


def _with_shared_choices(raw: Mapping[str, Any], answers: Any) -> Mapping[str, Any]:
    """Give a choose part without choices of its own the answers of its activity."""
    if raw.get("kind") == "choose" and "choices" not in raw and answers:
        return {**raw, "choices": answers, "shared_choices": True}
    return raw


class Activity(Frozen):
    """An activity: what kind it is, its parts in order, and which parts the short result names."""

    id: Id
    kind: Literal["lesson", "questionnaire", "exercise"]
    minutes: int = Field(ge=1, le=120)
    picture: str | None = None
    answers: Choices = ()
    scales: tuple[Id, ...] = ()
    extremes: bool = False
    """Whether to name the highest and the lowest scale, as in a wheel: room to talk, no ranking."""
    rungs: tuple[Id, ...] = ()
    """The levels of each scale, lowest first; then each scale says which level somebody reached."""
    themes: tuple[Id, ...] = ()
    """What choices of different parts have in common, to talk about."""
    compare: bool | None = None
    """Whether scales can stand out from the others; without it `compares` decides."""
    margin: float = Field(default=25, ge=0, le=100)
    """How far a scale (0 to 100) must move between two attempts before it is said to have changed.

    Source: reliable change at 95 % with a standard deviation of 20 and a reliability of .80.
    """
    parts: tuple[Part, ...] = Field(min_length=1)
    short: tuple[Id, ...] = ()
    signals: tuple[Signal, ...] = ()
    depth: tuple[Id, ...] = ()
    """Texts for anyone who wants to know more, shown folded at the end."""
    terms: tuple[Id, ...] = ()
    """Words of the glossary that belong to this activity."""
    sensitive: bool = False
    """Whether it asks about health or private life: then it needs an agreement of its own."""
    raters: tuple[Literal["counsellor", "supervisor", "other"], ...] = ()
    """Who besides the participant may fill this in about the participant."""
    mirrors: Mirror | None = None
    """What others choose to put beside what the participant chose: the same, or only one side."""
    own: bool = True
    """Whether the participant fills it in too; a form for others only is no step of theirs."""
    start_values: Id | None = None
    """Names the figures with which a short form can begin; None has the full form only."""
    source: str = Field(min_length=10)

    @model_validator(mode="before")
    @classmethod
    def _offer_answers(cls, raw: Any) -> Any:
        """Fill in what a file may leave out: the kind of part, and the answers to choose from."""
        if not isinstance(raw, Mapping) or not isinstance(raw.get("parts"), list | tuple):
            return raw
        answers = raw.get("answers")
        parts = [
            _with_shared_choices({"kind": "choose", **part}, answers)
            if isinstance(part, Mapping)
            else part
            for part in raw["parts"]
        ]
        return {**raw, "parts": parts}

    def part(self, part_id: str) -> Part | None:
        """Return the part with this id, or None when the activity has no such part (any more)."""
        return next((part for part in self.parts if part.id == part_id), None)

    def origin(self, part: Part) -> Part:
        """Return the part whose words say what can be chosen: itself, or where its choices begin.

        An earlier part that is gone leaves the last one that is known.
        """
        while isinstance(part, ChooseMany) and part.from_part is not None:
            earlier = self.part(part.from_part)
            if earlier is None or earlier is part:
                return part
            part = earlier
        return part

    @property
    def compares(self) -> bool:
        """Return whether it makes sense to name scales that stand out.

        Only where there are more than three: `compare` says it, else it is so without levels and
        where each scale rests on two answers or more. One answer says how one thing is, no more.
        """
        if len(self.scales) <= MOST_TOGETHER:
            return False
        if self.compare is not None:
            return self.compare
        counts = Counter(scale for part in self.parts for scale in part.scales())
        return not self.rungs and all(counts[scale] > 1 for scale in self.scales)

    def text_ids(self) -> Iterator[str]:
        """Yield every id that each words file of this activity must have, once."""
        yield from (answer.id for answer in self.answers)
        yield from (*self.scales, *self.rungs, *self.themes, *self.depth)
        for signal in self.signals:
            yield from (signal.id, f"{signal.id}/begeleider")
        if self.kind == "questionnaire":
            yield ABOUT
        if self.raters:
            yield FOR_OTHERS
        for part in self.parts:
            yield from part.text_ids()
