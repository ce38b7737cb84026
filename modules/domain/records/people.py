"""Who can sign in: accounts, their secrets as kept, and the sessions that prove a sign-in."""

from typing import Literal

from pydantic import AwareDatetime, Field

from modules.domain.records.frozen import Frozen
from modules.domain.records.roles import Role


class Person(Frozen):
    """Who does or reads something: the account and the role in which it acts.

    A participant's account and dossier have the same id; a guest's id is that of their link.
    """

    id: str
    role: Role


class Account(Frozen):
    """Somebody who can sign in. `secret` is an argon2id hash of the PIN or the password.

    `demo` is for made-up staff that signs in without a second step: a server that is not a
    demonstration refuses to start on a store with such an account.
    """

    id: str
    role: Role
    name: str | None = None
    lookup: str
    """The keyed hash under which the code or the sign-in name is found."""
    secret: str
    started: bool = True
    """False as long as `secret` is the start number of a card that staff made: it opens nothing but
    the choice of a PIN, which takes its place."""
    sign_ins: tuple[AwareDatetime, ...] = ()
    """When a participant signed in last, the latest last, for them alone to see."""
    language: str = "nl"
    failures: int = Field(default=0, ge=0)
    locked_until: AwareDatetime | None = None
    closed: bool = False
    card: str | None = None
    """The keyed hash under which the secret of the card's QR code is found."""
    card_failures: int = Field(default=0, ge=0)
    card_locked_until: AwareDatetime | None = None
    totp: str | None = None
    """The secret of the codes that a member of staff types after the password."""
    totp_step: int = 0
    """The time step of the last code that was used, so that none is used twice."""
    recovery: tuple[str, ...] = ()
    """The keyed hashes of the recovery codes that are left."""
    ready: bool = True
    """False as long as the second step of a new account was not proven."""
    outside: str | None = None
    """The keyed hash of who this member of staff is in the organisation's own sign-in."""
    erased: tuple[AwareDatetime, ...] = ()
    """When people whom this counsellor guided were erased: days only, nothing of who it was."""
    demo: bool = False
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
    proven_at: AwareDatetime | None = None
    """When the owner last typed their PIN, password or code; what is risky asks for it anew."""


class OneTimeToken(Frozen):
    """A secret that is good for one thing until a moment: joining a counsellor, a staff account,
    taking one's own data along, the second step of signing in, rating as a guest."""

    key: str
    kind: Literal[
        "join",
        "first-counsellor",
        "counsellor",
        "administrator",
        "export",
        "staff-setup",
        "second-step",
        "guest",
        "organisation",
        "connect",
        "own-pin",
    ]
    account: str | None = None
    link: str | None = None
    """Which of the participant's links a guest's secret belongs to, who "connect" connects, or
    the start number that "own-pin" came with."""
    expires_at: AwareDatetime


class FreshCard(Frozen):
    """A card as it is handed over, kept until its owner has it, and at most until it expires.

    `pin` is the PIN of a card that its owner made; the start number when `start`; and empty when
    its owner has a PIN already, which nobody else sees.

    Why: a phone that dies before the card was written down would lock its owner out for good.
    """

    key: str
    code: str
    pin: str
    start: bool = False
    secret: str | None = None
    """The secret of the QR code; cards of before it came have none."""
    expires_at: AwareDatetime


class AuditEntry(Frozen):
    """Something an administrator did to the account of a colleague; acts are only ever added.

    `key` counts from 000000000001. `hash` is SHA-256 over the act and `previous`, the hash of the
    act before it, so that a changed or removed act shows.
    """

    key: str
    at: AwareDatetime
    by: str
    what: Literal[
        "invited",
        "invited-administrator",
        "closed",
        "reopened",
        "reset",
        "connected",
        "disconnected",
        "taken-along",
    ]
    about: str = ""
    previous: str = ""
    hash: str = ""
