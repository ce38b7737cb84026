"""What answers say besides scores: a ladder, themes, what moved since last time, and signals."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from modules.domain import rounds
from modules.domain.activity import Activity
from modules.domain.answer import Answer
from modules.domain.highlights import Extremes, Picked, extremes, picked
from modules.domain.ladder import Climbed, climbed
from modules.domain.rounds import Comparison, Point, Round
from modules.domain.sharing import Level
from modules.domain.signals import signals
from modules.domain.tally import ThemeCount, tally


class Findings(NamedTuple):
    """What there is to say in sentences; each is empty where there is nothing to say."""

    ladder: tuple[Climbed, ...] = ()
    themes: tuple[ThemeCount, ...] = ()
    change: Comparison | None = None
    curve: tuple[Point, ...] = ()
    signals: tuple[str, ...] = ()
    extremes: Extremes | None = None
    picked: tuple[Picked, ...] = ()


def findings(
    activity: Activity,
    given: Mapping[str, Answer],
    level: Level,
    earlier: Sequence[Round] = (),
    *,
    tells: bool = False,
    content: tuple[str, ...] = (),
) -> Findings:
    """Return what the answers say at a level: short has sentences only, no answer and no number.

    `tells` says whether the signals that need an agreement may be told to whoever reads this,
    `content` in which versions of the activity these answers were given.
    """
    change = rounds.compare(activity, earlier, given, content)
    found = Findings(
        ladder=climbed(activity, given),
        themes=tally(activity, given),
        change=change,
        curve=rounds.curve(activity, earlier, given, content),
        extremes=extremes(activity, given),
        picked=picked(activity, given),
        signals=signals(activity, given, private=tells),
    )
    if level is Level.ALL:
        return found
    return found._replace(
        themes=tuple(one.model_copy(update={"parts": ()}) for one in found.themes),
        picked=tuple(one for one in found.picked if one.part in activity.short),
        change=change and change.model_copy(update={"parts": (), "words": ()}),
        curve=(),
    )
