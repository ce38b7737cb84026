"""Going through activities of the content that the app comes with, as somebody would."""

from collections.abc import Mapping

from modules.domain.activities import answer as answers
from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.action import Action, keep
from modules.services.activities import answering
from modules.services.sharing import consents
from modules.storage.base import Store
from tests.conftest import Act

WORDS = "Dat is zo."
"""What stands in every field to write in that a test says nothing about."""


def given(activity: Activity, said: Mapping[str, object]) -> dict[str, Answer]:
    """Return answers as the one door makes them, in the activity's order; None is "not now"."""
    found: dict[str, Answer] = {}
    assert set(said) <= {part.id for part in activity.parts}
    for part in activity.parts:
        if part.id in said:
            found[part.id] = answer(activity, part.id, said[part.id], found)
    return found


def anything(activity: Activity, part: Part, earlier: Mapping[str, Answer]) -> object:
    """Return an answer that a part takes: the first choice, some cards, a few words."""
    match part:
        case Read():
            return True
        case Choose():
            return part.choices[0].id
        case ChooseMany():
            cards = part.offered(earlier)[: max(1, part.at_least)]
            return list(cards) if len(cards) >= part.at_least else None
        case Sort():
            piles = [pile.id for pile in part.piles for _ in range(pile.at_most or len(part.cards))]
            return {card.id: pile for card, pile in zip(part.cards, piles, strict=False)}
        case Rate():
            return part.lowest
        case Write():
            return WORDS[: part.max_length]
        case Entries():
            return [{one.id: anything(activity, one, {}) for one in part.fields}]


def everything(activity: Activity) -> dict[str, Answer]:
    """Return an answer to every part of an activity."""
    found: dict[str, Answer] = {}
    for part in activity.parts:
        value = anything(activity, part, found)
        found[part.id] = answer(activity, part.id, value, found)
    return found


def do(
    store: Store,
    library: Library,
    activity_id: str,
    said: Mapping[str, object],
    action: Act,
    by: Person,
    minutes: float = 0,
) -> None:
    """Answer parts of an activity through the service, after a yes where it takes one."""
    if library.activities[activity_id].sensitive:
        consents.say(store, "sensitive", True, action(by, minutes))
    for part, value in said.items():
        answering.record(store, library, activity_id, part, value, action(by, minutes))


def fill(store: Store, library: Library, activities: list[str], action: Action) -> None:
    """Answer every part of some activities, in one save: the services would take a minute."""
    consent = Change(field="consent/sensitive", value={"yes": True, "version": 1})
    changes = [consent] if any(library.activities[one].sensitive for one in activities) else []
    for activity_id in activities:
        for part, one in everything(library.activities[activity_id]).items():
            value = one.model_dump(mode="json")["value"]
            kept = Change(field=answers.field(activity_id, part), value={"value": value})
            changes.append(kept)
    keep(store, action.by.id, changes, action)
