"""The content check as counsellors see it: each problem with its file, its line and what to do."""

import streamlit as st

from modules.content.library import read_or_kept
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.permissions import allow
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.shell import session


def problems(person: Person) -> None:
    """Draw what the check says of the content as it stands on the disk now."""
    allow(Permission.CONTENT_CHECK, person)
    library, found = read_or_kept(session.here().content)
    st.markdown(
        session.word(
            "content.counted", activities=len(library.activities), languages=len(library.languages)
        )
    )
    if not found:
        st.success(session.word("content.right"))
        return
    st.warning(session.word("content.problems", count=len(found)))
    for one in found:
        st.markdown(f"- `{one.path}:{one.line}` {escape_markdown(one.message)}")
    st.caption(session.word("content.still-serves"))
