"""What is shared in words, and who looked."""

import pytest

from modules.domain.catalogue import Library
from modules.wording.sharing.sharing import look, row, shown_in_short, title
from modules.wording.wording import Wording


def test_the_plan_and_the_ideas_can_be_shared_by_their_own_titles(to_self: Wording) -> None:
    assert title(to_self, "plan") == to_self.say("plan.title")
    assert title(to_self, "ideas") == to_self.say("ideas.title")
    assert title(to_self, "dromen") == to_self.title("dromen")


def test_a_result_stands_with_its_level(to_self: Wording) -> None:
    assert row(to_self, "dromen", "short") == f"**{to_self.title('dromen')}** · Kort"


@pytest.mark.parametrize(
    ("activity", "parts"),
    [
        ("read-then-write", "“Hier staat mijn-zin.”"),
        ("one-scale", "alleen dat je het deed"),
        ("plan", "de job die je wil, je doelen en je volgende stap"),
    ],
)
def test_each_result_says_what_its_short_form_shows(
    library: Library, activity: str, parts: str
) -> None:
    assert shown_in_short(Wording(library, "nl"), activity) == f"Kort toont: {parts}"


def test_a_list_that_compares_scales_shows_what_stands_out(shipped: Library) -> None:
    assert shipped.activities["interesses"].compares
    said = shown_in_short(Wording(shipped, "nl"), "interesses")
    assert said.startswith("Kort toont: wat opvalt in je antwoorden")


def test_looking_often_on_a_day_is_one_line(to_self: Wording) -> None:
    said = look(to_self, "*Els*", "2 maart 2026", 3, new_card=False)
    assert said == r"\*Els\* keek op 2 maart 2026 (3 keer)."


def test_making_a_card_is_not_looking(to_self: Wording) -> None:
    said = look(to_self, "Els", "2 maart 2026", 1, new_card=True)
    assert said == "Els maakte op 2 maart 2026 een nieuwe kaart voor jou."
