"""Typed words made comparable: any keyboard, any paste, any way to write a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.domain import folding

PINS = [
    "\u0662\u0664\u0666\u0668\u0661\u0660",  # Arabic
    "\u06f2\u06f4\u06f6\u06f8\u06f1\u06f0",  # Persian
    "\u0968\u096a\u096c\u096e\u0967\u0966",  # Hindi
    "\uff12\uff14\uff16\uff18\uff11\uff10",  # full width
    "246-810",
    "246\u2013810",
    "246\u2212810",
    "\u200e246810",
    "\u202a246\u00a0810\u202c",
    "\u2067246810\u2069",
    " 246 810\n",
    "\ufeff246810",
]


@pytest.mark.parametrize("typed", PINS)
def test_a_pin_in_other_signs_is_the_same_pin(typed: str) -> None:
    assert folding.digits(typed) == "246810"


@pytest.mark.parametrize("typed", ["24681O", "246.81", "2468l0", "\u00b246810"])
def test_what_is_no_digit_stays_wrong(typed: str) -> None:
    assert folding.digits(typed) == typed


@pytest.mark.parametrize(
    "typed", ["mkmg\u0662\u0663\u0664\u0665", "\uff2d\uff2b\uff2d\uff272345", "\u200fMKMG-2345"]
)
def test_a_code_in_other_signs_is_the_same_code(typed: str) -> None:
    assert folding.code(typed) == "MKMG2345"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lukasz", "\u0141ukasz"),
        ("jose", "Jos\u00e9"),
        ("omer", "\u00d6mer"),
        ("muller", "M\u00fcller"),
        ("o'brien", "O\u2019Brien"),
        ("obrien", "O'Brien"),
        ("  amina", "Amina"),
        ("jean pierre", "Jean-Pierre"),
        ("strasse", "Stra\u00dfe"),
        ("\u0627\u062d\u0645\u062f", "\u0623\u062d\u0645\u062f"),
        ("\u0641\u0627\u0637\u0645\u0647", "\u0641\u0627\u0637\u0645\u0629"),
        ("\u0645\u0648\u0633\u064a", "\u0645\u0648\u0633\u0649"),
        ("\u0645\u062d\u0645\u062f", "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f"),
        ("Igdir", "I\u011fd\u0131r"),
    ],
)
def test_a_name_is_found_however_it_is_written(typed: str, name: str) -> None:
    assert folding.searchable(typed) == folding.searchable(name)


def test_a_space_too_many_does_not_make_another_name_and_an_accent_does() -> None:
    assert folding.name(" amina \u200e ") == folding.name("Amina")
    assert folding.name("Jose\u0301") == folding.name("JOS\u00c9")
    assert folding.name("Jose") != folding.name("Jos\u00e9")


@given(st.text())
def test_any_text_folds_and_what_is_folded_stays(text: str) -> None:
    for fold in (folding.digits, folding.code, folding.searchable, folding.name):
        assert fold(fold(text)) == fold(text)
