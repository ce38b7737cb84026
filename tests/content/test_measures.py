"""How well the shipped content is said, and that each measure finds what it is about."""

from collections.abc import Mapping

import pytest

from modules.content import check
from modules.content.checks.measures import ONE_THING, Measure, measures
from modules.content.library import open_library
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT

NAMES = ("short", "rights", "longest", "pictures", "doubled", "other-words")


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the content that the app comes with."""
    return open_library(CONTENT)


@pytest.fixture(scope="module")
def now(shipped: Library) -> Mapping[str, Measure]:
    """Return each measure of the content that the app comes with, by its name."""
    return {measure.name: measure for measure in measures(shipped)}


def measured(library: Library, name: str) -> Measure:
    """Return one measure of a library."""
    return next(measure for measure in measures(library) if measure.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_content_keeps_each_bound(now: Mapping[str, Measure], name: str) -> None:
    measure = now[name]
    assert measure.of > 0
    assert measure.holds, list(measure.lines())


def test_every_exception_is_a_scored_question_that_is_there(shipped: Library) -> None:
    there = {
        f"{activity.id}/{part.id}"
        for activity in shipped.activities.values()
        for part in activity.parts
        if getattr(part, "scale", None)
    }
    assert set(ONE_THING) <= there


def said(library: Library, activity: str, text_id: str, **texts: str) -> Library:
    """Return a library in which one text of an activity says something else, by language."""
    by_language = dict(library.activity_words[activity])
    for language, text in texts.items():
        code = language.replace("_", "-")
        words: Words = by_language[code]
        changed = words.model_copy(update={"texts": {**words.texts, text_id: text}})
        by_language[code] = changed
    shelf = {**library.activity_words, activity: by_language}
    return library.model_copy(update={"activity_words": shelf})


@pytest.mark.parametrize(
    ("name", "texts", "places"),
    [
        ("short", {"nl_a2": "Jij kiest."}, ["Jij kiest."]),
        ("rights", {"nl": "Bel 112.", "nl_a2": "Bel snel."}, ["112"]),
        ("rights", {"nl": "Vraag je huisarts.", "nl_a2": "Vraag je vriend."}, ["huisarts"]),
        ("rights", {"nl": "Vraag je huisarts.", "nl_a2": "Vraag je dokter."}, []),
        ("other-words", {"nl_a2": "Zeg het aan je baas."}, ["baas"]),
        ("other-words", {"nl_a2": "Je ziekenfonds heet ook mutualiteit."}, []),
        ("doubled", {"nl": "Ik bouw en herstel graag."}, [""]),
    ],
)
def test_a_text_that_says_it_badly_is_named(
    shipped: Library,
    now: Mapping[str, Measure],
    name: str,
    texts: dict[str, str],
    places: list[str],
) -> None:
    before = set(now[name].offending)
    changed = said(shipped, "werkstijl", "sta-op-en-beweeg", **texts)
    found = [place for place in measured(changed, name).offending if place not in before]
    start = "werkstijl/sta-op-en-beweeg"
    assert found == [f"{start}: {place}" if place else start for place in places]


@pytest.mark.parametrize(
    ("texts", "lost"),
    [
        ({"nl": "Stoppen heeft geen gevolgen.", "nl-a2": "Stoppen is niet erg."}, ["gevolgen"]),
        ({"nl": "Alleen jij leest dit.", "nl-a2": "Dit leest alleen jij."}, []),
    ],
)
def test_a_right_that_the_app_itself_drops_is_named(
    shipped: Library, texts: dict[str, str], lost: list[str]
) -> None:
    shelf = {
        language: words.model_copy(
            update={"texts": {**words.texts, "welcome.consent.text": texts[language]}}
        )
        if language in texts
        else words
        for language, words in shipped.interface_words.items()
    }
    changed = shipped.model_copy(update={"interface_words": shelf})
    places = measured(changed, "rights").offending
    assert places == tuple(f"interface/welcome.consent.text: {word}" for word in lost)


def test_a_right_answer_that_is_the_longest_is_named(shipped: Library) -> None:
    long = "Ik zeg het zacht en ik wacht daarna tot er genoeg tijd is voor een rustig gesprek samen"
    lesson, part = next(
        (activity, part)
        for activity in shipped.activities.values()
        for part in activity.parts
        if part.is_check and not getattr(part, "shared_choices", False)
    )
    right = f"{part.id}/{part.right[0]}"
    changed = said(shipped, lesson.id, right, nl=long)
    assert f"{lesson.id}/{part.id}" in measured(changed, "longest").offending


def test_a_measure_is_told_with_its_bound_and_its_places() -> None:
    places = tuple(f"plaats-{number}" for number in range(25))
    line, *shown = Measure("short", places, 100, 0.2).lines()
    assert (
        line == "te veel! korte zinnen in eenvoudig Nederlands: 25 van 100 (25.0%); ten hoogste 20%"
    )
    assert shown == [*(f"  {place}" for place in places[:20]), "  … 5"]


def test_the_measures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(CONTENT), "--measures"]) == 0
    assert capsys.readouterr().out.count("ten hoogste") == len(NAMES)
