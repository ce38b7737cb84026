"""The caseload as it is drawn: a line a person, what needs attention first."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from modules.domain.records.dossier import contact_due
from modules.services.data_rights import retention
from modules.services.guidance.counselling import CaseloadLine
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.page_registry import page
from modules.wording.escape_markdown import escape_markdown
from modules.wording.guidance import caseload

A_PAGE = 25


def doors() -> None:
    """Draw the way to adding somebody and to the content."""
    with st.container(key="doors", horizontal=True):
        st.page_link(page("counsellor/add"), label=label("plus", session.word("add.title")))
        st.page_link(
            page("counsellor/guides"),
            label=label("teacher", session.word("guides.title")),
        )
        st.page_link(
            page("organisation/content"),
            label=label("books", session.word("content.title")),
        )


def gone(erased: Sequence[datetime]) -> None:
    """Say that somebody is gone for good, and nothing of who it was."""
    wording = session.wording()
    for at in erased:
        st.info(wording.say("caseload.erased", day=wording.day(at)))


def lines(people: Sequence[CaseloadLine]) -> None:
    """Draw the people, a page of them at a time, with a field to look for a name."""
    if not people:
        st.info(session.word("caseload.nobody"))
        return
    wanted = ""
    if len(people) > A_PAGE:
        wanted = st.text_input(session.word("caseload.search"), key="caseload-search")
    fitting = [line for line in people if wanted.casefold() in _name(line).casefold()]
    st.caption(session.word("caseload.count", count=len(fitting)))
    for line in fitting[:A_PAGE]:
        _line(line)
    if len(fitting) > A_PAGE:
        st.caption(session.word("caseload.more", count=len(fitting) - A_PAGE))


def _name(line: CaseloadLine) -> str:
    return caseload.name(session.wording(), line.person.name)


def _line(line: CaseloadLine) -> None:
    wording, person, now = session.wording(), line.person, session.now()
    with st.container(key=f"person-{person.id}"):
        name, where, when, door = st.columns([3, 3, 2, 1], vertical_alignment="center")
        name.markdown(f"**{escape_markdown(_name(line))}**")
        if person.asked_for_talk:
            name.markdown(wording.say("caseload.talk", day=wording.day(person.asked_for_talk)))
        if person.urgent:
            name.markdown(wording.say("caseload.urgent"))
        if contact_due(person, now):
            name.markdown(wording.say("caseload.contact-due"))
        day = retention.line_erase_day(person, at=now)
        if day is not None:
            name.markdown(wording.say("caseload.term", day=wording.day(day)))
        done, steps, activity = line.progress
        where.markdown(caseload.progress(wording, done, steps, activity))
        when.markdown(wording.ago(person.last_activity, now))
        if door.button(wording.say("caseload.open"), key=f"open-{person.id}"):
            session.open_person(person.id)
            st.switch_page(page("counsellor/person"))
