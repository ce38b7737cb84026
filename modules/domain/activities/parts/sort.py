"""Cards to lay on piles."""

from collections.abc import Iterator, Mapping
from typing import Literal

from modules.domain.activities.parts.base import BasePart, Cards, Choice, Counted, Piles, worth
from modules.domain.activities.value import Answer, PileFull, UnknownChoice, Value, WrongShape


class Sort(BasePart):
    """Cards to lay, one after the other, on piles."""

    kind: Literal["sort"]
    cards: Cards
    piles: Piles

    def text_ids(self) -> Iterator[str]:
        """Yield the part, its cards and its piles."""
        yield self.id
        yield from (f"{self.id}/{card.id}" for card in self.cards)
        yield from (f"{self.id}/{pile.id}" for pile in self.piles)

    def scales(self) -> Iterator[str]:
        """Yield the scale of each card that has one."""
        yield from (card.scale for card in self.cards if card.scale is not None)

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return on which pile each card lies; cards that were not laid are not in it."""
        if not isinstance(raw, Mapping):
            raise WrongShape(f"{self.id} takes a pile for each card")
        if not all(isinstance(each, str) for pair in raw.items() for each in pair):
            raise UnknownChoice(f"{self.id} has no such card or pile")
        laid = {str(card): str(pile) for card, pile in raw.items()}
        if laid != self._there(laid):
            raise UnknownChoice(f"{self.id} has no such card or pile")
        for pile in self.piles:
            if pile.at_most and list(laid.values()).count(pile.id) > pile.at_most:
                raise PileFull(f"{self.id} has {pile.at_most} places on {pile.id}")
        return laid

    def trimmed(self, value: Value, earlier: Mapping[str, Answer]) -> Value:
        """Return the cards that there still are, on piles that there still are."""
        return self._there(value) if isinstance(value, dict) else value

    def _there(self, laid: Mapping[str, str]) -> dict[str, str]:
        cards, piles = {card.id for card in self.cards}, {pile.id for pile in self.piles}
        return {card: pile for card, pile in laid.items() if card in cards and pile in piles}

    def is_full(self, value: Value) -> bool:
        """Return whether every card was laid."""
        return not isinstance(value, dict) or len(value) == len(self.cards)

    def counted(self, value: Value | None, scale: str) -> Iterator[Counted | None]:
        """Yield for each card of a scale what its pile is worth."""
        laid = value if isinstance(value, dict) else {}
        for card in self.cards:
            if card.scale == scale:
                yield worth(self.piles, str(laid.get(card.id)))

    def own_choices(self) -> tuple[Choice, ...]:
        """Return its cards."""
        return self.cards
