"""What a counsellor sees and does: the people they guide, and one page about one person."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.form import Form
from modules.domain.activities.progress import state
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields, sharing
from modules.domain.records.dossier import Change, Dossier, OverviewLine, overview_line
from modules.domain.records.people import Account, FreshCard, Person
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import Level
from modules.domain.results.attempts import current_attempt
from modules.domain.results.findings import findings
from modules.domain.results.result import Result, ShortResult
from modules.domain.results.scoring import ProfileSummary, ScaleScore, profile_summary, scores
from modules.services.accounts import accounts
from modules.services.accounts.secrets import Keys
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.activities import disagreement, short_form
from modules.services.languages import known
from modules.services.permissions import allow
from modules.services.programme.path import (
    PathStep,
    Progress,
    in_order,
    path_steps,
    programme_of,
    progress,
)
from modules.services.sharing.sharing import NEW_CARD, SUMMARY, tidy_name
from modules.services.sharing.sharing import name_of as name_of
from modules.storage.base import Store


class CaseloadLine(NamedTuple):
    """One person in the caseload."""

    person: OverviewLine
    progress: Progress


def caseload(store: Store, library: Library, *, by: Person) -> tuple[CaseloadLine, ...]:
    """Return the people of a counsellor: who asked for a talk first, then the longest silent."""
    allow(Permission.PARTICIPANT_LIST, by)
    lines = [CaseloadLine(one, progress(library, one)) for one in store.overview(by.id)]
    return tuple(sorted(lines, key=_attention))


TOLD = timedelta(days=30)
"""For how long a counsellor reads that somebody is gone."""


def erased(store: Store, *, by: Person, at: datetime) -> tuple[datetime, ...]:
    """Return when people of this counsellor were erased in the last month, without who it was."""
    allow(Permission.PARTICIPANT_LIST, by)
    account = store.find(Account, by.id)
    return tuple(one for one in (account.erased if account else ()) if at - one < TOLD)


def _attention(line: CaseloadLine) -> tuple[bool, bool, datetime]:
    """Return what puts a line before another: what cannot wait, a wish to talk, then silence."""
    person = line.person
    return (not person.urgent, not person.asked_for_talk, person.last_activity)


class Added(NamedTuple):
    """A participant that a counsellor just added, with the card to hand over."""

    dossier: str
    card: FreshCard


def add_participant(
    store: Store, keys: Keys, name: str, *, by: Person, language: str, at: datetime
) -> Added:
    """Make an account and a card for somebody; what they agree to, they say themselves later."""
    allow(Permission.PARTICIPANT_ADD, by)
    join = Change(field=fields.COUNSELLOR.name(by.id), value=True)
    account = accounts.make_participant(
        store, keys, [join], name=tidy_name(name), language=language, by=by, at=at
    )
    card = accounts.fresh_card(store, account.id, at=at)
    assert card is not None  # make_participant has just kept it
    return Added(account.id, card)


def give_new_card(store: Store, keys: Keys, dossier_id: str, action: Action) -> FreshCard:
    """Return a new card for somebody who lost theirs; the old one is dead at once.

    Whoever hands a card over has seen it, so the participant is told in "who looked". Raises
    NotProven when the counsellor did not prove just now who they are.
    """
    allow(Permission.CARD_GIVE, action.by, store.get(dossier_id))
    require_proof(store, action)
    store.viewed(dossier_id, by=action.by.id, at=action.at, what=NEW_CARD, save_id=action.save_id)
    return accounts.new_card(store, keys, dossier_id, at=action.at)


class PersonPage(NamedTuple):
    """Everything on the one page about one person, for one counsellor."""

    dossier: str
    name: str | None
    language: str
    asked_for_talk: datetime | None
    last_activity: datetime
    programme: str
    road: tuple[PathStep, ...]
    results: Mapping[str, Result]
    looked_before: datetime | None
    """When this counsellor looked the time before, so that what is new since can be marked."""


def person_page(
    store: Store,
    library: Library,
    dossier_id: str,
    *,
    by: Person,
    look: str = "",
    at: datetime | None = None,
) -> PersonPage:
    """Return what this counsellor may see of a person now; raises Forbidden, NoDossier.

    A result that is not shared is not in it, nor any trace of what it says; without `at` neither is
    one whose share has an end. `look` is the save_id of the look that is going on.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RESULT_READ, by, dossier)
    line = overview_line(dossier)
    return PersonPage(
        dossier=dossier_id,
        name=line.name,
        language=known(library, dossier.value(fields.LANGUAGE.name())),
        asked_for_talk=line.asked_for_talk,
        last_activity=line.last_activity,
        programme=programme_of(library, dossier.value(fields.PROGRAMME.name())).id,
        road=path_steps(library, dossier),
        results=_results(library, dossier, by, at),
        looked_before=_looked_before(store, dossier_id, by, look),
    )


