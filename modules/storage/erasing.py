"""Erasing a person: the dossier, and every record by which they could sign in."""

from collections.abc import Callable
from datetime import datetime

from modules.domain.records import fields
from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, SignIn
from modules.storage.base import NoDossier, Store

MOST_ERASURES = 20
"""How many of the latest erasures a counsellor's account remembers."""


def erase_person(store: Store, dossier_id: str, *, by: str, at: datetime) -> None:
    """Erase a participant for good; raises NoDossier when there is neither dossier nor account.

    The dossier goes first. If this is cut short, asking again removes what is left.
    """
    account = store.find(Account, dossier_id)
    try:
        counsellors = tuple(store.get(dossier_id).under(fields.COUNSELLOR))
        store.erase(dossier_id, by=by, at=at)
    except NoDossier:
        if account is None:
            raise
        counsellors = ()
    for counsellor in counsellors:
        store.update(Account, counsellor, _erasure_notice(at))
    forget_account(store, dossier_id)


def _erasure_notice(at: datetime) -> Callable[[Account | None], Account | None]:
    """Return the change that adds an erasure to a counsellor's account: its moment, and no name.

    Why: the counsellor reads that somebody is gone, and nothing of who it was is kept.
    """

    def add_moment(account: Account | None) -> Account | None:
        return account and account.model_copy(
            update={"erased": (*account.erased, at)[-MOST_ERASURES:]}
        )

    return add_moment


def forget_account(store: Store, account_id: str) -> None:
    """Remove the records of an account; the account itself last, for it names the others."""
    account = store.find(Account, account_id)
    for sign_in in [record for record in store.records(SignIn) if record.account == account_id]:
        store.update(SignIn, sign_in.key, lambda _: None)
    for token in [record for record in store.records(OneTimeToken) if record.account == account_id]:
        store.update(OneTimeToken, token.key, lambda _: None)
    store.update(FreshCard, account_id, lambda _: None)
    for lookup in [record for record in store.records(Lookup) if record.account == account_id]:
        store.update(Lookup, lookup.key, lambda _: None)
    if account is not None:
        store.update(Account, account_id, lambda _: None)
