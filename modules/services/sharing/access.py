"""How much of one activity's result somebody may read; only a Reader makes one."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.sharing import Level


class Access(NamedTuple):
    """What one viewer may read of one result now. Short has sentences and its named parts only."""

    level: Level
    parts: frozenset[str] = frozenset()
    """The parts of which the answer may be read."""
    until: datetime | None = None
    """When the participant lets the share end by itself."""
    private_signals: bool = False
    """Whether the signals that take an agreement may be read."""
    quality: bool = False
    """Whether the response quality flags may be read: by guidance only."""

    @property
    def whole(self) -> bool:
        """Say whether every answer and every number may be read."""
        return self.level is Level.ALL

    @property
    def closed(self) -> bool:
        """Say whether nothing may be read, not even that there is something."""
        return self.level is Level.PRIVATE


CLOSED = Access(Level.PRIVATE)


class Share(NamedTuple):
    """What the participant chose that one counsellor may read of one thing, and until when."""

    level: Level
    until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether anything may be read of it now."""
        return self.level is not Level.PRIVATE


def answers_only(dossier: Dossier, accesses: Mapping[str, Access]) -> Dossier:
    """Return a dossier with nothing but what may be read of the answers to these activities.

    The yes to answers about health or private life stays in it, as those answers count by it.
    """
    return dossier.model_copy(update={"fields": dict(_answers(dossier, accesses))})


def _answers(dossier: Dossier, accesses: Mapping[str, Access]) -> Iterator[tuple[str, Kept]]:
    of_activities = {fields.ANSWER.prefix, fields.FORM.prefix, fields.VERSION.prefix}
    for name, kept in dossier.fields.items():
        prefix, _, below = name.partition("/")
        activity_id, _, part_id = below.partition("/")
        access = accesses.get(activity_id)
        if name == fields.CONSENT.name("sensitive"):
            yield name, kept
        elif access and prefix == fields.ATTEMPT.prefix:
            yield name, _attempt(kept, access)
        elif access and prefix in of_activities and (not part_id or part_id in access.parts):
            yield name, kept


def _attempt(kept: Kept, access: Access) -> Kept:
    """Return an earlier attempt with the answers that may be read."""
    answers = kept.value.get("answers") if isinstance(kept.value, dict) else None
    if not isinstance(kept.value, dict) or not isinstance(answers, dict):
        return kept.model_copy(update={"value": None})
    readable = {part: answer for part, answer in answers.items() if part in access.parts}
    return kept.model_copy(update={"value": {**kept.value, "answers": readable}})
