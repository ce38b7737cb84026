"""Sharing: private at first, one tap a level, per result and per counsellor, and who looked."""

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.dossier import Change
from modules.services import accounts, counselling
from modules.services.answering import record
from modules.services.doing import Doing
from modules.services.house import House
from tests.conftest import AMINA, ELS, FATIMA, MONDAY, Act
from tests.pages.conftest import Open, Word, seen, tap, titles


def levels(app: AppTest, word: Word, counsellor: str = ELS.id) -> dict[str, str]:
    """Return the level that is marked as chosen, by activity."""
    return {
        one.key.split("-" + counsellor)[0]: one.key.rsplit("-", 1)[1]
        for one in app.button
        if counsellor in one.key and word("answer.chosen") in one.label
    }


@pytest.fixture
def amina(house: House, doing: Act) -> House:
    """Return the house after Amina wrote her dream."""
    record(house.store, house.library, "dromen", "droom", "Koken.", doing(AMINA))
    return house


def test_with_nothing_done_there_is_nothing_to_share(opened: Open, word: Word) -> None:
    app = opened(AMINA, on="participant/share")
    assert titles(app) == [word("share.title")]
    assert word("share.nothing-yet") in seen(app)


@pytest.mark.requirement("FX4")
def test_a_result_is_private_at_first(opened: Open, amina: House, word: Word) -> None:
    app = opened(AMINA, on="participant/share")
    assert levels(app, word) == {"dromen": "private"}


@pytest.mark.requirement("FL8")
def test_a_tap_shares_and_another_takes_it_back_at_once(
    opened: Open, amina: House, word: Word
) -> None:
    app = opened(AMINA, on="participant/share")
    tap(app, f"dromen-{ELS.id}-all")
    assert levels(app, word) == {"dromen": "all"}
    assert "dromen" in counselling.page(amina.store, amina.library, AMINA.id, by=ELS).results
    tap(app, f"dromen-{ELS.id}-private")
    assert levels(app, word) == {"dromen": "private"}
    assert counselling.page(amina.store, amina.library, AMINA.id, by=ELS).results == {}


def test_each_counsellor_has_levels_of_their_own(opened: Open, amina: House, word: Word) -> None:
    join = Change(field=f"counsellor/{FATIMA.id}", value=True)
    amina.store.save(AMINA.id, [join], by=FATIMA.id, at=MONDAY, save_id="join")
    app = tap(opened(AMINA, on="participant/share"), f"dromen-{FATIMA.id}-short")
    assert levels(app, word, FATIMA.id) == {"dromen": "short"}
    assert levels(app, word, ELS.id) == {"dromen": "private"}


def test_without_a_counsellor_the_page_says_so(opened: Open, amina: House, word: Word) -> None:
    part = Change(field=f"counsellor/{ELS.id}", value=None)
    amina.store.save(AMINA.id, [part], by=AMINA.id, at=MONDAY, save_id="part")
    assert word("share.nobody") in seen(opened(AMINA, on="participant/share"))


def test_sharing_with_somebody_who_just_left_is_refused_kindly(
    opened: Open, amina: House, word: Word
) -> None:
    app = opened(AMINA, on="participant/share")
    part = Change(field=f"counsellor/{ELS.id}", value=None)
    amina.store.save(AMINA.id, [part], by=AMINA.id, at=MONDAY, save_id="part")
    tap(app, f"dromen-{ELS.id}-all")
    assert not app.exception
    assert word("error.not-your-counsellor") in seen(app)
    assert amina.store.get(AMINA.id).under("share") == {}


def test_who_looked_is_named(opened: Open, amina: House, doing: Act, word: Word) -> None:
    assert word("looks.none") in seen(opened(AMINA, on="participant/share"))
    counselling.looked(amina.store, AMINA.id, doing(ELS))
    words = seen(opened(AMINA, on="participant/share"))
    assert word("looks.none") not in words
    assert word("looks.line", name="Els", at="2 maart 2026") in words


def test_a_card_that_somebody_made_is_named_too(opened: Open, amina: House, word: Word) -> None:
    act = Doing(ELS, MONDAY, "card")
    counselling.give_new_card(amina.store, amina.keys, AMINA.id, act)
    accounts.put_card_away(amina.store, AMINA.id)
    words = seen(opened(AMINA, on="participant/share"))
    assert word("looks.card", name="Els", at="2 maart 2026") in words


def test_looks_of_one_day_are_one_line(opened: Open, amina: House, doing: Act, word: Word) -> None:
    counselling.looked(amina.store, AMINA.id, doing(ELS))
    counselling.looked(amina.store, AMINA.id, doing(ELS))
    words = seen(opened(AMINA, on="participant/share"))
    day = word("looks.times", day="2 maart 2026", times=2)
    assert word("looks.line", name="Els", at=day) in words
