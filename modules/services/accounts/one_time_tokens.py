"""Secrets that are good for one thing: used up by whoever comes first with them."""

from modules.domain.records.people import Invitation
from modules.storage.base import Store


class BadInvitation(Exception):
    """The code is unknown, used, or past its time."""

    text_id = "error.invitation"


def take_invitation(store: Store, key: str) -> Invitation | None:
    """Return an invitation and use it up: of two who come at the same time one gets None."""
    taken: list[Invitation] = []

    def take(now: Invitation | None) -> None:
        if now is not None:
            taken.append(now)

    store.update(Invitation, key, take)
    return taken[0] if taken else None
