"""The one door for answers: what comes in, what is refused, and with which sentence."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.domain.activities.answer import (
    Answer,
    BadAnswer,
    TooLong,
    TooMany,
    UnknownChoice,
    UnknownPart,
    WrongShape,
    answer,
    plain,
)
from modules.domain.catalogue import Library

LAID = {"koken": "ja", "zingen": "nee", "rekenen": "soms"}

FITS = [
    ("read-then-write", "uitleg", True, True),
    ("read-then-write", "mijn-zin", "  Ik kook graag. ", "Ik kook graag."),
    ("one-scale", "herstellen", "graag", "graag"),
    ("check-question", "hoe-begin-je", "met-je-loon", "met-je-loon"),
    ("some-of-three", "beelden", ["zee", "huis"], ("zee", "huis")),
    ("some-of-three", "beelden", ("zee", "zee"), ("zee",)),
    ("sort-then-top", "kaarten", LAID, LAID),
    ("sort-then-top", "kaarten", {}, {}),
    ("sort-then-top", "top", ["rekenen", "koken"], ("rekenen", "koken")),
    ("ladder", "hoe-dapper", 1, 1),
    ("ladder", "hoe-dapper", 5, 5),
]
REFUSED = [
    ("read-then-write", "uitleg", False, WrongShape),
    ("read-then-write", "uitleg", 1, WrongShape),
    ("read-then-write", "uitleg", "ja", WrongShape),
    ("read-then-write", "mijn-zin", 7, WrongShape),
    ("read-then-write", "mijn-zin", "", WrongShape),
    ("read-then-write", "mijn-zin", " \n\t ", WrongShape),
    ("read-then-write", "mijn-zin", "\x00\x07", WrongShape),
    ("read-then-write", "mijn-zin", "x" * 21, TooLong),
    ("one-scale", "herstellen", "heel-graag", UnknownChoice),
    ("one-scale", "herstellen", 2, WrongShape),
    ("one-scale", "herstellen", ["graag"], WrongShape),
    ("one-scale", "herstellen", math.nan, WrongShape),
    ("some-of-three", "beelden", "zee", WrongShape),
    ("some-of-three", "beelden", [1], WrongShape),
    ("some-of-three", "beelden", [["zee"]], WrongShape),
    ("some-of-three", "beelden", ["maan"], UnknownChoice),
    ("some-of-three", "beelden", ["zee", "huis", "boom"], TooMany),
    ("some-of-three", "beelden", [], TooMany),
    ("sort-then-top", "kaarten", ["koken"], WrongShape),
    ("sort-then-top", "kaarten", {"dansen": "ja"}, UnknownChoice),
    ("sort-then-top", "kaarten", {"koken": "misschien"}, UnknownChoice),
    ("sort-then-top", "kaarten", {1: 2}, UnknownChoice),
    ("sort-then-top", "kaarten", {"koken": ["ja"]}, UnknownChoice),
    ("sort-then-top", "top", ["zingen"], UnknownChoice),
    ("sort-then-top", "top", ["koken", "rekenen", "zingen"], UnknownChoice),
    ("ladder", "hoe-dapper", 0, WrongShape),
    ("ladder", "hoe-dapper", 6, WrongShape),
    ("ladder", "hoe-dapper", True, WrongShape),
    ("ladder", "hoe-dapper", 3.0, WrongShape),
    ("ladder", "hoe-dapper", "3", WrongShape),
    ("ladder", "hoe-dapper", math.nan, WrongShape),
    ("ladder", "hoe-dapper", math.inf, WrongShape),
    ("ladder", "hoe-dapper", 10**400, WrongShape),
]

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
IDS = st.sampled_from(["graag", "zee", "koken", "ja", "kaarten", "met-je-naam"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | IDS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(ANY_TEXT | IDS, below, max_size=4),
    max_leaves=8,
)


def laid(library: Library) -> dict[str, Answer]:
    """Return the answers of somebody who laid all cards."""
    return {"kaarten": answer(library.activities["sort-then-top"], "kaarten", LAID)}


@pytest.mark.parametrize(("activity", "part", "raw", "kept"), FITS)
def test_a_value_that_fits_becomes_an_answer(
    library: Library, activity: str, part: str, raw: object, kept: object
) -> None:
    given = answer(library.activities[activity], part, raw, laid(library))
    assert given == Answer(activity=activity, part=part, value=kept)


@pytest.mark.parametrize(("activity", "part", "raw", "why"), REFUSED)
def test_a_value_that_does_not_fit_is_refused(
    library: Library, activity: str, part: str, raw: object, why: type[BadAnswer]
) -> None:
    with pytest.raises(why):
        answer(library.activities[activity], part, raw, laid(library))


def test_not_now_fits_every_part(library: Library) -> None:
    for activity in library.activities.values():
        for part in activity.parts:
            assert answer(activity, part.id, None).value is None


def test_a_part_that_is_gone_takes_nothing(library: Library) -> None:
    with pytest.raises(UnknownPart):
        answer(library.activities["ladder"], "verdwenen", 3)


def test_the_message_of_a_refusal_never_holds_the_value(library: Library) -> None:
    with pytest.raises(BadAnswer) as refused:
        answer(library.activities["one-scale"], "herstellen", "mijn geheim")
    assert "geheim" not in str(refused.value)


def test_every_refusal_has_a_sentence_for_a_person(shipped: Library) -> None:
    words = shipped.interface("nl")
    for kind in (BadAnswer, UnknownPart, UnknownChoice, WrongShape, TooLong, TooMany):
        assert kind.text_id in words


@given(raw=ANYTHING)
def test_whatever_a_client_sends_is_an_answer_or_a_refusal(library: Library, raw: object) -> None:
    for activity in library.activities.values():
        for part in activity.parts:
            try:
                given = answer(activity, part.id, raw, laid(library))
            except BadAnswer:
                continue
            assert given.model_dump_json()  # can be kept


@given(raw=ANY_TEXT)
def test_words_are_kept_composed_and_without_what_cannot_be_shown(raw: str) -> None:
    kept = plain(raw)
    assert kept == unicodedata.normalize("NFC", kept)
    assert kept == kept.strip()
    assert not [
        one for one in kept if unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t"
    ]
    kept.encode("utf-8")  # a lone surrogate would raise here


@given(raw=ANY_TEXT)
def test_words_that_were_kept_are_kept_again_unchanged(raw: str) -> None:
    assert plain(plain(raw)) == plain(raw)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cafe\u0301", "caf\u00e9"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\x00b\x1bc", "abc"),
        ("half \ud83d", "half"),
        ("e\x00\u0301", "\u00e9"),
        ("👩\u200d🍳 kok", "👩\u200d🍳 kok"),
        ("\u200fسلام", "\u200fسلام"),
    ],
)
def test_words_are_cleaned_but_scripts_and_joined_signs_stay(typed: str, kept: str) -> None:
    assert plain(typed) == kept


def test_the_length_counts_after_cleaning(library: Library) -> None:
    typed = "  " + "e\u0301" * 20 + "\x00  "
    assert answer(library.activities["read-then-write"], "mijn-zin", typed).value == "é" * 20


def test_cards_on_the_named_piles_are_offered_pile_by_pile(library: Library) -> None:
    activity = library.activities["sort-then-top"]
    backwards = {"rekenen": "soms", "zingen": "nee", "koken": "ja"}
    earlier = {"kaarten": answer(activity, "kaarten", backwards)}
    assert activity.part("top").offered(earlier) == ("koken", "rekenen")


def test_nothing_is_offered_before_cards_are_laid(library: Library) -> None:
    activity = library.activities["sort-then-top"]
    assert activity.part("top").offered({}) == ()
    assert activity.part("top").offered({"kaarten": answer(activity, "kaarten", None)}) == ()
