"""Keeping in touch: when a counsellor and a participant last spoke, and how often."""

import uuid
from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.answer import BadAnswer
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import name_of
from modules.storage.base import Store

KINDS = ("talk", "phone", "message", "together")
"""How there was contact: a talk, by phone, by message, at work together on something."""

RHYTHMS = (7, 14, 30)
"""How many days at most between two contacts, as agreed with the person."""


class BadContact(BadAnswer):
    """Not a kind of contact or a rhythm that there is."""

    text_id = "error.bad-answer"


class Contact(NamedTuple):
    """One contact: with whom (a name), how and when."""

    name: str
    kind: str
    at: datetime


class ContactSummary(NamedTuple):
    """Every contact, newest first, and the agreed rhythm in days (None: none agreed)."""

    contacts: tuple[Contact, ...]
    rhythm: int | None


def log_contact(store: Store, dossier_id: str, kind: str, action: Action) -> None:
    """Keep that there was contact now; the participant sees it too. Raises BadContact."""
    allow(Permission.CONTACT_LOG, action.by, store.get(dossier_id))
    if kind not in KINDS:
        raise BadContact("there is no such kind of contact")
    change = Change(field=fields.CONTACT.name(uuid.uuid4().hex), value=kind)
    keep(store, dossier_id, [change], action)


def agree_rhythm(store: Store, dossier_id: str, days: int | None, action: Action) -> None:
    """Keep how often there is contact at least; None is no agreement. Raises BadContact."""
    allow(Permission.CONTACT_LOG, action.by, store.get(dossier_id))
    if days is not None and days not in RHYTHMS:
        raise BadContact("there is no such rhythm")
    keep(store, dossier_id, [Change(field=fields.RHYTHM.name(), value=days)], action)


def contact_summary(store: Store, reader: Reader) -> ContactSummary:
    """Return the contacts with a participant, to them and to their counsellors."""
    contacts = [
        Contact(name_of(store, kept.by), str(kept.value), kept.at)
        for kept in reader.under(fields.CONTACT).values()
    ]
    days = reader.value(fields.RHYTHM)
    return ContactSummary(
        contacts=tuple(sorted(contacts, key=lambda contact: contact.at, reverse=True)),
        rhythm=days if isinstance(days, int) else None,
    )
