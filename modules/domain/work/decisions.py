"""What somebody decided about ideas for work, as their dossier keeps it."""

from datetime import datetime
from typing import Literal, NamedTuple, get_args

from pydantic import JsonValue

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier

IdeaChoice = Literal["keep", "later", "no"]
CHOICES: tuple[IdeaChoice, ...] = get_args(IdeaChoice)


class Decision(NamedTuple):
    """What somebody decided about one occupation, and when; None as choice took it back."""

    occupation: str
    choice: IdeaChoice | None
    at: datetime


def field(occupation: str) -> str:
    """Return the field that keeps what somebody decided about an occupation."""
    return fields.IDEA.name(occupation)


def decided(dossier: Dossier) -> dict[str, Decision]:
    """Return what was decided about each occupation, latest first."""
    decisions = [
        Decision(occupation, choice, kept.at)
        for occupation, kept in dossier.under(fields.IDEA).items()
        if (choice := choice_of(kept.value)) is not None
    ]
    latest_first = sorted(decisions, key=lambda decision: decision.at, reverse=True)
    return {decision.occupation: decision for decision in latest_first}


def choice_of(kept: JsonValue) -> IdeaChoice | None:
    """Return a choice as it is kept; None when it was taken back, or is none."""
    return next((choice for choice in CHOICES if choice == kept), None)
