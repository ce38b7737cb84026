"""How far somebody is with one activity: states and counts, and nothing of what they answered."""

from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import answers_of, still_fits
from modules.domain.activities.form import form_of
from modules.domain.activities.progress import ActivityState, state
from modules.domain.records import fields
from modules.domain.records.dossier import Dossier


class ActivityProgress(NamedTuple):
    """The state of the answers that are there now, after how many earlier attempts."""

    now: ActivityState
    attempts: int
    last_answer: datetime | None
    """When the last of the present answers was given."""

    @property
    def state(self) -> ActivityState:
        """Return new, started or done; done once is done."""
        return "done" if self.attempts else self.now


def activity_progress(dossier: Dossier, activity: Activity) -> ActivityProgress:
    """Return how far the owner of a dossier is with an activity."""
    form, answers = form_of(dossier, activity.id), answers_of(dossier, activity.id)
    ended = form is not None and form.ended is not None
    moments = (answer.at for answer in answers.values() if answer.at)
    return ActivityProgress(
        now="done" if ended else state(activity, still_fits(activity, answers)),
        attempts=len(dossier.under(fields.ATTEMPT, activity.id)),
        last_answer=max(moments, default=None),
    )
