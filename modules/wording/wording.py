"""In which language something is said: every function that makes a sentence is given it."""

from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from modules.content.library import Library
from modules.wording.sentences import say, spoken


class Wording(NamedTuple):
    """The words of the content in one language."""

    library: Library
    language: str

    def say(self, text_id: str, /, **values: object) -> str:
        """Return a sentence of the interface; raises KeyError when no language has the id."""
        return say(self.library, self.language, text_id, **values)

    def date_of(self, on: date) -> str:
        """Return a date, as "3 mei 2026"."""
        return str(format_date(on, "d MMMM y", locale=spoken(self.language)))
