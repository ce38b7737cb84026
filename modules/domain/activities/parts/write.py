"""Own words."""

import unicodedata
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from modules.domain.activities.parts.base import LONGEST_TEXT, BasePart
from modules.domain.activities.value import Answer, TooLong, Value, WrongShape


class Write(BasePart):
    """Own words."""

    kind: Literal["write"]
    max_length: int = Field(default=LONGEST_TEXT, ge=1, le=4000)
    lines: int = Field(default=4, ge=1, le=20)

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return words as they are kept."""
        if not isinstance(raw, str):
            raise WrongShape(f"{self.id} takes words")
        text = plain(raw)
        if not text:
            raise WrongShape(f"{self.id} got no words")
        if len(text) > self.max_length:
            raise TooLong(f"{self.id} takes {self.max_length} characters")
        return text

    @property
    def says_something_alone(self) -> bool:
        """Return False: words stand beside words, and are not compared."""
        return False


def plain(raw: str) -> str:
    """Return words as they are kept: composed (NFC), without control characters and outer space.

    Why: control characters and lone surrogates cannot be shown, saved everywhere or read aloud. A
    character that is newer than this Python, as next year's emoji are, is one all the same.
    """
    shown = (
        character
        for character in raw.replace("\r\n", "\n").replace("\r", "\n")
        if _is_shown(character)
    )
    # Composed last: a character taken away can bring a letter and its accent together.
    return unicodedata.normalize("NFC", "".join(shown)).strip()


def _is_shown(character: str) -> bool:
    kind = unicodedata.category(character)
    if kind == "Cn":
        # The last two of each plane, and 32 in the first, never become characters (Unicode 23.7).
        return ord(character) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(character) <= 0xFDEF
    return character in "\n\t" or kind == "Cf" or kind[0] != "C"
