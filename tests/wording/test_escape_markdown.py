"""Words of people in Markdown: whatever was typed, it is shown as it was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.wording.escape_markdown import escape_markdown

JOINER = "\u2060"


def read(markdown: str) -> str:
    """Return what Markdown makes of escaped signs; nobody sees a word joiner."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace(JOINER, "")


@given(typed=st.text(max_size=60))
def test_what_was_typed_is_what_is_read(typed: str) -> None:
    assert read(escape_markdown(typed)) == " ".join(typed.split()).replace(JOINER, "")


@given(typed=st.text(alphabet="*_#[]()<>!`~|\\$:+-.&'\" ab1\n", max_size=40))
def test_no_sign_that_markdown_obeys_is_left_open(typed: str) -> None:
    open_signs = re.sub(r"\\.", "", escape_markdown(typed))
    assert not set(open_signs) & set("*_#[]()<>!`~|\\$:+-.&")


@pytest.mark.parametrize("typed", ["een\n# twee", "een\r\n- twee", " een\n\n    vier "])
def test_words_stay_on_one_line(typed: str) -> None:
    assert "\n" not in escape_markdown(typed)


@pytest.mark.parametrize("typed", ["http://x.be", "HTTPS://x.be", "www.x.be", "mail@x.be"])
def test_an_address_is_not_whole_enough_to_become_a_link(typed: str) -> None:
    whole = escape_markdown(typed).replace("\\", "")
    assert not re.search(r"https?://\w|www\.|@\w", whole, re.IGNORECASE)


@pytest.mark.parametrize("typed", [":smile:", ":material/home:", ":streamlit:", ":red[x]"])
def test_no_sign_is_whole_enough_to_become_a_picture(typed: str) -> None:
    assert not re.search(r":\w", escape_markdown(typed).replace("\\", ""))


@pytest.mark.parametrize("typed", ["a -- b", "a -> b", "a <- b", "a <-> b", "a >= b", "a ~= b"])
def test_no_signs_are_together_enough_to_become_one(typed: str) -> None:
    whole = escape_markdown(typed).replace("\\", "")
    assert not re.search(r"--|->|<-|>=|<=|~=", whole)
