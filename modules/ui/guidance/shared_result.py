"""One shared result, whole: what stands out, a chart, how sure it is, and every shared answer."""

import streamlit as st

from modules.domain.activities.part import Part
from modules.domain.activities.words import Words
from modules.domain.catalogue import in_language
from modules.domain.results.result import Result
from modules.services.activities.dream import ACTIVITY as DREAM
from modules.services.activities.dream import PART as DREAM_PART
from modules.ui.components.depth import about
from modules.ui.results.attempts import since
from modules.ui.results.findings import ladder, themes, told_to_counsellor
from modules.ui.results.result import draw, in_words, said_of_scales, scale_bars
from modules.ui.shell import session
from modules.wording import dates


def whole(shared: Result, words: Words) -> None:
    """Draw everything of one result that is shared."""
    st.caption(_provenance(shared))
    if shared.scores:
        _chart(shared, words)
    else:
        draw(_without_dream(shared), words)
    since(shared.activity, shared.more, words)
    told_to_counsellor(shared.more, words)
    _to_talk_about(shared)
    about(shared.activity, words)


def _to_talk_about(shared: Result) -> None:
    """Draw, folded, the questions that the guide has for afterwards."""
    here = session.here()
    guide = here.library.guides.get(shared.activity.id)
    if guide:
        with st.expander(session.word("person.to-talk-about")):
            st.markdown(in_language(guide, session.language()).texts["nabespreking"])


def _without_dream(shared: Result) -> Result:
    """Leave out the dream itself: it stands on top of the page already."""
    answers = {part: given for part, given in shared.answers.items() if part != DREAM_PART}
    return shared._replace(answers=answers) if shared.activity.id == DREAM else shared


def _provenance(shared: Result) -> str:
    level = session.word(f"person.level.{shared.level.value}")
    state = session.word(f"person.state.{shared.state}")
    end = [session.word("share.until", day=dates.day(shared.until))] if shared.until else []
    return " · ".join([level, state, *end])


def _chart(shared: Result, words: Words) -> None:
    # Plotly costs a second and 100 MB at import: only this page, and only with a chart, pays it.
    from modules.ui.components.charts import scale_chart

    for sentence in said_of_scales(shared, words):
        st.markdown(sentence)
    scale_chart(scale_bars(shared, words))
    ladder(shared.more, words)
    themes(shared.more, words)
    _how_sure(shared)
    _signs(shared)
    with st.expander(session.word("person.all-answers")):
        lines = [
            f"- {words.heading(part.id).rstrip('.')}: {_in_words(shared, part, words)}"
            for part in shared.activity.parts
            if part.id in shared.answers
        ]
        st.markdown("\n".join(lines))


def _in_words(shared: Result, part: Part, words: Words) -> str:
    return in_words(shared.activity, part, shared.answers[part.id].value, words)


def _how_sure(shared: Result) -> None:
    """Say of a short form how many questions it took, why it ended and how sure it is."""
    short = shared.short
    if short is None:
        return
    ended = session.word(f"ended.{short.ended or 'open'}")
    st.caption(session.word("person.short", asked=short.asked, items=short.items, ended=ended))
    chances = {"first": round(100 * short.first), "top": round(100 * short.top)}
    st.caption(session.word("person.sure", **chances))


def _signs(shared: Result) -> None:
    """Say what shows of answering without reading: something to ask about, never a judgement."""
    found = shared.signs
    if found is None:
        return
    seen = {"same": found.same_answer, "fast": found.too_fast, "inconsistent": found.inconsistent}
    said = [session.word(f"signs.{name}") for name, shows in seen.items() if shows]
    if said:
        st.info("\n\n".join([*said, session.word("signs.ask")]))
