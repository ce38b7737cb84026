"""A result as people read it: sentences first, then bars, numbers last and out of how many."""

from collections.abc import Mapping, Sequence

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.activities.words import Words
from modules.domain.adaptive.adaptive import Estimate
from modules.domain.results.result import Result
from modules.domain.results.scoring import ProfileSummary, ScaleScore
from modules.ui.components.bars import Bar, bars
from modules.ui.components.entry import drawn
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.results import findings
from modules.ui.results.findings import listed
from modules.ui.shell import session
from modules.wording.answers import entry

MOST_CHOICES = 5
"""So many answers to questions with one choice are read one by one; more of them are folded."""


def draw(result: Result, words: Words, *, explain: bool = False) -> None:
    """Draw what stands out, the bars when they are part of it, and the answers.

    The piles of a card game come last, folded, and so do many choices: forty cards are a wall
    beside the five chosen.
    """
    for sentence in [
        *said_of_scales(result, words),
        *findings.highest_and_lowest(result.more, words),
    ]:
        st.markdown(sentence)
    if explain and result.profile_summary.top and not result.profile_summary.flat:
        st.markdown("\n".join(explained(result.profile_summary, words)))
    if result.scores and not result.activity.rungs:
        bars(scale_bars(result, words), key="bars")
    if explain and result.scores and not result.activity.compares:
        _meaning(result, words)
    findings.ladder(result.more, words, explain=explain)
    findings.themes(result.more, words)
    findings.picked(result.more, result.activity, words)
    given = [part for part in result.activity.parts if part.id in result.answers]
    alone = [part for part in given if _stands_alone(part, bars_drawn=bool(result.scores))]
    folded: list[Part] = [part for part in given if isinstance(part, Sort)]
    choices = [part for part in alone if isinstance(part, Choose)]
    if len(choices) > MOST_CHOICES:
        alone = [part for part in alone if part not in choices]
        folded = [*choices, *folded]
    for part in alone:
        answer(result.activity, part, result.answers[part.id], words)
    if folded:
        with st.expander(session.of_answers("result.more")):
            for part in folded:
                answer(result.activity, part, result.answers[part.id], words)


def _stands_alone(part: Part, *, bars_drawn: bool) -> bool:
    """Say whether an answer says something by itself: one of a long list of ratings does not."""
    if isinstance(part, Rate):
        return part.scale is None or not bars_drawn
    return not isinstance(part, Read | Sort) and not (isinstance(part, Choose) and part.scale)


def said_of_scales(result: Result, words: Words) -> list[str]:
    """Return what the scales say in sentences; nothing where each scale is simply said itself."""
    if result.activity.compares:
        return sentences(result.profile_summary, words)
    if result.scores and not any(one.enough for one in result.scores):
        return [session.word("result.not-enough")]
    return []


def sentences(found: ProfileSummary, words: Words) -> list[str]:
    """Return what stands out in words; without enough answers, that."""
    if not found.top:
        return [session.word("result.not-enough")]
    if found.flat:
        return [session.of_answers("result.flat")]
    others = [words.heading(scale) for scale in found.top if scale != found.first]
    if found.first:
        first = words.heading(found.first)
        said = [session.of_answers("result.first", name=first, names=listed(others))]
    else:
        said = [session.of_answers("result.top", names=listed(others))]
        if found.tied and len(found.tied) < len(found.top):
            tied = listed([words.heading(one) for one in found.tied])
            said = [session.of_answers("result.apart", names=listed(others), tied=tied)]
    if found.near:
        near = listed([words.heading(scale) for scale in found.near])
        said.append(session.word("result.near", names=near))
    return said


def explained(found: ProfileSummary, words: Words) -> list[str]:
    """Return a line for each scale that stands out: what it is, with examples."""
    return _explanations(found.top, words)


def _explanations(scales: Sequence[str], words: Words) -> list[str]:
    return [f"- **{words.heading(one)}**: {' '.join(words.rest(one).split())}" for one in scales]


def _meaning(result: Result, words: Words) -> None:
    """Draw, folded, what each scale is that stands beside the others without standing out."""
    said = [one.scale for one in result.scores if words.rest(one.scale)]
    if said:
        with st.expander(session.word("result.meaning")):
            st.markdown("\n".join(_explanations(said, words)))


