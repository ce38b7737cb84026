"""What a press on a screen does: each act is kept once, for the part that its screen named."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from starlette.datastructures import FormData

from modules.domain.activities.answer import Answer, UnknownPart, WrongShape
from modules.domain.activities.form import FormName
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
from modules.domain.records.refusal import Refusal
from modules.services.action import Action
from modules.services.activities import answering
from modules.services.activities.asked import Saying
from modules.services.activities.screen import AGREEMENT, FORM, Shown
from modules.services.catalogue import find
from modules.services.runtime import Runtime
from modules.services.sharing import consents
from modules.services.sharing.reader import open_reader
from modules.web.activities.form_values import of_field, of_line, several, typed

STAY, NEXT = "stay", "next"


class Press(NamedTuple):
    """One press: on what screen, with what in the form, by whom."""

    here: Runtime
    saying: Saying
    activity: str
    part: str
    form: FormData
    action: Action

    @property
    def do(self) -> str:
        """Return which button it was; empty for an answer that goes on by itself."""
        return typed(self.form, "do")

    @property
    def base(self) -> int:
        """Return which version of the answer the screen showed; raises WrongShape."""
        text = typed(self.form, "base")
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise WrongShape("a screen says which version it shows")
        return int(text)

    def record(self, value: object, *, move: bool) -> None:
        """Keep an answer as this act; raises what answering.record raises."""
        here = self.here
        answering.record(
            here.store,
            here.library,
            self.activity,
            self.part,
            value,
            self.action,
            base=self.base,
            move=move,
        )

    def answer(self) -> Answer | None:
        """Return what is kept of this part."""
        here, by = self.here, self.action.by
        reader = open_reader(here.store, by.id, by, self.action.at)
        session = answering.open_session(reader, here.library, self.activity)
        return session.answers.get(self.part)


def perform(press: Press) -> Shown:
    """Do it, and return what the next screen must show of it: a refusal loses no word."""
    try:
        return _screens(press) or _part(press)
    except Refusal as refused:
        return _refused(press, press.saying.say(refused.text_id))


def _refused(press: Press, error: str) -> Shown:
    part = press.here.library.activities[press.activity].part(press.part)
    typed_again = TYPED[part.kind](part, press.form) if part else None
    return Shown(error=error, part=press.part, typed=typed_again)


def _screens(press: Press) -> Shown | None:
    """Do what belongs to a screen that is no part."""
    store, library = press.here.store, press.here.library
    chosen = typed(press.form, "value")
    if press.part == AGREEMENT and chosen == "yes":
        consents.say(store, "sensitive", True, press.action)
    elif press.part == FORM and chosen in ("short", "full"):
        name: FormName = "short" if chosen == "short" else "full"
        answering.choose_form(store, library, press.activity, name, press.action)
    elif press.part not in (AGREEMENT, FORM):
        return None
    return Shown()


def _part(press: Press) -> Shown:
    store, library = press.here.store, press.here.library
    part = find(library, press.activity).part(press.part)
    if part is None:
        raise UnknownPart(f"{press.activity} has no such part")
    if press.do == "back":
        answering.go_back(store, library, press.activity, press.part, press.action)
        return Shown()
    if press.do == "later":
        answering.put_off(store, library, press.activity, press.part, press.action)
        return Shown()
    return ANSWERS[part.kind](part, press)


def _read(part: Read, press: Press) -> Shown:
    press.record(True, move=True)
    return Shown()


def _choose(part: Choose, press: Press) -> Shown:
    if press.do == NEXT:
        answer = press.answer()
        press.record(answer.value if answer else None, move=True)
    else:
        stays = bool(part.right) or part.consequences
        press.record(typed(press.form, "value"), move=not stays)
    return Shown(kept=True)


def _choose_many(part: ChooseMany, press: Press) -> Shown:
    chosen = several(press.form, "chosen")
    if len(chosen) > part.at_most:
        return _refused(press, press.saying.say("ask.enough", most=part.at_most))
    if press.do != STAY or len(chosen) >= part.at_least:
        press.record(chosen, move=press.do != STAY)
        return Shown(kept=True)
    answer = press.answer()
    if answer is not None and answer.value is not None:
        # Too few is no answer yet, and what was taken away must not come back.
        press.record(None, move=False)
    return Shown(part=press.part, typed=chosen)


def _sort(part: Sort, press: Press) -> Shown:
    store, library, action = press.here.store, press.here.library, press.action
    if press.do == NEXT:
        answering.put_off(store, library, press.activity, press.part, action)
        return Shown()
    card, pile = typed(press.form, "card"), typed(press.form, "value")
    answering.lay(store, library, press.activity, press.part, card, pile, action)
    return Shown(kept=True)


def _rate(part: Rate, press: Press) -> Shown:
    press.record(of_field(part, typed(press.form, "value")), move=True)
    return Shown(kept=True)


def _write(part: Write, press: Press) -> Shown:
    words = str(press.form.get("value", ""))
    if words.strip():
        press.record(words, move=press.do != STAY)
        return Shown(kept=True)
    if press.do != STAY:
        press.record(None, move=True)
    return Shown()


def _entries(part: Entries, press: Press) -> Shown:
    answer = press.answer()
    made = tuple(answer.value) if answer and isinstance(answer.value, tuple) else ()
    if press.do == "remove":
        text = typed(press.form, "line")
        at = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else len(made)
        press.record((*made[:at], *made[at + 1 :]) or None, move=False)
        return Shown()
    line = of_line(part, press.form, "field-")
    if not line and press.do != NEXT:
        return _refused(press, press.saying.say("entries.nothing"))
    if len(made) >= part.at_most and made[-1] == line:
        return Shown(kept=True)  # the press that filled the list, sent again
    press.record(((*made, line) if line else made) or None, move=press.do == NEXT)
    return Shown(kept=bool(line))


ANSWERS: Mapping[str, Callable[[Any, Press], Shown]] = {
    "read": _read,
    "choose": _choose,
    "choose-many": _choose_many,
    "sort": _sort,
    "rate": _rate,
    "write": _write,
    "entries": _entries,
}
"""How a press on each kind of part is kept."""


def _nothing_typed(part: Part, form: FormData) -> object:
    return None


TYPED: Mapping[str, Callable[[Any, FormData], object]] = {
    "read": _nothing_typed,
    "choose": _nothing_typed,
    "choose-many": lambda part, form: several(form, "chosen"),
    "sort": _nothing_typed,
    "rate": _nothing_typed,
    "write": lambda part, form: str(form.get("value", "")),
    "entries": lambda part, form: of_line(part, form, "field-"),
}
"""What of each kind is shown again when it could not be kept."""
