"""Asking others and reading what they say, on the participant's page and on the counsellor's."""

from datetime import UTC, datetime, timedelta

import pytest
from babel.dates import format_date
from streamlit.testing.v1 import AppTest

from modules.domain.observers import rating
from modules.services.action import Doing
from modules.services.activities.answering import record
from modules.services.observers import rating_links
from modules.services.runtime import House, settle
from modules.services.sharing import sharing
from modules.wording.dates import BELGIUM
from modules.wording.sentences import say
from tests.conftest import AMINA, ELS
from tests.pages.conftest import Open, seen, tap

SEEN = "seen-by-others"


@pytest.fixture
def house(others_house: House) -> House:
    """Return the house with activities that others fill in."""
    return others_house


def word(house: House, text_id: str, **given: object) -> str:
    """Return a sentence of the interface in Dutch."""
    return say(house.library, "nl", text_id, **given)


def came_back(house: House, rater: str, said: str = "altijd", about: str = "Karel") -> None:
    """Let a guest fill in a form about Amina."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    doing = Doing(AMINA, now, f"link-{rater}-{said}")
    token = rating_links.make_link(
        house.store, house.library, AMINA.id, SEEN, rater, doing, who=about
    )
    raw = {"op-tijd": said, "goed-gedaan": "<b>Altijd</b> op tijd"}
    rating_links.submit(house.store, house.library, token, raw, at=now)


def on_person(opened: Open) -> AppTest:
    """Return Amina's page as Els has it."""
    return tap(opened(ELS), f"open-{AMINA.id}")


def test_a_participant_makes_a_link_sees_it_once_and_ends_it(opened: Open, house: House) -> None:
    app = opened(AMINA, on="participant/together")
    app.text_input(key="ask-who").input("Mevrouw *Peeters*")
    app.text_input(key="ask-name").input("A.")
    app.selectbox(key="ask-what").select((SEEN, "other"))
    app.button(key="FormSubmitter:ask-others-" + word(house, "ask-others.make")).click().run()
    assert not app.exception
    token = app.code[0].value.split("#")[1]
    assert (
        rating_links.guest_form(house.store, house.library, token, at=datetime.now(UTC)).name
        == "A."
    )
    assert "Mevrouw \\*Peeters\\*" in seen(app)
    tap(app, "link-have-it")
    assert not app.code
    (link,) = rating_links.links(house.store, AMINA.id, by=AMINA)
    tap(app, f"withdraw-{link.id}")
    assert rating_links.links(house.store, AMINA.id, by=AMINA) == ()


def test_what_somebody_close_said_waits_for_a_yes(opened: Open, house: House) -> None:
    came_back(house, "other")
    app = opened(AMINA, on="participant/together")
    assert word(house, "judgement.waits") in seen(app)
    assert "<b>Altijd</b> op tijd" in [one.value for one in app.text]
    activity = house.library.activities[SEEN]
    (one,) = rating.judgements(house.store.get(AMINA.id), activity)
    tap(app, f"accept-{one.id}")
    assert word(house, "judgement.accepted") in seen(app)
    tap(app, f"away-{one.id}")
    assert word(house, "judgement.away") in seen(app)


def test_views_stand_beside_each_other_in_words(opened: Open, house: House) -> None:
    record(
        house.store, house.library, SEEN, "op-tijd", "soms", Doing(AMINA, datetime.now(UTC), "a")
    )
    came_back(house, "supervisor")
    words = seen(opened(AMINA, on="participant/together"))
    assert f"- {word(house, 'rater.you.name')}: Hier staat soms" in words
    assert f"- {word(house, 'rater.supervisor.name')}: Hier staat altijd" in words
    assert word(house, "agreement.talk") in words


def test_a_counsellor_sees_it_only_when_it_is_shared(opened: Open, house: House) -> None:
    came_back(house, "supervisor")
    assert "op tijd" not in seen(on_person(opened))
    act = Doing(AMINA, datetime.now(UTC), "share")
    sharing.share(house.store, house.library, SEEN, ELS.id, "all", act)
    app = on_person(opened)
    assert "<b>Altijd</b> op tijd" in [one.value for one in app.text]


def test_a_counsellor_makes_a_link_that_the_participant_sees(opened: Open, house: House) -> None:
    app = on_person(opened)
    app.text_input(key="judge-who").input("Karel")
    app.selectbox(key="judge-what").select(SEEN)
    app.button(key="FormSubmitter:ask-supervisor-" + word(house, "ask-others.make")).click().run()
    assert not app.exception
    token = app.code[0].value.split("#")[1]
    assert rating_links.guest_form(house.store, house.library, token, at=datetime.now(UTC))
    words = seen(opened(AMINA, on="participant/together"))
    assert "Karel" in words
    today = format_date(datetime.now(BELGIUM), "d MMMM y", locale="nl")
    assert word(house, "link.by.somebody", name="Els", day=today) in words
    (link,) = rating_links.links(house.store, AMINA.id, by=AMINA)
    tap(opened(AMINA, on="participant/together"), f"withdraw-{link.id}")
    assert rating_links.links(house.store, AMINA.id, by=ELS) == ()


def test_where_nobody_can_be_asked_nothing_is_drawn(opened: Open, house: House) -> None:
    left = {one: about for one, about in house.library.activities.items() if not about.raters}
    settle(house._replace(library=house.library.model_copy(update={"activities": left})))
    words = seen(opened(AMINA, on="participant/together"))
    assert word(house, "ask-others.title") not in words
