"""What is shared in words: what it is called, what each level shows, and who looked."""

from modules.domain.records.sharing import IDEAS, PLAN
from modules.wording.escape_markdown import escape_markdown
from modules.wording.wording import Wording

BESIDES = {PLAN: "plan.title", IDEAS: "ideas.title"}
"""What can be shared besides activities, and how it is called."""


def title(wording: Wording, result: str) -> str:
    """Return what a result is called: an activity, or the plan or the ideas."""
    return wording.say(BESIDES[result]) if result in BESIDES else wording.title(result)


def row(wording: Wording, result: str, level: str) -> str:
    """Return a result with the level at which it is shared."""
    return f"**{title(wording, result)}** · {wording.say(f'share.{level}')}"


def shown_in_short(wording: Wording, result: str) -> str:
    """Return what the short level of a result shows."""
    return wording.say("share.short-is", parts=_parts(wording, result))


def _parts(wording: Wording, result: str) -> str:
    if result in BESIDES:
        return wording.say(f"share.short.{result}")
    activity, words = wording.library.activities[result], wording.words("activities", result)
    tells_scales = activity.compares or activity.rungs or activity.themes
    scales = [wording.say("share.scales")] if tells_scales else []
    parts = [*scales, *(f"“{words.heading(part)}”" for part in activity.short)]
    return ", ".join(parts) or wording.say("share.only-done")


def look(wording: Wording, name: str, day: str, times: int, *, new_card: bool) -> str:
    """Return who opened a page, or made a card, on which day, and how many times."""
    at = wording.say("looks.times", day=day, times=times) if times > 1 else day
    said = "looks.card" if new_card else "looks.line"
    return wording.say(said, name=escape_markdown(name), at=at)
