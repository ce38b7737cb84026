"""Codes, PINs and passwords: drawn so that they can be typed, kept so that they cannot be read."""

import pytest

from modules.services.accounts import secrets
from modules.services.accounts.secrets import Keys


def test_a_code_has_no_signs_that_look_alike() -> None:
    code = secrets.new_code()
    assert len(code) == secrets.CODE_LENGTH
    assert set(code) <= set(secrets.SIGNS)
    assert not set(secrets.SIGNS) & set("01ILOSZBAEU")


def test_a_pin_is_six_digits() -> None:
    for pin in (secrets.new_pin() for _ in range(50)):
        assert len(pin) == secrets.PIN_LENGTH
        assert pin.isdigit()


def test_what_is_drawn_is_drawn_anew() -> None:
    assert len({secrets.new_token() for _ in range(50)}) == 50
    assert len({secrets.new_code() for _ in range(50)}) == 50


def test_a_secret_is_kept_so_that_only_itself_fits(keys: Keys, sealed: dict[str, str]) -> None:
    assert "246810" not in sealed["participant"]
    assert secrets.matches(keys, sealed["participant"], "246810")
    assert not secrets.matches(keys, sealed["participant"], "246811")


def test_without_the_organisations_key_nothing_fits(sealed: dict[str, str]) -> None:
    others = secrets.keys(b"a stolen store, without its key.")
    assert not secrets.matches(others, sealed["participant"], "246810")


def test_nothing_fits_nobody(keys: Keys) -> None:
    assert not secrets.matches(keys, None, "nobody has this")


@pytest.mark.usefixtures("real_hashes")
def test_staff_secrets_cost_more_to_guess(keys: Keys) -> None:
    assert "m=19456,t=2,p=1" in secrets.sealed(keys, "246810", staff=False)
    assert "m=47104,t=2,p=1" in secrets.sealed(keys, "een lang wachtwoord", staff=True)


def test_a_name_is_found_however_it_is_typed(keys: Keys) -> None:
    composed, in_pieces = "Zo\u00eb", "zoe\u0308 "
    assert secrets.lookup(keys, composed) == secrets.lookup(keys, in_pieces)
    assert secrets.lookup(keys, "zoe") != secrets.lookup(keys, composed)


def test_a_password_fits_from_each_keyboard(keys: Keys) -> None:
    kept = secrets.sealed(keys, "caf\u00e9 in de straat", staff=True)
    assert secrets.matches(keys, kept, "cafe\u0301 in de straat")


@pytest.mark.parametrize(
    ("typed", "tidy"), [(" ab-cd 2345 ", "ABCD2345"), ("ABCD2345", "ABCD2345"), ("--", "")]
)
def test_a_typed_code_is_tidied(typed: str, tidy: str) -> None:
    assert secrets.tidy_code(typed) == tidy


def test_the_keys_for_finding_and_for_checking_differ(keys: Keys) -> None:
    assert keys.lookup != keys.pepper
    assert secrets.keys(b"one") != secrets.keys(b"two")


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("mkmg 2345", True), ("MKMG-2345", True), ("MKMG234", False), ("els", False), ("", False)],
)
def test_what_has_the_form_of_a_code_is_told_apart(typed: str, is_one: bool) -> None:
    assert secrets.is_code(typed) is is_one
