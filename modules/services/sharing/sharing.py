"""What is the participant's alone to decide: agreeing, naming, sharing, and seeing who looked."""

from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import plain
from modules.domain.activities.progress import ActivityState
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.plan.plan import plan
from modules.domain.programme.activity_progress import activity_progress
from modules.domain.records import consent, fields, sharing
from modules.domain.records.dossier import Change, Dossier, display_name
from modules.domain.records.people import Account
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import Level
from modules.services.action import Action, keep
from modules.services.catalogue import find, in_order
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.storage.base import Store

LONGEST_NAME = 40


class NotTheirCounsellor(Refusal):
    """A result can only be shared with somebody who guides this participant."""

    text_id = "error.not-your-counsellor"


def has_agreed(reader: Reader) -> bool:
    """Say whether a participant agreed to everything that is needed before anything is kept."""
    return consent.agreed(reader.own(Permission.CONSENT_GIVE))


def agree(store: Store, action: Action, *, adult: bool, use: bool, name: str = "") -> bool:
    """Keep what a participant agreed to; return whether that is enough to go on."""
    allow(Permission.CONSENT_GIVE, action.by, store.get(action.by.id))
    said = {"adult": adult, "use": use}
    changes = [
        Change(field=fields.CONSENT.name(subject), value={"yes": yes, "version": consent.VERSION})
        for subject, yes in said.items()
    ]
    if tidy_name(name):
        changes.append(Change(field=fields.NAME.name(), value=tidy_name(name)))
    keep(store, action.by.id, changes, action)
    return consent.agreed(store.get(action.by.id))


def tidy_name(name: str) -> str:
    """Return a first name or nickname as it is kept: one line, at most 40 characters."""
    return " ".join(plain(name).split())[:LONGEST_NAME].rstrip()


def own_name(reader: Reader) -> str:
    """Return to a participant how they want to be called, or an empty text."""
    return display_name(reader.own(Permission.NAME_SET))


def set_name(store: Store, name: str, action: Action) -> None:
    """Keep how the participant wants to be called; an empty name takes it away."""
    allow(Permission.NAME_SET, action.by, store.get(action.by.id))
    change = Change(field=fields.NAME.name(), value=tidy_name(name) or None)
    keep(store, action.by.id, [change], action)


def set_language(store: Store, language: str, action: Action) -> None:
    """Keep in which language the participant reads."""
    allow(Permission.LANGUAGE_SET, action.by, store.get(action.by.id))
    keep(store, action.by.id, [Change(field=fields.LANGUAGE.name(), value=language)], action)


class Shared(NamedTuple):
    """One result and how much of it a counsellor may see now."""

    activity: str
    state: ActivityState
    level: Level
    until: datetime | None = None
    """When the share ends by itself; None when it goes on, and when it is private."""


class Counsellor(NamedTuple):
    """Somebody who guides the participant."""

    account: str
    name: str


def counsellors(store: Store, reader: Reader) -> tuple[Counsellor, ...]:
    """Return who guides a participant, to themselves; an account that is closed is left out."""
    named = reader.own().under(fields.COUNSELLOR)
    accounts = [account for name in named if (account := store.find(Account, name))]
    return tuple(
        Counsellor(account.id, account.name or "") for account in accounts if not account.closed
    )


def shared_with(reader: Reader, library: Library, account: str) -> tuple[Shared, ...]:
    """Return each result the participant has begun, with the level for one counsellor.

    What only others fill in is there once somebody did.
    """
    dossier = reader.own(Permission.RESULT_SHARE)
    states = {activity.id: _state(dossier, activity) for activity in in_order(library)}
    states.update(_besides(dossier))
    begun = {subject: state for subject, state in states.items() if state != "new"}
    return tuple(
        Shared(subject, state, *reader.share_with(subject, account))
        for subject, state in begun.items()
    )


def _state(dossier: Dossier, activity: Activity) -> ActivityState:
    own = activity_progress(dossier, activity).state
    return "started" if own == "new" and dossier.under(fields.RATING, activity.id) else own


def _besides(dossier: Dossier) -> dict[str, ActivityState]:
    """Return what can be shared besides activities, once there is something in it."""
    has = {
        sharing.PLAN: not plan(dossier).is_empty(),
        sharing.IDEAS: bool(dossier.under(fields.IDEA) or dossier.under(fields.TRAINING)),
    }
    return {subject: "started" if there else "new" for subject, there in has.items()}


class EndPassed(Refusal):
    """A share cannot end before it begins."""

    text_id = "error.end-passed"


def share(
    store: Store,
    library: Library,
    activity_id: str,
    account: str,
    level: object,
    action: Action,
    *,
    until: datetime | None = None,
) -> Level:
    """Keep how much of a result a counsellor may see, from this moment on, at most `until` then.

    Raises NotTheirCounsellor, NoActivity, EndPassed, Forbidden; ValueError for a level that does
    not exist.
    """
    if activity_id not in (sharing.PLAN, sharing.IDEAS):
        find(library, activity_id)
    dossier = store.get(action.by.id)
    allow(Permission.RESULT_SHARE, action.by, dossier)
    chosen = Level(level) if isinstance(level, str) else Level("")
    if account not in dossier.under(fields.COUNSELLOR):
        raise NotTheirCounsellor
    if until is not None and until <= action.at:
        raise EndPassed
    kept = sharing.kept(chosen, until)
    change = Change(field=sharing.field(activity_id, account), value=kept)
    keep(store, action.by.id, [change], action)
    return chosen


def part_with(store: Store, account: str, action: Action) -> None:
    """End with a counsellor: what was shared with them is private again at once."""
    dossier = store.get(action.by.id)
    allow(Permission.COUNSELLOR_END, action.by, dossier)
    levels = [
        name
        for name in dossier.fields
        if fields.SHARE.is_name(name) and name.endswith(f"/{account}")
    ]
    # A link that they made would still bring them what comes back.
    asked = [
        rating.link_field(link.id) for link in rating.rating_links(dossier) if link.by == account
    ]
    gone = [fields.COUNSELLOR.name(account), *levels, *asked]
    changes = [Change(field=name, value=None) for name in gone]
    keep(store, action.by.id, changes, action)


SUMMARY, NEW_CARD = "summary", "new card"
"""What somebody else can have seen: the page about a person, or a new card with its PIN."""


class Look(NamedTuple):
    """Somebody else looked: who (a name), when, and at what (SUMMARY, NEW_CARD)."""

    name: str
    at: datetime
    what: str


def looks(store: Store, reader: Reader) -> tuple[Look, ...]:
    """Return who else looked at the participant's page, newest first."""
    own_id = reader.own(Permission.LOOK_READ).id
    seen = [
        event
        for event in store.events(own_id)
        if event.kind == "viewed" and event.by != own_id and event.what in (SUMMARY, NEW_CARD)
    ]
    return tuple(Look(name_of(store, event.by), event.at, event.what) for event in reversed(seen))


def name_of(store: Store, account_id: str) -> str:
    """Return the name of a member of staff, or an empty text; participants' accounts have none."""
    account = store.find(Account, account_id)
    return (account.name if account else None) or ""
