"""How steady a list is, in words: each figure with its interval."""

from collections.abc import Iterable, Mapping

from modules.domain.activities.words import Words
from modules.measurement.differences import Difference
from modules.measurement.reliability import NotEnough, Reliability
from modules.wording.wording import Wording


def heading(wording: Wording, title: str, language: str, people: int | None) -> str:
    """Return which list it is, in which language, and of how many people; None for too few."""
    name = wording.library.languages[language].name
    count = (
        wording.say("figures.people", count=people)
        if people is not None
        else wording.say("figures.not-enough")
    )
    return f"**{title}** · {name} · {count}"


def table(wording: Wording, scales: Mapping[str, Reliability | NotEnough], words: Words) -> str:
    """Return a Markdown table of how steady each scale is."""
    head = f"| {wording.say('person.scale')} | {wording.say('figures.steady')} |"
    rows = (
        f"| {words.heading(scale)} | {_figures(wording, figures)} |"
        for scale, figures in scales.items()
    )
    return "\n".join([head, "|---|---|", *rows])


def _figures(wording: Wording, figures: Reliability | NotEnough) -> str:
    if isinstance(figures, NotEnough):
        return wording.say("figures.not-enough")
    alpha, omega = figures.alpha, figures.omega
    said = f"alpha {alpha.value:.2f} ({alpha.low:.2f}–{alpha.high:.2f})"
    if omega is not None:
        said += f", omega {omega.value:.2f} ({omega.low:.2f}–{omega.high:.2f})"
    return f"{said}, n = {figures.people}"


def differing(wording: Wording, differences: Iterable[Difference], words: Words) -> str:
    """Return which items people answer otherwise than in the source language, or that none is."""
    names = ", ".join(words.heading(difference.item) for difference in differences)
    return wording.say("figures.differ", names=names) if names else wording.say("figures.same")
