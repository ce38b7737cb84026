"""The little Markdown of the content: bold words, links and lists, and no other HTML ever."""

import re

import pytest

from modules.web.requests.markdown import blocks, inline
from tests.security.hostile_texts import CORPUS

OURS = re.compile(
    r'</?(?:strong|p|ul|li)>|</a>|<a href="[^"<>]*" target="_blank" rel="noopener noreferrer">'
)


@pytest.mark.parametrize("drawn", [inline, blocks])
@pytest.mark.parametrize("around", ["{}", "**{}**", "[{}](https://x.be)", "[x](https://x.be/{})"])
def test_no_text_becomes_another_element_than_ours(drawn: object, around: str) -> None:
    for text in CORPUS:
        html = str(drawn(around.format(text)))  # type: ignore[operator]
        rest = OURS.sub("", html)
        assert "<" not in rest
        assert ">" not in rest


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.be", "/x"])
def test_a_link_leads_to_a_site_a_telephone_or_a_mailbox_and_nowhere_else(address: str) -> None:
    assert "<a" not in inline(f"[x]({address})")


def test_bold_words_links_and_lists_are_drawn() -> None:
    assert inline("**ja** [VDAB](https://vdab.be)") == (
        '<strong>ja</strong> <a href="https://vdab.be" target="_blank"'
        ' rel="noopener noreferrer">VDAB</a>'
    )
    assert blocks("Neem mee:\n- een\n- twee") == (
        "<p>Neem mee:</p>\n<ul><li>een</li><li>twee</li></ul>".replace("\n", "")
    )
