"""One shared result: how much of it, how sure, and what to ask about."""

import pytest

from modules.domain.activities.answer import answer
from modules.domain.catalogue import Library
from modules.domain.records.sharing import Level
from modules.domain.results.result import ResponseQuality, Result, ShortResult
from modules.domain.results.scoring import ProfileSummary
from modules.wording.guidance.shared_result import (
    all_answers,
    how_short,
    how_sure,
    provenance,
    response_quality,
)
from modules.wording.wording import Wording
from tests.conftest import MONDAY

SHORT = ShortResult(estimates=(), first=0.876, top=0.8, asked=21, items=48, ended="sure")


@pytest.fixture
def shown(library: Library) -> Result:
    """Return a shared result with two answers."""
    activity = library.activities["one-scale"]
    answers = {part: answer(activity, part, "graag") for part in ("herstellen", "bouwen")}
    return Result(activity, Level.ALL, "started", MONDAY, ProfileSummary(), (), answers)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Alles gedeeld · bezig · tot en met 2 maart 2026"),
        ("en", "Everything shared · in progress · until 2 March 2026"),
    ],
)
def test_a_share_says_how_much_how_far_and_until_when(
    shipped: Library, shown: Result, language: str, said: str
) -> None:
    wording = Wording(shipped, language, "about")
    assert provenance(wording, shown._replace(until=MONDAY)) == said
    assert provenance(wording, shown) == said.rpartition(" · ")[0]


def test_each_answer_stands_after_what_was_asked(library: Library, shown: Result) -> None:
    words = library.words("activities", "one-scale", "nl")
    assert all_answers(Wording(library, "nl", "about"), shown, words) == (
        "- Hier staat herstellen: Hier staat graag.\n- Hier staat bouwen: Hier staat graag."
    )


def test_a_short_form_says_how_many_questions_and_why_it_ended(about: Wording) -> None:
    assert how_short(about, SHORT) == (
        "Korte vorm: 21 van 48 vragen. Gestopt omdat het zeker genoeg was."
    )
    still_open = SHORT.model_copy(update={"ended": None})
    assert how_short(about, still_open).endswith("Nog niet klaar.")


def test_chances_are_said_in_people_out_of_a_hundred(about: Wording) -> None:
    said = how_sure(about, SHORT)
    assert "80 van de 100" in said
    assert "88 van de 100" in said


def test_what_shows_of_answering_is_something_to_ask_about(about: Wording) -> None:
    quality = ResponseQuality(same_answer=False, too_fast=True, inconsistent=None)
    assert response_quality(about, quality) == "\n\n".join(
        [about.say("signs.fast"), about.say("signs.ask")]
    )


@pytest.mark.parametrize("quality", [(None, None, None), (False, False, False)])
def test_where_nothing_shows_nothing_is_said(
    about: Wording, quality: tuple[bool | None, bool | None, bool | None]
) -> None:
    assert response_quality(about, ResponseQuality(*quality)) == ""
