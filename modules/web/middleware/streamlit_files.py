"""Where Streamlit keeps the files that every browser gets."""

from importlib.util import find_spec
from pathlib import Path

_SPEC = find_spec("streamlit")
assert _SPEC is not None
assert _SPEC.origin is not None

STATIC = (Path(_SPEC.origin).parent / "static").resolve()
"""The folder with index.html; found without importing Streamlit, which is the pages' own."""
