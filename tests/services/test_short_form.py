"""The short form: fewer questions, honest about how sure it is, and never a dead end."""

import pytest

from modules.content.library import Library
from modules.domain.sharing import Level
from modules.services import answering, counselling
from modules.services.answering import NoActivity, choose_form, record, sit_down
from modules.services.privacy import share
from modules.services.rights import Forbidden
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, ELS, Act

LIST = "interesses"
POINTS = ("helemaal-niet", "liever-niet", "misschien", "graag", "heel-graag")
LIKES = {"sociaal": 4, "creatief": 4, "praktisch": 3}


def answer_all(store: Store, library: Library, doing: Act, most: int = 1000) -> int:
    """Answer what is asked, as somebody who likes working with people; return how many."""
    activity = library.activities[LIST]
    for number in range(most):
        part = sit_down(store, library, LIST, by=AMINA).part
        if part is None:
            return number
        value = POINTS[LIKES.get(activity.part(part).scale, 0)]
        record(store, library, LIST, part, value, doing(AMINA))
    return most


def test_a_long_list_asks_first_which_form(store: Store, shipped: Library, doing: Act) -> None:
    assert sit_down(store, shipped, LIST, by=AMINA).choose_form
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    assert not sit_down(store, shipped, LIST, by=AMINA).choose_form
    assert not sit_down(store, shipped, "dromen", by=AMINA).choose_form


def test_the_short_form_ends_with_fewer_questions_and_names_the_same_scales(
    store: Store, shipped: Library, doing: Act
) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    asked = answer_all(store, shipped, doing)
    assert asked <= 0.75 * len(shipped.activities[LIST].parts)
    share(store, shipped, LIST, ELS.id, "all", doing(AMINA))
    result = counselling.page(store, shipped, AMINA.id, by=ELS).results[LIST]
    assert set(result.standing.top) == set(LIKES)
    assert result.short is not None
    assert (result.short.asked, result.short.items) == (asked, 48)
    assert result.state == "done"


def test_at_the_short_level_the_scales_themselves_are_not_shared(
    store: Store, shipped: Library, doing: Act
) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    answer_all(store, shipped, doing)
    share(store, shipped, LIST, ELS.id, Level.SHORT.value, doing(AMINA))
    result = counselling.page(store, shipped, AMINA.id, by=ELS).results[LIST]
    assert result.short is not None
    assert result.short.estimates == ()
    assert result.answers == {}


def test_coming_back_finds_the_same_question(store: Store, shipped: Library, doing: Act) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    answer_all(store, shipped, doing, most=5)
    before = sit_down(store, shipped, LIST, by=AMINA)
    answering.open_activity(store, shipped, LIST, doing(AMINA))
    assert sit_down(store, shipped, LIST, by=AMINA).part == before.part


def test_back_follows_the_order_of_asking_and_forth_again(
    store: Store, shipped: Library, doing: Act
) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    answer_all(store, shipped, doing, most=3)
    sitting = sit_down(store, shipped, LIST, by=AMINA)
    assert sitting.form is not None
    answering.go_back(store, shipped, LIST, str(sitting.part), doing(AMINA))
    last = sit_down(store, shipped, LIST, by=AMINA).part
    assert last == sitting.form.asked[-1]
    answering.put_off(store, shipped, LIST, str(last), doing(AMINA))
    assert sit_down(store, shipped, LIST, by=AMINA).part == sitting.part


def test_not_now_to_everything_still_comes_to_an_end(
    store: Store, shipped: Library, doing: Act
) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    for _ in shipped.activities[LIST].parts:
        part = sit_down(store, shipped, LIST, by=AMINA).part
        if part is None:
            break
        answering.put_off(store, shipped, LIST, part, doing(AMINA))
    assert sit_down(store, shipped, LIST, by=AMINA).part is None


def test_going_over_to_the_full_form_keeps_every_answer(
    store: Store, shipped: Library, doing: Act
) -> None:
    choose_form(store, shipped, LIST, "short", doing(AMINA))
    asked = answer_all(store, shipped, doing)
    choose_form(store, shipped, LIST, "full", doing(AMINA))
    assert len(sit_down(store, shipped, LIST, by=AMINA).answers) == asked
    parts = shipped.activities[LIST].parts
    for part in parts:
        record(store, shipped, LIST, part.id, "misschien", doing(AMINA))
    assert len(sit_down(store, shipped, LIST, by=AMINA).answers) == len(parts)


def test_a_list_without_a_short_form_offers_none(
    store: Store, shipped: Library, doing: Act
) -> None:
    with pytest.raises(NoActivity):
        choose_form(store, shipped, "dromen", "short", doing(AMINA))


def test_nobody_chooses_for_another(store: Store, shipped: Library, doing: Act) -> None:
    with pytest.raises((Forbidden, NoDossier)):
        choose_form(store, shipped, LIST, "short", doing(ELS))
    assert sit_down(store, shipped, LIST, by=AMINA).choose_form
