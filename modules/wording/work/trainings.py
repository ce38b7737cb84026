"""Ways to learn an occupation in words: what each asks, and how far somebody is on it."""

from datetime import datetime

from modules.domain.activities.words import Words
from modules.domain.catalogue import in_language
from modules.domain.work.occupation import LANGUAGE_LEVELS
from modules.domain.work.training import EntryCondition
from modules.wording.wording import Wording
from modules.wording.work import job_ideas


def training_words(wording: Wording) -> Words:
    """Return the words of the ways to learn; raises KeyError where there are none."""
    return in_language(wording.library.jobs.training_words, wording.language)


def name(wording: Wording, training: str) -> str:
    """Return what a way is called; its id once the content no longer has it."""
    words = training_words(wording)
    return words.heading(training) if training in words.texts else training


def condition(wording: Wording, condition: EntryCondition) -> str:
    """Return what a way asks, and whether it is there, is missing, or must be asked about."""
    return wording.say(f"ideas.step.{condition.state}", what=asked(wording, condition))


def condition_of_person(wording: Wording, condition: EntryCondition) -> str:
    """Return the same to somebody who guides the person."""
    return wording.say(f"person.step.{condition.state}", what=asked(wording, condition))


def asked(wording: Wording, condition: EntryCondition) -> str:
    """Return what a way asks."""
    words = training_words(wording)
    if condition.asked in LANGUAGE_LEVELS:
        level = job_ideas.level(wording, condition.what, condition.asked)
        return wording.say(f"ideas.need.{condition.what}", what=level)
    if condition.asked is not None:
        return words.heading(f"diploma/{condition.asked}")
    return words.heading(f"vraagt/{condition.what}")


def plan_step(wording: Wording, occupation: str, training: str) -> str:
    """Return a way to an occupation as a step of a plan."""
    work = job_ideas.occupation_words(wording).heading(occupation)
    return f"{work}: {training_words(wording).heading(training)}"


def chosen(wording: Wording, state: str) -> str:
    """Return that a way was chosen, and how far somebody is on it."""
    return wording.say("ways.chosen", state=wording.say(f"ways.state.{state}"))


def on_the_way(wording: Wording, training: str, state: str, at: datetime) -> str:
    """Return a chosen way, how far somebody is on it, and since when."""
    how_far = wording.say(f"ways.state.{state}")
    return f"**{name(wording, training)}** · {how_far} · {wording.day(at)}"


def change(wording: Wording, training: str, state: str | None, at: datetime) -> str:
    """Return what was said of a way on a day; None took it back."""
    said = wording.say(f"ways.state.{state}" if state else "ideas.taken-back")
    return f"{wording.day(at)}: {name(wording, training)}, {said}"
