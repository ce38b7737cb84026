"""The words that a test looks for, read from the content: a better sentence breaks no test."""

from typing import NamedTuple

from modules.domain.catalogue import Library
from modules.domain.programme.programme import ProgrammeStep
from modules.wording.sentences import say


class Words(NamedTuple):
    """The content in one language."""

    library: Library
    language: str

    def say(self, text_id: str, **given: object) -> str:
        """Return a sentence of the interface."""
        return say(self.library, self.language, text_id, **given)

    def title(self, activity: str) -> str:
        """Return the name of an activity."""
        return self.library.words("activities", activity, self.language).title

    def heading(self, activity: str, text_id: str) -> str:
        """Return the first line of a text of an activity."""
        return self.library.words("activities", activity, self.language).heading(text_id)

    def rest(self, activity: str, text_id: str) -> str:
        """Return what follows the first line."""
        return self.library.words("activities", activity, self.language).rest(text_id)

    def step(self, activity: str) -> ProgrammeStep | None:
        """Return the first station that opens an activity, None for one beside the road."""
        steps = self.library.programmes["tweede-kans"].steps
        return next((one for one in steps if one.activity == activity), None)
