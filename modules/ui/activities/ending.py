"""The end of an activity: what it says in own words, who may see it, and the way on."""

import streamlit as st

from modules.domain.activities.words import Words
from modules.domain.results.attempts import CurrentAttempt
from modules.domain.results.result import Result
from modules.services.activities import answering, attempts
from modules.services.activities.answering import ActivitySession
from modules.services.programme import path
from modules.services.sharing.reader import Reader
from modules.services.sharing.result import result
from modules.ui.activities.disagreement import differs
from modules.ui.activities.glossary import of_activity
from modules.ui.activities.sensitive import ask_to_tell
from modules.ui.components.depth import about
from modules.ui.components.depth import more as depth
from modules.ui.components.picture import label, show_large
from modules.ui.frame import frame
from modules.ui.results.attempts import again, since
from modules.ui.results.findings import signals
from modules.ui.results.result import draw
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap, perform
from modules.ui.shell.page_registry import page


def ending(activity_session: ActivitySession, words: Words, reader: Reader) -> None:
    """Draw the end screen, with the biggest button for the next step."""
    activity = activity_session.activity
    session.was_kept()  # said here below in any case, and not again on the next screen
    heading = session.word("end.title")
    mine = _result(activity_session, reader)
    more = mine.more
    frame.top(
        f"{activity.id}/end",
        heading,
        [heading, session.word("end.thanks"), *(words.heading(signal) for signal in more.signals)],
        person=reader.viewer,
        below=True,
    )
    show_large("check-mark")
    st.title(heading, anchor=False)
    st.markdown(session.word("end.thanks"))
    open_count = sum(given.value is None for given in activity_session.answers.values())
    if open_count:
        st.markdown(session.word("end.later", count=open_count))
    with st.container(key="result"):
        st.subheader(words.title, anchor=False)
        draw(mine, words, explain=True)
        since(activity, more, words)
        differs(activity.id, reader)
    signals(more, words)
    ask_to_tell(more, reader)
    _who_sees(activity_session.shared)
    about(activity, words)
    depth(activity, words)
    of_activity(activity.terms)
    if activity_session.form and activity_session.form.form == "short":
        st.button(
            session.word("form.all-after-all"),
            key="end-full",
            width="stretch",
            on_click=on_tap(
                lambda action: answering.choose_form(
                    session.here().store, session.here().library, activity.id, "full", action
                )
            ),
        )
    _way_on(activity_session, reader)


def _result(activity_session: ActivitySession, reader: Reader) -> Result:
    """Return what the answers that are there now say, beside the rounds before."""
    library, activity = session.here().library, activity_session.activity
    present = CurrentAttempt(
        activity_session.answers,
        activity_session.form,
        attempts.earlier(reader, library, activity.id),
        activity_session.content,
    )
    return result(library, activity, present, reader.access(activity))


def _who_sees(shared: bool) -> None:
    with st.container(key="kept"):
        st.caption(session.word("kept.shared" if shared else "kept.private"))


def _way_on(activity_session: ActivitySession, reader: Reader) -> None:
    activity_id = activity_session.activity.id
    here = session.here()
    path_steps = path.path_steps(reader, here.library)
    following = next((step for step in path_steps if step.here), None)
    if following and following.activity != activity_id:
        wording = session.wording()
        on = wording.say("end.next", title=wording.title(following.activity))
        if st.button(on, type="primary", width="stretch", key="end-next"):
            start(following.activity, again=following.again)
    with st.container(key="doors"):
        share = session.word("share.title")
        st.page_link(page("participant/share"), label=label("lock", share))
    first = answering.first_part(activity_session)
    st.button(
        session.word("end.again"),
        key="end-again",
        width="stretch",
        on_click=on_tap(
            lambda action: answering.go_to(here.store, here.library, activity_id, first, action)
        ),
    )
    again(activity_id)


def start(activity_id: str, *, again: bool = False) -> None:
    """Open an activity where the person was, or `again` in a new round, and go there."""
    here = session.here()
    begin = attempts.retake if again else answering.open_activity
    opened = perform(lambda action: begin(here.store, here.library, activity_id, action))
    if opened:
        session.open_activity(activity_id)
        st.switch_page(page("participant/activity"))
