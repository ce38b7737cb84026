"""S5: guessing a PIN or a second step for a day, and what a clock tells of a name."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from modules.content.library import open_library
from modules.domain.records import people
from modules.services.accounts import accounts, credential_check, second_factor, secrets
from modules.services.accounts.credential_check import NotSignedIn
from modules.services.runtime import CONTENT
from modules.storage.tinydb.store import TinyStore
from tests.security.measured import Measured

DAY = timedelta(days=1)
MOST = 16
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEYS = secrets.keys(b"a key for measuring, 32 bytes...")


def guessed(folder: Path, tries: int) -> list[Measured]:
    """Try a code's PIN and a second step so many times in a day; then the owner comes."""
    open_library(CONTENT)
    store = TinyStore.open(folder / "guessing")
    account = accounts.make_participant(store, KEYS, [], name="", language="nl", by=None, at=MONDAY)
    card = accounts.fresh_card(store, account.id, at=MONDAY)
    assert card is not None
    costly = credential_check.secrets.matches
    try:
        # The work of each check is left out: only how many are looked at is counted here.
        credential_check.secrets.matches = lambda *_, **__: False  # type: ignore[assignment]
        typed = _looked_at(
            store,
            account.id,
            tries,
            lambda at: accounts.sign_in(store, KEYS, card.code, "000000", at=at),
        )
    finally:
        credential_check.secrets.matches = costly
    found = [
        Measured("S5", f"<= {MOST} of {tries} PINs a day looked at", f"{typed}", typed <= MOST)
    ]
    owner = accounts.sign_in_by_card(store, KEYS, card.secret or "", card.pin, at=MONDAY + DAY)
    found.append(Measured("S5", "the owner's QR card opens meanwhile", "yes", bool(owner)))
    found.append(_second_step(store, tries))
    found.append(_clock(store, card.code))
    store.close()
    return found


def _looked_at(
    store: TinyStore, account_id: str, tries: int, attempt: Callable[[datetime], object]
) -> int:
    for number in range(tries):
        try:
            attempt(MONDAY + DAY * number / tries)
        except NotSignedIn:
            continue
    account = store.find(people.Account, account_id)
    assert account is not None
    return account.failures


def _second_step(store: TinyStore, tries: int) -> Measured:
    gert = people.Account(
        id="9" * 32, role="counsellor", lookup="x", secret="x", totp="A" * 32, created_at=MONDAY
    )
    store.update(people.Account, gert.id, lambda _: gert)

    def attempt(at: datetime) -> object:
        try:
            second_factor.refuse_half_way(store, gert, at=at)
        except second_factor.CodeNeeded as needed:
            return second_factor.pass_code(store, KEYS, needed.ticket, "00000", at=at)
        return None

    looked = _looked_at(store, gert.id, tries, attempt)
    return Measured(
        "S5", f"<= {MOST} of {tries} codes a day looked at", f"{looked}", looked <= MOST
    )


def _clock(store: TinyStore, code: str) -> Measured:
    known, unknown = [], []
    for _ in range(15):
        for name, took in ((code, known), ("ZZZZ9999"[:8].replace("Z", "X"), unknown)):
            begin = time.thread_time()
            try:
                accounts.sign_in(store, KEYS, name, "000000", at=MONDAY)
            except NotSignedIn:
                took.append(time.thread_time() - begin)
    gap = abs(statistics.median(known) / statistics.median(unknown) - 1)
    promise = "<= 10 % between a known and an unknown code"
    return Measured("S5", promise, f"{gap:.1%}", gap <= 0.1, by_clock=True)
