"""A path in words: what stands above it, each of its steps, and how far each section is."""

from collections.abc import Mapping

from modules.wording.wording import Wording

BUTTONS: Mapping[str, str] = {
    "done": "path.look",
    "started": "path.go-on",
    "new": "path.begin",
}
"""What the button of a step says, by how far its activity is."""


def greeting(
    wording: Wording, programme: str, *, done: int, total: int, section: str | None
) -> str:
    """Return the sentence above the path; `section` is where somebody is, where it has any.

    A long path names the section where somebody is: "1 of 55" would only take courage away.
    """
    if done == total:
        return wording.say("path.all-done")
    if done and section:
        return wording.say("path.at", title=wording.words("programmes", programme).heading(section))
    if done:
        return wording.say("path.count", count=done, total=total)
    return wording.say("path.first")


def section_title(wording: Wording, programme: str, section: str | None) -> str:
    """Return what a section of a programme is called; None is what stands beside the path."""
    if section is None:
        return wording.say("path.extra")
    return wording.words("programmes", programme).heading(section)


def section_progress(wording: Wording, done: int, total: int) -> str:
    """Return how many steps of a section are done, to put behind its title; empty for none."""
    return " · " + wording.say("path.module", done=done, total=total) if done else ""


def step(wording: Wording, state: str, minutes: int, *, once_more: bool) -> str:
    """Return how far a step is and about how long it takes; `once_more` where it comes again."""
    again = [wording.say("path.once-more")] if once_more else []
    duration = wording.say("time.minutes", count=minutes)
    return " · ".join([*again, wording.say(f"path.state.{state}"), duration])


def suggestion(wording: Wording, activity_id: str, state: str) -> str:
    """Return the button that takes a suggestion back, with how far the activity is."""
    how_far = wording.say(f"person.state.{state}")
    return wording.say("suggest.take-back", title=wording.title(activity_id), state=how_far)
