"""What somebody agreed to, in words."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.consent import ConsentGiven
from modules.wording.sharing.consents import said, sensitive_kept
from modules.wording.wording import Wording
from tests.conftest import MONDAY


@pytest.mark.parametrize(("yes", "answer"), [(True, "ja"), (False, "nee")])
def test_an_answer_is_said_with_its_day_and_its_version(
    to_self: Wording, yes: bool, answer: str
) -> None:
    given = ConsentGiven(subject="use", yes=yes, version=2, at=MONDAY)
    assert said(to_self, given) == f"Je zei {answer} op 2 maart 2026. Tekst 2."


def test_what_is_still_kept_after_a_no_is_named(library: Library) -> None:
    assert "Dit is one-scale, Dit is ladder" in sensitive_kept(
        Wording(library, "nl"), ["one-scale", "ladder"]
    )
