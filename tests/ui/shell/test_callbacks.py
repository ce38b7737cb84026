"""What can go wrong has a sentence in every language; a bug has none and rises."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import modules
from modules.domain.catalogue import Library
from modules.domain.records.refusal import Refusal, text_id_of
from modules.services import permissions
from modules.services.sharing import sharing
from modules.storage import base


def every_refusal(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Yield each kind of refusal in the app, those below others too."""
    for below in kind.__subclasses__():
        yield below
        yield from every_refusal(below)


def test_each_refusal_has_a_sentence_of_its_own_in_each_language(shipped: Library) -> None:
    for module in pkgutil.walk_packages(modules.__path__, "modules."):
        if not module.name.endswith(("__main__", "router")):
            importlib.import_module(module.name)
    refusals = set(every_refusal())
    assert len(refusals) > 30
    for kind in refusals:
        assert kind.text_id != Refusal.text_id, kind
        for language in shipped.languages:
            assert kind.text_id in shipped.interface(language), kind


@pytest.mark.parametrize("kind", [KeyError, ValueError, TypeError, AssertionError])
def test_a_bug_is_no_refusal_and_has_the_calm_sentence(kind: type[Exception]) -> None:
    assert not issubclass(kind, Refusal)
    assert text_id_of(kind()) == "error.unexpected"


def test_what_a_person_can_be_told_is_a_refusal() -> None:
    told = (permissions.Forbidden, sharing.NotTheirCounsellor)
    kept = (base.Conflict, base.NotKept, base.Damaged, base.NoDossier)
    assert all(issubclass(kind, Refusal) for kind in (*told, *kept))


def test_what_only_an_operator_can_mend_is_none() -> None:
    assert not issubclass(base.WrongKey, Refusal)
