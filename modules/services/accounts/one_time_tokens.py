"""Secrets that are good for one thing: used up by whoever comes first with them."""

from modules.domain.records.people import OneTimeToken
from modules.domain.records.refusal import Refusal
from modules.storage.base import Store


class BadToken(Refusal):
    """The code is unknown, used, or past its time."""

    text_id = "error.invitation"


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
