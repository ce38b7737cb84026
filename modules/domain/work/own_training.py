"""The ways to learn that somebody chose to follow, as their dossier keeps them."""

from datetime import datetime
from typing import Literal, NamedTuple, get_args

from pydantic import JsonValue

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier

TrainingState = Literal["looking", "enrolled", "busy", "done", "stopped"]
STATES: tuple[TrainingState, ...] = get_args(TrainingState)


class OwnTraining(NamedTuple):
    """A way that somebody chose, how far they are and since when; None as state took it back."""

    training: str
    state: TrainingState | None
    at: datetime


def field(training: str) -> str:
    """Return the field that keeps how far somebody is on a way."""
    return fields.TRAINING.name(training)


def chosen(dossier: Dossier) -> dict[str, OwnTraining]:
    """Return the ways somebody chose, the latest first."""
    trainings = [
        OwnTraining(training, state, kept.at)
        for training, kept in dossier.under(fields.TRAINING).items()
        if (state := state_of(kept.value)) is not None
    ]
    latest_first = sorted(trainings, key=lambda training: training.at, reverse=True)
    return {training.training: training for training in latest_first}


def state_of(kept: JsonValue) -> TrainingState | None:
    """Return how far somebody is, as it is kept; None when it was taken back, or is none."""
    return next((state for state in STATES if state == kept), None)
