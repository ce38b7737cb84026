"""Somebody in a caseload in words: their name, how far they are, and what comes next."""

from datetime import datetime

from modules.wording.wording import Wording


def name(wording: Wording, chosen: str | None) -> str:
    """Return the name that somebody chose, or the sentence for somebody who chose none."""
    return chosen or wording.say("caseload.no-name")


def progress(wording: Wording, done: int, steps: int, activity_id: str | None) -> str:
    """Return how many steps of how many are done, and in which activity somebody is, if any."""
    so_far = wording.say("caseload.done", done=done, total=steps)
    if activity_id is None:
        return so_far
    return wording.say("caseload.at", done=so_far, title=wording.title(activity_id))


def reading(
    wording: Wording, language: str, last_activity: datetime, now: datetime, following: str | None
) -> str:
    """Return in which language somebody reads, when they were here last, and what comes next."""
    return " · ".join(
        (
            wording.say("person.reads", language=wording.library.languages[language].name),
            wording.say("person.last", when=wording.ago(last_activity, now)),
            next_step(wording, following),
        )
    )


def next_step(wording: Wording, activity_id: str | None) -> str:
    """Return which activity comes next, or that all are done."""
    if activity_id is None:
        return wording.say("person.all-done")
    return wording.say("person.next", title=wording.title(activity_id))
