"""What a viewer reads of a dossier by a right alone: guidance itself, and how to speak to somebody.

What takes the participant's sharing besides stands in reader.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from pydantic import JsonValue

from modules.domain.activities.activity import Activity
from modules.domain.observers import rating
from modules.domain.observers.rating import RatingLink
from modules.domain.plan.plan import PlanStep, plan
from modules.domain.programme.activity_progress import ActivityProgress, activity_progress
from modules.domain.records import fields
from modules.domain.records.dossier import (
    Dossier,
    Kept,
    OverviewLine,
    display_name,
    overview_line,
)
from modules.domain.records.fields import FieldKind
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.permissions import Forbidden, allow, is_own, permissions_of

BY_RIGHT: Mapping[FieldKind, Permission] = {
    fields.NAME: Permission.RESULT_READ,
    fields.LANGUAGE: Permission.RESULT_READ,
    fields.PROGRAMME: Permission.RESULT_READ,
    fields.SUGGESTED: Permission.ACTIVITY_SUGGEST,
    fields.NOTE: Permission.NOTE_READ,
    fields.CONTACT: Permission.NOTE_READ,
    fields.RHYTHM: Permission.NOTE_READ,
    fields.TALK: Permission.NOTE_READ,
}
"""The kinds of fields that are read as they are kept, and the right that it takes.

Every other kind is the participant's alone, or has a rule of its own.
"""


@dataclass(frozen=True)
class Rights:
    """One viewer of one dossier at one moment, and what no sharing is needed for.

    Everything raises Forbidden for a viewer without the right to it.
    """

    _dossier: Dossier = field(repr=False)
    viewer: Person
    at: datetime

    @property
    def dossier_id(self) -> str:
        """Return whose dossier it is."""
        return self._dossier.id

    @cached_property
    def _rights(self) -> frozenset[Permission]:
        return permissions_of(self.viewer, self._dossier)

    @cached_property
    def _is_own(self) -> bool:
        return Permission.ANSWER_READ_OWN in self._rights and is_own(self.viewer, self._dossier)

    def require(self, permission: Permission) -> None:
        """Return when the viewer has a permission on this dossier; raises Forbidden otherwise."""
        if permission not in self._rights:
            allow(permission, self.viewer, self._dossier)

    def own(self, permission: Permission = Permission.ANSWER_READ_OWN) -> Dossier:
        """Return everything, to whose it is alone: they read all that is kept of them."""
        self.require(permission)
        if not self._is_own:
            raise Forbidden("only the participant reads everything")
        return self._dossier

    def _own_or(self, permission: Permission) -> None:
        """Return for whose it is, and for a viewer with a permission; raises Forbidden."""
        if not self._is_own:
            self.require(permission)

    def under(self, kind: FieldKind) -> dict[str, Kept]:
        """Return the fields of a kind that is read by a right alone, by the ids that follow."""
        self._read(kind)
        return self._dossier.under(kind)

    def kept(self, kind: FieldKind) -> Kept | None:
        """Return the one field of such a kind, None when it was never set."""
        self._read(kind)
        return self._dossier.fields.get(kind.name())

    def value(self, kind: FieldKind) -> JsonValue:
        """Return the value of the one field of such a kind."""
        kept = self.kept(kind)
        return kept.value if kept else None

    def _read(self, kind: FieldKind) -> None:
        if not self._is_own and kind not in BY_RIGHT:
            raise Forbidden(f"no right alone opens {kind.prefix}")
        if not self._is_own:
            self.require(BY_RIGHT[kind])

    @property
    def name(self) -> str:
        """Return how the participant wants to be called, or an empty text."""
        self._read(fields.NAME)
        return display_name(self._dossier)

    @property
    def line(self) -> OverviewLine:
        """Return what a list of people shows of this dossier."""
        self._own_or(Permission.RESULT_READ)
        return overview_line(self._dossier)

    def progress(self, activity: Activity) -> ActivityProgress:
        """Return how far the participant is with an activity, and nothing of what they answered."""
        self._own_or(Permission.RESULT_READ)
        return activity_progress(self._dossier, activity)

    @property
    def proposals(self) -> tuple[PlanStep, ...]:
        """Return the steps of the plan that the viewer proposed and that wait for a yes."""
        self.require(Permission.PLAN_PROPOSE)
        return tuple(
            step
            for step in plan(self._dossier).steps
            if step.by == self.viewer.id and step.confirmed_at is None and step.state == "open"
        )

    @property
    def links(self) -> tuple[RatingLink, ...]:
        """Return the links for raters, newest first: every one, or those the viewer made."""
        self._own_or(Permission.RATING_LINK_READ)
        every = rating.rating_links(self._dossier)
        return tuple(link for link in every if self._is_own or link.by == self.viewer.id)
