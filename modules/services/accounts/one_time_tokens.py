"""Secrets that are good for one thing: used up by whoever comes first with them.

Codes that staff types for somebody else are counted on the account of who types, under the way of
the card: staff has no card of its own.
"""

from datetime import datetime

from modules.domain.records.people import Account, OneTimeToken
from modules.domain.records.refusal import Refusal
from modules.services.accounts.credential_check import count_try, forgive
from modules.storage.base import Store


class BadToken(Refusal):
    """The code is unknown, used, or past its time."""

    text_id = "error.invitation"


class TooManyCodes(Refusal):
    """Too many codes were wrong one after another; this account rests a while."""

    text_id = "error.too-many-codes"


def redeem_token(store: Store, key: str, *kinds: str) -> OneTimeToken | None:
    """Return a token of one of these kinds and use it up; of two who come at once one gets None.

    A token of another kind stays as it is: no address uses up what another is for.
    """
    taken: list[OneTimeToken] = []

    def take(now: OneTimeToken | None) -> OneTimeToken | None:
        taken.clear()  # a store may call this twice
        if now is None or now.kind not in kinds:
            return now
        taken.append(now)
        return None

    store.update(OneTimeToken, key, take)
    return taken[0] if taken else None


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
