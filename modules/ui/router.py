"""Which pages there are for whoever is here, worked out in every run; started by app.py.

This script stands apart from the pages on purpose: with a `pages` folder beside it, Streamlit
would run any page for anybody until the first st.navigation of the process.
"""

import streamlit as st

from modules.domain.records.roles import is_staff
from modules.ui.shell import session
from modules.ui.shell.page_registry import ADDRESSES, page, pages_for


@session.one_run()
def run() -> None:
    """Run the page that was asked for, if it is one of this person's pages."""
    person = session.who()
    wide = person is not None and is_staff(person.role)
    title = session.word("app.name")
    st.set_page_config(
        page_title=title, layout="wide" if wide else "centered", initial_sidebar_state="collapsed"
    )
    (first, _), *rest = pages_for(person)
    pages = [st.Page(page(first), title=title, url_path="begin", default=True)]
    pages += [st.Page(page(file), title=title, url_path=address) for file, address in rest]
    # An address that is not this person's leads somewhere calm, not to Streamlit's own words.
    others = set(ADDRESSES.values()) - {address for _, address in rest}
    pages += [
        st.Page(page("start/elsewhere"), title=title, url_path=address, visibility="hidden")
        for address in sorted(others)
    ]
    st.navigation(pages, position="hidden").run()


run()
