"""What somebody shared, in a line each: to read in two minutes, with the whole on one tap."""

import streamlit as st

from modules.domain.results.result import Result
from modules.services.guidance.summary import Summary
from modules.services.programme.path import in_sections
from modules.ui.activities.disagreement import told
from modules.ui.guidance.shared_result import whole, without_dream
from modules.ui.shell import session
from modules.wording.guidance.digest import digest, heading
from modules.wording.programme.path import section_title
from modules.wording.results.findings import for_counsellor


def results(page: Summary) -> None:
    """Draw what is shared, by section of the programme; one result can be open as a whole."""
    wording = session.wording()
    if not page.results:
        st.info(wording.say("person.nothing-shared"))
    for section, activities in in_sections(wording.library, page.programme, page.results):
        st.subheader(section_title(wording, page.programme, section), anchor=False)
        for activity in activities:
            _row(page.results[activity], page)


def _row(shared: Result, page: Summary) -> None:
    wording, activity = session.wording(), shared.activity.id
    words = wording.words("activities", activity)
    name = f"result:{page.dossier}"
    opened = session.remembered(name) == activity
    with st.container(key=f"result-{activity}"):
        lines, door = st.columns([5, 1], vertical_alignment="top")
        lines.markdown(heading(wording, f"**{words.title}**", shared.at, page.looked_before))
        door.button(
            wording.say("path.close" if opened else "person.more"),
            key=f"more-{activity}",
            type="tertiary",
            on_click=session.remember,
            args=(name, None if opened else activity),
        )
        told(activity, shared.differs)
        if opened:
            whole(shared, words)
            return
        for line in digest(wording, without_dream(shared), words):
            lines.markdown(line)
        for signal in shared.more.signals:
            lines.warning(for_counsellor(signal, words))
