"""A result as it is drawn: sentences first, then bars, numbers last and out of how many."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Choose, Entries, Part, Rate, Read, Sort, Write
from modules.domain.activities.words import Words
from modules.domain.results.result import Result
from modules.ui.components.bars import bars
from modules.ui.components.entry import drawn
from modules.ui.results import findings
from modules.ui.shell import session
from modules.wording.activities.answers import MOST_CHOICES, in_words
from modules.wording.results.findings import highest_and_lowest
from modules.wording.results.scales import explained, said_of_scales, scale_bars


def draw(result: Result, words: Words, *, explain: bool = False) -> None:
    """Draw what stands out, the bars when they are part of it, and the answers.

    The piles of a card game come last, folded, and so do many choices: forty cards are a wall
    beside the five chosen.
    """
    wording, summary = session.wording(), result.profile_summary
    for sentence in [
        *said_of_scales(wording, result, words),
        *highest_and_lowest(wording, result.more, words),
    ]:
        st.markdown(sentence)
    if explain and summary.top and not summary.flat:
        st.markdown(explained(summary.top, words))
    if result.scores and not result.activity.rungs:
        bars(scale_bars(wording, result, words), key="bars")
    if explain and result.scores and not result.activity.compares:
        _meaning(result, words)
    findings.ladder(result.more, words, explain=explain)
    findings.themes(result.more, words)
    findings.picked(result.more, result.activity, words)
    answered = [part for part in result.activity.parts if part.id in result.answers]
    alone = [part for part in answered if _stands_alone(part, bars_drawn=bool(result.scores))]
    folded: list[Part] = [part for part in answered if isinstance(part, Sort)]
    choices = [part for part in alone if isinstance(part, Choose)]
    if len(choices) > MOST_CHOICES:
        alone = [part for part in alone if part not in choices]
        folded = [*choices, *folded]
    for part in alone:
        answer(result.activity, part, result.answers[part.id], words)
    if folded:
        with st.expander(wording.of_answers("result.more")):
            for part in folded:
                answer(result.activity, part, result.answers[part.id], words)


def _stands_alone(part: Part, *, bars_drawn: bool) -> bool:
    """Say whether an answer says something by itself: one of a long list of ratings does not."""
    if isinstance(part, Rate):
        return part.scale is None or not bars_drawn
    return not isinstance(part, Read | Sort) and not (isinstance(part, Choose) and part.scale)


def _meaning(result: Result, words: Words) -> None:
    """Draw, folded, what each scale is that stands beside the others without standing out."""
    scales = [score.scale for score in result.scores if words.rest(score.scale)]
    if scales:
        with st.expander(session.word("result.meaning")):
            st.markdown(explained(scales, words))


def answer(activity: Activity, part: Part, given: Answer, words: Words) -> None:
    """Draw one answer under its question; own words exactly as they were typed."""
    st.markdown(f"**{words.heading(part.id)}**")
    if isinstance(part, Write):
        with st.container(key=f"own-{activity.id}-{part.id}"):
            st.text(str(given.value))
    elif isinstance(part, Entries) and isinstance(given.value, tuple):
        for number, line in enumerate(given.value):
            with st.container(key=f"own-{activity.id}-{part.id}-{number}"):
                if isinstance(line, dict):
                    drawn(part, line, words)
    else:
        st.markdown(in_words(session.wording(), activity, part, given.value, words))
