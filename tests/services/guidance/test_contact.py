"""Keeping in touch: what was agreed, what was, and who waits too long."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.dossier import contact_due, overview_line
from modules.services.guidance import contact, notes
from modules.services.guidance.contact import BadContact
from modules.services.guidance.counselling import caseload
from modules.services.permissions import Forbidden
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, Act, reads


def due(store: Store, days: int, action: Act) -> bool:
    """Say whether Els' contact with Amina is too long ago, so many days from now."""
    at = action(ELS).at + timedelta(days=days)
    return contact_due(overview_line(store.get(AMINA.id)), at)


@pytest.mark.requirement("OC5")
def test_too_long_is_longer_than_was_agreed(store: Store, action: Act) -> None:
    contact.log_contact(store, AMINA.id, "phone", action(ELS))
    assert not due(store, 365, action)  # nothing was agreed
    contact.agree_rhythm(store, AMINA.id, 14, action(ELS))
    assert not due(store, 13, action)
    assert due(store, 15, action)
    contact.log_contact(store, AMINA.id, "talk", action(ELS))
    assert not due(store, 13, action)


@pytest.mark.requirement("OC5")
def test_who_was_never_spoken_to_is_due_once_a_rhythm_is_agreed(store: Store, action: Act) -> None:
    contact.agree_rhythm(store, AMINA.id, 7, action(ELS))
    assert due(store, 0, action)


@pytest.mark.requirement("OC5")
def test_the_participant_sees_every_contact_and_the_rhythm(store: Store, action: Act) -> None:
    contact.agree_rhythm(store, AMINA.id, 14, action(ELS))
    contact.log_contact(store, AMINA.id, "phone", action(ELS))
    found = contact.contact_summary(store, reads(store, AMINA, AMINA.id))
    assert found.rhythm == 14
    assert [(one.name, one.kind) for one in found.contacts] == [("Els", "phone")]


def test_only_ones_own_counsellor_notes_contact_and_only_kinds_there_are(
    store: Store, action: Act
) -> None:
    for who in (FATIMA, BART, AMINA):
        with pytest.raises(Forbidden):
            contact.log_contact(store, AMINA.id, "phone", action(who))
    with pytest.raises(BadContact):
        contact.log_contact(store, AMINA.id, "fax", action(ELS))
    with pytest.raises(BadContact):
        contact.agree_rhythm(store, AMINA.id, 3, action(ELS))
    with pytest.raises(Forbidden):
        contact.contact_summary(store, reads(store, FATIMA, AMINA.id))


@pytest.mark.requirement("FL6")
def test_a_question_that_cannot_wait_stands_first_in_the_caseload(
    store: Store, library: Library, action: Act
) -> None:
    notes.ask_for_talk(store, True, action(AMINA), question="Mag ik zaterdag werken?")
    notes.ask_for_talk(store, True, action(BART), question="Ik ben bang", urgent=True)
    lines = caseload(store, library, by=ELS)
    assert [one.person.name for one in lines] == ["Bart", "Amina"]
    wish = notes.wish(reads(store, ELS, AMINA.id))
    assert wish is not None
    assert (wish.question, wish.urgent) == ("Mag ik zaterdag werken?", False)
    with pytest.raises(Forbidden):
        notes.wish(reads(store, FATIMA, AMINA.id))
