"""How a component of our own is made: a script beside its Python, no build and no iframe."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).parent


def component(name: str) -> ComponentRenderer:
    """Return the component whose script and style stand in this folder under a name."""
    style = HERE / f"{name}.css"
    return st.components.v2.component(
        f"tweede_kans_{name}",
        html="<div class='root'></div>\n",
        css=style.read_text("utf-8") if style.exists() else None,
        js=(HERE / f"{name}.js").read_text("utf-8"),
    )
