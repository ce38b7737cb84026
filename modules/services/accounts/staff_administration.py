"""What an administrator does: the accounts of staff alone. No dossier is opened here."""

from datetime import datetime
from typing import Literal, NamedTuple

from modules.domain.records.people import Account, Person
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission, Role, is_staff
from modules.services.accounts import second_factor
from modules.services.accounts.accounts import end_all
from modules.services.accounts.audit_log import append_entry
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.permissions import allow
from modules.storage.base import Store

AccountState = Literal["open", "closed", "set-up"]


class AccountRefused(Refusal):
    """This cannot be done to this account."""

    text_id = "error.account"


class StaffAccount(NamedTuple):
    """One member of staff; `set-up` still has to prove a second step."""

    id: str
    name: str
    role: Role
    since: datetime
    state: AccountState
    connected: bool
    """Whether they can sign in by the organisation's own sign-in."""


def staff_accounts(store: Store, *, by: Person) -> tuple[StaffAccount, ...]:
    """Return every account of staff by name, those that are closed last; never a participant's."""
    allow(Permission.STAFF_LIST, by)
    lines = [_line(account) for account in store.records(Account) if is_staff(account.role)]
    return tuple(sorted(lines, key=lambda line: (line.state == "closed", line.name.casefold())))


def _line(account: Account) -> StaffAccount:
    state: AccountState = "closed" if account.closed else "open" if account.ready else "set-up"
    return StaffAccount(
        account.id,
        account.name or "",
        account.role,
        account.created_at,
        state,
        account.outside is not None,
    )


def close_account(store: Store, account_id: str, action: Action) -> None:
    """Close an account of staff: it cannot sign in, and its sign-ins are dead at once.

    Raises NotProven, and AccountRefused for one's own account and for who is no staff. Whom this
    counsellor guides is not touched: the participants see that there is nobody any more.
    """
    allow(Permission.STAFF_CLOSE, action.by)
    require_proof(store, action)
    colleague(store, account_id, action.by)
    append_entry(store, "closed", by=action.by, at=action.at, about=account_id)
    _set_closed(store, account_id, True)
    end_all(store, account_id)


def reopen_account(store: Store, account_id: str, action: Action) -> None:
    """Let an account that was closed sign in again; raises NotProven, AccountRefused."""
    allow(Permission.STAFF_CLOSE, action.by)
    require_proof(store, action)
    colleague(store, account_id, action.by)
    append_entry(store, "reopened", by=action.by, at=action.at, about=account_id)
    _set_closed(store, account_id, False)


def reset_second_step(store: Store, account_id: str, action: Action) -> None:
    """Take away a lost second step: at the next sign-in, after the password, another is set up.

    Raises NotProven, AccountRefused.
    """
    allow(Permission.SECOND_FACTOR_RESET, action.by)
    require_proof(store, action)
    account = colleague(store, account_id, action.by)
    append_entry(store, "reset", by=action.by, at=action.at, about=account_id)
    second_factor.forget(store, account)
    end_all(store, account_id)


def colleague(store: Store, account_id: str, by: Person) -> Account:
    """Return an account of staff other than one's own: nobody locks themselves out.

    Raises AccountRefused; who calls this asked for the right to do something to it.
    """
    account = store.find(Account, account_id)
    if account is None or not is_staff(account.role) or account.id == by.id:
        raise AccountRefused
    return account


def _set_closed(store: Store, account_id: str, closed: bool) -> None:
    new = {"closed": closed}
    store.update(Account, account_id, lambda now: now and now.model_copy(update=new))
