"""Whether a single part makes sense, given the parts that come before it."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from modules.content.formats.messages import suggestion
from modules.content.formats.yaml_reader import Document, Trail
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
from modules.domain.catalogue import Problem


def part_problems(
    part: Part, earlier: Sequence[Part], trail: Trail, document: Document
) -> Iterator[Problem]:
    """Yield what does not fit together in a part."""
    match part:
        case Choose():
            yield from _choose(part, trail, document)
        case ChooseMany():
            yield from _choose_many(part, earlier, trail, document)
        case Sort():
            yield from _sort(part, trail, document)
        case Entries():
            yield from _entries(part, trail, document)
        case Rate():
            yield from _rate(part, trail, document)
        case Read() | Write():
            pass
        case _ as unknown:
            assert_never(unknown)


def _rate(part: Rate, trail: Trail, document: Document) -> Iterator[Problem]:
    if part.lowest >= part.highest:
        yield document.problem(
            (*trail, "lowest"), "lowest-highest", lowest=part.lowest, highest=part.highest
        )


def _choose(part: Choose, trail: Trail, document: Document) -> Iterator[Problem]:
    choices = [choice.id for choice in part.choices]
    if len(choices) < 2:
        yield document.problem((*trail, "choices"), "few-choices", least=2)
    if part.reversed and part.scale is None:
        yield document.problem((*trail, "reversed"), "scale-missing")
    if part.right and part.consequences:
        yield document.problem((*trail, "consequences"), "right-and-consequences")
    for place, choice in enumerate(part.right):
        if choice not in choices:
            hint = suggestion(choice, choices)
            where = (*trail, "right", place)
            yield document.problem(where, "right-unknown", id=choice, suggestion=hint)


def _entries(part: Entries, trail: Trail, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with a field; its answer stays with its entry and counts nowhere."""
    for place, field in enumerate(part.fields):
        where = (*trail, "fields", place)
        yield from part_problems(field, (), where, document)
        if list(field.scales()) or (isinstance(field, Choose) and (field.right or field.rung)):
            yield document.problem(where, "field-counts", id=field.id)


def _sort(part: Sort, trail: Trail, document: Document) -> Iterator[Problem]:
    if not part.cards:
        yield document.problem((*trail, "cards"), "no-cards")
    if len(part.piles) < 2:
        yield document.problem((*trail, "piles"), "few-piles")
    room = [pile.at_most for pile in part.piles if pile.at_most is not None]
    if part.piles and len(room) == len(part.piles) and sum(room) < len(part.cards):
        count = len(part.cards)
        yield document.problem((*trail, "piles"), "piles-too-small", room=sum(room), count=count)


def _choose_many(
    part: ChooseMany, earlier: Sequence[Part], trail: Trail, document: Document
) -> Iterator[Problem]:
    if part.at_least > part.at_most:
        yield document.problem(
            (*trail, "at_least"), "at-least-at-most", least=part.at_least, most=part.at_most
        )
    if part.from_part is not None:
        yield from _from_part(part, part.from_part, earlier, trail, document)
        return
    if part.piles:
        yield document.problem((*trail, "piles"), "piles-without-from")
    if not part.choices:
        yield document.problem(trail, "few-choices", least=1)
    elif part.at_least > len(part.choices):
        count = len(part.choices)
        where = (*trail, "at_least")
        yield document.problem(where, "at-least-choices", least=part.at_least, count=count)


def _from_part(
    part: ChooseMany, from_part: str, earlier: Sequence[Part], trail: Trail, document: Document
) -> Iterator[Problem]:
    """Yield what is wrong with choices that come from an earlier part."""
    where = (*trail, "from_part")
    source = next((other for other in earlier if other.id == from_part), None)
    if part.choices:
        yield document.problem(where, "choices-and-from")
    if source is None:
        hint = suggestion(from_part, [other.id for other in earlier])
        yield document.problem(where, "from-unknown", id=from_part, suggestion=hint)
    elif isinstance(source, Sort):
        yield from _piles(part, source, trail, document)
    elif not isinstance(source, ChooseMany):
        yield document.problem(where, "from-not-sort", id=from_part)
    elif part.piles:
        yield document.problem((*trail, "piles"), "piles-without-sort", id=from_part)


def _piles(part: ChooseMany, source: Sort, trail: Trail, document: Document) -> Iterator[Problem]:
    piles = [pile.id for pile in source.piles]
    if not part.piles:
        yield document.problem((*trail, "from_part"), "piles-missing", part=source.id)
    for place, pile in enumerate(part.piles):
        if pile not in piles:
            hint = suggestion(pile, piles)
            where = (*trail, "piles", place)
            yield document.problem(where, "pile-unknown", id=pile, part=source.id, suggestion=hint)
