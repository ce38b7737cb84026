"""What is known of a bank of items: key, range, means, covariance, and their origin."""

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Literal, Self

from pydantic import model_validator

from modules.domain.records.frozen import Frozen


class BankError(ValueError):
    """The figures of a bank do not fit together; the message says where."""


class UnknownItem(BankError):
    """The bank has no such item."""


class OutOfRange(BankError):
    """An answer that this item cannot get: outside its range, or not a number."""


class Item(Frozen):
    """One item: the scale it counts for (or none), its key, and the answers it can get."""

    id: str
    scale: str | None = None
    keyed: Literal[1, -1] = 1
    response_min: float
    response_max: float

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if not -math.inf < self.response_min < self.response_max < math.inf:
            raise ValueError(f"{self.id}: response_min must be below response_max")
        return self

    @property
    def span(self) -> float:
        """Return the most points above the lowest that the item can give."""
        return self.response_max - self.response_min

    def points(self, answer: float) -> float:
        """Return the answer as points above the lowest, in the direction of the scale."""
        is_number = isinstance(answer, Real) and not isinstance(answer, bool)
        if not (is_number and self.response_min <= answer <= self.response_max):  # nor is NaN
            raise OutOfRange(
                f"{self.id}: {answer} is not between {self.response_min:g} "
                f"and {self.response_max:g}"
            )
        return self.response_max - answer if self.keyed < 0 else answer - self.response_min


class Spread(Frozen):
    """How far real answers lie from what is expected, beside what the covariance says.

    `middle` and `edge` multiply the variance when the expected answer lies in the middle of the
    range or at its end (an answer at the end cannot move further). `steadiness` says after how
    many answers somebody's own scatter weighs as much as everybody's: the degrees of freedom of a
    multivariate t (Ding 2016, The American Statistician 70:293-295). `step` is the smallest
    difference between two answers, 0 when there is none.
    """

    middle: float = 1.0
    edge: float = 1.0
    steadiness: float = 1e6
    step: float = 1.0

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if not (self.middle > 0 and self.edge > 0 and self.steadiness > 0 and self.step >= 0):
            raise ValueError("spread: middle, edge and steadiness must be above 0")
        return self


class Origin(Frozen):
    """Whose answers the figures come from, and what they may be used for."""

    source: str
    people: int
    date: str
    limits: str = ""


class HowSure(Frozen):
    """How far the figures would move with other people of the same kind.

    `split_half_*` compare halves of the people with each other, averaged over random halves.
    """

    complete_people: int
    people_with_gaps: int
    shrinkage: float
    mean_standard_error: float
    correlation_standard_error: float
    split_half_means_r: float
    split_half_correlations_r: float
    split_half_correlations_rms: float


class Parameters(Frozen):
    """The figures an adaptive questionnaire starts from, in the items' own answers."""

    items: tuple[Item, ...]
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    spread: Spread = Spread()
    origin: Origin | None = None
    how_sure: HowSure | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        count = len(self.items)
        if len({item.id for item in self.items}) != count:
            raise ValueError("items: an id occurs twice")
        if not any(item.scale for item in self.items):
            raise ValueError("items: none of them belongs to a scale")
        if len(self.mean) != count or [len(row) for row in self.covariance] != [count] * count:
            raise ValueError(f"mean and covariance must be of the same {count} items")
        if not all(math.isfinite(value) for row in (self.mean, *self.covariance) for value in row):
            raise ValueError("mean and covariance: a value is not a number")
        return self

    def subset(self, ids: Sequence[str]) -> "Parameters":
        """Return the figures of these items only, in the order of `ids`."""
        places = {item.id: place for place, item in enumerate(self.items)}
        missing = [item_id for item_id in ids if item_id not in places]
        if missing:
            raise UnknownItem(f"no such item: {', '.join(missing)}")
        kept_places = [places[item_id] for item_id in ids]
        return Parameters(
            items=tuple(self.items[place] for place in kept_places),
            mean=tuple(self.mean[place] for place in kept_places),
            covariance=tuple(
                tuple(self.covariance[row][column] for column in kept_places) for row in kept_places
            ),
            spread=self.spread,
            origin=self.origin,
            how_sure=self.how_sure,
        )

    def renamed(self, names: Mapping[str, str]) -> "Parameters":
        """Return the same figures with other item ids; ids that are not named stay."""
        unknown = set(names) - {item.id for item in self.items}
        if unknown:
            raise UnknownItem(f"no such item: {', '.join(sorted(unknown))}")
        items = tuple(
            Item(**{**item.model_dump(), "id": names.get(item.id, item.id)}) for item in self.items
        )
        return Parameters(**{**dict(self), "items": items})
