"""How a component of our own is made: a script of ours in the page itself, no build, no iframe."""

import hashlib
import json
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

LOOK = Path(__file__).parents[2] / "web" / "look"


def component(name: str) -> ComponentRenderer:
    """Return the component whose script and style are served as /assets/look/<name>.js and .css.

    Why not in the component: Streamlit would send both again with every tap.
    """
    script, style = address(f"{name}.js"), address(f"{name}.css")
    return st.components.v2.component(
        f"tweede_kans_{name}",
        html=f'<link rel="stylesheet" href="{style}">\n<div class="root"></div>\n',
        js=f"""
const script = import(`${{location.origin}}{script}`);
export default function (component) {{
  script.then((found) => found.default(component));
}}
""",
    )


def address(file: str) -> str:
    """Return where a file is served; the address changes with what is in it."""
    version = hashlib.sha256((LOOK / file).read_bytes()).hexdigest()[:12]
    return f"/assets/look/{file}?v={version}"


def packed(data: object) -> bytes:
    """Return data as a component gets it: JSON in bytes, read by `JSON.parse` in its script.

    Why bytes: of anything else Streamlit asks whether it is a table, which imports pandas
    (100 MB) and costs as much as the rest of the component.
    """
    return json.dumps(data).encode()
