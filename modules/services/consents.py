"""Saying yes to something besides, and taking a yes back: apart for each subject, at any time."""

from modules.domain import consent
from modules.domain.consent import Said
from modules.domain.dossier import Change
from modules.domain.people import Person
from modules.services.doing import Doing, keep
from modules.services.rights import allow
from modules.storage.base import Store


class NoSuchConsent(ValueError):
    """A subject about which nothing is asked."""


def said(store: Store, *, by: Person) -> tuple[Said, ...]:
    """Return what a participant said to each consent, with its version and date."""
    dossier = store.get(by.id)
    allow("agree", by, dossier)
    return consent.said(dossier)


def say(store: Store, subject: str, yes: bool, doing: Doing) -> None:
    """Keep a yes or a no to something that may be refused; raises NoSuchConsent, Forbidden."""
    allow("agree", doing.by, store.get(doing.by.id))
    if subject not in consent.OPTIONAL:
        raise NoSuchConsent(subject)
    keep(store, doing.by.id, [_change(subject, yes)], doing)


def stop_use(store: Store, doing: Doing) -> None:
    """Take back the consent to keep answers: nothing is added from now on, nothing is shared.

    What was kept stays, to export or to erase: taking a yes back must not lose anybody's words.
    """
    dossier = store.get(doing.by.id)
    allow("agree", doing.by, dossier)
    given = [one for one in consent.OPTIONAL if dossier.value(f"consent/{one}") is not None]
    shares = [f"share/{below}" for below in dossier.under("share")]
    changes = [_change(subject, False) for subject in ("use", *given)]
    keep(
        store,
        doing.by.id,
        [*changes, *(Change(field=field, value=None) for field in shares)],
        doing,
    )


def _change(subject: str, yes: bool) -> Change:
    return Change(field=f"consent/{subject}", value={"yes": yes, "version": consent.VERSION})
