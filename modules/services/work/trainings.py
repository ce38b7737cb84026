"""The ways to learn that somebody chose to follow, and how far they are; what was before stays."""

from collections.abc import Iterator, Mapping

from modules.domain.activities.answer import UnknownChoice
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.domain.work.own_training import (
    STATES,
    OwnTraining,
    TrainingState,
    chosen,
    field,
    state_of,
)
from modules.services.action import Action, keep
from modules.services.permissions import allow, require_consent
from modules.services.sharing.reader import Reader
from modules.storage.base import Store


def own_trainings(reader: Reader) -> Mapping[str, OwnTraining]:
    """Return the ways a participant chose, to themselves; raises Forbidden."""
    return chosen(reader.own())


def choose(
    store: Store, library: Library, training: str, state: TrainingState | None, action: Action
) -> None:
    """Keep that somebody follows a way and how far they are; None takes it back.

    Raises UnknownChoice, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.TRAINING_CHOOSE, action.by, dossier)
    require_consent(dossier)
    # One that the content took out can still be closed by whoever follows it.
    if training not in library.jobs.trainings and training not in chosen(dossier):
        raise UnknownChoice(f"there is no way {training!r}")
    if state is not None and state not in STATES:
        raise UnknownChoice(f"{state!r} is no state of a way")
    keep(store, action.by.id, [Change(field=field(training), value=state)], action)


def history(store: Store, reader: Reader) -> tuple[OwnTraining, ...]:
    """Return everything a participant kept about ways, also what changed since, newest first."""
    return tuple(reversed(list(_history(store, reader.own().id))))


def _history(store: Store, dossier_id: str) -> Iterator[OwnTraining]:
    for event in store.events(dossier_id):
        for name, value, _ in event.changes:
            if fields.TRAINING.is_name(name):
                yield OwnTraining(name.rpartition("/")[2], state_of(value), event.at)
