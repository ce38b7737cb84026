"""One activity's result as far as its reader may see it, and the values it is made of."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.progress import ActivityState
from modules.domain.adaptive.adaptive import Estimate
from modules.domain.records.frozen import Frozen
from modules.domain.records.sharing import Level
from modules.domain.results.findings import Findings
from modules.domain.results.scoring import ProfileSummary, ScaleScore


class ShortResult(Frozen):
    """What the short form says: every scale, how sure, after how many questions, why it ended.

    `first` and `top` are the chances (0 to 1) that the full form has the same first scale and the
    same top three.
    """

    estimates: tuple[Estimate, ...]
    first: float
    top: float
    asked: int
    items: int
    ended: str | None

    def at_level(self, level: Level) -> "ShortResult":
        """Return it without the scales unless all is shared."""
        return self if level is Level.ALL else self.model_copy(update={"estimates": ()})


class ResponseQuality(NamedTuple):
    """What shows in one person's answers; None when there is too little to say."""

    same_answer: bool | None
    too_fast: bool | None
    inconsistent: bool | None


class Disagreement(NamedTuple):
    """What somebody says of a result, in their own words, and when they said it."""

    text: str
    at: datetime


class Result(NamedTuple):
    """As much of one activity's result as is shared with the reader.

    `answers` holds the parts of the short result, or all parts but check questions. `scores` is
    empty unless all is shared. `short` is there when the short form was done, and then says more
    than the scores.
    """

    activity: Activity
    level: Level
    state: ActivityState
    at: datetime | None
    profile_summary: ProfileSummary
    scores: tuple[ScaleScore, ...]
    answers: Mapping[str, Answer]
    short: ShortResult | None = None
    until: datetime | None = None
    """When the participant lets the share end by itself."""
    more: Findings = Findings()
    """What there is to say besides scores: a ladder, themes, what moved, signals."""
    signs: ResponseQuality | None = None
    """Signs of answering without reading, for the counsellor only, when all is shared."""
    differs: Disagreement | None = None
    """What the participant says of it, when they see it differently."""
