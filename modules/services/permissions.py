"""Asking for a permission: every service does it before it touches anything."""

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


def is_theirs(by: Person, dossier: Dossier | None) -> bool:
    """Say whether a dossier is somebody's own, or names them where their role is named."""
    row = ROLES.get(by.role)
    if row is None or dossier is None:
        return False
    if row.named_under is not None:
        return by.id in dossier.under(row.named_under)
    return bool(row.theirs) and by.id == dossier.id
