"""What scales say in sentences, and each scale as a bar: numbers last, and out of how many."""

from collections.abc import Sequence
from typing import NamedTuple

from modules.domain.activities.part import Sort
from modules.domain.activities.words import Words
from modules.domain.adaptive.adaptive import Estimate
from modules.domain.results.result import Result
from modules.domain.results.scoring import ProfileSummary, ScaleScore
from modules.wording.activities.answers import in_words
from modules.wording.wording import Wording


class Bar(NamedTuple):
    """One bar: `share` from 0 to 100, and the words that say the same.

    `low` and `high` are the band around it, 0 to 100, where there is one.
    """

    name: str
    share: float
    said: str
    stands_out: bool = False
    low: float = 0
    high: float = 0


def as_table(wording: Wording, bars: Sequence[Bar]) -> str:
    """Return bars as a Markdown table with the same numbers."""
    head = f"| {wording.say('person.scale')} | {wording.say('person.said')} |"
    return "\n".join([head, "|---|---|", *(f"| {bar.name} | {bar.said} |" for bar in bars)])


def said_of_scales(wording: Wording, result: Result, words: Words) -> list[str]:
    """Return what the scales say in sentences; nothing where each scale is simply said itself."""
    if result.activity.compares:
        return sentences(wording, result.profile_summary, words)
    if result.scores and not any(score.enough for score in result.scores):
        return [wording.say("result.not-enough")]
    return []


def sentences(wording: Wording, summary: ProfileSummary, words: Words) -> list[str]:
    """Return what stands out; without enough answers, that."""
    if not summary.top:
        return [wording.say("result.not-enough")]
    if summary.flat:
        return [wording.of_answers("result.flat")]
    said = [_top(wording, summary, words)]
    if summary.near:
        said.append(wording.say("result.near", names=bold(wording, summary.near, words)))
    return said


def _top(wording: Wording, summary: ProfileSummary, words: Words) -> str:
    """Return which scales are highest: one before the others, all alike, or some tied."""
    others = [scale for scale in summary.top if scale != summary.first]
    names = bold(wording, others, words)
    if summary.first:
        first = words.heading(summary.first)
        return wording.of_answers("result.first", name=first, names=names)
    if summary.tied and len(summary.tied) < len(summary.top):
        tied = bold(wording, summary.tied, words)
        return wording.of_answers("result.apart", names=names, tied=tied)
    return wording.of_answers("result.top", names=names)


def bold(wording: Wording, scales: Sequence[str], words: Words) -> str:
    """Return the names of scales as a list in a sentence, in bold."""
    return wording.listed(f"**{words.heading(scale)}**" for scale in scales)


def explained(scales: Sequence[str], words: Words) -> str:
    """Return a Markdown list of scales: what each is, with examples."""
    return "\n".join(
        f"- **{words.heading(scale)}**: {' '.join(words.rest(scale).split())}" for scale in scales
    )


def scale_bars(wording: Wording, result: Result, words: Words) -> list[Bar]:
    """Return a bar for each scale; of the short form, as it is expected to be, with its band."""
    summary = result.profile_summary
    if result.short:
        return [_expected(wording, scale, summary, words) for scale in result.short.estimates]
    return [
        Bar(
            words.heading(score.scale),
            score.level if score.enough else 0,
            points(wording, score, summary)
            if score.asked > 1
            else _single_answer(wording, result, score, words),
            score.scale in summary.top and not summary.flat,
        )
        for score in result.scores
    ]


def _expected(wording: Wording, scale: Estimate, summary: ProfileSummary, words: Words) -> Bar:
    numbers = wording.say("result.expected", answered=scale.answered, asked=scale.items)
    return Bar(
        words.heading(scale.scale),
        100 * scale.points / scale.possible,
        band(wording, summary, scale.scale) + numbers,
        scale.scale in summary.top and not summary.flat,
        100 * scale.low / scale.possible,
        100 * scale.high / scale.possible,
    )


def band(wording: Wording, summary: ProfileSummary, scale: str) -> str:
    """Return how clearly a scale stands out, to put before its numbers; empty when unknown."""
    known = summary.bands.get(scale)
    return wording.say(f"band.{known.value}") + ": " if known else ""


def points(wording: Wording, score: ScaleScore, summary: ProfileSummary) -> str:
    """Return the points of a scale out of how many, and on how many answers they rest."""
    if not score.enough:
        return wording.say("result.few", answered=score.answered, asked=score.asked)
    return band(wording, summary, score.scale) + wording.say(
        "result.points",
        points=wording.number(score.points),
        possible=wording.number(score.possible),
        answered=score.answered,
        asked=score.asked,
    )


def _single_answer(wording: Wording, result: Result, score: ScaleScore, words: Words) -> str:
    """Return a scale that rests on one answer as that answer: no number says it better."""
    part = next(part for part in result.activity.parts if score.scale in part.scales())
    if part.id not in result.answers:
        return wording.say("result.unanswered")
    value = result.answers[part.id].value
    if isinstance(part, Sort) and isinstance(value, dict):
        card = next(card for card in part.cards if card.scale == score.scale)
        pile = value.get(card.id)
        return words.heading(f"{part.id}/{pile}") if pile else wording.say("result.unanswered")
    return in_words(wording, result.activity, part, value, words)
