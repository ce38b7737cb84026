import pytest

from modules.content.checks.readability import (
    flesch_douma,
    mean_sentence,
    sentences,
    syllables,
    words,
)
from modules.content.formats.files import LARGEST

SIGNS = (".", ". ", "](", "'", "a'", "{", "a-", '."', "e", "1.", "\n", "-")
"""What a text of one sign over and over can be made of, to keep a regular expression busy."""

SYLLABLES = {
    1: "ik jij een één wij blij mooi nieuw sneeuw huis deur boek bouw auw fruit draai keurt 's wat",
    2: "werken talent mooie nieuwe bureau groeien samen praktisch ruilen beëd yoga naïef",
    3: "reünie industrie begeleid antwoorden ideeën bijeenkomst leeuwerik sociaal vacuüm dialoog",
    4: "begeleider OCMW VDAB organiseer coördineer financieel",
    5: "geïnteresseerd organisatie coördinator laaggeletterde",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, some in SYLLABLES.items() for word in some.split()],
)
def test_syllables_are_counted_as_they_are_said(word, count):
    assert syllables(word) == count


def test_a_number_or_a_letter_counts_as_one_syllable():
    assert [syllables(word) for word in ("12", "b", "JUMPSTART")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja. Nee! Echt? Goed…", ["Ja.", "Nee!", "Echt?", "Goed…"]),
        ("Werk, bv. in de bouw, enz. of thuis.", ["Werk, bv. in de bouw, enz. of thuis."]),
        ("Het kost 1.000 euro om 9.30 uur.", ["Het kost 1.000 euro om 9.30 uur."]),
        ("Hij zei: “Ja.” Ik ook.", ["Hij zei: “Ja.”", "Ik ook."]),
        ("**Stop.** Wacht.", ["**Stop.**", "Wacht."]),
        ("Kies:\n- een\n- twee", ["Kies:", "- een", "- twee"]),
        ("Moe? 's Morgens wel.", ["Moe?", "'s Morgens wel."]),
        ("", []),
        ("...", []),
    ],
)
def test_a_text_is_split_into_sentences(text, expected):
    assert [sentence.text for sentence in sentences(text)] == expected


def test_a_sentence_knows_where_it_starts():
    text = "Een zin. Nog een."

    assert [text[sentence.start :] for sentence in sentences(text)] == [text, "Nog een."]


def test_words_are_counted_as_a_reader_counts_them():
    assert words("'k Ga om 9.30 uur naar de e-mail-les, {name}! ") == [
        *("'k", "Ga", "om", "9.30", "uur", "naar", "de", "e-mail-les", "{name}"),
    ]


def test_the_address_of_a_link_does_not_count():
    assert words("Kijk op [de site](https://www.vdab.be/een-lang-adres).") == [
        *("Kijk", "op", "de", "site"),
    ]


def test_reading_ease_follows_the_formula():
    found = sentences("Je kiest wat je wil. Wij kijken mee.")

    assert mean_sentence(found) == 4
    assert flesch_douma(found) == pytest.approx(206.84 - 0.77 * (900 / 8) - 0.93 * 4)


def test_official_language_scores_far_below_plain_language():
    plain = "Je zoekt werk. Wij helpen je. Je kiest zelf wat je doet."
    official = (
        "Overeenkomstig de vigerende reglementering dient de aanvrager de vereiste "
        "bewijsstukken onverwijld te bezorgen aan de bevoegde administratie."
    )

    assert flesch_douma(sentences(plain)) > 90
    assert flesch_douma(sentences(official)) < 30


def test_a_text_without_words_is_no_problem():
    assert (flesch_douma([]), mean_sentence([])) == (100.0, 0.0)


@pytest.mark.parametrize("sign", SIGNS)
def test_the_largest_file_of_one_sign_is_measured_to_its_end(sign):
    half = LARGEST // len(sign) // 2

    assert letters(sign * 2 * half) == pytest.approx(2 * letters(sign * half), abs=len(sign))
    assert flesch_douma(sentences(sign * 2 * half)) <= 206.84


def letters(text):
    """Return how many signs of a text stand in words that are counted."""
    return sum(len(word) for sentence in sentences(text) for word in sentence.words)
