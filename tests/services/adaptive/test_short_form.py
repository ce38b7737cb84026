"""The short form of the interest lists: fewer questions, the same letters, and honest about it."""

import random
from collections.abc import Mapping

import pytest

from modules.domain.activities.answer import Answer, answers_of
from modules.domain.activities.form import form_of
from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.domain.records.sharing import Level
from modules.domain.results.result import Result
from modules.domain.results.scoring import Band, profile_summary, scores
from modules.services.activities import answering
from modules.services.adaptive import short_form
from modules.services.catalogue import NoActivity
from modules.services.guidance import summary
from modules.services.programme import path
from modules.services.sharing import sharing
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, Act, reads

LIST, PICTURES = "interesses", "interesses-in-beelden"
LIKES = {"sociaal": "heel-graag", "ordelijk": "graag", "praktisch": "misschien"}


def liked(library: Library, part_id: str) -> str:
    """Return the answer of somebody who likes people most, then order, then hands."""
    part = library.activities[LIST].part(part_id)
    return LIKES.get(getattr(part, "scale", ""), "helemaal-niet")


def answer_all(store: Store, library: Library, action: Act, by: Person = AMINA) -> int:
    """Do the short form to its end; return after how many questions it ended."""
    answering.choose_form(store, library, LIST, "short", action(by))
    for asked in range(49):
        part = answering.open_session(reads(store, by), library, LIST).part
        if part is None:
            return asked
        answering.record(store, library, LIST, part, liked(library, part), action(by))
    raise AssertionError("the short form did not end")


def test_somebody_new_chooses_the_form_first(store: Store, shipped: Library) -> None:
    assert answering.open_session(reads(store, AMINA), shipped, LIST).choose_form
    assert answering.open_session(reads(store, AMINA), shipped, PICTURES).choose_form


def test_whoever_began_before_there_was_a_choice_goes_on(
    store: Store, shipped: Library, action: Act
) -> None:
    first = shipped.activities[LIST].parts[0].id
    answering.record(store, shipped, LIST, first, "graag", action(AMINA))
    assert not answering.open_session(reads(store, AMINA), shipped, LIST).choose_form


def test_the_short_form_ends_sooner_and_says_why(
    store: Store, shipped: Library, action: Act
) -> None:
    asked = answer_all(store, shipped, action)
    form = form_of(store.get(AMINA.id), LIST)
    assert asked <= 36
    assert form is not None
    assert form.ended == "sure"
    assert len(form.asked) == asked == len(set(form.asked))


def test_the_short_form_finds_what_the_full_one_finds(
    store: Store, shipped: Library, action: Act
) -> None:
    answer_all(store, shipped, action)
    activity = shipped.activities[LIST]
    every = {part.id: Answer(activity=LIST, part=part.id, value=liked(shipped, part.id))
             for part in activity.parts}  # fmt: skip
    given = answers_of(store.get(AMINA.id), LIST)
    found = short_form.profile_summary(short_form.result(shipped, activity, given, "sure"))
    assert found.top == profile_summary(scores(activity, every)).top
    assert found.first == "sociaal"


def test_a_reload_finds_the_same_question(store: Store, shipped: Library, action: Act) -> None:
    answering.choose_form(store, shipped, LIST, "short", action(AMINA))
    for _ in range(4):
        part = answering.open_session(reads(store, AMINA), shipped, LIST).part
        answering.record(store, shipped, LIST, str(part), "graag", action(AMINA))
    here = answering.open_session(reads(store, AMINA), shipped, LIST).part
    assert here == answering.open_session(reads(store, AMINA), shipped, LIST).part


def test_back_goes_through_the_questions_as_they_were_asked(
    store: Store, shipped: Library, action: Act
) -> None:
    answering.choose_form(store, shipped, LIST, "short", action(AMINA))
    asked = []
    for _ in range(3):
        part = str(answering.open_session(reads(store, AMINA), shipped, LIST).part)
        asked.append(part)
        answering.record(store, shipped, LIST, part, "graag", action(AMINA))
    seen = []
    for _ in range(4):
        part = str(answering.open_session(reads(store, AMINA), shipped, LIST).part)
        answering.go_back(store, shipped, LIST, part, action(AMINA))
        seen.append(answering.open_session(reads(store, AMINA), shipped, LIST).part)
    assert seen == [*reversed(asked), asked[0]]


def test_another_answer_after_going_back_asks_nothing_twice(
    store: Store, shipped: Library, action: Act
) -> None:
    answering.choose_form(store, shipped, LIST, "short", action(AMINA))
    first = str(answering.open_session(reads(store, AMINA), shipped, LIST).part)
    answering.record(store, shipped, LIST, first, "graag", action(AMINA))
    second = str(answering.open_session(reads(store, AMINA), shipped, LIST).part)
    answering.go_back(store, shipped, LIST, second, action(AMINA))
    answering.record(store, shipped, LIST, first, "helemaal-niet", action(AMINA))
    assert answering.open_session(reads(store, AMINA), shipped, LIST).part != first


