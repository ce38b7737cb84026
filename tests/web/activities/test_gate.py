"""Who gets a screen of an activity, and that nothing that is posted can break it."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.domain.activities.part import KINDS
from modules.domain.records.people import FreshCard
from modules.services.accounts import accounts
from modules.services.activities import answering
from modules.services.activities.asked import KINDS as ASKED
from modules.services.runtime import Runtime
from modules.services.sharing import consents
from modules.web.activities.acting import ANSWERS, TYPED
from modules.web.activities.do import LIMITS
from modules.web.activities.form_values import RATINGS
from modules.web.requests.plain_page import _PAGES
from tests.asking import Browser
from tests.conftest import AMINA, BART, ELS, FATIMA, Act

SECRET = "Bij mijn tante."


@pytest.fixture
def dream(runtime: Runtime, action: Act) -> Runtime:
    """Return the house in which Amina wrote something, and is at that screen."""
    store, library = runtime.store, runtime.library
    answering.record(store, library, "dromen", "waarom", SECRET, action(AMINA), move=False)
    return runtime


def posted(browser: Browser, value: str = "Van mij.") -> int:
    """Post an answer to a part; return the status."""
    fields = [("act", uuid.uuid4().hex), ("base", "0"), ("value", value), ("do", "next")]
    return browser.send("/do/dromen/waarom", fields).status


@pytest.mark.parametrize("person", [ELS, FATIMA, None])
def test_only_a_participant_gets_a_screen(dream: Runtime, person: object) -> None:
    browser = Browser(dream, person)  # type: ignore[arg-type]
    page = browser.open("dromen")
    assert page.status == 403
    assert SECRET not in page.html
    before = dream.store.get(AMINA.id)
    assert posted(browser) == 403
    assert dream.store.get(AMINA.id) == before


def test_an_administrator_gets_no_screen(dream: Runtime, anke: object) -> None:
    assert Browser(dream, anke).open("dromen").status == 403  # type: ignore[arg-type]


def test_each_person_sees_and_keeps_their_own(dream: Runtime) -> None:
    bart = Browser(dream, BART)
    assert SECRET not in bart.open("dromen").html
    posted(bart)
    assert bart.kept("dromen") == {"waarom": "Van mij."}
    assert Browser(dream, AMINA).kept("dromen") == {"waarom": SECRET}


def test_a_sign_in_that_ended_gets_nothing(dream: Runtime) -> None:
    browser = Browser(dream, AMINA)
    assert browser.open("dromen").status == 200
    accounts.end_all(dream.store, AMINA.id)
    assert browser.open("dromen").status == 403
    assert posted(browser) == 403
    assert browser.kept("dromen") == {"waarom": SECRET}


def test_who_took_their_yes_back_is_asked_nothing(dream: Runtime, action: Act) -> None:
    consents.stop_use(dream.store, action(AMINA))
    browser = Browser(dream, AMINA)
    assert browser.open("dromen").status == 403
    assert posted(browser) == 403


def test_who_still_has_a_card_to_put_away_does_that_first(dream: Runtime) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    card = FreshCard(key=AMINA.id, code="MKMG2345", pin="246810", expires_at=until)
    dream.store.update(FreshCard, AMINA.id, lambda _: card)
    assert Browser(dream, AMINA).open("dromen").status == 403


def test_private_life_is_kept_after_a_yes_and_not_before(rich_runtime: Runtime) -> None:
    browser = Browser(rich_runtime, AMINA)
    fields = [("act", uuid.uuid4().hex), ("base", "0"), ("value", "zwak")]
    assert browser.send("/do/how-strong/lichaam", fields).status == 400
    assert browser.kept("how-strong") == {}


@pytest.mark.parametrize("activity", ["gone", "_form", "..", "seen-by-others-not"])
def test_an_activity_that_is_not_there_is_not_found(runtime: Runtime, activity: str) -> None:
    assert Browser(runtime, AMINA).open(activity).status == 404


def test_what_only_others_fill_in_is_not_ones_own(runtime: Runtime) -> None:
    others = [one.id for one in runtime.library.activities.values() if not one.own]
    assert others
    for activity in others:
        assert Browser(runtime, AMINA).open(activity).status == 404


@pytest.mark.parametrize("act", ["", "x", "0" * 31, "0" * 33, "A" * 32, "0" * 31 + "\u0661"])
def test_without_a_name_for_the_act_nothing_is_kept(runtime: Runtime, act: str) -> None:
    browser = Browser(runtime, AMINA)
    fields = [("act", act), ("base", "0"), ("value", "x"), ("do", "next")]
    assert browser.send("/do/dromen/waarom", fields).status == 400
    assert browser.kept("dromen") == {}


def test_every_kind_of_part_is_drawn_asked_kept_and_rated(runtime: Runtime) -> None:
    kinds = {kind.model_fields["kind"].annotation.__args__[0] for kind in KINDS}  # type: ignore[union-attr]
    for table in (ASKED, ANSWERS, TYPED, RATINGS):
        assert set(table) == kinds
    for kind in kinds:
        assert _PAGES.get_template(f"parts/{kind}.html")


PLACES = [
    "dromen/waarom",
    "dromen/beelden",
    "dromen/ladder",
    "dromen/even-stil",
    "dromen/_end",
    "talenten/kaarten",
    "talenten/top",
    "interesses/_form",
    "interesses/fiets-herstellen",
    "willen-en-kunnen/bord",
    "energiemeter/_agreement",
    "jezelf-voorstellen/hoe-begin-je",
    "dromen/gone",
    "dromen/%00",
    "gone/waarom",
]
NAMES = ("do", "value", "card", "chosen", "base", "act", "line", "field-wat", "field-hoe", "lang")
VALUES = (
    "next",
    "stay",
    "back",
    "later",
    "add",
    "remove",
    "yes",
    "short",
    "full",
    "0",
    "-1",
    "7",
    "\u0663",
    "\u00b2",
    "9" * 5000,
    "koken",
    "soms",
    "huis",
    "\x00",
    "",
    "x" * 5000,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(PLACES),
    fields=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.one_of(st.sampled_from(VALUES), st.text(max_size=20).filter(str.isprintable)),
        ),
        max_size=8,
    ),
    named=st.booleans(),
)
def test_nothing_that_is_posted_breaks_it(
    runtime: Runtime, place: str, fields: list[tuple[str, str]], named: bool
) -> None:
    browser = Browser(runtime, AMINA)
    if named:
        fields = [*fields, ("act", uuid.uuid4().hex), ("base", "0")]
    assert browser.send(f"/do/{place}", fields).status in (200, 400, 403, 404)


def test_the_limits_of_a_form_leave_room_for_the_longest_words(runtime: Runtime) -> None:
    longest = max(
        getattr(part, "max_length", 0)
        for activity in runtime.library.activities.values()
        for part in activity.parts
    )
    assert longest * 4 < LIMITS["max_part_size"]
