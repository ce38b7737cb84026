"""A dossier: what is under a name, and the line that a list of people shows of it."""

from datetime import datetime, timedelta

import pytest
from pydantic import JsonValue, ValidationError

from modules.domain.records.dossier import Change, Dossier, Kept, last_activity, overview_line
from tests.conftest import AMINA, ELS, FATIMA, MONDAY, TUESDAY


def said(value: JsonValue, at: datetime = MONDAY, by: str = AMINA.id) -> Kept:
    """Return a value as it is kept."""
    return Kept(value=value, version=1, by=by, at=at)


def amina(fields: dict[str, Kept]) -> Dossier:
    """Return Amina's dossier."""
    return Dossier(id=AMINA.id, version=1, created_at=MONDAY, fields=fields)


def test_a_field_that_was_never_set_or_was_taken_away_has_no_value() -> None:
    dossier = amina({"talk": said(None)})
    assert dossier.value("talk") is None
    assert dossier.value("profile/name") is None


def test_what_was_taken_away_is_not_under_its_name() -> None:
    dossier = amina({"counsellor/a": said(True), "counsellor/b": said(None)})
    assert set(dossier.under("counsellor")) == {"a"}


def test_names_that_only_begin_alike_are_not_under_it() -> None:
    dossier = amina({"answer/dromen/stap": said(1), "answer/dromen-twee/stap": said(2)})
    assert set(dossier.under("answer", "dromen")) == {"stap"}


def test_a_copy_with_fewer_fields_never_finds_what_the_whole_had() -> None:
    whole = amina({"answer/dromen/stap": said(1), "note/a": said("stil")})
    assert set(whole.under("note")) == {"a"}
    shown = whole.model_copy(update={"fields": {"answer/dromen/stap": said(1)}})
    assert shown.under("note") == {}
    assert set(whole.under("note")) == {"a"}
    assert whole == amina(dict(whole.fields))


def test_the_line_of_somebody_who_did_nothing_yet_is_empty() -> None:
    line = overview_line(amina({}))
    assert (line.name, line.counsellors, line.asked_for_talk, line.answered) == (None, (), None, {})
    assert line.last_activity == MONDAY


def test_the_line_counts_answers_by_activity_and_names_counsellors() -> None:
    fields = {
        "answer/dromen/stap": said({"value": "x"}),
        "answer/dromen/droom": said({"value": None}),
        "answer/talenten/top": said({"value": ["koken"]}),
        f"counsellor/{FATIMA.id}": said(True),
        f"counsellor/{ELS.id}": said(True),
        "profile/name": said("Amina"),
    }
    line = overview_line(amina(fields))
    assert line.answered == {"dromen": 2, "talenten": 1}
    assert line.counsellors == (ELS.id, FATIMA.id)
    assert line.name == "Amina"


def test_the_line_names_the_short_forms_that_came_to_their_end() -> None:
    fields = {
        "form/interesses": said({"ended": True}),
        "form/talenten": said({"ended": False}),
        "form/dromen": said("damaged"),
    }
    assert overview_line(amina(fields)).ended == ("interesses",)


def test_a_wish_to_talk_shows_since_when() -> None:
    assert overview_line(amina({"talk": said(True, TUESDAY)})).asked_for_talk == TUESDAY
    assert overview_line(amina({"talk": said(None, TUESDAY)})).asked_for_talk is None


def test_only_what_the_participant_does_counts_as_activity() -> None:
    later = TUESDAY + timedelta(days=1)
    fields = {"answer/dromen/stap": said({}, TUESDAY), "note/1": said("x", later, ELS.id)}
    assert last_activity(amina(fields)) == TUESDAY


@pytest.mark.parametrize("name", ["", "Answer/x", "answer/", "answer/a/b/c", "a b", "../x", "x\n"])
def test_a_name_that_is_no_field_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Change(field=name, value=1)
