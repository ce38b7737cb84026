"""Leaving for good: everything of a participant is erased, after they typed their PIN."""

from datetime import datetime

from modules.domain.records.people import Account, Person
from modules.domain.records.roles import Permission
from modules.services.accounts.credential_check import prove
from modules.services.accounts.secrets import Keys
from modules.services.permissions import allow
from modules.storage.base import Store
from modules.storage.erasing import erase_person


def erase_everything(store: Store, keys: Keys, pin: str, *, by: Person, at: datetime) -> None:
    """Erase a participant's dossier, account, card, invitations and sign-ins, for good.

    Raises NotSignedIn when the PIN is not theirs: a phone that lies open is no proof. Wrong PINs
    count as failed sign-ins do.
    """
    allow(Permission.DATA_ERASE, by, store.get(by.id))
    prove(store, keys, store.find(Account, by.id), pin, at=at, way="card")
    erase_person(store, by.id, by=by.id, at=at)
