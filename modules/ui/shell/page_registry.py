"""Which pages there are, where they stand, and whose they are."""

from collections.abc import Mapping
from pathlib import Path

from modules.domain.records.people import Person
from modules.domain.records.roles import ROLES, is_staff
from modules.services.accounts import accounts
from modules.services.sharing import sharing
from modules.ui.shell import session

PAGES = Path(__file__).parents[3] / "pages"

ADDRESSES: Mapping[str, str] = {
    "start/welcome": "welkom",
    "participant/path": "pad",
    "participant/activity": "stap",
    "participant/plan": "plan",
    "participant/ideas": "ideeen",
    "participant/words": "woorden",
    "participant/share": "delen",
    "participant/together": "begeleider",
    "participant/card": "kaart",
    "participant/mine": "gegevens",
    "participant/help": "hulp",
    "counsellor/caseload": "mensen",
    "counsellor/add": "toevoegen",
    "counsellor/person": "persoon",
    "counsellor/guides": "handleidingen",
    "organisation/content": "inhoud",
    "organisation/accounts": "accounts",
}
"""Every page, with the address under which it stands; whose it is says its role's row."""

VISITOR = ("start/welcome",)
AGREEING = (*VISITOR, "participant/mine", "participant/help")
"""Who did not agree, or no longer does, can still see, take along and erase what is kept."""
FRESH_CARD = ("participant/card", "participant/help")


def page(name: str) -> str:
    """Return the file of a page, named as `participant/path`."""
    return str(PAGES / f"{name}.py")


def pages_for(person: Person | None) -> tuple[tuple[str, str], ...]:
    """Return the pages (file, address) that somebody has now; the first is where they land."""
    return tuple((name, ADDRESSES[name]) for name in _names(person))


def _names(person: Person | None) -> tuple[str, ...]:
    if person is None:
        return VISITOR
    pages = ROLES[person.role].pages
    if is_staff(person.role):
        return pages
    if not sharing.has_agreed(session.reader(person)):
        return AGREEING
    if accounts.fresh_card(session.here().store, person.id, at=session.now()):
        return FRESH_CARD
    return pages
