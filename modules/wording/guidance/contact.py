"""Contact between a counsellor and a participant in words, and the notes they share."""

from datetime import datetime

from modules.wording.escape_markdown import escape_markdown
from modules.wording.wording import Wording


def rhythm(wording: Wording, days: int | None) -> str:
    """Return how often there is contact, as it was agreed; None is no agreement."""
    if days is None:
        return wording.say("contact.no-rhythm")
    return wording.say("contact.agreed", count=days)


def contact(wording: Wording, name: str, kind: str | None, at: datetime) -> str:
    """Return one contact: when, how and with whom; `kind` is None where nobody knows how."""
    how = wording.say(f"contact.{kind}") if kind else ""
    return f"{wording.day(at)} · {how} · {escape_markdown(name)}"


def note(wording: Wording, name: str, at: datetime) -> str:
    """Return who wrote a note, and when."""
    return f"{escape_markdown(name)} · {wording.day(at)}"
