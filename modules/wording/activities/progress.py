"""Where somebody is in an activity, and about how much is still to come."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.progress import minutes_left, position
from modules.wording.wording import Wording


def place(wording: Wording, activity: Activity, part_id: str) -> str:
    """Return where a part stands, as "Vraag 3 van 12 · nog ongeveer 2 minuten"."""
    where = position(activity, part_id)
    kind = "progress.question" if where.asks else "progress.screen"
    return " · ".join(
        (
            wording.say(kind, number=where.number, total=where.total),
            wording.say("progress.minutes", count=minutes_left(activity, part_id)),
        )
    )


def short_place(wording: Wording, number: int, questions_left: int) -> str:
    """Return where a question of the short form stands, as "Vraag 3 · nog ongeveer 8 vragen".

    Nobody knows how many there will be.
    """
    return " · ".join(
        (
            wording.say("progress.question-only", number=number),
            wording.say("progress.questions-left", count=questions_left),
        )
    )
