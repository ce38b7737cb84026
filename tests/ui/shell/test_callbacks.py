"""What can go wrong has a sentence in every language; a bug has none and rises."""

import pytest

from modules.content.library import Library
from modules.services import permissions
from modules.services.accounts import accounts
from modules.services.sharing import sharing
from modules.storage import base
from modules.ui.shell import callbacks

OWN = [
    *callbacks.OWN_SENTENCE,
    accounts.NotSignedIn,
    accounts.NotAllowedToStart,
    accounts.NameTaken,
]


def test_each_refusal_has_a_sentence_of_its_own(shipped: Library) -> None:
    for kind in OWN:
        for below in (kind, *kind.__subclasses__()):
            assert below.text_id in shipped.interface("nl"), below


def test_what_a_store_can_say_has_a_sentence(shipped: Library) -> None:
    told = dict(callbacks.SENTENCES)
    for kind in (base.Conflict, base.NotKept, base.Damaged, base.NoDossier):
        assert told[kind] in shipped.interface("nl")


@pytest.mark.parametrize("kind", [KeyError, ValueError, TypeError, AssertionError])
def test_a_bug_is_not_caught(kind: type[Exception]) -> None:
    caught = (*callbacks.OWN_SENTENCE, *(one for one, _ in callbacks.SENTENCES))
    assert not issubclass(kind, caught)


def test_the_refusals_are_not_bugs() -> None:
    assert permissions.Forbidden in callbacks.OWN_SENTENCE
    assert sharing.NotTheirCounsellor in callbacks.OWN_SENTENCE
