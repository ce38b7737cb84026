"""The pages of the floor, as plain as Streamlit can draw them; each stands in a file of its own."""

from pathlib import Path

import streamlit as st

st.set_page_config(page_title="Floor", layout="centered", initial_sidebar_state="collapsed")
ADDRESSES = {"question": "stap", "person": "persoon", "home": "pad", "sign_in": "aanmelden"}
pages = [
    st.Page(Path(__file__).parent / f"{name}.py", title=address, url_path=address)
    for name, address in ADDRESSES.items()
]
st.navigation(pages, position="hidden").run()
