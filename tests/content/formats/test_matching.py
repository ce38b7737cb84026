"""Words that do not say what they must, in Dutch or beside the Dutch."""

import pytest

NL = "activities/one-scale/nl.md"
EN = "activities/one-scale/en.md"
APP_NL = "interface/nl.md"
APP_EN = "interface/en.md"


def test_words_that_say_everything_have_no_problems(content):
    assert content.told() == []


def test_an_unknown_id_is_told_with_the_missing_id_that_was_meant(content):
    content.change(EN, "## herstellen", "## herstelen")

    assert content.told() == [f"{EN}:13: 'herstelen' hoort hier niet bij; bedoel je 'herstellen'?"]


def test_a_missing_id_is_told_at_the_heading_after_which_it_belongs(content):
    content.change(NL, "## graag\nGraag\n", "")

    assert content.told() == [
        f"{NL}:5: de tekst voor 'graag' ontbreekt; schrijf hierna een kop '## graag' met de tekst"
    ]


def test_the_title_is_missed_on_the_first_line(content):
    content.change(NL, "# Wat doe je graag?\nEr zijn geen foute antwoorden.\n", "")

    assert content.told() == [f"{NL}:1: de titel ontbreekt; schrijf bovenaan '# ' en de titel"]


def test_an_id_of_another_activity_is_told(content):
    content.change(NL, "## naam", "## zagen\nIk zaag graag.\n\n## naam")

    assert content.told() == [f"{NL}:17: 'zagen' hoort hier niet bij"]


def test_a_hint_may_stand_under_each_part_and_then_every_translation_needs_it(content):
    content.change(NL, "## naam", "## naam/hulp\nBijvoorbeeld: ik werk graag buiten.\n\n## naam")

    (told,) = content.told()

    assert told.startswith(f"{EN}:17: de tekst voor 'naam/hulp' ontbreekt")


def test_a_translation_cannot_have_a_hint_that_dutch_has_not(content):
    content.change(EN, "## naam", "## naam/hulp\nFor example.\n\n## naam")

    (told,) = content.told()

    assert told.startswith(f"{EN}:17: 'naam/hulp' hoort hier niet bij")


def test_a_step_of_a_programme_may_have_words(content):
    content.change("programmes/kort/nl.md", "# Kort", "# Kort\n\n## eerst\nDe eerste stap")

    assert content.told() == []


def test_a_translation_made_from_older_dutch_is_told_as_stale(content):
    content.change(NL, "Ik herstel graag dingen.", "Ik maak graag dingen.")

    assert content.told() == [
        f"{EN}:13: het Nederlands van 'herstellen' is veranderd na deze vertaling; "
        "kijk de vertaling na en pas de opmerking 'nl:' aan"
    ]


def test_remembered_dutch_may_be_broken_over_lines_in_another_way(content):
    content.change(
        EN, "<!-- nl: Ik herstel graag dingen. -->", "<!-- nl: Ik herstel\n graag dingen. -->"
    )

    assert content.told() == []


def test_a_translation_of_the_title_can_be_stale_too(content):
    content.change(EN, "# What do you like?", "# What do you like?\n<!-- nl: Oude titel -->")

    (told,) = content.told()

    assert told.startswith(f"{EN}:2: het Nederlands van 'Wat doe je graag?")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Saved, {name}.", "Saved.", "4: in 'save.kept' ontbreekt {name}"),
        ("Saved, {name}.", "Saved, {naam} {name}.", "4: in 'save.kept' staat {naam}, maar niet in"),
        ("{count} minutes left", "Some left", "10: in 'minutes.other' ontbreekt {count}"),
        (
            "{count} minute left",
            "{number} left",
            "7: in 'minutes.one' staat {number}, maar niet in",
        ),
        (
            "## save.kept",
            "## save.keep",
            "4: 'save.keep' hoort hier niet bij; bedoel je 'save.kept'?",
        ),
    ],
)
def test_the_words_of_the_app_say_the_same_in_each_language(content, old, new, expected):
    content.change(APP_EN, old, new)

    (told,) = content.told()

    assert told.startswith(f"{APP_EN}:{expected}")


def test_the_word_for_one_may_leave_the_number_out(content):
    content.change(APP_EN, "{count} minute left", "One minute left")

    assert content.told() == []


def test_a_language_may_have_more_plurals_than_dutch(content):
    content.change(
        APP_EN, "## minutes.other", "## minutes.few\n{count} minutes\n\n## minutes.other"
    )

    assert content.told() == []


def test_only_a_word_that_counts_may_have_more_plurals(content):
    content.change(APP_EN, "## minutes.other", "## save.few\nfew\n\n## minutes.other")

    (told,) = content.told()

    assert told.startswith(f"{APP_EN}:10: 'save.few' hoort hier niet bij")


def test_an_id_of_the_app_is_a_short_word(content):
    for path in (APP_NL, APP_EN):
        content.change(path, "## save.kept", "## Save kept")

    assert content.told() == [
        f"{APP_NL}:4: 'Save kept' kan geen id zijn; gebruik kleine letters, cijfers, punten en "
        "streepjes"
    ]


def test_a_word_for_one_needs_a_word_for_more(content):
    for path in (APP_NL, APP_EN):
        content.change(path, "## minutes.other", "## minutes.more")

    assert f"{APP_NL}:7: 'minutes.one' heeft ook 'minutes.other' nodig, voor meer dan één" in (
        content.told()
    )
