"""A kept answer as who gave it reads it back."""

import pytest

from modules.domain.catalogue import Library
from modules.wording.activities.read_back import question, read_back


def read(library: Library, activity_id: str, part_id: str, value: object) -> str:
    """Return an answer as it is read back in Dutch."""
    words = library.words("activities", activity_id, "nl")
    return read_back(library.activities[activity_id], part_id, value, words)


def test_a_list_reads_back_in_words(rich: Library) -> None:
    lines = [{"jaar": "2019", "wat": "werk", "hoe": 4}, {"wat": "school"}]
    assert read(rich, "own-list", "mijn-jaren", lines) == (
        "2019, Hier staat mijn-jaren wat werk., 4; Hier staat mijn-jaren wat school."
    )


def test_what_was_chosen_from_earlier_choices_reads_back_in_the_first_words(rich: Library) -> None:
    assert read(rich, "narrowing", "het-ene", ["deur"]) == "Hier staat beelden deur."


def test_piles_read_back_in_one_line(library: Library) -> None:
    laid = {"koken": "ja", "zingen": "nee"}
    assert read(library, "sort-then-top", "kaarten", laid) == (
        "Hier staat ja.: Hier staat koken.; Hier staat nee.: Hier staat zingen."
    )


@pytest.mark.parametrize("value", [None, True])
def test_not_now_and_a_screen_that_was_read_say_nothing(library: Library, value: object) -> None:
    assert read(library, "read-then-write", "uitleg", value) == ""


def test_typed_words_read_back_as_they_were_typed(library: Library) -> None:
    assert read(library, "read-then-write", "mijn-zin", "*ik* kook") == "*ik* kook"


def test_what_the_list_no_longer_has_reads_back_by_its_id(library: Library) -> None:
    assert read(library, "one-scale", "bouwen", "nooit") == "nooit"
    assert read(library, "one-scale", "vroeger", ["a", "b"]) == "a, b"
    assert question("vroeger", library.words("activities", "one-scale", "nl")) == "vroeger"
