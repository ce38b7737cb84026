"""The content that the app comes with: complete, plain and licensed."""

from pathlib import Path

import pytest

from modules.content.library import read

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def shipped():
    return read(CONTENT)


def test_the_shipped_content_has_no_problems_in_any_language(shipped):
    _, problems = shipped

    assert "\n".join(str(problem) for problem in problems) == ""


def test_every_activity_and_programme_has_words_in_every_language(shipped):
    library, _ = shipped

    for shelf in (library.activity_words, library.programme_words):
        for words in shelf.values():
            assert set(words) == set(library.languages)
    assert set(library.interface_words) == set(library.languages)


OPTIONAL = {
    "interesses-in-beelden": "another form of a list that is on the road",
    "wat-zien-anderen": "asks other people, who may not be there",
    "zelfstandig-worden": "for who wants a business of their own",
    "zelfvertrouwen-op-het-werk": "a longer form of how strong somebody feels",
    "wendbaar": "for who wants to know more of how they meet change",
    "houding-en-motivatie": "for a talk with a counsellor",
}
"""What may stand beside every road although anybody could do it, and why."""


def test_beside_the_road_stands_only_what_is_private_for_others_or_optional(shipped):
    library, _ = shipped
    steps = [step for programme in library.programmes.values() for step in programme.steps]
    beside = set(library.activities) - {step.activity for step in steps}
    unexplained = [
        one
        for one in (library.activities[name] for name in beside)
        if one.own and not one.sensitive and one.id not in OPTIONAL
    ]

    assert [one.id for one in unexplained] == []


def test_what_only_others_fill_in_is_no_station_of_any_road(shipped):
    library, _ = shipped
    steps = [step for programme in library.programmes.values() for step in programme.steps]

    assert [step.activity for step in steps if not library.activities[step.activity].own] == []


def test_the_road_for_everybody_never_asks_how_life_is_now(shipped):
    library, _ = shipped
    road = {step.activity for step in library.programmes["tweede-kans"].steps}

    assert road.isdisjoint({"leven-nu", "energiedagboek", "energiemeter", "omgaan-met-moeilijk"})
