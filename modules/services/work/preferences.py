"""What somebody's answers say that matters for work, gathered from what they chose to do."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Dossier
from modules.domain.results.attempts import current_attempt
from modules.domain.results.levels import levels_reached
from modules.domain.results.scoring import profile_summary, scores
from modules.domain.work import qualifications
from modules.domain.work.occupation import (
    INTERESTS,
    LANGUAGE_LEVELS,
    STYLES,
    TASKS,
    Interest,
    LanguageLevel,
    Listens,
    Style,
    Task,
)
from modules.domain.work.preferences import HowOften, Preferences
from modules.domain.work.qualifications import Qualifications
from modules.services.adaptive import short_form

INTEREST_LISTS = ("interesses", "interesses-in-beelden")
STYLE_LIST = "werkstijl"
EXPERIENCE, HOW_OFTEN, AGAIN = "ervaring", "hoe-vaak", "nog-eens"
DUTCH, SPEAKING, READING = "taal-nederlands", "spreken", "lezen"
DIPLOMAS, LIST = "mijn-diploma-en-beroep", "mijn-bewijzen"
SAYS = ("wants", "avoids", "limits", "adapts", "lacks", "has")
PILES: Mapping[str, HowOften] = {"soms": "sometimes", "vaak": "often"}


def wishes(library: Library, dossier: Dossier) -> Preferences:
    """Return what the answers of one participant say; what nobody asked stays open.

    Nothing else of the dossier is read: no name, no language of the app.
    """
    table = library.jobs.table
    done = _given(library, dossier, EXPERIENCE)
    again = done[AGAIN].value if AGAIN in done else None
    levels = dutch(library, dossier)
    said: dict[str, set[str]] = {name: set() for name in SAYS}
    for rule in table.listens if table else ():
        if _says(rule, _given(library, dossier, rule.activity)):
            for name, conditions in said.items():
                conditions.update(getattr(rule, name))
    licences = listed_papers(library, dossier)
    said["has"] |= {"rijbewijs-b"} if licences.car else set()
    said["has"] |= {"rijbewijs-c"} if licences.truck else set()
    return Preferences.model_validate(
        {
            "interests": interests(library, dossier),
            "styles": styles(library, dossier),
            "wanted": said["wants"],
            "avoided": said["avoids"],
            "limits": said["limits"],
            "adapts": said["adapts"],
            "lacks": said["lacks"],
            "has": said["has"],
            "experience": _experience(done),
            "again": [task for task in again if task in TASKS] if isinstance(again, tuple) else [],
            "speaking": levels.get(SPEAKING),
            "reading": levels.get(READING),
        }
    )


def listed_papers(library: Library, dossier: Dossier) -> Qualifications:
    """Return what the list of diplomas and licences says, for the ways that ask one.

    Beside the wishes and not among them: where a diploma is from plays no part in any idea.
    """
    listed = _given(library, dossier, DIPLOMAS).get(LIST)
    entries = listed.value if listed and isinstance(listed.value, tuple) else ()
    return qualifications.read(entry for entry in entries if isinstance(entry, dict))


def _given(library: Library, dossier: Dossier, activity_id: str) -> dict[str, Answer]:
    """Return the answers to an activity; none that somebody took their yes back for."""
    activity = library.activities.get(activity_id)
    if activity is None or not consent.covers(dossier, sensitive=activity.sensitive):
        return {}
    return dict(current_attempt(dossier, activity).answers)


def unasked(library: Library, dossier: Dossier) -> tuple[str, ...]:
    """Return the activities that would tell more and were not begun: one list of interests."""
    kept = (*dossier.under(fields.ANSWER), *dossier.under(fields.ATTEMPT))
    begun = {below.split("/", 1)[0] for below in kept}
    lists = () if begun & set(INTEREST_LISTS) else INTEREST_LISTS[:1]
    others = (activity_id for activity_id in (EXPERIENCE, STYLE_LIST) if activity_id not in begun)
    return tuple(
        activity_id for activity_id in (*lists, *others) if activity_id in library.activities
    )


def interests(library: Library, dossier: Dossier) -> dict[Interest, float] | None:
    """Return how much each of Holland's types is liked (0 to 100), None while too little is said.

    The first list that was answered far enough counts; a short form counts once it has ended.
    """
    for activity_id in INTEREST_LISTS:
        activity = library.activities.get(activity_id)
        if activity is None:
            continue
        levels = _levels(library, activity, dossier)
        if set(INTERESTS) <= levels.keys():
            return {interest: levels[interest] for interest in INTERESTS}
    return None


def _levels(library: Library, activity: Activity, dossier: Dossier) -> dict[str, float]:
    now = current_attempt(dossier, activity)
    given, form = now.answers, now.form
    if form and form.form == "short":
        if not form.ended or not short_form.has_short_form(library, activity.id):
            return {}
        said = short_form.result(library, activity, given, form.ended).estimates
        return {estimate.scale: 100 * estimate.points / estimate.possible for estimate in said}
    return {score.scale: score.level for score in scores(activity, given) if score.enough}


def styles(library: Library, dossier: Dossier) -> tuple[Style, ...]:
    """Return the ways of working that stand out; none while too little is said."""
    activity = library.activities.get(STYLE_LIST)
    if activity is None:
        return ()
    summary = profile_summary(scores(activity, _given(library, dossier, STYLE_LIST)))
    return () if summary.flat else tuple(style for style in STYLES if style in summary.top)


def dutch(library: Library, dossier: Dossier) -> dict[str, LanguageLevel]:
    """Return the level of each part of Dutch that enough was said about; before A1 is a0."""
    activity = library.activities.get(DUTCH)
    if activity is None:
        return {}
    all_reached = levels_reached(activity, _given(library, dossier, DUTCH))
    return {
        reached.scale: next(
            (level for level in LANGUAGE_LEVELS if level == reached.rung), LANGUAGE_LEVELS[0]
        )
        for reached in all_reached
        if reached.enough
    }


def _experience(done: Mapping[str, Answer]) -> dict[Task, HowOften]:
    laid = done[HOW_OFTEN].value if HOW_OFTEN in done else None
    if not isinstance(laid, dict):
        return {}
    return {task: PILES[laid[task]] for task in TASKS if laid.get(task) in PILES}


def _says(rule: Listens, given: Mapping[str, Answer]) -> bool:
    """Say whether the answer that a rule listens for was given."""
    value = given[rule.part].value if rule.part in given else None
    chosen = {value} if isinstance(value, str) else value
    if not isinstance(chosen, set | tuple):
        return False
    return any(choice in rule.answers for choice in chosen)
