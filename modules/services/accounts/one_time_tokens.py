"""Secrets that are good for one thing: used up by whoever comes first with them."""

from modules.domain.records.people import OneTimeToken
from modules.domain.records.refusal import Refusal
from modules.storage.base import Store


class BadToken(Refusal):
    """The code is unknown, used, or past its time."""

    text_id = "error.invitation"


def redeem_token(store: Store, key: str) -> OneTimeToken | None:
    """Return an invitation and use it up: of two who come at the same time one gets None."""
    taken: list[OneTimeToken] = []

    def take(now: OneTimeToken | None) -> None:
        if now is not None:
            taken.append(now)

    store.update(OneTimeToken, key, take)
    return taken[0] if taken else None
