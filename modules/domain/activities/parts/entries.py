"""A list that somebody makes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from modules.domain.activities.parts.base import BasePart, Choice, Id, chances_of_one
from modules.domain.activities.parts.choose import Choose
from modules.domain.activities.parts.rate import Rate
from modules.domain.activities.parts.write import Write
from modules.domain.activities.value import (
    Answer,
    BadAnswer,
    Entry,
    TooMany,
    UnknownPart,
    Value,
    WrongShape,
)
from modules.domain.records.frozen import Frozen


def _with_kind(written: Any) -> Any:
    """Return fields with the kind that a file may leave out."""
    if not isinstance(written, list | tuple):
        return written
    return [
        {"kind": "choose", **field} if isinstance(field, Mapping) else field for field in written
    ]


EntryField = Annotated[Choose | Rate | Write, Field(discriminator="kind")]
EntryFields = Annotated[tuple[EntryField, ...], BeforeValidator(_with_kind)]


class Pick(Frozen):
    """Entries to show again at the end: the highest or lowest of a rate field, or by choices.

    With `field`, those at or beyond `bound`, at most `count` of them: `lowest` turns it round. With
    `choices`, those that have one of these in at least `times` of their fields.
    """

    id: Id
    field: Id | None = None
    bound: int = 0
    lowest: bool = False
    choices: tuple[Id, ...] = ()
    times: int = Field(default=1, ge=1)
    count: int = Field(default=3, ge=1)


class Entries(BasePart):
    """A list that somebody makes: each entry has the same few fields, such as a year and a word."""

    kind: Literal["entries"]
    fields: EntryFields = Field(min_length=1, max_length=7)
    picks: tuple[Pick, ...] = ()
    at_most: int = Field(default=10, ge=1, le=30)

    def field(self, field_id: str) -> Choose | Rate | Write | None:
        """Return the field with this id, or None."""
        return next(
            (entry_field for entry_field in self.fields if entry_field.id == field_id), None
        )

    def text_ids(self) -> Iterator[str]:
        """Yield the part, and each field with its choices, below the part's own id."""
        yield self.id
        for entry_field in self.fields:
            yield from (f"{self.id}/{text_id}" for text_id in entry_field.text_ids())
        yield from (f"{self.id}/{pick.id}" for pick in self.picks)

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return the entries, each with the fields that were filled in."""
        if not isinstance(raw, list | tuple):
            raise WrongShape(f"{self.id} takes a list")
        if not raw or len(raw) > self.at_most:
            raise TooMany(f"{self.id} takes 1 to {self.at_most} entries")
        return tuple(self._entry(written) for written in raw)

    def _entry(self, raw: object) -> Entry:
        """Return one entry, without fields that were left open; one at least was filled."""
        if not isinstance(raw, Mapping):
            raise WrongShape(f"{self.id} takes entries with fields")
        fields: dict[str, EntryField] = {field.id: field for field in self.fields}
        if not fields.keys() >= set(raw):
            raise UnknownPart(f"{self.id} has no such field")
        filled = {
            name: fields[name].accept(written, {})
            for name, written in raw.items()
            if written is not None
        }
        if not filled:
            raise WrongShape(f"{self.id} got an empty entry")
        return {name: value for name, value in filled.items() if isinstance(value, int | str)}

    def trimmed(self, value: Value, earlier: Mapping[str, Answer]) -> Value:
        """Return the entries that still fit the fields."""
        if not isinstance(value, tuple | list):
            return value
        return tuple(entry for entry in value if isinstance(entry, dict) and self._fits(entry))

    def _fits(self, entry: Entry) -> bool:
        try:
            self._entry(entry)
        except BadAnswer:
            return False
        return True

    def theme_chances(
        self, value: Value, earlier: Mapping[str, Answer], choices: Sequence[Choice]
    ) -> Iterator[tuple[str, bool]]:
        """Yield for each entry the themes of its fields, and whether they were chosen."""
        for entry in value if isinstance(value, tuple) else ():
            for field in self.fields:
                if isinstance(field, Choose) and isinstance(entry, dict):
                    yield from chances_of_one(field.choices, entry.get(field.id))

    @property
    def says_something_alone(self) -> bool:
        """Return False: a list grows, and is read as a whole."""
        return False
