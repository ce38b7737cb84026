"""The command for staff: anyone who has the server itself can invite the first administrator."""

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime

from modules.admin.opening import opened
from modules.services.accounts.staff import console_link


def invite_administrator(asked: Namespace) -> int:
    """Print a one-time link; the app may go on."""
    with closing(opened(asked)) as store:
        token = console_link(store, at=datetime.now(UTC))
    print(f"one time, within a day:\n  {asked.site}/staff-account#{token}")
    return 0
