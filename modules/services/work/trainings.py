"""The ways to learn that somebody chose to follow, and how far they are; what was before stays."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from pydantic import JsonValue

from modules.domain.activities.answer import UnknownChoice
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.permissions import Forbidden, allow
from modules.storage.base import Store

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
    found = [
        OwnTraining(training, state, kept.at)
        for training, kept in dossier.under(fields.TRAINING).items()
        if (state := _state(kept.value)) is not None
    ]
    return {one.training: one for one in sorted(found, key=lambda one: one.at, reverse=True)}


def _state(kept: JsonValue) -> TrainingState | None:
    return next((one for one in STATES if one == kept), None)


def own_trainings(store: Store, *, by: Person) -> Mapping[str, OwnTraining]:
    """Return the ways a participant chose, to themselves; raises Forbidden."""
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    return chosen(dossier)


def choose(
    store: Store, library: Library, training: str, state: TrainingState | None, action: Action
) -> None:
    """Keep that somebody follows a way and how far they are; None takes it back.

    Raises UnknownChoice, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.TRAINING_CHOOSE, action.by, dossier)
    if not consent.agreed(dossier):
        raise Forbidden("nothing is kept before the participant agreed")
    # One that the content took out can still be closed by whoever follows it.
    if training not in library.jobs.trainings and training not in chosen(dossier):
        raise UnknownChoice(f"there is no way {training!r}")
    if state is not None and state not in STATES:
        raise UnknownChoice(f"{state!r} is no state of a way")
    keep(store, action.by.id, [Change(field=field(training), value=state)], action)


def history(store: Store, *, by: Person) -> tuple[OwnTraining, ...]:
    """Return everything a participant kept about ways, also what changed since, newest first."""
    allow(Permission.ANSWER_READ_OWN, by, store.get(by.id))
    return tuple(reversed(list(_history(store, by.id))))


def _history(store: Store, dossier_id: str) -> Iterator[OwnTraining]:
    for event in store.events(dossier_id):
        for name, value, _ in event.changes:
            if fields.TRAINING.is_name(name):
                yield OwnTraining(name.rpartition("/")[2], _state(value), event.at)
