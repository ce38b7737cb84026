"""Doing something again: what moved since last time, all rounds as a curve, and the way to it."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import ChooseMany, Part, Sort
from modules.domain.activities.words import Words
from modules.domain.results.movement import Comparison, CurvePoint, Movement, PartMove
from modules.services.activities import attempts
from modules.services.activities.findings import Findings
from modules.ui.components.bars import Bar, bars
from modules.ui.results.findings import listed
from modules.ui.results.result import MOST_CHOICES, in_words
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates

MOVES: tuple[Movement, ...] = ("more", "less", "same")


def since(activity: Activity, found: Findings, words: Words) -> None:
    """Draw what the round before and this one say beside each other; nothing in a first round."""
    change = found.change
    if change is None or not (change.scales or change.parts or change.words or change.other_list):
        return
    st.markdown(f"**{session.word('rounds.title')}**")
    st.caption(session.word("rounds.since", day=dates.day(change.at)))
    if change.other_list:
        st.markdown(session.word("rounds.other-list"))
    lines = [*moves(change, words), *_parts(activity, change, words)]
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))
    _curve(activity, found.curve)
    for one in change.words:
        _versions(activity, one, words)


def moves(change: Comparison, words: Words) -> list[str]:
    """Return a sentence for what moved up, what moved down, and what is about the same."""
    names: dict[Movement, list[str]] = {
        move: [words.heading(one.scale) for one in change.scales if one.moved == move]
        for move in MOVES
    }
    return [
        session.word(f"rounds.{move}", names=listed(names[move])) for move in MOVES if names[move]
    ]


def _parts(activity: Activity, change: Comparison, words: Words) -> list[str]:
    """Return what stayed and what moved in each part, in words, after what was asked.

    Of many questions with one answer only those that moved are told one by one.
    """
    lines, answers = [], []
    for one in change.parts:
        part = activity.part(one.part)
        if isinstance(part, ChooseMany):
            lines += _chosen(activity, part, one, words)
        elif isinstance(part, Sort):
            lines += _cards(part, one, words)
        elif part is not None:
            answers.append((one.stayed, _answer(activity, part, one, words)))
    if len(answers) <= MOST_CHOICES:
        return [*lines, *(line for _, line in answers)]
    moved = [line for stayed, line in answers if not stayed]
    count = len(answers) - len(moved)
    return [*lines, *moved, session.word("rounds.answers", number=count, total=len(answers))]


def _chosen(activity: Activity, part: ChooseMany, one: PartMove, words: Words) -> list[str]:
    """Return which of several stayed, came and went."""
    before = one.before if isinstance(one.before, tuple) else ()
    now = one.now if isinstance(one.now, tuple) else ()
    kinds = {
        "rounds.stayed": tuple(card for card in now if card in before),
        "rounds.new": tuple(card for card in now if card not in before),
        "rounds.gone": tuple(card for card in before if card not in now),
    }
    asked = words.heading(part.id)
    return [
        f"{asked} {session.word(text_id, names=in_words(activity, part, cards, words))}"
        for text_id, cards in kinds.items()
        if cards
    ]


def _answer(activity: Activity, part: Part, one: PartMove, words: Words) -> str:
    """Return the answer that stayed, or the one before and the one now."""
    asked, now = words.heading(part.id), in_words(activity, part, one.now, words)
    if one.stayed:
        return f"{asked} {session.word('rounds.stayed', names=now)}"
    before = in_words(activity, part, one.before, words)
    return session.word("rounds.answer", name=asked, before=before, now=now)


def _cards(part: Sort, one: PartMove, words: Words) -> list[str]:
    """Return the cards that went to another pile; those that stayed are told as a number only."""
    before = one.before if isinstance(one.before, dict) else {}
    now = one.now if isinstance(one.now, dict) else {}
    both = [card.id for card in part.cards if card.id in before and card.id in now]
    moved = [card for card in both if before[card] != now[card]]
    lines = [
        session.word(
            "rounds.moved",
            name=words.heading(f"{part.id}/{card}"),
            before=words.heading(f"{part.id}/{before[card]}"),
            now=words.heading(f"{part.id}/{now[card]}"),
        )
        for card in moved
    ]
    stayed = len(both) - len(moved)
    return [*lines, session.word("rounds.cards", number=stayed, total=len(both))]


def _curve(activity: Activity, points: tuple[CurvePoint, ...]) -> None:
    if not points:
        return
    st.markdown(session.word("rounds.curve"))
    drawn = [
        Bar(
            dates.day(one.at),
            100 * one.points / one.possible if one.possible else 0,
            session.word("rounds.point", points=f"{one.points:g}", possible=f"{one.possible:g}"),
        )
        for one in points
    ]
    bars(drawn, key=f"curve-{activity.id}")


def _versions(activity: Activity, one: PartMove, words: Words) -> None:
    """Draw the first and the present version of what somebody wrote, exactly as it was typed."""
    st.markdown(f"**{words.heading(one.part)}**")
    for text_id, said in (("rounds.first", one.before), ("rounds.now", one.now)):
        name = text_id.removeprefix("rounds.")
        with st.container(key=f"own-{activity.id}-{one.part}-{name}"):
            st.caption(session.word(text_id))
            st.text(str(said))


def again(activity_id: str) -> None:
    """Draw, folded, the way to open the questions again; it says first that nothing is lost."""
    here = session.here()
    with st.expander(session.word("rounds.again")):
        st.markdown(session.word("rounds.again.text"))
        st.button(
            session.word("rounds.again.yes"),
            key="end-anew",
            width="stretch",
            on_click=on_tap(
                lambda action: attempts.retake(here.store, here.library, activity_id, action)
            ),
        )
