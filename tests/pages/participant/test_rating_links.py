"""Asking others and reading what they say, on the participant's page and on the counsellor's."""

from datetime import UTC, datetime, timedelta

import pytest
from babel.dates import format_date
from streamlit.testing.v1 import AppTest

from modules.domain.observers import rating
from modules.services.action import Action
from modules.services.activities.answering import record
from modules.services.observers import rating_links
from modules.services.runtime import Runtime, set_current
from modules.services.sharing import sharing
from modules.wording.dates import BELGIUM
from modules.wording.sentences import say
from tests.conftest import AMINA, ELS, reads
from tests.pages.conftest import Open, seen, tap

SEEN = "seen-by-others"


@pytest.fixture
def runtime(others_runtime: Runtime) -> Runtime:
    """Return the house with activities that others fill in."""
    return others_runtime


def word(runtime: Runtime, text_id: str, **given: object) -> str:
    """Return a sentence of the interface in Dutch."""
    return say(runtime.library, "nl", text_id, **given)


def came_back(runtime: Runtime, rater: str, said: str = "altijd", about: str = "Karel") -> None:
    """Let a guest fill in a form about Amina."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    action = Action(AMINA, now, f"link-{rater}-{said}")
    token = rating_links.make_link(
        runtime.store, runtime.library, AMINA.id, SEEN, rater, action, who=about
    )
    raw = {"op-tijd": said, "goed-gedaan": "<b>Altijd</b> op tijd"}
    rating_links.submit(runtime.store, runtime.library, token, raw, at=now)


def on_person(opened: Open) -> AppTest:
    """Return Amina's page as Els has it."""
    return tap(opened(ELS), f"open-{AMINA.id}")


def test_a_participant_makes_a_link_sees_it_once_and_ends_it(
    opened: Open, runtime: Runtime
) -> None:
    app = opened(AMINA, on="participant/together")
    app.text_input(key="ask-who").input("Mevrouw *Peeters*")
    app.text_input(key="ask-name").input("A.")
    app.selectbox(key="ask-what").select((SEEN, "other"))
    app.button(key="FormSubmitter:ask-others-" + word(runtime, "ask-others.make")).click().run()
    assert not app.exception
    token = app.code[0].value.split("#")[1]
    assert (
        rating_links.guest_form(runtime.store, runtime.library, token, at=datetime.now(UTC)).name
        == "A."
    )
    assert "Mevrouw \\*Peeters\\*" in seen(app)
    tap(app, "link-have-it")
    assert not app.code
    (link,) = reads(runtime.store, AMINA, AMINA.id).links
    tap(app, f"withdraw-{link.id}")
    assert reads(runtime.store, AMINA, AMINA.id).links == ()


def test_what_somebody_close_said_waits_for_a_yes(opened: Open, runtime: Runtime) -> None:
    came_back(runtime, "other")
    app = opened(AMINA, on="participant/together")
    assert word(runtime, "judgement.waits") in seen(app)
    assert "<b>Altijd</b> op tijd" in [one.value for one in app.text]
    activity = runtime.library.activities[SEEN]
    (one,) = rating.observer_ratings(runtime.store.get(AMINA.id), activity)
    tap(app, f"accept-{one.id}")
    assert word(runtime, "judgement.accepted") in seen(app)
    tap(app, f"away-{one.id}")
    assert word(runtime, "judgement.away") in seen(app)


def test_views_stand_beside_each_other_in_words(opened: Open, runtime: Runtime) -> None:
    record(
        runtime.store,
        runtime.library,
        SEEN,
        "op-tijd",
        "soms",
        Action(AMINA, datetime.now(UTC), "a"),
    )
    came_back(runtime, "supervisor")
    words = seen(opened(AMINA, on="participant/together"))
    assert f"- {word(runtime, 'rater.you.name')}: Hier staat soms" in words
    assert f"- {word(runtime, 'rater.supervisor.name')}: Hier staat altijd" in words
    assert word(runtime, "agreement.talk") in words


def test_a_counsellor_sees_it_only_when_it_is_shared(opened: Open, runtime: Runtime) -> None:
    came_back(runtime, "supervisor")
    assert "op tijd" not in seen(on_person(opened))
    act = Action(AMINA, datetime.now(UTC), "share")
    sharing.share(runtime.store, runtime.library, SEEN, ELS.id, "all", act)
    app = on_person(opened)
    assert "<b>Altijd</b> op tijd" in [one.value for one in app.text]


def test_a_counsellor_makes_a_link_that_the_participant_sees(
    opened: Open, runtime: Runtime
) -> None:
    app = on_person(opened)
    app.text_input(key="judge-who").input("Karel")
    app.selectbox(key="judge-what").select(SEEN)
    app.button(key="FormSubmitter:ask-supervisor-" + word(runtime, "ask-others.make")).click().run()
    assert not app.exception
    token = app.code[0].value.split("#")[1]
    assert rating_links.guest_form(runtime.store, runtime.library, token, at=datetime.now(UTC))
    words = seen(opened(AMINA, on="participant/together"))
    assert "Karel" in words
    today = format_date(datetime.now(BELGIUM), "d MMMM y", locale="nl")
    assert word(runtime, "link.by.somebody", name="Els", day=today) in words
    (link,) = reads(runtime.store, AMINA, AMINA.id).links
    tap(opened(AMINA, on="participant/together"), f"withdraw-{link.id}")
    assert reads(runtime.store, ELS, AMINA.id).links == ()


def test_where_nobody_can_be_asked_nothing_is_drawn(opened: Open, runtime: Runtime) -> None:
    left = {one: about for one, about in runtime.library.activities.items() if not about.raters}
    set_current(runtime._replace(library=runtime.library.model_copy(update={"activities": left})))
    words = seen(opened(AMINA, on="participant/together"))
    assert word(runtime, "ask-others.title") not in words
