"""S19: links for guests that are guessed, and links that many use at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from modules.content.library import load
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.accounts import secrets
from modules.services.action import Action
from modules.services.observers import rating_links
from modules.services.observers.ratings import BadLink
from modules.storage.tinydb.store import TinyStore
from tests.others_content import write_others_content
from tests.security.measured import Measured

LINKS, AT_ONCE = 20, 8
ASKER = Person(id="a1" * 16, role="participant")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEEN = "seen-by-others"


def used(folder: Path, guesses: int) -> list[Measured]:
    """Guess so many secrets; then send twenty forms, each eight times at once."""
    library = load(write_others_content(folder / "others"))
    store = TinyStore.open(folder / "links")
    agreed = [
        Change(field=f"consent/{one}", value={"yes": True, "version": consent.VERSION})
        for one in consent.SUBJECTS
    ]
    store.create(ASKER.id, agreed, by=ASKER.id, at=MONDAY, save_id="start")
    tokens = [
        rating_links.make_link(
            store, library, ASKER.id, SEEN, "other", Action(ASKER, MONDAY, f"link-{number}")
        )
        for number in range(LINKS)
    ]
    opened = sum(_opens(store, library, secrets.new_link_secret()) for _ in range(guesses))
    taken = [_taken(store, library, token) for token in tokens]
    kept = rating.observer_ratings(store.get(ASKER.id), library.activities[SEEN])
    store.close()
    once = taken == [1] * LINKS and len(kept) == LINKS
    return [
        Measured("S19", f"0 of {guesses} guessed links open", f"{opened}", opened == 0),
        Measured(
            "S19",
            f"1 use of each link, {AT_ONCE} at the same moment",
            f"{sum(taken)} uses of {LINKS} links, {len(kept)} kept",
            once,
        ),
    ]


def _opens(store: TinyStore, library: Library, token: str) -> bool:
    try:
        rating_links.guest_form(store, library, token, at=MONDAY)
    except BadLink:
        return False
    return True


def _taken(store: TinyStore, library: Library, token: str) -> int:
    """Send a form with different answers at once; return how many were taken."""

    def send(number: int) -> bool:
        try:
            rating_links.submit(
                store, library, token, {"goed-gedaan": f"nummer {number}"}, at=MONDAY
            )
        except BadLink:
            return False
        return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        sent: Sequence[bool] = list(pool.map(send, range(AT_ONCE)))
    return sum(sent)