def scale_bars(result: Result, words: Words) -> list[Bar]:
    """Return a bar for each scale; of the short form, as it is expected to be, with its band."""
    found = result.profile_summary
    if result.short:
        return [_expected(one, found, words) for one in result.short.estimates]
    return [
        Bar(
            words.heading(one.scale),
            one.level if one.enough else 0,
            said(one, found) if one.asked > 1 else _said_once(result, one, words),
            one.scale in found.top and not found.flat,
        )
        for one in result.scores
    ]


def _expected(one: Estimate, found: ProfileSummary, words: Words) -> Bar:
    numbers = session.word("result.expected", answered=one.answered, asked=one.items)
    return Bar(
        words.heading(one.scale),
        100 * one.points / one.possible,
        band(found, one.scale) + numbers,
        one.scale in found.top and not found.flat,
        100 * one.low / one.possible,
        100 * one.high / one.possible,
    )


def band(found: ProfileSummary, scale: str) -> str:
    """Return how clearly a scale stands out, to put before its numbers; empty when unknown."""
    return session.word(f"band.{found.bands[scale].value}") + ": " if scale in found.bands else ""


def said(one: ScaleScore, found: ProfileSummary) -> str:
    """Return the words of one bar."""
    if not one.enough:
        return session.word("result.few", answered=one.answered, asked=one.asked)
    return band(found, one.scale) + session.word(
        "result.points",
        points=f"{one.points:g}",
        possible=f"{one.possible:g}",
        answered=one.answered,
        asked=one.asked,
    )


def _said_once(result: Result, one: ScaleScore, words: Words) -> str:
    """Return a scale that rests on one answer as that answer: no number says it better."""
    part = next(part for part in result.activity.parts if one.scale in part.scales())
    if part.id not in result.answers:
        return session.word("result.unanswered")
    value = result.answers[part.id].value
    if isinstance(part, Sort) and isinstance(value, dict):
        card = next(card for card in part.cards if card.scale == one.scale)
        laid = value.get(card.id)
        return words.heading(f"{part.id}/{laid}") if laid else session.word("result.unanswered")
    return in_words(result.activity, part, value, words)


def answer(activity: Activity, part: Part, given: Answer, words: Words) -> None:
    """Draw one answer under its question; own words exactly as they were typed."""
    st.markdown(f"**{words.heading(part.id)}**")
    if isinstance(part, Write):
        with st.container(key=f"own-{activity.id}-{part.id}"):
            st.text(str(given.value))
    elif isinstance(part, Entries) and isinstance(given.value, tuple):
        for number, one in enumerate(given.value):
            with st.container(key=f"own-{activity.id}-{part.id}-{number}"):
                if isinstance(one, dict):
                    drawn(part, one, words)
    else:
        st.markdown(in_words(activity, part, given.value, words))


def in_words(activity: Activity, part: Part, value: object, words: Words) -> str:
    """Return an answer as a sentence part; the person's own words are escaped."""
    match part:
        case Choose():
            return words.heading(str(value) if part.shared_choices else f"{part.id}/{value}")
        case ChooseMany() if isinstance(value, tuple):
            owner = activity.origin(part).id
            # A choice that is a sentence ends with a point, which a list cannot have in its middle.
            return ", ".join(words.heading(f"{owner}/{one}").rstrip(".") for one in value)
        case Entries() if isinstance(value, tuple):
            lines = (entry(part, one, words) for one in value if isinstance(one, dict))
            return "; ".join(escape_markdown(line) for line in lines)
        case Sort() if isinstance(value, dict):
            return _piles(part, value, words)
        case Rate():
            return session.word("result.rung", number=value, highest=part.highest)
        case _:
            return escape_markdown(str(value))


def _piles(part: Sort, value: Mapping[str, str], words: Words) -> str:
    lines = []
    for pile in part.piles:
        cards = [words.heading(f"{part.id}/{card}") for card, on in value.items() if on == pile.id]
        if cards:
            lines.append(f"- {words.heading(f'{part.id}/{pile.id}')}: {', '.join(cards)}")
    return "\n".join(lines)
