"""The caseload as it is drawn: a line a person, what needs attention first."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from modules.domain.records.dossier import contact_due
from modules.services.data_rights import retention
from modules.services.guidance.counselling import CaseloadLine
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.page_registry import page
from modules.wording import dates

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
    for one in erased:
        st.info(session.word("caseload.erased", day=dates.day(one)))


def lines(found: Sequence[CaseloadLine]) -> None:
    """Draw the people, a page of them at a time, with a field to look for a name."""
    if not found:
        st.info(session.word("caseload.nobody"))
        return
    wanted = ""
    if len(found) > A_PAGE:
        wanted = st.text_input(session.word("caseload.search"), key="caseload-search")
    fitting = [one for one in found if wanted.casefold() in name_of(one).casefold()]
    st.caption(session.word("caseload.count", count=len(fitting)))
    for one in fitting[:A_PAGE]:
        _line(one)
    if len(fitting) > A_PAGE:
        st.caption(session.word("caseload.more", count=len(fitting) - A_PAGE))


def name_of(line: CaseloadLine) -> str:
    """Return the name somebody chose, or the sentence for somebody who chose none."""
    return line.person.name or session.word("caseload.no-name")


def _line(one: CaseloadLine) -> None:
    with st.container(key=f"person-{one.person.id}"):
        name, where, when, door = st.columns([3, 3, 2, 1], vertical_alignment="center")
        name.markdown(f"**{escape_markdown(name_of(one))}**")
        if one.person.asked_for_talk:
            name.markdown(session.word("caseload.talk", day=dates.day(one.person.asked_for_talk)))
        if one.person.urgent:
            name.markdown(session.word("caseload.urgent"))
        if contact_due(one.person, session.now()):
            name.markdown(session.word("caseload.contact-due"))
        day = retention.line_erase_day(one.person, at=session.now())
        if day is not None:
            name.markdown(session.word("caseload.term", day=dates.day(day)))
        where.markdown(_where(one))
        when.markdown(dates.ago(one.person.last_activity))
        if door.button(session.word("caseload.open"), key=f"open-{one.person.id}"):
            session.open_person(one.person.id)
            st.switch_page(page("counsellor/person"))


def _where(one: CaseloadLine) -> str:
    done = session.word("caseload.done", done=one.progress.done, total=one.progress.steps)
    if one.progress.activity is None:
        return done
    words = session.here().library.words("activities", one.progress.activity, session.language())
    return session.word("caseload.at", done=done, title=words.title)
