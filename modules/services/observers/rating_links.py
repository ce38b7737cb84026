"""Asking somebody else: a link to one form, filled in once, and withdrawn at any time.

Whoever has the link needs no account, sees a first name and the questions, and nothing else. What
they say is kept beside the participant's own answers and never in their place.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from modules.domain.activities.activity import Activity
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.observers.rating import Rater, RatingLink
from modules.domain.records import consent
from modules.domain.records.dossier import Change, Dossier, display_name
from modules.domain.records.people import OneTimeToken, Person
from modules.domain.records.roles import Permission
from modules.services.accounts import secrets
from modules.services.action import Action, keep
from modules.services.catalogue import find
from modules.services.observers.ratings import BadLink, LinkRefused, OthersForm, checked_answers
from modules.services.permissions import Forbidden, allow, is_own, require_consent
from modules.services.sharing.reader import open_reader
from modules.services.sharing.sharing import tidy_name
from modules.storage.base import Conflict, NoDossier, Store

LINK_STAYS = timedelta(days=14)
MOST_LINKS = 20
"""Open links of one participant: more is a mistake, or somebody else at the keys."""


def make_link(
    store: Store,
    library: Library,
    dossier_id: str,
    activity_id: str,
    rater: object,
    action: Action,
    *,
    who: str = "",
    name: str | None = None,
) -> str:
    """Return the secret of a new link, which is kept as a hash only.

    `who` says for whom it is, `name` how the form calls the participant; without it, their own
    name. A counsellor asks supervisors alone, and the name stays the participant's choice. Raises
    LinkRefused, NoActivity, Forbidden.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RATING_LINK_MAKE, action.by, dossier)
    require_consent(dossier)
    asked = _rater(find(library, activity_id), rater, own=is_own(action.by, dossier))
    open_links = [link for link in rating.rating_links(dossier) if link.is_open(action.at)]
    if len(open_links) >= MOST_LINKS:
        raise LinkRefused
    own_name = display_name(dossier)
    chosen = name if name is not None and is_own(action.by, dossier) else own_name
    link = RatingLink(
        id=uuid.uuid4().hex,
        activity=activity_id,
        rater=asked,
        name=tidy_name(chosen),
        who=tidy_name(who),
        until=action.at + LINK_STAYS,
        by=action.by.id,
        made_at=action.at,
    )
    # The dossier first: a secret that leads nowhere is refused, a link nobody sees must not be.
    change = Change(field=rating.link_field(link.id), value=rating.link_value(link))
    keep(store, dossier_id, [change], action)
    token = secrets.new_link_secret()
    kept = OneTimeToken(
        key=secrets.fingerprint(token),
        kind="guest",
        account=dossier_id,
        link=link.id,
        expires_at=link.until,
    )
    store.update(OneTimeToken, kept.key, lambda _: kept)
    return token


def _rater(activity: Activity, rater: object, *, own: bool) -> Rater:
    """Return who is asked, if this activity asks them by a link; `own` is for the participant."""
    asked = next((role for role in activity.raters if role == rater), None)
    by_link = ("supervisor", "other") if own else ("supervisor",)
    if asked is None or asked not in by_link or activity.sensitive:
        raise LinkRefused
    return asked


def withdraw_link(store: Store, dossier_id: str, link_id: str, action: Action) -> None:
    """End a link at once; the participant ends any, a counsellor their own. What came back stays.

    Raises BadLink when there is no such link.
    """
    reader = open_reader(store, dossier_id, action.by, action.at)
    reader.require(Permission.RATING_LINK_WITHDRAW)
    if link_id not in {link.id for link in reader.links}:
        raise BadLink
    change = Change(field=rating.link_field(link_id), value=None)
    keep(store, dossier_id, [change], action)
    for kept in [token for token in store.records(OneTimeToken) if token.link == link_id]:
        store.update(OneTimeToken, kept.key, lambda _: None)


def guest_form(store: Store, library: Library, token: str, *, at: datetime) -> OthersForm:
    """Return the form of a link, and change nothing; raises BadLink."""
    link, _ = _opened(store, library, token, at)
    return OthersForm(library.activities[link.activity], link.rater, link.name)


def _opened(store: Store, library: Library, token: str, at: datetime) -> tuple[RatingLink, Dossier]:
    """Return an open link and its dossier, whoever holds its secret; raises BadLink."""
    kept = store.find(OneTimeToken, secrets.fingerprint(token))
    if kept is None or kept.kind != "guest" or kept.link is None or kept.expires_at <= at:
        raise BadLink
    try:
        dossier = store.get(kept.account or "")
        allow(Permission.RATING_BY_LINK, Person(id=kept.link, role="guest"), dossier)
    except (NoDossier, Forbidden):
        raise BadLink from None
    link = next((link for link in rating.rating_links(dossier) if link.id == kept.link), None)
    if link is None or not link.is_open(at) or not consent.agreed(dossier):
        raise BadLink
    if link.activity not in library.activities:
        raise BadLink
    return link, dossier


def submit(
    store: Store, library: Library, token: str, raw: Mapping[str, object], *, at: datetime
) -> None:
    """Keep what a guest filled in, once; after that the link is dead.

    The link and the rating change in one save, so that of two at the same moment, or of a
    guest and a participant who withdraws, one comes too late. Raises BadLink, a BadAnswer.
    """
    link, dossier = _opened(store, library, token, at)
    activity = library.activities[link.activity]
    given = checked_answers(activity, raw)
    field = rating.link_field(link.id)
    used = rating.link_value(link.model_copy(update={"used": True}))
    said = rating.value(link.rater, link.who, link.by, given, at)
    changes = [
        Change(field=field, value=used, base=dossier.fields[field].version),
        Change(field=rating.field(activity.id, link.id), value=said, base=0),
    ]
    action = Action(Person(id=link.id, role="guest"), at, uuid.uuid4().hex)
    try:
        keep(store, dossier.id, changes, action)
    except (Conflict, NoDossier):
        raise BadLink from None
    store.update(OneTimeToken, secrets.fingerprint(token), lambda _: None)
