"""A word of work with what it means."""

from modules.domain.catalogue import in_language
from modules.wording.wording import Wording


def heading_and_text(wording: Wording, term_id: str) -> list[str]:
    """Return a word and, in paragraphs, what it means; raises KeyError when there is none."""
    words = in_language(wording.library.term_words, wording.language)
    return words.texts[term_id].split("\n\n")


def in_a_line(wording: Wording, term_id: str) -> str:
    """Return a word and what it means, in one line; raises KeyError when there is none."""
    heading, *text = heading_and_text(wording, term_id)
    return f"**{heading}**: {' '.join(text)}"
