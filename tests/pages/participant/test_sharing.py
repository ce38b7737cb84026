"""Sharing: private at first, one tap a level, per result and per counsellor, and who looked."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from babel.dates import format_date
from streamlit.testing.v1 import AppTest

from modules.domain.records import sharing
from modules.domain.records.dossier import Change
from modules.domain.records.sharing import Level
from modules.services.accounts import accounts
from modules.services.action import Action
from modules.services.activities.answering import record
from modules.services.guidance import counselling, summary
from modules.services.runtime import Runtime
from modules.services.sharing import sharing as privacy
from modules.wording.dates import BELGIUM
from tests.conftest import AMINA, ELS, FATIMA, MONDAY, Act, proven, reads
from tests.pages.conftest import Open, Word, seen, sent, tap, titles


def levels(app: AppTest, word: Word, counsellor: str = ELS.id) -> dict[str, str]:
    """Return the level that is marked as chosen, by activity."""
    return {
        one.key.split("-" + counsellor)[0]: one.key.rsplit("-", 1)[1]
        for one in app.button
        if counsellor in one.key and word("answer.chosen") in one.label
    }


@pytest.fixture
def amina(runtime: Runtime, action: Act) -> Runtime:
    """Return the house after Amina wrote her dream."""
    record(runtime.store, runtime.library, "dromen", "droom", "Koken.", action(AMINA))
    return runtime


def test_with_nothing_done_there_is_nothing_to_share(opened: Open, word: Word) -> None:
    app = opened(AMINA, on="participant/share")
    assert titles(app) == [word("share.title")]
    assert word("share.nothing-yet") in seen(app)


@pytest.mark.requirement("FX4")
def test_a_result_is_private_at_first(opened: Open, amina: Runtime, word: Word) -> None:
    app = opened(AMINA, on="participant/share")
    assert levels(app, word) == {"dromen": "private"}


@pytest.mark.requirement("FL8")
def test_a_tap_shares_and_another_takes_it_back_at_once(
    opened: Open, amina: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/share")
    tap(app, f"dromen-{ELS.id}-all")
    assert levels(app, word) == {"dromen": "all"}
    assert (
        "dromen"
        in summary.summary(amina.store, reads(amina.store, ELS, AMINA.id), amina.library).results
    )
    tap(app, f"dromen-{ELS.id}-private")
    assert levels(app, word) == {"dromen": "private"}
    assert (
        summary.summary(amina.store, reads(amina.store, ELS, AMINA.id), amina.library).results == {}
    )


def test_each_counsellor_has_levels_of_their_own(opened: Open, amina: Runtime, word: Word) -> None:
    join = Change(field=f"counsellor/{FATIMA.id}", value=True)
    amina.store.save(AMINA.id, [join], by=FATIMA.id, at=MONDAY, save_id="join")
    app = tap(opened(AMINA, on="participant/share"), f"dromen-{FATIMA.id}-short")
    assert levels(app, word, FATIMA.id) == {"dromen": "short"}
    assert levels(app, word, ELS.id) == {"dromen": "private"}


def test_without_a_counsellor_the_page_says_so(opened: Open, amina: Runtime, word: Word) -> None:
    part = Change(field=f"counsellor/{ELS.id}", value=None)
    amina.store.save(AMINA.id, [part], by=AMINA.id, at=MONDAY, save_id="part")
    assert word("share.nobody") in seen(opened(AMINA, on="participant/share"))


def test_sharing_with_somebody_who_just_left_is_refused_kindly(
    opened: Open, amina: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/share")
    part = Change(field=f"counsellor/{ELS.id}", value=None)
    amina.store.save(AMINA.id, [part], by=AMINA.id, at=MONDAY, save_id="part")
    tap(app, f"dromen-{ELS.id}-all")
    assert not app.exception
    assert word("error.not-your-counsellor") in seen(app)
    assert amina.store.get(AMINA.id).under("share") == {}


@pytest.mark.requirement("PR6")
def test_who_looked_is_named(opened: Open, amina: Runtime, action: Act, word: Word) -> None:
    assert word("looks.none") in seen(opened(AMINA, on="participant/share"))
    counselling.looked(amina.store, reads(amina.store, ELS, AMINA.id), action(ELS))
    words = seen(opened(AMINA, on="participant/share"))
    assert word("looks.none") not in words
    assert word("looks.line", name="Els", at="2 maart 2026") in words


def test_a_card_that_somebody_made_is_named_too(opened: Open, amina: Runtime, word: Word) -> None:
    act = proven(amina.store, Action(ELS, MONDAY, "card"))
    counselling.give_new_card(amina.store, amina.keys, AMINA.id, act)
    accounts.put_card_away(amina.store, AMINA.id)
    words = seen(opened(AMINA, on="participant/share"))
    assert word("looks.card", name="Els", at="2 maart 2026") in words


def test_looks_of_one_day_are_one_line(
    opened: Open, amina: Runtime, action: Act, word: Word
) -> None:
    counselling.looked(amina.store, reads(amina.store, ELS, AMINA.id), action(ELS))
    counselling.looked(amina.store, reads(amina.store, ELS, AMINA.id), action(ELS))
    words = seen(opened(AMINA, on="participant/share"))
    day = word("looks.times", day="2 maart 2026", times=2)
    assert word("looks.line", name="Els", at=day) in words


def kept(runtime: Runtime) -> object:
    """Return what is kept of Amina's sharing with Els."""
    return runtime.store.get(AMINA.id).value(f"share/dromen/{ELS.id}")


