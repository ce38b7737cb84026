"""Accounts of staff, and what was done to them, in words."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import AuditEntry
from modules.wording.organisation.staff_accounts import account, audit_entry, plain_audit_entry
from modules.wording.wording import Wording
from tests.conftest import ANKE, ELS, MONDAY


@pytest.fixture
def closed() -> AuditEntry:
    """Return that Anke closed the account of Els."""
    return AuditEntry(
        key="000000000001",
        at=MONDAY,
        by=ANKE.id,
        what="closed",
        about=ELS.id,
        previous="",
        hash="",
    )


@pytest.mark.parametrize(
    ("language", "since"), [("nl", "sinds 2 maart 2026"), ("en", "since 2 March 2026")]
)
def test_an_account_says_whose_it_is_and_since_when(
    shipped: Library, language: str, since: str
) -> None:
    wording = Wording(shipped, language)
    role, state = wording.say("accounts.role.counsellor"), wording.say("accounts.open")
    assert account(wording, "counsellor", "open", MONDAY) == f"{role} · {state} · {since}"


def test_an_act_names_both_as_text(to_self: Wording, closed: AuditEntry) -> None:
    assert audit_entry(to_self, closed, "*Anke*", "Els") == (
        r"2 maart 10:00 · \*Anke\* sloot het account van Els"
    )


def test_in_a_table_the_same_act_is_plain(to_self: Wording, closed: AuditEntry) -> None:
    assert plain_audit_entry(to_self, closed, "**Anke**", "Els") == "Anke sloot het account van Els"
