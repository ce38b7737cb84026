"""Writing the plan at the counsellor's screen: only the participant's own PIN makes it theirs."""

import pytest
from starlette.testclient import TestClient

from modules.services.plan import plan as planning
from modules.services.runtime import Runtime
from tests.conftest import AMINA, BART, CODES, PASSWORD, PIN, reads
from tests.web.conftest import Browse, Word

SAID = {"dossier": AMINA.id, "target": "hulpkok", "what": "een cursus koken"}


@pytest.fixture
def els(browse: Browse) -> TestClient:
    """Return a browser in which Els is signed in."""
    browser = browse()
    browser.post("/sign-in", data={"name": "els", "secret": PASSWORD})
    return browser


def test_the_form_asks_what_the_plan_asks_and_a_pin(els: TestClient, word: Word) -> None:
    page = els.post("/plan-together", data={"dossier": AMINA.id}).text
    for text_id in ("plan.target.label", "plan.ask.sign", "plan-together.pin"):
        assert word(text_id) in page


@pytest.mark.requirement("JS33")
def test_with_the_participants_pin_the_plan_is_theirs(els: TestClient, runtime: Runtime) -> None:
    assert els.post("/plan-together", data={**SAID, "pin": "246 810"}).status_code == 200
    plan = planning.own_plan(reads(runtime.store, AMINA))
    assert (plan.target, plan.goals[0].what) == ("hulpkok", "een cursus koken")
    assert runtime.store.get(AMINA.id).fields["plan/target"].by == AMINA.id


@pytest.mark.requirement("JS33")
def test_a_wrong_pin_keeps_nothing_and_what_was_typed_stays(
    els: TestClient, runtime: Runtime, word: Word
) -> None:
    answer = els.post("/plan-together", data={**SAID, "pin": "111111"})
    assert answer.status_code == 403
    assert word("erase.wrong-pin") in answer.text
    assert "een cursus koken" in answer.text
    assert planning.own_plan(reads(runtime.store, AMINA)).is_empty()


def test_only_the_own_counsellor_gets_the_form(browse: Browse, els: TestClient) -> None:
    for name, secret in (("fatima", PASSWORD), (CODES["Bart"], PIN)):
        other = browse()
        other.post("/sign-in", data={"name": name, "secret": secret})
        assert other.post("/plan-together", data={**SAID, "pin": PIN}).status_code == 403
        assert other.post("/plan-together", data={"dossier": AMINA.id}).status_code == 403
    assert browse().post("/plan-together", data={"dossier": AMINA.id}).status_code == 403
    assert els.post("/plan-together", data={"dossier": "0" * 32}).status_code == 403
    assert els.post("/plan-together", data={"dossier": "../x"}).status_code == 403


def test_the_pin_of_somebody_else_is_no_pin(els: TestClient, runtime: Runtime) -> None:
    answer = els.post("/plan-together", data={**SAID, "dossier": BART.id, "pin": "000000"})
    assert answer.status_code == 403
    assert planning.own_plan(reads(runtime.store, BART)).is_empty()


def test_what_was_typed_is_shown_as_text(els: TestClient) -> None:
    typed = {**SAID, "what": "<img src=x onerror=alert(1)>", "pin": "111111"}
    page = els.post("/plan-together", data=typed).text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_too_long_a_goal_is_refused_whole(els: TestClient, runtime: Runtime, word: Word) -> None:
    answer = els.post("/plan-together", data={**SAID, "what": "x" * 301, "pin": PIN})
    assert word("error.too-long") in answer.text
    assert planning.own_plan(reads(runtime.store, AMINA)).is_empty()
