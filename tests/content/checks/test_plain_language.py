NL = "activities/one-scale/nl.md"
EASY = "Je werkt graag met je handen. "
LONG = (
    "Als je later werk zoekt dat bij je past dan kan je altijd aan je begeleider "
    "vragen om samen te kijken. "
)
HARD = "Gemeentelijke activeringsmaatregelen vereisen administratieve verantwoording. "


def explain(content, text):
    content.change(NL, "Wat wil je nog zeggen?", f"Wat wil je nog zeggen?\n\n{text}")


def test_short_sentences_of_short_words_are_fine(content):
    explain(content, EASY * 20)

    assert content.told() == []


def test_a_long_sentence_is_told_on_the_line_where_it_starts(content):
    explain(content, f"{EASY}\n{EASY}\n{EASY}{LONG}\n{EASY}")

    (told,) = content.told()

    assert told.startswith(
        f"{NL}:22: deze zin heeft 21 woorden, het meeste is 18; maak er twee van: 'Als je later"
    )


def test_sentences_that_are_long_on_the_whole_are_told_at_the_heading(content):
    explain(content, "Je kan hier elke dag komen praten over werk en over hoe het gaat. " * 4)

    (told,) = content.told()

    assert told.startswith(f"{NL}:17: de zinnen zijn gemiddeld 12.")


def test_hard_words_are_told_at_the_heading(content):
    explain(content, HARD * 5)

    (told,) = content.told()

    assert told.startswith(f"{NL}:17: deze tekst is moeilijk (leesgemak ")


def test_a_short_text_may_have_a_hard_word(content):
    explain(content, HARD)

    assert content.told() == []


def test_other_languages_are_not_measured_with_the_dutch_measure(content):
    content.change("activities/one-scale/en.md", "What else do you", "What else " * 20 + "do you")

    assert content.told() == []
