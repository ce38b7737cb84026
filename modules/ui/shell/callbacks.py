"""Doing what a tap asked for: what can go wrong becomes a sentence, and nothing is lost."""

from collections.abc import Callable

from modules.domain.records.refusal import Refusal
from modules.services.action import Action
from modules.ui.shell import session


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
    except Refusal as refused:
        session.tell(refused.text_id)
        return False
    finally:
        session.read_anew()
    if kept:
        session.note_kept()
    return True


def on_tap(what: Callable[[Action], object], *, kept: bool = False) -> Callable[[], None]:
    """Return a callback for a button that does it."""

    def tapped() -> None:
        perform(what, kept=kept)

    return tapped
