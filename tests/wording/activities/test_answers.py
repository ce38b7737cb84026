"""An answer as a part of a sentence, for each kind of part."""

import pytest

from modules.domain.activities.part import Entries
from modules.domain.catalogue import Library
from modules.wording.activities.answers import entry_name, in_words, marked
from modules.wording.wording import Wording


def said(library: Library, activity_id: str, part_id: str, value: object) -> str:
    """Return an answer in words."""
    wording = Wording(library, "nl")
    activity, words = library.activities[activity_id], wording.words("activities", activity_id)
    part = activity.part(part_id)
    assert part is not None
    return in_words(wording, activity, part, value, words)


def test_a_choice_is_what_stood_on_it(library: Library, rich: Library) -> None:
    assert said(library, "one-scale", "bouwen", "graag") == "Hier staat graag."
    assert said(rich, "situations", "stil", "praten") == "Hier staat stil praten."


def test_several_choices_are_a_list_without_points_inside(library: Library) -> None:
    chosen = said(library, "some-of-three", "beelden", ("zee", "boom"))
    assert chosen == "Hier staat zee, Hier staat boom"


def test_what_was_chosen_from_earlier_choices_has_their_words(rich: Library) -> None:
    assert said(rich, "narrowing", "het-ene", ("deur",)) == "Hier staat beelden deur"


def test_a_number_stands_out_of_how_many(library: Library) -> None:
    assert said(library, "ladder", "hoe-dapper", 4) == "4 op een ladder tot 5"


def test_piles_become_a_list_and_an_empty_pile_is_left_out(library: Library) -> None:
    laid = {"koken": "ja", "zingen": "ja", "rekenen": "nee"}
    assert said(library, "sort-then-top", "kaarten", laid) == (
        "- Hier staat ja.: Hier staat koken., Hier staat zingen.\n"
        "- Hier staat nee.: Hier staat rekenen."
    )


def test_what_somebody_typed_stays_text(library: Library, rich: Library) -> None:
    assert said(library, "read-then-write", "mijn-zin", "*ik* kook") == r"\*ik\* kook"
    line = {"jaar": "2019*", "wat": "werk"}
    assert said(rich, "own-list", "mijn-jaren", (line,)) == (
        r"2019\*, Hier staat mijn\-jaren wat werk\."
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ({"jaar": "in  2019", "wat": "werk"}, "in 2019"),
        ({"jaar": "x" * 40}, "x" * 29 + "…"),
        ({"wat": "school", "hoe": 4}, "Hier staat mijn-jaren wat school."),
        ({"hoe": 4}, "4"),
    ],
)
def test_a_line_is_called_by_its_own_words_first(
    rich: Library, line: dict[str, str | int], name: str
) -> None:
    part = rich.activities["own-list"].part("mijn-jaren")
    assert isinstance(part, Entries)
    assert entry_name(part, line, rich.words("activities", "own-list", "nl")) == name


def test_the_chosen_answer_has_a_mark_in_words(to_self: Wording) -> None:
    assert marked(to_self, "Ja", True) == f"Ja **✓ {to_self.say('answer.chosen')}**"
    assert marked(to_self, "Nee", False) == "Nee"
