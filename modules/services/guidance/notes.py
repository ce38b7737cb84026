"""What passes between a participant and a counsellor: an invitation, a wish to talk, notes."""

import uuid
from datetime import datetime, timedelta
from typing import NamedTuple

from pydantic import JsonValue

from modules.domain.activities.answer import TooLong, plain
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.people import OneTimeToken, Person
from modules.domain.records.roles import Permission
from modules.services.accounts import secrets
from modules.services.accounts.one_time_tokens import (
    BadToken,
    count_code,
    forgive_codes,
    redeem_token,
)
from modules.services.accounts.secrets import Keys
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import name_of
from modules.storage.base import Store

INVITATION_STAYS = timedelta(days=7)
LONGEST_NOTE = 2000
LONGEST_QUESTION = 1000


def invite_counsellor(store: Store, keys: Keys, *, by: Person, at: datetime) -> str:
    """Return a code that lets one counsellor join this participant, once, within a week.

    Giving the code is the participant's choice; nothing is shared by it.
    """
    allow(Permission.COUNSELLOR_INVITE, by, store.get(by.id))
    code = secrets.new_code()
    key = secrets.lookup(keys, code)
    invitation = OneTimeToken(key=key, kind="join", account=by.id, expires_at=at + INVITATION_STAYS)
    store.update(OneTimeToken, key, lambda _: invitation)
    return code


def accept(store: Store, keys: Keys, code: str, action: Action) -> str:
    """Join the participant who gave this code; return the dossier's id.

    Raises BadInvitation, and TooManyCodes when too many before it were wrong.
    """
    allow(Permission.PARTICIPANT_ACCEPT, action.by)
    asker = count_code(store, action.by.id, at=action.at)
    kept = redeem_token(store, secrets.lookup(keys, secrets.tidy_code(code)), "join")
    if kept is None or kept.account is None or kept.expires_at <= action.at:
        raise BadToken
    forgive_codes(store, asker)
    join = Change(field=fields.COUNSELLOR.name(action.by.id), value=True)
    keep(store, kept.account, [join], action)
    return kept.account


class Wish(NamedTuple):
    """A wish to talk: what about, in the participant's words, and whether it cannot wait."""

    question: str
    urgent: bool


def ask_for_talk(
    store: Store, wish: bool, action: Action, *, question: str = "", urgent: bool = False
) -> None:
    """Keep that the participant wants a talk, or no longer wants one.

    Raises TooLong for a question of more than 1,000 characters, Forbidden.
    """
    allow(Permission.TALK_ASK, action.by, store.get(action.by.id))
    words = plain(question)
    if len(words) > LONGEST_QUESTION:
        raise TooLong(f"a question takes {LONGEST_QUESTION} signs")
    value: JsonValue = {"question": words, "urgent": urgent} if wish else None
    keep(store, action.by.id, [Change(field=fields.TALK.name(), value=value)], action)


def wish(reader: Reader) -> Wish | None:
    """Return what the participant asked to talk about, to them and to their counsellors."""
    value = reader.value(fields.TALK)
    if not value:
        return None
    said = value if isinstance(value, dict) else {}
    return Wish(str(said.get("question") or ""), said.get("urgent") is True)


def talked(store: Store, dossier_id: str, action: Action) -> None:
    """Close a wish to talk, because the talk took place."""
    allow(Permission.TALK_CLOSE, action.by, store.get(dossier_id))
    change = Change(field=fields.TALK.name(), value=None)
    keep(store, dossier_id, [change], action)


class Note(NamedTuple):
    """What a counsellor wrote; the participant reads every note."""

    name: str
    at: datetime
    text: str


def write_note(store: Store, dossier_id: str, text: str, action: Action) -> None:
    """Keep a note that the participant can read too; raises TooLong, Forbidden.

    An empty note is none.
    """
    allow(Permission.NOTE_WRITE, action.by, store.get(dossier_id))
    words = plain(text)
    if len(words) > LONGEST_NOTE:
        raise TooLong(f"a note takes {LONGEST_NOTE} signs")
    if words:
        change = Change(field=fields.NOTE.name(uuid.uuid4().hex), value=words)
        keep(store, dossier_id, [change], action)


def notes(store: Store, reader: Reader) -> tuple[Note, ...]:
    """Return every note on a participant, newest first, to them and to their counsellors."""
    every = [
        Note(name_of(store, kept.by), kept.at, str(kept.value))
        for kept in reader.under(fields.NOTE).values()
    ]
    return tuple(sorted(every, key=lambda note: note.at, reverse=True))
