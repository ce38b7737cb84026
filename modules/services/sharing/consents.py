"""Saying yes to something besides, and taking a yes back: apart for each subject, at any time."""

from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.consent import ConsentGiven
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.storage.base import Store

SAYS_NOTHING = ("place", "share", "form", "version")
"""Fields that say where somebody is and who may see what, and nothing of what they answered."""


class NoSuchConsent(ValueError):
    """A subject about which nothing is asked."""


def said(reader: Reader) -> tuple[ConsentGiven, ...]:
    """Return what a participant said to each consent, with its version and date."""
    return consent.said(reader.own(Permission.CONSENT_GIVE))


def say(store: Store, subject: str, yes: bool, action: Action) -> None:
    """Keep a yes or a no to something that may be refused; raises NoSuchConsent, Forbidden."""
    allow(Permission.CONSENT_GIVE, action.by, store.get(action.by.id))
    if subject not in consent.OPTIONAL:
        raise NoSuchConsent(subject)
    keep(store, action.by.id, [_change(subject, yes)], action)


def stop_use(store: Store, action: Action) -> None:
    """Take back the consent to keep answers: nothing is added from now on, nothing is shared.

    What was kept stays, to export or to erase: taking a yes back must not lose anybody's words.
    """
    dossier = store.get(action.by.id)
    allow(Permission.CONSENT_GIVE, action.by, dossier)
    given = [
        subject
        for subject in consent.OPTIONAL
        if dossier.value(fields.CONSENT.name(subject)) is not None
    ]
    shares = [fields.SHARE.name(*below.split("/")) for below in dossier.under(fields.SHARE)]
    changes = [_change(subject, False) for subject in ("use", *given)]
    keep(
        store,
        action.by.id,
        [*changes, *(Change(field=field, value=None) for field in shares)],
        action,
    )


def refuse_sensitive(store: Store, library: Library, action: Action) -> None:
    """Take back the yes to answers about health or private life: nobody else sees them from now on.

    What was shared of them is private again, also after a later yes; the answers stay until the
    participant takes them away.
    """
    dossier = store.get(action.by.id)
    allow(Permission.CONSENT_GIVE, action.by, dossier)
    shares = [
        Change(field=fields.SHARE.name(*below.split("/")), value=None)
        for below in dossier.under(fields.SHARE)
        if _is_sensitive(library, below)
    ]
    keep(store, action.by.id, [_change("sensitive", False), *shares], action)


def sensitive_kept(reader: Reader, library: Library) -> tuple[str, ...]:
    """Return the activities about health or private life of which something is kept."""
    dossier = reader.own(Permission.CONSENT_GIVE)
    names = (name.split("/") for name in _sensitive_fields(dossier, library))
    kept = {activity for kind, activity, *_ in names if kind not in SAYS_NOTHING}
    return tuple(activity for activity in library.activities if activity in kept)


def take_away_sensitive(store: Store, library: Library, action: Action) -> None:
    """Take every answer about health or private life out of the dossier, earlier rounds too."""
    dossier = store.get(action.by.id)
    allow(Permission.CONSENT_GIVE, action.by, dossier)
    changes = [Change(field=name, value=None) for name in _sensitive_fields(dossier, library)]
    if changes:
        keep(store, action.by.id, changes, action)


def _sensitive_fields(dossier: Dossier, library: Library) -> list[str]:
    """Return every set field about a sensitive activity: answers, rounds, shares and what else."""
    return [
        name
        for name, kept in dossier.fields.items()
        if kept.value is not None and _is_sensitive(library, name.partition("/")[2])
    ]


def _is_sensitive(library: Library, below: str) -> bool:
    """Say whether what stands in a field below this is about a sensitive activity."""
    activity = library.activities.get(below.split("/")[0])
    return activity is not None and activity.sensitive


def _change(subject: str, yes: bool) -> Change:
    return Change(
        field=fields.CONSENT.name(subject), value={"yes": yes, "version": consent.VERSION}
    )
