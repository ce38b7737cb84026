"""Where somebody is in the activity that is open."""

from modules.services.activities.answering import ActivitySession
from modules.services.adaptive.short_form import questions_left
from modules.ui.shell import session
from modules.wording.activities import progress


def place(activity_session: ActivitySession, part_id: str) -> str:
    """Return where somebody is; in a short form nobody knows how many questions there will be."""
    wording, activity = session.wording(), activity_session.activity
    if activity_session.form is None or activity_session.form.form != "short":
        return progress.place(wording, activity, part_id)
    asked = activity_session.form.asked
    number = asked.index(part_id) + 1 if part_id in asked else len(asked) + 1
    left = questions_left(wording.library, activity, activity_session.answers)
    return progress.short_place(wording, number, left)
