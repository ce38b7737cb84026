"""Everything one participant has: fields with a version each, and the events that made them.

The table of fields stands in fields.py.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints

from modules.domain.records import fields
from modules.domain.records.fields import FieldKind
from modules.domain.records.frozen import Frozen

FieldName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+(/[A-Za-z0-9_-]+){0,2}$", max_length=200),
]
DossierId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class Kept(Frozen):
    """The present value of one field. Versions count from 1; None as value means taken away."""

    value: JsonValue
    version: int = Field(ge=1)
    by: str
    at: AwareDatetime


class Change(Frozen):
    """A wish to set one field. `base` is the version that was on screen; None sets it anyway.

    Version 0 stands for "there was nothing yet".
    """

    field: FieldName
    value: JsonValue
    base: int | None = None


class _Kinds(NamedTuple):
    """Fields, and what is set of them by kind."""

    of: Mapping[str, Kept]
    by_kind: Mapping[str, Mapping[str, Kept]]


class Dossier(Frozen):
    """One participant's fields. `version` counts the saves."""

    id: DossierId
    version: int
    created_at: AwareDatetime
    fields: Mapping[str, Kept]

    def value(self, field: str) -> JsonValue:
        """Return the value of a field, or None when it was never set or was taken away."""
        kept = self.fields.get(field)
        return None if kept is None else kept.value

    def under(self, field: FieldKind | str, *below: str) -> dict[str, Kept]:
        """Return the set fields of a kind, by the ids that follow: `under(ANSWER, "dromen")`."""
        kind = field if isinstance(field, str) else field.prefix
        of_kind = self._by_kind().get(kind, {})
        if not below:
            return dict(of_kind)
        prefix = "/".join(below) + "/"
        return {
            rest.removeprefix(prefix): kept
            for rest, kept in of_kind.items()
            if rest.startswith(prefix)
        }

    def _by_kind(self) -> Mapping[str, Mapping[str, Kept]]:
        """Return what is set by kind of field: drawing a page asks for some kind 200 times.

        It is kept beside the fields that it was made of: a copy with fewer fields, as somebody
        else may read it, must never find what the whole had.
        """
        made: _Kinds | None = self.__dict__.get("_kinds")
        if made is None or made.of is not self.fields:
            made = self.__dict__["_kinds"] = _Kinds(self.fields, _set_by_kind(self.fields))
        return made.by_kind


def _set_by_kind(fields: Mapping[str, Kept]) -> dict[str, dict[str, Kept]]:
    by_kind: dict[str, dict[str, Kept]] = {}
    for name, kept in fields.items():
        kind, divided, rest = name.partition("/")
        if divided and kept.value is not None:
            by_kind.setdefault(kind, {})[rest] = kept
    return by_kind


class Saved(Frozen):
    """What a save answers once it is durable: the new version of the dossier and of each field.

    `repeated` says that this save_id was kept before, so nothing changed now.
    """

    version: int
    fields: Mapping[str, int]
    repeated: bool = False


AccessKind = Literal["viewed", "exported"]
"""Events that change nothing: somebody looked, or took everything along."""


class Event(Frozen):
    """Something that happened to a dossier; events are only ever added.

    `hash` is SHA-256 over the event and `previous`, the hash of the event before it (empty for the
    first), so that a changed or removed event shows.
    """

    number: int = Field(ge=1)
    kind: Literal["created", "changed", "viewed", "exported"]
    at: AwareDatetime
    by: str
    save_id: str
    what: str = ""
    changes: tuple[tuple[str, JsonValue, int], ...] = ()
    previous: str = ""
    hash: str = ""


class OverviewLine(Frozen):
    """The little a list of people shows of one dossier; always worked out from the dossier."""

    id: DossierId
    name: str | None
    counsellors: tuple[str, ...]
    last_activity: AwareDatetime
    asked_for_talk: AwareDatetime | None
    answered: Mapping[str, int]
    """How many parts have an answer or a "not now", by activity id."""
    ended: tuple[str, ...] = ()
    """What was done whatever is open now: a short form at its end, or an earlier attempt."""
    urgent: bool = False
    """Whether the participant said that the talk cannot wait."""
    last_contact: AwareDatetime | None = None
    rhythm: int | None = None
    """How many days there may be between two contacts at most, when that was agreed."""
    rounds: Mapping[str, int] = {}
    """How many earlier attempts there are, by activity id."""
    programme: str | None = None
    """The programme that was chosen, None for the one that is everybody's."""


def contact_due(line: OverviewLine, at: datetime) -> bool:
    """Return whether there was no contact for longer than was agreed; without agreement never."""
    if line.rhythm is None:
        return False
    return line.last_contact is None or at - line.last_contact > timedelta(days=line.rhythm)


def overview_line(dossier: Dossier) -> OverviewLine:
    """Return the line of the caseload for a dossier.

    Only what the participant did counts as activity: a note of a counsellor does not.
    """
    answered: dict[str, int] = {}
    for below in dossier.under(fields.ANSWER):
        activity = below.split("/", 1)[0]
        answered[activity] = answered.get(activity, 0) + 1
    talk, rhythm = dossier.fields.get(fields.TALK.name()), dossier.value(fields.RHYTHM.name())
    request = talk.value if talk else None
    programme = dossier.value(fields.PROGRAMME.name())
    return OverviewLine(
        id=dossier.id,
        name=display_name(dossier) or None,
        counsellors=tuple(sorted(dossier.under(fields.COUNSELLOR))),
        last_activity=last_activity(dossier),
        asked_for_talk=talk.at if talk and talk.value else None,
        answered=answered,
        ended=_ended(dossier),
        urgent=isinstance(request, dict) and request.get("urgent") is True,
        last_contact=max(
            (kept.at for kept in dossier.under(fields.CONTACT).values()), default=None
        ),
        rhythm=rhythm if isinstance(rhythm, int) else None,
        rounds=Counter(below.split("/", 1)[0] for below in dossier.under(fields.ATTEMPT)),
        programme=programme if isinstance(programme, str) else None,
    )


def _ended(dossier: Dossier) -> tuple[str, ...]:
    forms = dossier.under(fields.FORM)
    ended = {
        activity
        for activity, form in forms.items()
        if isinstance(form.value, dict) and form.value.get("ended")
    }
    attempted = {below.split("/", 1)[0] for below in dossier.under(fields.ATTEMPT)}
    return tuple(sorted(ended | attempted))


def last_activity(dossier: Dossier) -> datetime:
    """Return when the participant last did something; the start when nothing was done yet."""
    own_moments = (kept.at for kept in dossier.fields.values() if kept.by == dossier.id)
    return max(own_moments, default=dossier.created_at)


def display_name(dossier: Dossier) -> str:
    """Return how the participant wants to be called, or an empty text."""
    name = dossier.value(fields.NAME.name())
    return name if isinstance(name, str) else ""
