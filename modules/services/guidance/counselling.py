"""What a counsellor sees and does: the people they guide, adding somebody, a new card, a look."""

from datetime import datetime, timedelta
from typing import NamedTuple

from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change, OverviewLine
from modules.domain.records.people import Account, FreshCard, Person
from modules.domain.records.roles import Permission
from modules.services.accounts import accounts
from modules.services.accounts.secrets import Keys
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.permissions import allow
from modules.services.programme.path import Progress, progress
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import NEW_CARD, SUMMARY, tidy_name
from modules.services.sharing.sharing import name_of as name_of
from modules.storage.base import Store


class CaseloadLine(NamedTuple):
    """One person in the caseload."""

    person: OverviewLine
    progress: Progress


def caseload(store: Store, library: Library, *, by: Person) -> tuple[CaseloadLine, ...]:
    """Return the people of a counsellor: who asked for a talk first, then the longest silent."""
    allow(Permission.PARTICIPANT_LIST, by)
    lines = [CaseloadLine(person, progress(library, person)) for person in store.overview(by.id)]
    return tuple(sorted(lines, key=_attention))


TOLD = timedelta(days=30)
"""For how long a counsellor reads that somebody is gone."""


def erased(store: Store, *, by: Person, at: datetime) -> tuple[datetime, ...]:
    """Return when people of this counsellor were erased in the last month, without who it was."""
    allow(Permission.PARTICIPANT_LIST, by)
    account = store.find(Account, by.id)
    return tuple(day for day in (account.erased if account else ()) if at - day < TOLD)


def _attention(line: CaseloadLine) -> tuple[bool, bool, datetime]:
    """Return what puts a line before another: what cannot wait, a wish to talk, then silence."""
    person = line.person
    return (not person.urgent, not person.asked_for_talk, person.last_activity)


class Added(NamedTuple):
    """A participant that a counsellor just added, with the card to hand over."""

    dossier: str
    card: FreshCard


def add_participant(
    store: Store, keys: Keys, name: str, *, by: Person, language: str, at: datetime
) -> Added:
    """Make an account and a card for somebody; what they agree to, they say themselves later."""
    allow(Permission.PARTICIPANT_ADD, by)
    join = Change(field=fields.COUNSELLOR.name(by.id), value=True)
    account = accounts.make_participant(
        store, keys, [join], name=tidy_name(name), language=language, by=by, at=at
    )
    card = accounts.fresh_card(store, account.id, at=at)
    assert card is not None  # make_participant has just kept it
    return Added(account.id, card)


def give_new_card(store: Store, keys: Keys, dossier_id: str, action: Action) -> FreshCard:
    """Return a new card for somebody who lost theirs; the old one is dead at once.

    Nobody sees a PIN here: who has one keeps it, and who has none gets a start number. The
    participant is told in "who looked" all the same. Raises NotProven when the
    counsellor did not prove just now who they are.
    """
    allow(Permission.CARD_GIVE, action.by, store.get(dossier_id))
    require_proof(store, action)
    store.viewed(dossier_id, by=action.by.id, at=action.at, what=NEW_CARD, save_id=action.save_id)
    return accounts.new_card(store, keys, dossier_id, at=action.at)


def looked(store: Store, reader: Reader, action: Action) -> None:
    """Keep that a counsellor opened a person's page; the participant can see it."""
    reader.require(Permission.RESULT_READ)
    store.viewed(
        reader.dossier_id, by=action.by.id, at=action.at, what=SUMMARY, save_id=action.save_id
    )
