"""Asking for a permission: every service does it before it touches anything."""

from modules.domain.activities.activity import Activity
from modules.domain.records import consent
from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import ROLES, Permission
from modules.services.security_log import log_event, pseudonym


class Forbidden(Refusal):
    """This person may not do this."""

    text_id = "error.forbidden"


def allow(permission: Permission, by: Person, dossier: Dossier | None = None) -> None:
    """Return when `by` has the permission (on the dossier); raises Forbidden otherwise."""
    if permission not in permissions_of(by, dossier):
        who = pseudonym(by.id)
        log_event("refused", action=str(permission), role=by.role, who=who)
        raise Forbidden(f"{by.role} may not {permission}")


def permissions_of(by: Person, dossier: Dossier | None) -> frozenset[Permission]:
    """Return all that somebody may do, on this dossier or without one; an unknown role nothing."""
    row = ROLES.get(by.role)
    if row is None:
        return frozenset()
    return row.anywhere | row.theirs if is_theirs(by, dossier) else row.anywhere


def require_consent(dossier: Dossier, activity: Activity | None = None) -> None:
    """Return when something may be kept of a participant; raises Forbidden before they agreed.

    An activity about health or private life asks for an agreement of its own.
    """
    covered = activity is None or consent.covers(dossier, sensitive=activity.sensitive)
    if not consent.agreed(dossier) or not covered:
        raise Forbidden("nothing is kept before the participant agreed")


def is_own(by: Person, dossier: Dossier) -> bool:
    """Say whether a dossier is about whoever acts, in a role that is named nowhere else."""
    row = ROLES.get(by.role)
    return row is not None and row.named_under is None and is_theirs(by, dossier)


def is_theirs(by: Person, dossier: Dossier | None) -> bool:
    """Say whether a dossier is somebody's own, or names them where their role is named."""
    row = ROLES.get(by.role)
    if row is None or dossier is None:
        return False
    if row.named_under is not None:
        return by.id in dossier.under(row.named_under)
    return bool(row.theirs) and by.id == dossier.id
