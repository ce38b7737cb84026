"""The content check as counsellors see it: each problem with its file, its line and what to do."""

import streamlit as st

from modules.content.library import read_or_kept
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.permissions import allow
from modules.ui.shell import session
from modules.wording.escape_markdown import escape_markdown


def problems(person: Person) -> None:
    """Draw what the check says of the content as it stands on the disk now."""
    allow(Permission.CONTENT_CHECK, person)
    library, problems_found = read_or_kept(session.here().content)
    st.markdown(
        session.word(
            "content.counted", activities=len(library.activities), languages=len(library.languages)
        )
    )
    if not problems_found:
        st.success(session.word("content.right"))
        return
    st.warning(session.word("content.problems", count=len(problems_found)))
    for problem in problems_found:
        message = escape_markdown(problem.message)
        st.markdown(f"- `{problem.path}:{problem.line}` {message}")
    st.caption(session.word("content.still-serves"))
