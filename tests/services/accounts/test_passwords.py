"""Passwords of staff: known ones, patterns and one's own name are refused; long own words pass."""

import pytest

from modules.services.accounts.passwords import EasyPassword, refuse_easy
from tests.conftest import PASSWORD

GERT = ("Gert Janssens", "gert.j")


@pytest.mark.parametrize(
    "easy",
    [
        "passwordpassword",
        "123456789012345",
        "qwertyuiopasdfgh",
        "aaaaaaaaaaaaaaaaaaaa",
        "wachtwoord12345",
        "wachtwoordwachtwoord",
        "begeleider12345",
        "a" * 5000,
    ],
)
def test_what_is_tried_first_is_refused(easy: str) -> None:
    with pytest.raises(EasyPassword):
        refuse_easy(easy, GERT)


@pytest.mark.parametrize(
    "with_name",
    ["de fiets van Gert is rood", "JANSSENS en nog zeven", "mijn naam gert.j hier", "agertb9$kLm2"],
)
def test_ones_own_name_is_refused(with_name: str) -> None:
    with pytest.raises(EasyPassword):
        refuse_easy(with_name, GERT)


@pytest.mark.parametrize("good", [PASSWORD, "vier grote stenen aan zee", "Ik hou van koffie om 6u"])
def test_long_words_of_ones_own_pass(good: str) -> None:
    refuse_easy(good, GERT)


def test_a_name_of_two_letters_forbids_nothing() -> None:
    refuse_easy(PASSWORD, ("Al", "an"))
