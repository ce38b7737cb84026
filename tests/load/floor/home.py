"""The first page of a participant as plain as Streamlit can draw it: as many lines as the app's."""

import streamlit as st

SECTIONS, STEPS = 9, 3

st.markdown("Mijn droom")
st.text("Ik wil koken voor mensen, in een keuken waar iedereen welkom is.")
st.title("Mijn pad", anchor=False)
st.markdown("Je bent bij: Beginnen. Neem je tijd.")
for number in range(SECTIONS):
    with st.container(key=f"section-{number}"):
        st.button(f"**Deel {number}**", key=f"open-section-{number}", width="stretch")
    for step in range(STEPS if number == 0 else 0):
        with st.container(key=f"step-{step}", border=True):
            st.markdown("![](/assets/pictures/check-mark.svg)")
            st.markdown(f"**Stap {step}**")
            st.markdown("Gedaan · ongeveer 10 minuten")
            st.button("Bekijk", key=f"open-{step}", width="stretch")
st.button("Ook mogelijk", key="extras")
with st.expander("Een ander traject"):
    st.markdown("Je kan altijd van traject veranderen. Al je antwoorden blijven bewaard.")
    st.button("Zes sessies", key="programme")
