"""The course of a short form: what was asked, in order, and back and forth through it."""

import pytest
from pydantic import JsonValue

from modules.domain.activities.form import Form, field, form_of
from modules.domain.records.dossier import Dossier, Kept
from tests.conftest import AMINA, MONDAY

ASKED = Form(form="short", asked=("tekenen", "koken", "dragen"))


def test_a_question_that_is_answered_again_keeps_its_place() -> None:
    form = Form(form="short")
    for part in ("tekenen", "koken", "tekenen"):
        form = form.with_asked(part, None)
    assert form.asked == ("tekenen", "koken")
    assert form.with_asked("dragen", "sure").ended == "sure"


def test_back_and_forth_follow_the_order_of_asking() -> None:
    assert [ASKED.before(part) for part in ASKED.asked] == [None, "tekenen", "koken"]
    assert [ASKED.after(part) for part in ASKED.asked] == ["koken", "dragen", None]


def test_before_the_end_and_before_a_new_question_stands_the_last_one_asked() -> None:
    assert ASKED.before(None) == ASKED.before("nieuw") == "dragen"
    assert ASKED.after("nieuw") is None
    assert Form(form="short").before(None) is None


@pytest.mark.parametrize("kept", [None, "short", {}, {"form": "guess"}, {"form": "full", "x": 1}])
def test_a_form_that_cannot_be_read_counts_as_not_chosen(kept: JsonValue) -> None:
    fields = {field("interesses"): Kept(value=kept, version=1, by=AMINA.id, at=MONDAY)}
    dossier = Dossier(id=AMINA.id, version=1, created_at=MONDAY, fields=fields)
    assert form_of(dossier, "interesses") is None
