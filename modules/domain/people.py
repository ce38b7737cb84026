"""Who can sign in: accounts, their secrets as kept, and the sessions that prove a sign-in."""

from typing import Literal

from pydantic import AwareDatetime, Field

from modules.domain.frozen import Frozen

Role = Literal["participant", "counsellor"]


class Person(Frozen):
    """Who does or reads something: the account and the role in which it acts.

    A participant's account and dossier have the same id.
    """

    id: str
    role: Role


class Account(Frozen):
    """Somebody who can sign in. `secret` is an argon2id hash of the PIN or the password."""

    id: str
    role: Role
    name: str | None = None
    lookup: str
    """The keyed hash under which the code or the sign-in name is found."""
    secret: str
    language: str = "nl"
    failures: int = Field(default=0, ge=0)
    locked_until: AwareDatetime | None = None
    closed: bool = False
    created_at: AwareDatetime


class Lookup(Frozen):
    """Leads from the keyed hash of a code or a sign-in name to an account."""

    key: str
    account: str


class SignIn(Frozen):
    """A proven sign-in. `key` is the SHA-256 of the cookie value, which itself is not kept."""

    key: str
    account: str
    role: Role
    signed_in_at: AwareDatetime
    seen_at: AwareDatetime


class Invitation(Frozen):
    """A code that is good for one thing until a moment: joining a counsellor, a first account."""

    key: str
    kind: Literal["join", "first-counsellor", "counsellor"]
    account: str | None = None
    expires_at: AwareDatetime


class FreshCard(Frozen):
    """A card's code and PIN, kept until its owner says to have it, and at most until it expires.

    Why: a phone that dies before the card was written down would lock its owner out for good.
    """

    key: str
    code: str
    pin: str
    expires_at: AwareDatetime