def _looked_before(store: Store, dossier_id: str, by: Person, look: str) -> datetime | None:
    """Return when somebody looked last, leaving out the look that is going on."""
    looks = (
        event.at
        for event in store.events(dossier_id)
        if event.kind == "viewed"
        and event.what == SUMMARY
        and event.by == by.id
        and event.save_id != look
    )
    return max(looks, default=None)


def _results(
    library: Library, dossier: Dossier, by: Person, at: datetime | None
) -> dict[str, Result]:
    found = {}
    for activity in in_order(library):
        level = sharing.level(dossier, activity.id, by.id, at)
        if level is Level.PRIVATE or not _may_be_seen(activity, dossier):
            continue
        now = current_attempt(dossier, activity)
        if now.answers:
            end = sharing.until(dossier, activity.id, by.id)
            tells = consent.allows(dossier, "signal")
            more = findings(
                activity, now.answers, level, now.earlier, tells=tells, content=now.content
            )
            shared = result(library, activity, now.answers, level, now.form)
            differs = disagreement.said(dossier, activity.id)
            found[activity.id] = shared._replace(until=end, more=more, differs=differs)
            if level is Level.ALL:
                signs = short_form.quality(library, activity, now.answers)
                found[activity.id] = found[activity.id]._replace(signs=signs)
    return found


def _may_be_seen(activity: Activity, dossier: Dossier) -> bool:
    """Say whether a result can be shared at all: about health or private life only after a yes."""
    return not activity.sensitive or consent.allows(dossier, "sensitive")


def result(
    library: Library,
    activity: Activity,
    given: Mapping[str, Answer],
    level: Level,
    form: Form | None = None,
) -> Result:
    """Return a result cut down to a level; check questions and "not now" are never in it."""
    in_short = form is not None and form.form == "short"
    ended = form.ended if form else None
    short = short_form.result(library, activity, given, ended) if in_short else None
    found = scores(activity, given)
    parts = (
        activity.parts
        if level is Level.ALL
        else (part for part in activity.parts if part.id in activity.short)
    )
    shown = {
        part.id: given[part.id]
        for part in parts
        if part.id in given and given[part.id].value is not None and not part.is_check
    }
    return Result(
        activity=activity,
        level=level,
        state="done" if ended else state(activity, given),
        at=max((one.at for one in given.values() if one.at), default=None),
        profile_summary=_profile_summary(activity, short, found),
        scores=found if level is Level.ALL else (),
        answers=shown,
        short=short and short.at_level(level),
    )


def _profile_summary(
    activity: Activity, short: ShortResult | None, found: Sequence[ScaleScore]
) -> ProfileSummary:
    """Return what stands out; nothing where the scales are not there to be compared."""
    if not activity.compares:
        return ProfileSummary()
    return short_form.profile_summary(short) if short else profile_summary(found)


def looked(store: Store, dossier_id: str, action: Action) -> None:
    """Keep that a counsellor opened a person's page; the participant can see it."""
    allow(Permission.RESULT_READ, action.by, store.get(dossier_id))
    store.viewed(dossier_id, by=action.by.id, at=action.at, what=SUMMARY, save_id=action.save_id)
