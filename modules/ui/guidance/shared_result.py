"""One shared result, whole: what stands out, a chart, how sure it is, and every shared answer."""

import streamlit as st

from modules.domain.activities.words import Words
from modules.domain.results.result import ResponseQuality, Result, ShortResult
from modules.services.activities.dream import ACTIVITY as DREAM
from modules.services.activities.dream import PART as DREAM_PART
from modules.ui.components.depth import about
from modules.ui.results.attempts import since
from modules.ui.results.findings import ladder, themes, told_to_counsellor
from modules.ui.results.result import draw
from modules.ui.shell import session
from modules.wording.guidance import shared_result as said
from modules.wording.guidance.guides import to_talk_about
from modules.wording.results.scales import said_of_scales, scale_bars


def whole(shared: Result, words: Words) -> None:
    """Draw everything of one result that is shared."""
    st.caption(said.provenance(session.wording(), shared))
    if shared.scores:
        _chart(shared, words)
    else:
        draw(without_dream(shared), words)
    since(shared.activity, shared.more, words)
    told_to_counsellor(shared.more, words)
    _to_talk_about(shared)
    about(shared.activity, words)


def _to_talk_about(shared: Result) -> None:
    """Draw, folded, the questions that the guide has for afterwards."""
    wording = session.wording()
    questions = to_talk_about(wording, shared.activity.id)
    if questions:
        with st.expander(wording.say("person.to-talk-about")):
            st.markdown(questions)


def without_dream(shared: Result) -> Result:
    """Leave out the dream itself: it stands on top of the page already."""
    answers = {part: answer for part, answer in shared.answers.items() if part != DREAM_PART}
    return shared._replace(answers=answers) if shared.activity.id == DREAM else shared


def _chart(shared: Result, words: Words) -> None:
    # Plotly costs a second and 100 MB at import: only this page, and only with a chart, pays it.
    from modules.ui.components.charts import scale_chart

    wording = session.wording()
    for sentence in said_of_scales(wording, shared, words):
        st.markdown(sentence)
    scale_chart(scale_bars(wording, shared, words))
    ladder(shared.more, words)
    themes(shared.more, words)
    if shared.short:
        _how_sure(shared.short)
    if shared.signs:
        _response_quality(shared.signs)
    with st.expander(wording.say("person.all-answers")):
        st.markdown(said.all_answers(wording, shared, words))


def _how_sure(short: ShortResult) -> None:
    """Say of a short form how many questions it took, why it ended and how sure it is."""
    wording = session.wording()
    st.caption(said.how_short(wording, short))
    st.caption(said.how_sure(wording, short))


def _response_quality(quality: ResponseQuality) -> None:
    """Say what shows of answering without reading: something to ask about, never a judgement."""
    flags = said.response_quality(session.wording(), quality)
    if flags:
        st.info(flags)
