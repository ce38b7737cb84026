"""The counsellor's page as plain as Streamlit can draw it: as many lines as the app's."""

import streamlit as st

SECTIONS, RESULTS = 9, 57

st.title("Bart", anchor=False)
st.markdown("Leest Nederlands · Laatst actief: 3 dagen geleden · Elke stap is gedaan")
st.info("**Vraagt een gesprek** sinds 26 november 2026")
st.button("We hebben gepraat", key="talked")
with st.container(border=True):
    st.markdown("Droom, in eigen woorden · 26 november 2026")
    st.text("Ik wil koken voor mensen, in een keuken waar iedereen welkom is.")
for number in range(RESULTS):
    if number % (RESULTS // SECTIONS) == 0:
        st.header(f"Deel {number}", anchor=False)
    said, more = st.columns([4, 1])
    with said:
        st.markdown(f"**Lijst {number}** · 26 november 2026")
        st.markdown("Iets goed doen, gezien worden, steun krijgen")
    more.button("Meer", key=f"more-{number}")
