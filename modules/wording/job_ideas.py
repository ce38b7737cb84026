"""An idea in sentences: why it can fit, what rubs, and what it asks."""

from collections.abc import Iterable

from modules.domain.activities.words import Words
from modules.domain.work.job_ideas import Idea, IdeaReason, Need, Tension
from modules.domain.work.occupation import LANGUAGE_LEVELS
from modules.domain.work.training import EntryCondition
from modules.ui.shell import session

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


def words() -> Words:
    """Return the words of the table of occupations in the session's language."""
    library = session.here().library
    return library.jobs.words.get(session.language()) or library.jobs.words["nl"]


def training_words() -> Words:
    """Return the words of the ways to learn in the session's language."""
    library = session.here().library
    return library.jobs.training_words.get(session.language()) or library.jobs.training_words["nl"]


def because(idea: Idea) -> list[str]:
    """Return each kind of reason in words."""
    return [_reason(one) for one in idea.reasons]


def _reason(reason: IdeaReason) -> str:
    what = listed(_paragraph(f"{OF_REASON[reason.kind]}/{one}", WISH) for one in reason.of)
    return session.word(f"ideas.reason.{reason.kind}", what=what)


def although(idea: Idea) -> list[str]:
    """Return each circumstance that rubs in words."""
    return [_tension(one) for one in idea.tensions]


def _tension(tension: Tension) -> str:
    what = words().heading(f"voorwaarde/{tension.of}")
    return session.word(f"ideas.body.{tension.body}", what=what) if tension.body else what


def needed(idea: Idea) -> list[str]:
    """Return each thing that the work asks in words."""
    return [_need(one) for one in idea.needs]


def told(idea: Idea) -> list[tuple[str, list[str]]]:
    """Return what there is to say of an idea: because, although and needed, each with its lines."""
    said = (
        (session.word("ideas.because"), because(idea)),
        (session.word("ideas.although"), although(idea)),
        (session.word("ideas.needed"), needed(idea)),
    )
    return [(opening, lines) for opening, lines in said if lines]


def asked_by_work(need: Need) -> str:
    """Return what the work asks, in words."""
    if need.level is not None:
        what = session.word(f"ideas.need.{need.what}", what=level(need.what, need.level))
    else:
        what = words().heading(f"voorwaarde/{need.what}")
    return session.word("ideas.need.often", what=what) if need.often else what


def _need(need: Need) -> str:
    what = asked_by_work(need)
    if need.state == "missing" and need.mine is not None:
        return session.word("ideas.need.level", what=what, mine=level(need.what, need.mine))
    return what if need.state == "unknown" else session.word(f"ideas.need.{need.state}", what=what)


def level(what: str, reached: str) -> str:
    """Return a level of Dutch in words."""
    return words().heading(f"{'spreken' if what == 'speaking' else 'lezen'}/{reached}")


def condition(one: EntryCondition) -> str:
    """Return what a way asks, and whether it is there, is missing, or must be asked about."""
    return session.word(f"ideas.step.{one.state}", what=asked_by_way(one))


def asked_by_way(one: EntryCondition) -> str:
    """Return what a way asks, in words."""
    ways = training_words()
    if one.asked in LANGUAGE_LEVELS:
        return session.word(f"ideas.need.{one.what}", what=level(one.what, one.asked))
    if one.asked is not None:
        return ways.heading(f"diploma/{one.asked}")
    return ways.heading(f"vraagt/{one.what}")


def without(condition_id: str) -> str:
    """Return a condition as something not to have or not to do."""
    return _paragraph(f"voorwaarde/{condition_id}", 1)


def _paragraph(text_id: str, number: int) -> str:
    """Return a paragraph of a text, or the first where there are fewer."""
    said = words().texts[text_id].split("\n\n")
    return said[number] if number < len(said) else said[0]


def listed(names: Iterable[str]) -> str:
    """Return names as a list in a sentence."""
    found = list(names)
    if len(found) < 2:
        return "".join(found)
    return session.word("list.and", first=", ".join(found[:-1]), last=found[-1])
