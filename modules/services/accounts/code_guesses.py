"""Codes that staff types for somebody else: how many may be wrong before it rests.

Counted on the account of who types, under the way of the card: staff has no card of its own.
"""

from datetime import datetime

from modules.domain.records.people import Account
from modules.domain.records.refusal import Refusal
from modules.services.accounts.credential_check import count_try, forgive
from modules.storage.base import Store


class TooManyCodes(Refusal):
    """Too many codes were wrong one after another; this account rests a while."""

    text_id = "error.too-many-codes"


def count_code(store: Store, account_id: str, *, at: datetime) -> Account:
    """Count a code before it is looked at; return whose count it is. Raises TooManyCodes.

    Five are free; then it rests 1 minute, doubling up to a day, until `forgive_codes`.
    """
    account = store.find(Account, account_id)
    if account is None or not count_try(store, account, at, "card"):
        raise TooManyCodes
    return account


def forgive_codes(store: Store, account: Account) -> None:
    """Forget the codes that were wrong, because one was right."""
    forgive(store, account, "card")
