"""Doing what a tap asked for: what can go wrong becomes a sentence, and nothing is lost."""

from collections.abc import Callable

from modules.domain.activities.answer import BadAnswer
from modules.services.accounts.accounts import BadToken
from modules.services.accounts.staff_administration import AccountRefused
from modules.services.accounts.step_up import NotProven
from modules.services.action import Action
from modules.services.observers.ratings import BadLink, LinkRefused
from modules.services.permissions import Forbidden
from modules.services.sharing.sharing import EndPassed, NotTheirCounsellor
from modules.storage.base import Conflict, Damaged, NoDossier, NotKept
from modules.ui.shell import session

SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (Conflict, "error.conflict"),
    (NotKept, "error.not-kept"),
    (Damaged, "error.damaged"),
    (NoDossier, "error.no-dossier"),
)
OWN_SENTENCE = (
    BadAnswer,
    Forbidden,
    BadToken,
    NotTheirCounsellor,
    NotProven,
    LinkRefused,
    BadLink,
    EndPassed,
    AccountRefused,
)


UNDERSTOOD: tuple[type[Exception], ...] = (*OWN_SENTENCE, *(kind for kind, _ in SENTENCES))


def sentence(error: Exception) -> str:
    """Return the id of the sentence about an error; for a bug, the calm one."""
    if isinstance(error, OWN_SENTENCE):
        return error.text_id
    found = (text_id for kind, text_id in SENTENCES if isinstance(error, kind))
    return next(found, "error.unexpected")


def perform(what: Callable[[Action], object], *, kept: bool = False) -> bool:
    """Do it as whoever is here now, and say whether it worked; call this in callbacks only.

    What went wrong is left as a sentence for the drawing that follows; `kept` notes for it that
    the store has it now. Only errors that a person can understand are caught: a bug still rises.
    """
    person = session.who()
    if person is None:  # signed out meanwhile: the drawing that follows says so
        return False
    try:
        what(session.action(person))
    except UNDERSTOOD as refused:
        session.tell(sentence(refused))
        return False
    if kept:
        session.note_kept()
    return True


def on_tap(what: Callable[[Action], object], *, kept: bool = False) -> Callable[[], None]:
    """Return a callback for a button that does it."""

    def tapped() -> None:
        perform(what, kept=kept)

    return tapped