@pytest.mark.requirement("FX4", "PR4")
def test_a_share_can_end_by_itself_and_says_until_when(
    opened: Open, amina: Runtime, word: Word
) -> None:
    app = tap(opened(AMINA, on="participant/share"), f"dromen-{ELS.id}-short")
    tap(app, f"month-dromen-{ELS.id}")
    found = kept(amina)
    assert isinstance(found, dict)
    end = datetime.fromisoformat(str(found["until"]))
    assert timedelta(days=31) <= end - datetime.now(UTC) <= timedelta(days=32)
    assert word("share.until", day=saying_day(end)) in seen(app)
    # A second level keeps the end; "until I end it" takes it away.
    tap(app, f"dromen-{ELS.id}-all")
    assert kept(amina) == {"level": "all", "until": end.isoformat()}
    tap(app, f"no-end-dromen-{ELS.id}")
    assert kept(amina) == "all"


def test_a_last_day_is_chosen_and_private_is_at_once(opened: Open, amina: Runtime) -> None:
    app = tap(opened(AMINA, on="participant/share"), f"dromen-{ELS.id}-all")
    day = datetime.now(BELGIUM).date() + timedelta(days=10)
    app.date_input(key=f"last-day-dromen-{ELS.id}").set_value(day).run()
    found = kept(amina)
    assert isinstance(found, dict)
    end = datetime.fromisoformat(str(found["until"]))
    assert (end.date(), end.hour, end.minute) == (day, 23, 59)
    tap(app, f"dromen-{ELS.id}-private")
    assert kept(amina) == "private"
    assert not list(app.date_input)


def test_the_counsellor_reads_it_until_then_and_nothing_after(opened: Open, amina: Runtime) -> None:
    now = datetime.now(UTC)
    share = partial(privacy.share, amina.store, amina.library, "dromen", ELS.id, "all")
    end = now + timedelta(days=3)
    share(Action(AMINA, now, "share"), until=end)
    assert "Koken." in seen(tap(opened(ELS), f"open-{AMINA.id}"))
    past = sharing.kept(Level.ALL, now - timedelta(seconds=1))
    change = Change(field=sharing.field("dromen", ELS.id), value=past)
    amina.store.save(AMINA.id, [change], by=AMINA.id, at=now, save_id="past")
    assert "Koken." not in sent(tap(opened(ELS), f"open-{AMINA.id}"))


def saying_day(at: datetime) -> str:
    """Return a day as the pages say it in Dutch."""
    return str(format_date(at.astimezone(BELGIUM), "d MMMM y", locale="nl"))
