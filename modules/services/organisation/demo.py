"""Made-up people to show the app with: two participants, their counsellor, and one elsewhere."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_never

from modules.content.library import open_library
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Lookup, Person
from modules.domain.records.roles import Role
from modules.services.accounts import secrets
from modules.services.accounts.secrets import Keys, keys
from modules.services.action import Action
from modules.services.activities import answering, attempts
from modules.services.guidance import notes
from modules.services.runtime import CONTENT
from modules.services.sharing import consents, sharing
from modules.storage.base import Store, StoreError
from modules.storage.opening import open_store

SIGN_INS: Mapping[str, tuple[str, str, Role]] = {
    "Amina": ("AMJN2345", "246810", "participant"),
    "Bart": ("BRRT2345", "135791", "participant"),
    "Els": ("els", "de demonstratie van els", "counsellor"),
    "Fatima": ("fatima", "de demonstratie van fatima", "counsellor"),
    "Anke": ("anke", "de demonstratie van anke", "administrator"),
}
IDS = {name: f"{number:032x}" for number, name in enumerate(SIGN_INS, start=1)}
"""Fixed, so that filling a folder that is filled already is seen and left alone."""

WORDS: Mapping[tuple[str, str], str] = {
    ("dromen", "waarom"): "In de keuken van mijn tante was het altijd warm. Daar was ik gelukkig.",
    ("dromen", "merken"): "Ik sta op en ik heb zin in de dag.",
    ("dromen", "werk-anders"): "Mensen eten wat ik maak. Ze zeggen mijn naam.",
    ("dromen", "stap"): "Een dag meekijken in een keuken.",
    ("dromen", "droom"): "Ik wil koken voor mensen, in een keuken waar iedereen welkom is.",
    ("talenten", "voorbeeld"): "Op het feest van de school kookte ik voor zestig mensen.",
    ("jezelf-voorstellen", "mijn-begin"): "Goeiedag, ik ben Bart.",
    ("jezelf-voorstellen", "wat-ik-graag-doe"): "Ik kook graag voor veel mensen.",
    ("jezelf-voorstellen", "mijn-sterke-punt"): "Ik blijf rustig als het druk is.",
    ("jezelf-voorstellen", "wat-ik-zoek"): "Ik zoek een stage in een grootkeuken.",
    ("jezelf-voorstellen", "mijn-slot"): "Bedankt om te luisteren.",
    ("jezelf-voorstellen", "betekenis"): "Ik hoef niet alles te vertellen. Dat geeft rust.",
}
LIKES = {"sociaal": 4, "praktisch": 3, "creatief": 3, "ordelijk": 2, "ondernemend": 1}


def fill(folder: Path, *, at: datetime, content: Path = CONTENT) -> str:
    """Make the demonstration people in a folder, if they are not there; return their sign-ins."""
    library = open_library(content)
    opened = open_store(folder)
    try:
        if opened.store.find(Account, IDS["Amina"]) is None:
            _people(opened.store, keys(opened.key), at - timedelta(days=9))
            _work(opened.store, library, at)
    finally:
        opened.store.close()
    return sign_ins()


def refuse_made_up(store: Store) -> None:
    """Raise StoreError when a store holds made-up staff, whose password everybody can read."""
    if any(account.demo for account in store.records(Account)):
        raise StoreError("this is the folder of a demonstration: start it with --demo")


def sign_ins() -> str:
    """Return how to sign in as each of them."""
    lines = [
        f"  {name:8}{role:15}{code:10}{secret}" for name, (code, secret, role) in SIGN_INS.items()
    ]
    return "\n".join(["Demonstration (made-up people):", *lines, ""])


def _people(store: Store, the_keys: Keys, at: datetime) -> None:
    guided = [
        *(
            Change(
                field=fields.CONSENT.name(subject), value={"yes": True, "version": consent.VERSION}
            )
            for subject in consent.SUBJECTS
        ),
        Change(field=fields.COUNSELLOR.name(IDS["Els"]), value=True),
        Change(field=fields.LANGUAGE.name(), value="nl"),
    ]
    for name, (code, secret, role) in SIGN_INS.items():
        new = IDS[name]
        if role == "participant":
            first = [*guided, Change(field=fields.NAME.name(), value=name)]
            store.create(new, first, by=new, at=at, save_id=f"demo-{name}")
        key = secrets.lookup(the_keys, code)
        account = Account(
            id=new,
            role=role,
            name=None if role == "participant" else name,
            lookup=key,
            secret=secrets.sealed(the_keys, secret, staff=role != "participant"),
            # No phone belongs to made-up staff: their second step is left out.
            demo=role != "participant",
            created_at=at,
        )
        _keep_account(store, account)


def _keep_account(store: Store, account: Account) -> None:
    lookup = Lookup(key=account.lookup, account=account.id)
    store.update(Lookup, lookup.key, lambda _: lookup)
    store.update(Account, account.id, lambda _: account)


def _work(store: Store, library: Library, at: datetime) -> None:
    """Amina is half-way; Bart has done everything and shares it."""
    amina = _Day(
        store, library, Person(id=IDS["Amina"], role="participant"), at - timedelta(days=1)
    )
    amina.do("dromen")
    amina.do("talenten", cards=20)
    bart = _Day(store, library, Person(id=IDS["Bart"], role="participant"), at - timedelta(days=3))
    for step, occurrence in library.programmes["tweede-kans"].occurrences():
        if occurrence > 1:
            attempts.retake(store, library, step.activity, bart.action())
        bart.do(step.activity, occurrence)
        level = "all" if step.activity == "interesses" else "short"
        sharing.share(store, library, step.activity, IDS["Els"], level, bart.action())
    notes.ask_for_talk(store, True, bart.action())
    els = Action(Person(id=IDS["Els"], role="counsellor"), at - timedelta(days=2), "demo-note")
    notes.write_note(store, IDS["Bart"], "Bart vertelde over de keuken van zijn tante.", els)


class _Day:
    """Somebody at work: each act a minute after the one before."""

    def __init__(self, store: Store, library: Library, person: Person, at: datetime) -> None:
        self.store, self.library, self.person, self.at, self.acts = store, library, person, at, 0

    def action(self) -> Action:
        self.acts += 1
        moment = self.at + timedelta(seconds=20 * self.acts)
        return Action(self.person, moment, f"demo-{self.person.id}-{self.acts}")

    def do(self, activity_id: str, occurrence: int = 1, cards: int | None = None) -> None:
        """Go through an activity for the nth time; with `cards`, stop after so many."""
        activity = self.library.activities[activity_id]
        if activity.sensitive:
            consents.say(self.store, "sensitive", True, self.action())
        for part in activity.parts:
            if isinstance(part, Sort) and cards is not None:
                self.lay(activity, part, cards)
                return
            # All cards at once: a demonstration need not save forty times to look the same.
            value = _piles(part) if isinstance(part, Sort) else _value(activity, part, occurrence)
            answering.record(self.store, self.library, activity_id, part.id, value, self.action())

    def lay(self, activity: Activity, part: Sort, cards: int) -> None:
        for card, pile in list(_piles(part).items())[:cards]:
            answering.lay(self.store, self.library, activity.id, part.id, card, pile, self.action())


def _piles(part: Sort) -> dict[str, str]:
    """Return a pile for each card: most on the first, and never more than a pile takes."""
    laid: dict[str, str] = {}
    for number, card in enumerate(part.cards):
        open_piles = [
            pile.id
            for pile in part.piles
            if pile.at_most is None or list(laid.values()).count(pile.id) < pile.at_most
        ]
        laid[card.id] = open_piles[(0, 1, 0, 2)[number % 4] % len(open_piles)]
    return laid


def _value(activity: Activity, part: Part, occurrence: int) -> object:
    match part:
        case Read():
            return True
        case Choose(scale=str()):
            otherwise = 0 if activity.compares else 1 + occurrence
            points = LIKES.get(str(part.scale), otherwise)
            wished = max(0, points - (len(part.id) % 3 == 0))
            worth = [choice for choice in part.choices if not choice.blank]
            return min(worth, key=lambda choice: abs((choice.points or 0) - wished)).id
        case Choose():
            return part.right[0] if part.right else part.choices[min(occurrence, 2) - 1].id
        case ChooseMany(from_part=str()):
            return None if not part.piles else _first_cards(activity, part)
        case ChooseMany():
            return _some(part)
        case Rate():
            return min(max(6, part.lowest), part.highest)
        case Write():
            return WORDS.get((activity.id, part.id))
        case Entries():
            return None
        case Sort():
            raise AssertionError("cards are laid one by one")
        case _ as unknown:
            assert_never(unknown)


def _some(part: ChooseMany) -> list[str]:
    """Return two choices from the middle, or as many as the part takes."""
    count = max(part.at_least, min(2, part.at_most))
    first = min(5, len(part.choices) - count)
    return [choice.id for choice in part.choices[first : first + count]]


def _first_cards(activity: Activity, part: ChooseMany) -> list[str] | None:
    """Return some of the cards that were laid on the piles to choose from, None with too few."""
    source = activity.part(part.from_part or "")
    laid = _piles(source) if isinstance(source, Sort) else {}
    cards = [card for card, pile in laid.items() if pile in part.piles][::2][: part.at_most]
    return cards if len(cards) >= max(1, part.at_least) else None
