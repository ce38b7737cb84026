"""One shared result as a whole: how much of it is shared, how sure it is, and what to ask."""

from modules.domain.activities.words import Words
from modules.domain.results.result import ResponseQuality, Result, ShortResult
from modules.wording.activities.answers import in_words
from modules.wording.wording import Wording


def provenance(wording: Wording, result: Result) -> str:
    """Return how much is shared, how far the activity is, and until when it is shared."""
    level = wording.say(f"person.level.{result.level.value}")
    state = wording.say(f"person.state.{result.state}")
    end = [wording.say("share.until", day=wording.day(result.until))] if result.until else []
    return " · ".join([level, state, *end])


def all_answers(wording: Wording, result: Result, words: Words) -> str:
    """Return a Markdown list of every shared answer, each after what was asked."""
    answers = result.answers
    return "\n".join(
        f"- {words.heading(part.id).rstrip('.')}: "
        f"{in_words(wording, result.activity, part, answers[part.id].value, words)}"
        for part in result.activity.parts
        if part.id in answers
    )


def how_short(wording: Wording, short: ShortResult) -> str:
    """Return how many questions a short form took, and why it ended."""
    ended = wording.say(f"ended.{short.ended or 'open'}")
    return wording.say("person.short", asked=short.asked, items=short.items, ended=ended)


def how_sure(wording: Wording, short: ShortResult) -> str:
    """Return how likely the full form would say the same."""
    return wording.say("person.sure", first=round(100 * short.first), top=round(100 * short.top))


def response_quality(wording: Wording, quality: ResponseQuality) -> str:
    """Return what shows of answering without reading: to ask about, never a judgement.

    An empty text where nothing shows.
    """
    flags = {
        "same": quality.same_answer,
        "fast": quality.too_fast,
        "inconsistent": quality.inconsistent,
    }
    said = [wording.say(f"signs.{flag}") for flag, shows in flags.items() if shows]
    return "\n\n".join([*said, wording.say("signs.ask")]) if said else ""
