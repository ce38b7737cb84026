"""A new link as it is drawn, this once: a QR code for the other's phone, and the address."""

import streamlit as st

from modules.services.accounts.qr import square
from modules.ui.components.qr import qr
from modules.ui.shell import session


def new_link(dossier_id: str) -> None:
    """Draw the link that was just made; only its maker sees it, and only now."""
    token = session.remembered(f"link-{dossier_id}")
    if not isinstance(token, str):
        return
    address = f"{session.origin() or ''}/guest?lang={session.language()}#{token}"
    with st.container(key="new-link"):
        st.success(session.word("link.made"))
        if session.origin():
            qr(square(address), session.word("link.qr"), key=f"qr-{dossier_id}")
        st.code(address, language=None, wrap_lines=True)
        st.button(
            session.word("link.have-it"),
            key="link-have-it",
            on_click=lambda: session.remember(f"link-{dossier_id}", None),
        )
