"""Answers written short, for the examples that were worked out by hand."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part, Sort
from modules.domain.results.levels import LevelReached
from modules.domain.results.scoring import ScaleScore
from modules.domain.results.tally import ThemeCount
from tests.walking_through import given

NOT_NOW, NOT_ASKED = "-", "."


def on_scales(activity: Activity, said: Mapping[str, str]) -> dict[str, Answer]:
    """Return answers that are written for each scale, one word for each thing it asks, in order.

    `-` is "not now" and `.` was not asked yet. `2*graag` stands for `graag graag`.
    """
    values: dict[str, object] = {}
    for scale, written in said.items():
        asked = [part for part in activity.parts if scale in part.scales()]
        words = spread(written)
        if isinstance(asked[0], Sort):
            cards = [card.id for card in asked[0].cards if card.scale == scale]
            assert len(cards) == len(words)
            laid = values.setdefault(asked[0].id, {})
            assert isinstance(laid, dict)
            laid.update(
                {card: pile for card, pile in zip(cards, words, strict=True) if pile != "-"}
            )
            continue
        assert len(asked) == len(words), f"{activity.id} asks {len(asked)} for {scale}"
        for part, word in zip(asked, words, strict=True):
            if word != NOT_ASKED:
                values[part.id] = _value(part, word)
    return given(activity, values)


def in_order(activity: Activity, parts: list[str], written: str) -> dict[str, Answer]:
    """Return answers to some parts, written in one line."""
    found = [part for part in activity.parts if part.id in parts]
    words = spread(written)
    assert len(found) == len(words), f"{activity.id}: {len(found)} parts, {len(words)} answers"
    both = zip(found, words, strict=True)
    return given(activity, {part.id: _value(part, one) for part, one in both if one != NOT_ASKED})


def spread(written: str) -> list[str]:
    """Return the words of a line, with `3*graag` as three words."""
    words = []
    for one in written.split():
        times, star, word = one.partition("*")
        words += [word] * int(times) if star else [one]
    return words


def _value(part: Part, word: str) -> object:
    if word == NOT_NOW:
        return None
    return int(word) if part.kind == "rate" else word


def score(one: ScaleScore) -> str:
    """Return a score as the examples write it: points of possible, answered of asked, 0 to 100."""
    said = f"{one.points:g}/{one.possible:g} from {one.answered}/{one.asked}"
    return f"{said} = {one.level:.4g}" if one.enough else f"{said}: too few"


def rung(one: LevelReached) -> str:
    """Return how far up a ladder somebody is, as the examples write it."""
    said = f"{one.rung or 'start'} from {one.answered}/{one.asked}"
    return said if one.enough else f"{said}: too few"


def theme(one: ThemeCount) -> str:
    """Return a theme as the examples write it: how often, of how many times."""
    return f"{one.count} of {one.times}"
