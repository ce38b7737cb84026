"""The first counsellor, and the ones after: accounts of staff are made by a one-time link."""

import uuid
from datetime import datetime, timedelta

from modules.domain.answer import plain
from modules.domain.people import Account, Invitation, Lookup, Person
from modules.services import secrets
from modules.services.accounts import (
    SHORTEST_PASSWORD,
    BadPassword,
    NameTaken,
)
from modules.services.invitations import BadInvitation, take_invitation
from modules.services.rights import allow
from modules.services.second_step import start_set_up
from modules.services.secrets import Keys
from modules.storage.base import Store

FIRST_LINK_STAYS = timedelta(hours=24)
STAFF_LINK_STAYS = timedelta(days=3)
FIRST = "first-counsellor"


def first_link(store: Store, *, at: datetime) -> str | None:
    """Return a one-time token for the first counsellor's account; None once there is staff.

    Each start of the server draws a new one, and only the newest is good.
    """
    if any(one.role == "counsellor" and one.ready for one in store.records(Account)):
        return None
    for old in list(store.records(Invitation)):
        if old.kind == FIRST:
            store.update(Invitation, old.key, lambda _: None)
    return _invite(store, FIRST, at + FIRST_LINK_STAYS)


def invite(store: Store, *, by: Person, at: datetime) -> str:
    """Return a one-time token with which a colleague makes an account."""
    allow("invite staff", by)
    return _invite(store, "counsellor", at + STAFF_LINK_STAYS)


def _invite(store: Store, kind: str, until: datetime) -> str:
    token = secrets.new_token()
    key = secrets.fingerprint(token)
    invitation = Invitation.model_validate({"key": key, "kind": kind, "expires_at": until})
    store.update(Invitation, key, lambda _: invitation)
    return token


def is_open(store: Store, token: str, *, at: datetime) -> bool:
    """Say whether a link for making a staff account can still be used."""
    kept = store.find(Invitation, secrets.fingerprint(token))
    return kept is not None and kept.kind in (FIRST, "counsellor") and kept.expires_at > at


def make_counsellor(
    store: Store,
    keys: Keys,
    token: str,
    *,
    name: str,
    sign_in_name: str,
    password: str,
    language: str,
    at: datetime,
) -> str:
    """Return the ticket with which a new counsellor proves a second step; the link is used up.

    Raises BadInvitation, BadPassword (too short, or no name) or NameTaken.
    """
    if not is_open(store, token, at=at):
        raise BadInvitation
    if len(password) < SHORTEST_PASSWORD or not plain(name) or len(sign_in_name.strip()) < 3:
        raise BadPassword
    account = Account(
        id=uuid.uuid4().hex,
        role="counsellor",
        name=plain(name)[:80],
        lookup=secrets.lookup(keys, sign_in_name),
        secret=secrets.sealed(keys, password, staff=True),
        language=language,
        created_at=at,
        ready=False,
    )
    _claim(store, account, token)
    store.update(Account, account.id, lambda _: account)
    return start_set_up(store, account, at=at)


def _claim(store: Store, account: Account, token: str) -> None:
    """Take the sign-in name, then the link: whoever comes second gets neither."""
    lookup = Lookup(key=account.lookup, account=account.id)
    kept = store.update(Lookup, lookup.key, lambda before: before or lookup)
    if kept is None or kept.account != account.id:
        raise NameTaken
    if take_invitation(store, secrets.fingerprint(token)) is None:
        store.update(Lookup, lookup.key, lambda _: None)
        raise BadInvitation
