"""Signing in as plain as Streamlit can do it: two fields, a button, and a check as dear as ours."""

import streamlit as st
from argon2 import PasswordHasher

CODE, PIN = "AMJN2345", "246810"
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@st.cache_resource
def kept() -> str:
    """Return the hash of the PIN, made once."""
    return HASHER.hash(PIN)


with st.form("sign-in"):
    code = st.text_input("Je code", key="code")
    pin = st.text_input("Je PIN", key="pin")
    sent = st.form_submit_button("Aanmelden", key="send")
if sent and code == CODE and HASHER.verify(kept(), pin):
    st.success("Welkom")
