"""Who may do what: one table, read by every service before it touches anything."""

from collections.abc import Mapping
from typing import Literal

from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.services.security_log import log_event, pseudonym

Relation = Literal["self", "counsellor", "staff", "administrator", "guest"]
"""self: the participant of this dossier. counsellor: a counsellor of this participant.
staff: any counsellor, whoever's dossier. administrator: looks after accounts of staff, never near
a dossier. guest: whoever holds a link of this dossier that was not used or withdrawn."""

RIGHTS: Mapping[str, frozenset[Relation]] = {
    "agree": frozenset({"self"}),
    "answer": frozenset({"self"}),
    "read own answers": frozenset({"self"}),
    "share": frozenset({"self"}),
    "see it differently": frozenset({"self"}),
    "write own plan": frozenset({"self"}),
    "choose ideas": frozenset({"self"}),
    "choose ways": frozenset({"self"}),
    "propose a step": frozenset({"counsellor"}),
    "sit together": frozenset({"counsellor"}),
    "choose programme": frozenset({"self", "counsellor"}),
    "set language": frozenset({"self"}),
    "set name": frozenset({"self"}),
    "ask for a talk": frozenset({"self"}),
    "see who looked": frozenset({"self"}),
    "see what is kept": frozenset({"self"}),
    "take own data along": frozenset({"self"}),
    "erase everything": frozenset({"self"}),
    "read notes": frozenset({"self", "counsellor"}),
    "invite a counsellor": frozenset({"self"}),
    "end with a counsellor": frozenset({"self"}),
    "read summary": frozenset({"counsellor"}),
    "keep in touch": frozenset({"counsellor"}),
    "suggest an activity": frozenset({"counsellor"}),
    "write note": frozenset({"counsellor"}),
    "close a talk request": frozenset({"counsellor"}),
    "give a new card": frozenset({"counsellor"}),
    "add participant": frozenset({"staff"}),
    "accept participant": frozenset({"staff"}),
    "list own participants": frozenset({"staff"}),
    "read guides": frozenset({"staff"}),
    "check content": frozenset({"staff"}),
    "see own figures": frozenset({"staff"}),
    "change own password": frozenset({"staff", "administrator"}),
    "invite staff": frozenset({"staff", "administrator"}),
    "invite the first administrator": frozenset({"staff"}),
    "invite an administrator": frozenset({"administrator"}),
    "see staff accounts": frozenset({"administrator"}),
    "close a staff account": frozenset({"administrator"}),
    "reset a second step": frozenset({"administrator"}),
    "connect an account": frozenset({"administrator"}),
    "see acts of administrators": frozenset({"administrator"}),
    "prove again": frozenset({"self", "staff", "administrator"}),
    "make a link": frozenset({"self", "counsellor"}),
    "withdraw a link": frozenset({"self", "counsellor"}),
    "see links": frozenset({"self", "counsellor"}),
    "judge by link": frozenset({"guest"}),
    "judge": frozenset({"counsellor"}),
    "see judgements": frozenset({"self", "counsellor"}),
    "accept a judgement": frozenset({"self"}),
}


class Forbidden(Exception):
    """This person may not do this."""

    text_id = "error.forbidden"


def allow(action: str, by: Person, dossier: Dossier | None = None) -> None:
    """Return when `by` may do the action (on the dossier); raises Forbidden otherwise.

    An action that is not in the table is refused (KeyError): it was forgotten there.
    """
    if not RIGHTS[action] & relations(by, dossier):
        log_event("refused", action=action, role=by.role, who=pseudonym(by.id))
        raise Forbidden(f"{by.role} may not {action}")


def relations(by: Person, dossier: Dossier | None) -> frozenset[Relation]:
    """Return what somebody is to a dossier."""
    found: set[Relation] = set()
    if by.role == "counsellor":
        found.add("staff")
    if by.role == "administrator":
        found.add("administrator")
    if dossier is not None and by.role == "guest" and by.id in dossier.under("guest"):
        found.add("guest")
    if dossier is not None and by.role == "participant" and by.id == dossier.id:
        found.add("self")
    if dossier is not None and by.role == "counsellor" and by.id in dossier.under("counsellor"):
        found.add("counsellor")
    return frozenset(found)
