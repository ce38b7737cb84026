"""Erasing a person: the dossier, and every record by which they could sign in."""

from datetime import datetime

from modules.domain.people import Account, FreshCard, Invitation, Lookup, SignIn
from modules.storage.base import NoDossier, Store


def erase_person(store: Store, dossier_id: str, *, by: str, at: datetime) -> None:
    """Erase a participant for good; raises NoDossier when there is neither dossier nor account.

    The dossier goes first. If this is cut short, asking again removes what is left.
    """
    account = store.find(Account, dossier_id)
    try:
        store.erase(dossier_id, by=by, at=at)
    except NoDossier:
        if account is None:
            raise
    forget_account(store, dossier_id)


def forget_account(store: Store, account_id: str) -> None:
    """Remove the records of an account; the account itself last, for it names the others."""
    account = store.find(Account, account_id)
    for sign in [one for one in store.records(SignIn) if one.account == account_id]:
        store.update(SignIn, sign.key, lambda _: None)
    for invitation in [one for one in store.records(Invitation) if one.account == account_id]:
        store.update(Invitation, invitation.key, lambda _: None)
    store.update(FreshCard, account_id, lambda _: None)
    for lookup in [one for one in store.records(Lookup) if one.account == account_id]:
        store.update(Lookup, lookup.key, lambda _: None)
    if account is not None:
        store.update(Account, account_id, lambda _: None)
