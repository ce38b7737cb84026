"""What the voice reads of a screen: the question, what stands under it, then each answer."""

from collections.abc import Sequence

from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Rate, Read, Sort
from modules.domain.activities.words import Words
from modules.services.activities.answering import ActivitySession
from modules.ui.activities import facts
from modules.ui.activities.ask_cards import card_in_hand


def spoken(part: Part, activity_session: ActivitySession, words: Words) -> Sequence[str]:
    """Return what the voice reads: the question, what stands under it, then each answer."""
    card = card_in_hand(part, activity_session.answers.get(part.id), words)
    said = [card] if card else words.texts[part.id].split("\n\n")
    return [
        *_what_followed(part, activity_session, words),
        *said,
        *_spoken_answers(part, activity_session, words),
    ]


def _what_followed(part: Part, activity_session: ActivitySession, words: Words) -> list[str]:
    """Return what stands under the choice that was made, where the screen stays to tell it."""
    given = activity_session.answers.get(part.id)
    if not isinstance(part, Choose) or not (part.right or part.consequences):
        return []
    if given is None or not isinstance(given.value, str):
        return []
    text = words.rest(given.value if part.shared_choices else f"{part.id}/{given.value}")
    return text.split("\n\n") if text else []


def _spoken_answers(part: Part, activity_session: ActivitySession, words: Words) -> list[str]:
    match part:
        case Read():
            return facts.spoken(part.facts)
        case Choose(shared_choices=True):
            return [words.heading(choice.id) for choice in part.choices]
        case Choose():
            return [words.heading(f"{part.id}/{choice.id}") for choice in part.choices]
        case ChooseMany():
            source = activity_session.activity.origin(part).id
            return [
                words.heading(f"{source}/{one}") for one in part.offered(activity_session.answers)
            ]
        case Sort():
            return [words.heading(f"{part.id}/{pile.id}") for pile in part.piles]
        case Entries():
            return [words.heading(f"{part.id}/{field.id}") for field in part.fields]
        case Rate():
            return [words.heading(f"{part.id}/laagste"), words.heading(f"{part.id}/hoogste")]
        case _:
            return []
