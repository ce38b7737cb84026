"""Freeze the present format: `python -m tests.storage.versions.make N`, once, at a release.

What stands in a folder with a number is never edited: it is what people have on their disks.
"""

import shutil
import sys
from datetime import timedelta
from pathlib import Path

from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, SignIn
from modules.storage.files.keys import keep_key
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.export import export_store
from modules.storage.upkeep.backup import make_backup
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, keep, set_to, start

KEY = bytes(range(32))


def main() -> None:
    """Make a store, a backup and an export of it; refuse where there is one."""
    here = Path(__file__).parent / str(int(sys.argv[1]))
    here.mkdir()
    (here / "store").mkdir()
    keep_key(here / "store" / "organisation.key", KEY)
    store = TinyStore.open(here / "store")
    _fill(store)
    make_backup(store.folder, here / "backup", here / "backup", at=MONDAY)
    export_store(store, here / "all.jsonl", at=MONDAY)
    store.close()
    for made in ("locks", "cache"):
        shutil.rmtree(here / "store" / made)


def _fill(store: TinyStore) -> None:
    start(store)
    start(store, BART, name="Bart")
    keep(store, set_to("answer/dreams/first", "graag"), save_id="one")
    keep(store, set_to("answer/dreams/first", None, base=1), save_id="two")
    odd = {"text": "é 漢 \u0000 '\"", "list": [1, 2.5, True, None], "big": 2**53}
    keep(store, set_to("note/n1", odd), by=ELS, save_id="three")
    at = MONDAY + timedelta(microseconds=1)
    store.viewed(AMINA, by=ELS, at=at, what="answers", save_id="look")
    start(store, "c0" * 16, name="Erased")
    store.erase("c0" * 16, by=ELS, at=at)
    account = Account(id=AMINA, role="participant", lookup="l", secret="s", created_at=MONDAY)
    store.update(Account, AMINA, lambda _: account)
    store.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    sign = SignIn(key="k", account=AMINA, role="participant", signed_in_at=at, seen_at=at)
    store.update(SignIn, "k", lambda _: sign)
    card = FreshCard(key=AMINA, code="ABCD2345", pin="123456", expires_at=at)
    store.update(FreshCard, AMINA, lambda _: card)
    invitation = OneTimeToken(key="i", kind="join", account=ELS, expires_at=at)
    store.update(OneTimeToken, "i", lambda _: invitation)


if __name__ == "__main__":
    main()
