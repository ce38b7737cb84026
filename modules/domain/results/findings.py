"""What answers say besides scores: a ladder, themes, what moved since last time, and signals."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.results import movement
from modules.domain.results.attempts import Attempt
from modules.domain.results.highlights import Extremes, Picked, extremes, picked
from modules.domain.results.levels import LevelReached, levels_reached
from modules.domain.results.movement import Comparison, CurvePoint
from modules.domain.results.signals import signals
from modules.domain.results.tally import ThemeCount, tally


class Findings(NamedTuple):
    """What there is to say in sentences; each is empty where there is nothing to say."""

    ladder: tuple[LevelReached, ...] = ()
    themes: tuple[ThemeCount, ...] = ()
    change: Comparison | None = None
    curve: tuple[CurvePoint, ...] = ()
    signals: tuple[str, ...] = ()
    extremes: Extremes | None = None
    picked: tuple[Picked, ...] = ()


def findings(
    activity: Activity,
    given: Mapping[str, Answer],
    earlier: Sequence[Attempt] = (),
    *,
    whole: bool,
    tells: bool = False,
    content: tuple[str, ...] = (),
) -> Findings:
    """Return what the answers say; unless `whole`, in sentences only, no answer and no number.

    `tells` says whether the signals that need an agreement may be told to whoever reads this,
    `content` in which versions of the activity these answers were given.
    """
    change = movement.compare(activity, earlier, given, content)
    all_findings = Findings(
        ladder=levels_reached(activity, given),
        themes=tally(activity, given),
        change=change,
        curve=movement.curve(activity, earlier, given, content),
        extremes=extremes(activity, given),
        picked=picked(activity, given),
        signals=signals(activity, given, private=tells),
    )
    if whole:
        return all_findings
    return all_findings._replace(
        themes=tuple(theme.model_copy(update={"parts": ()}) for theme in all_findings.themes),
        picked=tuple(choice for choice in all_findings.picked if choice.part in activity.short),
        change=change and change.model_copy(update={"parts": (), "words": ()}),
        curve=(),
    )
