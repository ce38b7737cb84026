"""The form in which somebody does a questionnaire: every question, or as few as it takes."""

from typing import Literal

from pydantic import JsonValue, ValidationError

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier
from modules.domain.records.frozen import Frozen

FormName = Literal["short", "full"]
Ended = Literal["sure", "most", "all-asked"]


class Form(Frozen):
    """The chosen form; for the short one also what was asked, in order, and why it ended."""

    form: FormName
    asked: tuple[str, ...] = ()
    ended: Ended | None = None

    def with_asked(self, part_id: str, ended: Ended | None) -> "Form":
        """Return the form after a part was answered."""
        asked = self.asked if part_id in self.asked else (*self.asked, part_id)
        return Form(form=self.form, asked=asked, ended=ended)

    def before(self, part_id: str | None) -> str | None:
        """Return the part that was asked before this one, None when it was the first."""
        if part_id in self.asked:
            place = self.asked.index(str(part_id))
            return self.asked[place - 1] if place else None
        return self.asked[-1] if self.asked else None

    def after(self, part_id: str) -> str | None:
        """Return the part that was asked after this one, None when it was the last."""
        later = self.asked[self.asked.index(part_id) + 1 :] if part_id in self.asked else ()
        return later[0] if later else None


def field(activity_id: str) -> str:
    """Return the field that keeps the form of a questionnaire."""
    return fields.FORM.name(activity_id)


def form_of(dossier: Dossier, activity_id: str) -> Form | None:
    """Return the form somebody chose, or None when they have not, or it cannot be read."""
    return form_kept(dossier.value(field(activity_id)))


def form_kept(value: JsonValue) -> Form | None:
    """Return a form from how it is kept, or None when there is none or it cannot be read."""
    try:
        return None if value is None else Form.model_validate(value)
    except ValidationError:
        return None
