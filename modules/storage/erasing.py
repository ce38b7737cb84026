"""Erasing a person: the dossier, and every record by which they could sign in."""

from collections.abc import Callable
from datetime import datetime

from modules.domain.records import fields
from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, SignIn
from modules.storage.base import NoDossier, Store

MOST_TOLD = 20
"""How many of the last who were erased a counsellor is told of."""


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
        store.update(Account, counsellor, _told(at))
    forget_account(store, dossier_id)


def _told(at: datetime) -> Callable[[Account | None], Account | None]:
    """Return what keeps for a counsellor that somebody is gone, and of nobody who it was."""

    def tell(now: Account | None) -> Account | None:
        return now and now.model_copy(update={"erased": (*now.erased, at)[-MOST_TOLD:]})

    return tell


def forget_account(store: Store, account_id: str) -> None:
    """Remove the records of an account; the account itself last, for it names the others."""
    account = store.find(Account, account_id)
    for sign in [one for one in store.records(SignIn) if one.account == account_id]:
        store.update(SignIn, sign.key, lambda _: None)
    for invitation in [one for one in store.records(OneTimeToken) if one.account == account_id]:
        store.update(OneTimeToken, invitation.key, lambda _: None)
    store.update(FreshCard, account_id, lambda _: None)
    for lookup in [one for one in store.records(Lookup) if one.account == account_id]:
        store.update(Lookup, lookup.key, lambda _: None)
    if account is not None:
        store.update(Account, account_id, lambda _: None)
