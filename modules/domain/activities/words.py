"""The words of one thing in one language, apart from its structure."""

from collections.abc import Mapping

from modules.domain.records.frozen import Frozen


class Words(Frozen):
    """A title, an introduction and a text for each id; paragraphs are separated by an empty line.

    `reviewed` is None as long as nobody has checked the words; else the role (never a name) of the
    person who did, and the day.
    """

    language: str
    title: str
    introduction: str = ""
    reviewed: str | None = None
    texts: Mapping[str, str] = {}
    retired: Mapping[str, str] = {}
    """What questions and choices said that are gone, by id: old answers hang on them."""

    def heading(self, text_id: str) -> str:
        """Return the first paragraph under an id; raises KeyError when there is none."""
        return self.texts[text_id].split("\n\n", 1)[0]

    def rest(self, text_id: str) -> str:
        """Return what follows the first paragraph under an id, or an empty text."""
        return self.texts[text_id].partition("\n\n")[2]
