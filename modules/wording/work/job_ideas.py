"""An idea for work in sentences: why it can fit, what rubs, and what it asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.words import Words
from modules.domain.catalogue import in_language
from modules.domain.work.job_ideas import FamilyOfIdeas, Idea, IdeaReason, Need, Tension
from modules.domain.work.occupation import BottleneckList
from modules.wording.wording import Wording

OF_REASON = {
    "often": "taak",
    "sometimes": "taak",
    "again": "taak",
    "interest": "interesse",
    "style": "stijl",
    "wish": "voorwaarde",
}
"""Under which name the table's words tell what a reason is about."""
WISH = 2
"""The third paragraph about a circumstance says it as a wish; the second, as something to avoid."""


class Told(NamedTuple):
    """One thing there is to say of an idea: how it opens, and its lines."""

    opening: str
    lines: tuple[str, ...]


def occupation_words(wording: Wording) -> Words:
    """Return the words of the table of occupations; raises KeyError where there is no table."""
    return in_language(wording.library.jobs.words, wording.language)


def name(wording: Wording, occupation: str) -> str:
    """Return what an occupation is called; its id once the table no longer has it."""
    words = occupation_words(wording)
    return words.heading(occupation) if occupation in words.texts else occupation


def told(wording: Wording, idea: Idea) -> list[Told]:
    """Return what there is to say of an idea: because, although and needed, each with its lines."""
    said = (
        Told(wording.say("ideas.because"), tuple(_reason(wording, why) for why in idea.reasons)),
        Told(wording.say("ideas.although"), tuple(_tension(wording, rub) for rub in idea.tensions)),
        Told(wording.say("ideas.needed"), tuple(_need(wording, need) for need in idea.needs)),
    )
    return [part for part in said if part.lines]


def paragraph(part: Told) -> str:
    """Return one line behind its opening, or more in a Markdown list below it."""
    if len(part.lines) == 1:
        return f"**{part.opening}:** {part.lines[0]}."
    return "\n".join([f"**{part.opening}:**", *(f"- {line}." for line in part.lines)])


def spoken(wording: Wording, idea: Idea) -> list[str]:
    """Return what the voice reads of an idea."""
    words = occupation_words(wording)
    lines = [f"{part.opening}: {line}." for part in told(wording, idea) for line in part.lines]
    return [words.heading(idea.occupation), words.rest(idea.occupation), *lines]


def _reason(wording: Wording, reason: IdeaReason) -> str:
    what = wording.listed(
        _paragraph(wording, f"{OF_REASON[reason.kind]}/{about}", WISH) for about in reason.of
    )
    return wording.say(f"ideas.reason.{reason.kind}", what=what)


def _tension(wording: Wording, tension: Tension) -> str:
    what = occupation_words(wording).heading(f"voorwaarde/{tension.of}")
    return wording.say(f"ideas.body.{tension.body}", what=what) if tension.body else what


def _need(wording: Wording, need: Need) -> str:
    what = asked_by_work(wording, need)
    if need.state == "missing" and need.mine is not None:
        mine = level(wording, need.what, need.mine)
        return wording.say("ideas.need.level", what=what, mine=mine)
    return what if need.state == "unknown" else wording.say(f"ideas.need.{need.state}", what=what)


def asked_by_work(wording: Wording, need: Need) -> str:
    """Return what the work asks."""
    if need.level is not None:
        asked = level(wording, need.what, need.level)
        what = wording.say(f"ideas.need.{need.what}", what=asked)
    else:
        what = occupation_words(wording).heading(f"voorwaarde/{need.what}")
    return wording.say("ideas.need.often", what=what) if need.often else what


def asked_and_there(wording: Wording, need: Need) -> str:
    """Return what work asks and what there is, each as a state and without a judgement."""
    asked = asked_by_work(wording, need)
    if need.mine is not None:
        mine = level(wording, need.what, need.mine)
        return wording.say("person.asked", asked=asked, mine=mine)
    return wording.say(f"person.asked.{need.state}", asked=asked)


def level(wording: Wording, what: str, reached: str) -> str:
    """Return a level of Dutch; `what` is speaking or reading."""
    skill = "spreken" if what == "speaking" else "lezen"
    return occupation_words(wording).heading(f"{skill}/{reached}")


def without(wording: Wording, condition_id: str) -> str:
    """Return a condition as something not to have or not to do."""
    return _paragraph(wording, f"voorwaarde/{condition_id}", 1)


def _paragraph(wording: Wording, text_id: str, number: int) -> str:
    """Return a paragraph of a text, or the first where there are fewer."""
    said = occupation_words(wording).texts[text_id].split("\n\n")
    return said[number] if number < len(said) else said[0]


def group(wording: Wording, kinds: int) -> str:
    """Return the heading of the families in which as many kinds of reasons come together."""
    return wording.say("ideas.group", count=kinds) if kinds else wording.say("ideas.no-group")


def family(wording: Wording, ideas: FamilyOfIdeas) -> str:
    """Return what a family of work is called, and how many ideas it has."""
    heading = occupation_words(wording).heading(f"familie/{ideas.family}")
    return f"{heading} · {wording.say('ideas.count', count=len(ideas.ideas))}"


def bottleneck(wording: Wording, listed: BottleneckList) -> str:
    """Return that employers look for people, of which month and how surely that is known."""
    return wording.say(f"ideas.bottleneck.{listed.certainty}", day=wording.month(listed.as_of))


def chosen(wording: Wording, choice: str, occupations: Sequence[str]) -> str:
    """Return which occupations somebody decided the same about."""
    names = ", ".join(name(wording, occupation) for occupation in occupations)
    return f"**{wording.say(f'ideas.chosen.{choice}')}**: {names}"


def decision(wording: Wording, occupation: str, choice: str | None, at: datetime) -> str:
    """Return what was decided about an occupation, and when; None took it back."""
    said = wording.say(f"ideas.chosen.{choice}" if choice else "ideas.taken-back")
    return f"{wording.day(at)}: {name(wording, occupation)}, {said}"


def decided(wording: Wording, occupation: str, at: datetime) -> str:
    """Return about which occupation something was decided, and when."""
    return f"{name(wording, occupation)} · {wording.day(at)}"
