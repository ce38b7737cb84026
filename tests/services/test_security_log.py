"""The lines that somebody who runs the server reads: what happened, and nothing of whom."""

import json
import logging

import pytest

from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services import security_log
from modules.services.accounts import accounts
from modules.services.accounts.accounts import NotSignedIn
from modules.services.accounts.secrets import Keys
from modules.services.permissions import Forbidden, allow
from modules.storage.base import Store
from modules.web.requests.limits import Limit, TooOften
from tests.conftest import AMINA, CODES, FATIMA, MONDAY, PIN


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
    """Return what reads the lines written so far."""
    monkeypatch.setattr(security_log.LOG, "propagate", True)
    caplog.set_level(logging.INFO, logger=security_log.LOG.name)
    return lambda: [json.loads(one.getMessage()) for one in caplog.records]


def test_each_refusal_is_one_line_with_the_action_and_nobodys_name(store: Store, lines) -> None:
    with pytest.raises(Forbidden):
        allow(Permission.RESULT_READ, FATIMA, store.get(AMINA.id))
    (line,) = lines()
    assert (line["event"], line["action"], line["role"]) == (
        "refused",
        "result:read",
        "counsellor",
    )
    assert FATIMA.id not in json.dumps(line)
    assert line["who"] == security_log.pseudonym(FATIMA.id)


def test_what_is_allowed_writes_no_line(store: Store, lines) -> None:
    allow(Permission.ANSWER_WRITE, AMINA, store.get(AMINA.id))
    assert lines() == []


def test_signing_in_and_failing_to_are_lines_without_code_or_pin(
    store: Store, keys: Keys, lines
) -> None:
    with pytest.raises(NotSignedIn):
        accounts.sign_in(store, keys, CODES["Amina"], "111111", at=MONDAY)
    with pytest.raises(NotSignedIn):
        accounts.sign_in(store, keys, "NKMG2345", PIN, at=MONDAY)
    accounts.sign_in(store, keys, CODES["Amina"], PIN, at=MONDAY)
    written = lines()
    assert [one["event"] for one in written] == [
        "sign-in refused",
        "sign-in refused",
        "signed-in",
    ]
    assert [one["who"] for one in written] == [
        security_log.pseudonym(AMINA.id),
        "",
        security_log.pseudonym(AMINA.id),
    ]
    for secret in (CODES["Amina"], PIN, "111111", AMINA.id):
        assert secret not in json.dumps(written)


def test_too_many_tries_are_a_line_without_the_address(lines) -> None:
    limit = Limit(1)
    limit.count("10.1.2.3", MONDAY)
    with pytest.raises(TooOften):
        limit.count("10.1.2.3", MONDAY)
    (line,) = lines()
    assert line["event"] == "too often"
    assert "10.1.2.3" not in json.dumps(line)


def test_a_guest_who_is_nobody_is_a_line_too(store: Store, lines) -> None:
    with pytest.raises(Forbidden):
        allow(Permission.RATING_BY_LINK, Person(id="0" * 32, role="guest"), store.get(AMINA.id))
    assert [one["role"] for one in lines()] == ["guest"]


@pytest.mark.parametrize("logger", ["streamlit.runtime", "tweede_kans", "uvicorn.error"])
def test_what_somebody_forges_stays_one_bounded_line_of_any_logger(
    caplog: pytest.LogCaptureFixture, logger: str
) -> None:
    security_log.begin()
    forged = 'x\n{"event": "signed-in"}\r\x1b[2J\u202e\u2028' + "y" * 200_000
    with caplog.at_level(logging.WARNING):
        logging.getLogger(logger).warning("no fragment %s", forged)
    (line,) = (one.getMessage() for one in caplog.records if one.name == logger)
    assert line.startswith('no fragment x\\n{"event": "signed-in"}\\r\\x1b[2J\\u202e\\u2028yyy')
    assert line.isprintable()
    assert len(line) < 1200
    assert line.endswith("signs)")
