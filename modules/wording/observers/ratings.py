"""How people see the same thing, in words: each view with a date, apart in words only."""

from datetime import datetime

from modules.domain.activities.activity import Activity
from modules.domain.activities.words import Words
from modules.domain.observers.comparison import RatingComparison, View
from modules.domain.observers.mirror import Mirrored
from modules.domain.observers.rating import ObserverRating
from modules.wording.activities.read_back import read_back
from modules.wording.escape_markdown import escape_markdown
from modules.wording.wording import Wording

YOU = {"both": "mirror.both", "others": "mirror.others", "own": "mirror.own"}
THEY = {"both": "mirror.person.both", "others": "mirror.others", "own": "mirror.person.own"}


def views(wording: Wording, activity: Activity, compared: RatingComparison, words: Words) -> str:
    """Return everybody's newest answer to one question, as a Markdown list."""
    return "\n".join(f"- {_view(wording, activity, view, words)}" for view in compared.views)


def _view(wording: Wording, activity: Activity, view: View, words: Words) -> str:
    said = read_back(activity, view.answer.part, view.answer.value, words)
    rater = "you" if view.rater == "self" and wording.audience == "self" else view.rater
    day = f" ({wording.day(view.at)})" if view.at else ""
    return f"{rater_name(wording, rater)}: {escape_markdown(said)}{day}"


def mirror(wording: Wording, mirrored: Mirrored, words: Words) -> str:
    """Return what the participant and others both chose, others only, and the participant only.

    A Markdown list of what there is.
    """
    chosen = {"both": mirrored.both, "others": mirrored.others, "own": mirrored.own}
    lines = []
    for side, text_id in (YOU if wording.audience == "self" else THEY).items():
        names = ", ".join(words.heading(f"{mirrored.part}/{choice}") for choice in chosen[side])
        lines += [f"- {wording.say(text_id, names=names)}"] if names else []
    return "\n".join(lines)


def by_whom(wording: Wording, rater: str, name: str) -> str:
    """Return who said it: the name that was written down for them, and who they are."""
    kind = rater_name(wording, rater)
    return f"{escape_markdown(name)}, {kind}" if name else kind


def rating(wording: Wording, rater: str, name: str, at: datetime) -> str:
    """Return who filled in a form, and when."""
    return f"{by_whom(wording, rater, name)} · {wording.day(at)}"


def decision(wording: Wording, rating: ObserverRating) -> str:
    """Return whether the participant accepted what somebody said of them."""
    accepted = rating.accepted
    state = "waits" if accepted is None else "accepted" if accepted else "away"
    return wording.say(f"judgement.{state}")


def rater_name(wording: Wording, rater: str) -> str:
    """Return what a kind of rater is called: "you", "self", or one of those who can be asked."""
    return wording.say(f"rater.{rater}.name")
