"""What a member of staff's phone does in tests: it gives the code of a moment."""

import re
from datetime import datetime

import pyotp

from modules.services.accounts import accounts, second_factor
from modules.services.accounts.secrets import Keys
from modules.storage.base import Store


def code(secret: str, at: datetime) -> str:
    """Return the six digits that a phone shows at a moment."""
    return pyotp.TOTP(secret).at(int(at.timestamp()))


def prove(store: Store, keys: Keys, ticket: str, at: datetime) -> str:
    """Prove a new second step, and return the token of the sign-in that follows."""
    waiting = second_factor.waiting(store, ticket, at=at)
    ready = second_factor.set_up(store, keys, ticket, code(waiting.secret, at), at=at)
    return accounts.begin(store, ready.account, at=at)


def on_page(page: str) -> dict[str, str]:
    """Return the ticket and the typed secret that stand on a page of the second step."""
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert ticket
    return {"ticket": ticket[1], "secret": secret[1].replace(" ", "") if secret else ""}
