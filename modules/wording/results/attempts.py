"""Doing something again in sentences: what moved since the last time, and what stayed."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import ChooseMany, Part, Sort
from modules.domain.activities.words import Words
from modules.domain.results.movement import Comparison, CurvePoint, Movement, PartMove
from modules.wording.activities.answers import MOST_CHOICES, in_words
from modules.wording.results.scales import Bar, bold
from modules.wording.wording import Wording

MOVES: tuple[Movement, ...] = ("more", "less", "same")


def moves(wording: Wording, change: Comparison, words: Words) -> list[str]:
    """Return a sentence for what moved up, what moved down, and what is about the same."""
    scales = {
        move: [scale.scale for scale in change.scales if scale.moved == move] for move in MOVES
    }
    return [
        wording.say(f"rounds.{move}", names=bold(wording, scales[move], words))
        for move in MOVES
        if scales[move]
    ]


def parts(wording: Wording, activity: Activity, change: Comparison, words: Words) -> list[str]:
    """Return what stayed and what moved in each part, after what was asked.

    Of many questions with one answer only those that moved are told one by one.
    """
    lines, answers = [], []
    for move in change.parts:
        part = activity.part(move.part)
        if isinstance(part, ChooseMany):
            lines += _chosen(wording, activity, part, move, words)
        elif isinstance(part, Sort):
            lines += _cards(wording, part, move, words)
        elif part is not None:
            answers.append((move.stayed, _answer(wording, activity, part, move, words)))
    if len(answers) <= MOST_CHOICES:
        return [*lines, *(line for _, line in answers)]
    moved = [line for stayed, line in answers if not stayed]
    count = len(answers) - len(moved)
    return [*lines, *moved, wording.say("rounds.answers", number=count, total=len(answers))]


def _chosen(
    wording: Wording, activity: Activity, part: ChooseMany, move: PartMove, words: Words
) -> list[str]:
    """Return which of several stayed, came and went."""
    before = move.before if isinstance(move.before, tuple) else ()
    now = move.now if isinstance(move.now, tuple) else ()
    kinds = {
        "rounds.stayed": tuple(card for card in now if card in before),
        "rounds.new": tuple(card for card in now if card not in before),
        "rounds.gone": tuple(card for card in before if card not in now),
    }
    asked = words.heading(part.id)
    return [
        f"{asked} {wording.say(text_id, names=in_words(wording, activity, part, cards, words))}"
        for text_id, cards in kinds.items()
        if cards
    ]


def _answer(wording: Wording, activity: Activity, part: Part, move: PartMove, words: Words) -> str:
    """Return the answer that stayed, or the one before and the one now."""
    asked, now = words.heading(part.id), in_words(wording, activity, part, move.now, words)
    if move.stayed:
        return f"{asked} {wording.say('rounds.stayed', names=now)}"
    before = in_words(wording, activity, part, move.before, words)
    return wording.say("rounds.answer", name=asked, before=before, now=now)


def _cards(wording: Wording, part: Sort, move: PartMove, words: Words) -> list[str]:
    """Return the cards that went to another pile; those that stayed are told as a number only."""
    before = move.before if isinstance(move.before, dict) else {}
    now = move.now if isinstance(move.now, dict) else {}
    both = [card.id for card in part.cards if card.id in before and card.id in now]
    moved = [card for card in both if before[card] != now[card]]
    lines = [
        wording.say(
            "rounds.moved",
            name=words.heading(f"{part.id}/{card}"),
            before=words.heading(f"{part.id}/{before[card]}"),
            now=words.heading(f"{part.id}/{now[card]}"),
        )
        for card in moved
    ]
    stayed = len(both) - len(moved)
    return [*lines, wording.say("rounds.cards", number=stayed, total=len(both))]


def curve_bar(wording: Wording, point: CurvePoint) -> Bar:
    """Return one time of doing it as a bar, with its day as the name."""
    points, possible = wording.number(point.points), wording.number(point.possible)
    return Bar(
        wording.day(point.at),
        100 * point.points / point.possible if point.possible else 0,
        wording.say("rounds.point", points=points, possible=possible),
    )
