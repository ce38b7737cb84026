"""In which language and to whom something is said: every function that makes a sentence has it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from modules.domain.activities.words import Words
from modules.domain.catalogue import DUTCH, Kind, Library
from modules.wording import dates
from modules.wording.sentences import say

Audience = Literal["self", "about"]
"""Who reads about answers: whoever gave them, or somebody else who reads about that person."""


class Wording(NamedTuple):
    """The words of the content in one language, for one reader.

    Sentences are Markdown, so words that somebody typed go into them escaped.
    """

    library: Library
    language: str
    audience: Audience = "self"

    def say(self, text_id: str, /, **values: object) -> str:
        """Return a sentence of the interface; raises KeyError when no language has the id."""
        return say(self.library, self.language, text_id, **values)

    def of_answers(self, text_id: str, /, **values: object) -> str:
        """Return a sentence about answers: to who gave them, or about them to somebody else.

        The second stands under the same id with `.of-other`; without it both read the same.
        """
        other = f"{text_id}.of-other"
        about = self.audience == "about" and other in self.library.interface(DUTCH)
        return self.say(other if about else text_id, **values)

    def words(self, kind: Kind, id: str) -> Words:
        """Return the words of an activity or a programme; raises KeyError when there is none."""
        return self.library.words(kind, id, self.language)

    def title(self, activity_id: str) -> str:
        """Return what an activity is called; raises KeyError when there is none."""
        return self.words("activities", activity_id).title

    def listed(self, names: Iterable[str]) -> str:
        """Return names as a list in a sentence, as "a, b en c"."""
        *first, last = [*names] or [""]
        return self.say("list.and", first=", ".join(first), last=last) if first else last

    def number(self, value: float) -> str:
        """Return a number without a fraction where it has none."""
        return f"{value:g}"

    def day(self, at: datetime) -> str:
        """Return the day of a moment in Belgium, as "3 mei 2026"."""
        return dates.day(self.language, at)

    def date_of(self, on: date) -> str:
        """Return a date, as "3 mei 2026"."""
        return dates.date_of(self.language, on)

    def month(self, of: date) -> str:
        """Return the month of a date, as "februari 2026"."""
        return dates.month(self.language, of)

    def moment(self, at: datetime) -> str:
        """Return a day and a time in Belgium, as "3 mei 14:05"."""
        return dates.moment(self.language, at)

    def ago(self, at: datetime, now: datetime) -> str:
        """Return how many days ago it was, as "vandaag" or "3 dagen geleden"."""
        days = dates.days_between(at, now)
        return self.say("time.days-ago", count=days) if days > 0 else self.say("time.today")