def test_not_now_counts_as_asked_and_teaches_nothing(
    store: Store, shipped: Library, action: Act
) -> None:
    answering.choose_form(store, shipped, LIST, "short", action(AMINA))
    part = str(answering.open_session(reads(store, AMINA), shipped, LIST).part)
    answering.put_off(store, shipped, LIST, part, action(AMINA))
    activity_session = answering.open_session(reads(store, AMINA), shipped, LIST)
    assert activity_session.part != part
    assert short_form.responses(shipped, activity_session.activity, activity_session.answers) == {
        part: None
    }


def test_going_over_to_every_question_keeps_each_answer(
    store: Store, shipped: Library, action: Act
) -> None:
    asked = answer_all(store, shipped, action)
    answering.choose_form(store, shipped, LIST, "full", action(AMINA))
    activity_session = answering.open_session(reads(store, AMINA), shipped, LIST)
    assert len(activity_session.answers) == asked
    assert activity_session.part is not None
    assert activity_session.part not in activity_session.answers


def test_a_finished_short_form_is_a_finished_station(
    store: Store, shipped: Library, action: Act
) -> None:
    answer_all(store, shipped, action)
    states = {one.activity: one.state for one in path.path_steps(reads(store, AMINA), shipped)}
    line = next(one for one in store.overview(ELS.id) if one.id == AMINA.id)
    assert states[LIST] == "done"
    assert path.progress(shipped, line).done == 1


def test_nobody_chooses_a_form_where_there_is_none(
    store: Store, shipped: Library, action: Act
) -> None:
    with pytest.raises(NoActivity):
        answering.choose_form(store, shipped, "dromen", "short", action(AMINA))


def test_a_counsellor_chooses_no_form_for_somebody(
    store: Store, shipped: Library, action: Act
) -> None:
    with pytest.raises(NoDossier):
        answering.choose_form(store, shipped, LIST, "short", action(ELS))
    assert form_of(store.get(AMINA.id), LIST) is None


def shared_result(store: Store, library: Library, action: Act, level: Level) -> Result:
    answer_all(store, library, action)
    sharing.share(store, library, LIST, ELS.id, level, action(AMINA))
    return summary.summary(store, reads(store, ELS, AMINA.id), library).results[LIST]


def test_the_counsellor_sees_how_sure_it_is_and_why_it_stopped(
    store: Store, shipped: Library, action: Act
) -> None:
    short = shared_result(store, shipped, action, Level.ALL).short
    assert short is not None
    assert short.ended == "sure"
    assert short.top >= 0.9
    assert short.asked < short.items == 48


def test_shared_in_short_says_what_stands_out_and_no_scale(
    store: Store, shipped: Library, action: Act
) -> None:
    result = shared_result(store, shipped, action, Level.SHORT)
    assert result.short is not None
    assert result.short.estimates == ()
    assert result.scores == ()
    assert "sociaal" in result.profile_summary.top
    assert result.signs is None


def test_the_picture_form_asks_three_faces_and_finds_the_same(
    store: Store, shipped: Library, action: Act
) -> None:
    faces = {"sociaal": "graag", "ordelijk": "graag", "praktisch": "weet-niet"}
    answering.choose_form(store, shipped, PICTURES, "short", action(BART))
    activity = shipped.activities[PICTURES]
    while (part := answering.open_session(reads(store, BART), shipped, PICTURES).part) is not None:
        scale = getattr(activity.part(part), "scale", "")
        value = faces.get(scale, "niet-graag")
        answering.record(store, shipped, PICTURES, part, value, action(BART))
    given = answers_of(store.get(BART.id), PICTURES)
    found = short_form.profile_summary(short_form.result(shipped, activity, given, None))
    assert len(given) <= 27
    assert set(found.top) == {"sociaal", "ordelijk", "praktisch"}


def given_at_random(library: Library, seed: int) -> Mapping[str, Answer]:
    chance, activity = random.Random(seed), library.activities[LIST]
    saying = [choice for choice in activity.answers if not choice.blank]
    return {
        part.id: Answer(activity=LIST, part=part.id, value=chance.choice(saying).id)
        for part in activity.parts
    }


@pytest.mark.parametrize("seed", range(6))
def test_with_every_answer_the_estimate_is_the_score(shipped: Library, seed: int) -> None:
    activity, given = shipped.activities[LIST], given_at_random(shipped, seed)
    estimates = short_form.result(shipped, activity, given, "all-asked").estimates
    points = {one.scale: one.points for one in scores(activity, given)}
    assert {one.scale: round(one.points, 6) for one in estimates} == points


def test_chances_are_told_in_three_words() -> None:
    bands = [short_form.band(chance) for chance in (0.95, 0.8, 0.5, 0.2, 0.01)]
    assert bands == [Band.CLEAR, Band.CLEAR, Band.MAYBE, Band.LESS, Band.LESS]


def test_the_same_answer_everywhere_is_a_sign_for_the_counsellor(shipped: Library) -> None:
    activity = shipped.activities[LIST]
    same = {part.id: Answer(activity=LIST, part=part.id, value="graag") for part in activity.parts}
    signs = short_form.quality(shipped, activity, same)
    assert signs is not None
    assert signs.same_answer


def test_there_are_no_signs_where_nothing_tells_what_is_usual(shipped: Library) -> None:
    assert short_form.quality(shipped, shipped.activities["talenten"], {}) is None
