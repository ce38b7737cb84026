"""The page of an administrator: accounts of the team, and no participant in sight."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.people import Account, AuditEntry, OneTimeToken, Person, SignIn
from modules.services.accounts import accounts, single_sign_on
from modules.services.runtime import Runtime
from tests.conftest import ELS, FATIMA
from tests.pages.conftest import Open, Word, seen, sent, tap, titles


@pytest.fixture
def page(opened: Open, anke: Person) -> AppTest:
    """Return the page as Anke has it."""
    return opened(anke)


def closed(runtime: Runtime, person: Person) -> bool:
    """Say whether an account is closed."""
    account = runtime.store.find(Account, person.id)
    assert account is not None
    return account.closed


def test_an_administrator_lands_on_the_team_and_sees_no_participant(
    page: AppTest, word: Word
) -> None:
    assert titles(page) == [word("accounts.title")]
    words = seen(page)
    assert all(one in words for one in ("Anke", "Els", "Fatima"))
    assert not [one for one in ("Amina", "Bart") if one in sent(page)]


def test_a_tap_closes_an_account_and_another_opens_it(
    page: AppTest, runtime: Runtime, word: Word
) -> None:
    els = runtime.store.find(Account, ELS.id)
    assert els is not None
    accounts.begin(runtime.store, els, at=els.created_at)
    tap(page, f"close-{ELS.id}")
    assert closed(runtime, ELS)
    assert not [one for one in runtime.store.records(SignIn) if one.account == ELS.id]
    assert word("accounts.closed") in seen(page)
    assert word("accounts.did.closed", who="Anke", about="Els") in seen(page)
    tap(page, f"reopen-{ELS.id}")
    assert not closed(runtime, ELS)


def test_a_proof_of_an_hour_ago_is_asked_anew(page: AppTest, runtime: Runtime, word: Word) -> None:
    for sign in list(runtime.store.records(SignIn)):
        none = sign.model_copy(update={"proven_at": None})
        runtime.store.update(SignIn, sign.key, lambda _, none=none: none)
    tap(page, f"close-{FATIMA.id}")
    assert not closed(runtime, FATIMA)
    assert word("error.prove-again") in seen(page)
    assert list(runtime.store.records(AuditEntry)) == []


def test_a_lost_phone_is_taken_away(page: AppTest, runtime: Runtime) -> None:
    tap(page, f"reset-{ELS.id}")
    account = runtime.store.find(Account, ELS.id)
    assert account is not None
    assert (account.ready, account.totp) == (False, None)


@pytest.mark.parametrize("kind", ["counsellor", "administrator"])
def test_links_are_made_for_both_roles(page: AppTest, runtime: Runtime, kind: str) -> None:
    tap(page, f"invite-{kind}")
    made = [one for one in runtime.store.records(OneTimeToken) if one.kind == kind]
    assert len(made) == 1
    assert "/staff-account#" in page.code[0].value


def test_there_is_no_button_for_ones_own_account(page: AppTest, anke: Person) -> None:
    assert not [one.key for one in page.button if anke.id in (one.key or "")]


def test_a_row_that_was_changed_is_said(
    opened: Open, runtime: Runtime, anke: Person, word: Word
) -> None:
    tap(opened(anke), f"close-{ELS.id}")
    (act,) = runtime.store.records(AuditEntry)
    other = act.model_copy(update={"about": FATIMA.id})
    runtime.store.update(AuditEntry, act.key, lambda _: other)
    assert word("accounts.acts.damaged") in seen(opened(anke))


def test_the_first_counsellor_can_invite_an_administrator(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    first = min((ELS, FATIMA), key=lambda one: one.id)
    page = tap(opened(first, on="counsellor/add"), "administrator")
    assert [one.kind for one in runtime.store.records(OneTimeToken)] == ["administrator"]
    assert "/staff-account#" in page.code[0].value


def test_a_colleague_is_connected_with_the_organisations_own_sign_in(
    opened: Open, runtime: Runtime, anke: Person, word: Word, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert word("accounts.connect") not in seen(opened(anke))
    for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.setenv(f"TWEEDE_KANS_OIDC_{name}", "x")
    code = single_sign_on._code(runtime.store, runtime.keys, "the-subject", datetime.now(UTC))
    app = opened(anke)
    app.text_input(key=f"code-{ELS.id}").input(code)
    next(one for one in app.button if f"connect-{ELS.id}" in str(one.key)).click().run()
    els = runtime.store.find(Account, ELS.id)
    assert els is not None
    assert els.outside == "the-subject"
    assert word("accounts.did.connected", who="Anke", about="Els") in seen(app)
    tap(app, f"disconnect-{ELS.id}")
    els = runtime.store.find(Account, ELS.id)
    assert els is not None
    assert els.outside is None
