"""An account of staff, and what administrators did, in words."""

from datetime import datetime

from modules.domain.records.people import AuditEntry
from modules.wording.escape_markdown import escape_markdown
from modules.wording.wording import Wording


def account(wording: Wording, role: str, state: str, since: datetime) -> str:
    """Return whose account it is, whether it can be used, and since when it is there."""
    return " · ".join(
        (
            wording.say(f"accounts.role.{role}"),
            wording.say(f"accounts.{state}"),
            wording.say("accounts.since", day=wording.day(since)),
        )
    )


def audit_entry(wording: Wording, entry: AuditEntry, who: str, about: str) -> str:
    """Return what an administrator did, with the names of both, and when."""
    names = {"who": escape_markdown(who), "about": escape_markdown(about)}
    return f"{wording.moment(entry.at)} · {wording.say(f'accounts.did.{entry.what}', **names)}"


def plain_audit_entry(wording: Wording, entry: AuditEntry, who: str, about: str) -> str:
    """Return the same without its moment, as plain text for a table."""
    said = wording.say(f"accounts.did.{entry.what}", who=who, about=about)
    return said.replace("**", "")
