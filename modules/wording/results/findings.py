"""What answers say besides scores: a level reached, the highest and lowest, themes, and signals."""

from collections.abc import Sequence

from modules.domain.activities.words import Words
from modules.domain.results.findings import Findings
from modules.domain.results.levels import LevelReached
from modules.domain.results.tally import ThemeCount
from modules.wording.results.scales import bold
from modules.wording.wording import Wording


def level(wording: Wording, reached: LevelReached, words: Words) -> str:
    """Return how far up one scale is."""
    scale = words.heading(reached.scale)
    if not reached.enough:
        return wording.say(
            "ladder.not-enough", scale=scale, answered=reached.answered, asked=reached.asked
        )
    if reached.rung is None:
        return wording.of_answers("ladder.start", scale=scale)
    return wording.of_answers("ladder.at", scale=scale, rung=words.heading(reached.rung))


def level_explained(reached: LevelReached, words: Words) -> str:
    """Return what the level that was reached means; empty where there is none."""
    return words.rest(reached.rung) if reached.enough and reached.rung else ""


def highest_and_lowest(wording: Wording, findings: Findings, words: Words) -> list[str]:
    """Return a sentence on the highest and the lowest of what stands side by side."""
    extremes = findings.extremes
    if extremes is None:
        return []
    highest = bold(wording, extremes.highest, words)
    lowest = bold(wording, extremes.lowest, words)
    return [wording.say("result.extremes", highest=highest, lowest=lowest)]


def theme(wording: Wording, count: ThemeCount, words: Words) -> str:
    """Return how often a theme came back, out of how many times it could."""
    name = words.heading(count.theme)
    return wording.say("theme.line", name=name, number=count.count, times=count.times)


def theme_parts(wording: Wording, count: ThemeCount, words: Words) -> str:
    """Return in which parts a theme came back."""
    parts = "; ".join(words.heading(part) for part in count.parts)
    return wording.say("theme.where", name=words.heading(count.theme), parts=parts)


def told_to_counsellor(wording: Wording, signals: Sequence[str], words: Words) -> str:
    """Return what a counsellor reads of signals: a reason to talk, no judgement."""
    lines = [for_counsellor(signal, words) for signal in signals]
    return "\n\n".join([f"**{wording.say('signal.counsellor')}**", *lines])


def for_counsellor(signal: str, words: Words) -> str:
    """Return what a counsellor reads of one signal."""
    return words.texts[f"{signal}/begeleider"]
