"""The two files an organisation brings: its items and its people's answers, as CSV (.gz too)."""

import csv
import gzip
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pydantic import ValidationError

from modules.domain.adaptive.item_bank import Item
from modules.domain.adaptive.latent_normal import Array
from modules.measurement.csv_dialects import cells, decoded, number

ITEM_COLUMNS = ("item_id", "scale", "keyed", "response_min", "response_max")
EMPTY = frozenset({"", "na", "n/a", "nan", "null", "none", "."})
SHOWN = 8
"""How many problems of a file are shown at once."""


class BadFile(ValueError):
    """A file that cannot be used; the message says which, where, and what to do."""


class Responses(NamedTuple):
    """People x items: the answers as they stand, NaN where there is none; other columns as text."""

    answers: Array
    others: dict[str, tuple[str, ...]]


class _Table(NamedTuple):
    """A file's first row, its other rows with the line of each, and how it writes decimals."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    decimal_comma: bool


def read_items(path: Path) -> tuple[Item, ...]:
    """Return the items of a bank; raise BadFile with all that is wrong with the file."""
    table = _table(path)
    header, rows = table.header, table.rows
    missing = [name for name in ITEM_COLUMNS if name not in header]
    if missing:
        raise BadFile(f"{path}: no column {', '.join(missing)}; needed: {', '.join(ITEM_COLUMNS)}")
    items, problems = [], []
    for line, row in rows:
        try:
            row_of = dict(zip(header, row, strict=True))
            items.append(_item(row_of, decimal_comma=table.decimal_comma))
        except ValueError as error:
            problems.append(f"{path}:{line}: {_reason(error)}")
    ids = [item.id for item in items]
    problems += [f"{path}: item '{item_id}' occurs twice" for item_id in _twice(ids)]
    if not items and not problems:
        problems.append(f"{path}: no items in it")
    elif items and not any(item.scale for item in items):
        problems.append(f"{path}: no item has a scale")
    _refuse(problems)
    return tuple(items)


def read_responses(path: Path, items: Sequence[Item], missing: Iterable[float] = ()) -> Responses:
    """Return everybody's answers to these items, in the order of the items.

    `missing` are codes that stand for "no answer". An answer outside the range of its item is
    refused rather than guessed at.
    """
    table = _table(path)
    header, rows = table.header, table.rows
    _refuse([f"{path}: column '{name}' occurs twice" for name in _twice(header)])
    absent = [item.id for item in items if item.id not in header]
    if absent:
        raise BadFile(f"{path}: no column for item {_some(absent)}")
    columns = [header.index(item.id) for item in items]
    wanted = list(zip(items, columns, strict=True))
    answers = _answers(path, table, wanted, frozenset(missing))
    ids = {item.id for item in items}
    others = {
        name: tuple(row[column].strip() for _, row in rows)
        for column, name in enumerate(header)
        if name not in ids
    }
    return Responses(np.array(answers, float), others)


def _answers(
    path: Path,
    table: _Table,
    columns: Sequence[tuple[Item, int]],
    codes: frozenset[float],
) -> list[list[float]]:
    """Return everybody's answers; raise BadFile with all that is wrong with them."""
    answers, problems = [], []
    for line, row in table.rows:
        values = []
        for item, column in columns:
            try:
                values.append(_answer(item, row[column], codes, table.decimal_comma))
            except ValueError as error:
                problems.append(f"{path}:{line}: {error}")
        answers.append(values)
    if not answers:
        problems.append(f"{path}: no people in it")
    _refuse(problems)
    return answers


def keyed_points(items: Sequence[Item], answers: Array) -> Array:
    """Return answers as points above the lowest, in the direction of their scale."""
    low = np.array([item.response_min for item in items])
    high = np.array([item.response_max for item in items])
    reverse = np.array([item.keyed < 0 for item in items])
    return np.where(reverse, high - answers, answers - low)


def _table(path: Path) -> _Table:
    try:
        raw = path.read_bytes()
        text = decoded(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not CSV"
        raise BadFile(f"{path}: cannot be read ({reason})") from error
    try:
        lines, decimal_comma = cells(text)
    except csv.Error as error:
        raise BadFile(f"{path}: not a CSV file ({error})") from error
    if not lines:
        raise BadFile(f"{path}: empty")
    header = [name.strip() for name in lines[0][1]]
    _refuse(
        [
            f"{path}:{line}: {len(row)} columns where the first line has {len(header)}"
            for line, row in lines[1:]
            if len(row) != len(header)
        ]
    )
    return _Table(header, lines[1:], decimal_comma)


def _item(row: dict[str, str], *, decimal_comma: bool) -> Item:
    keyed = row["keyed"].strip().lstrip("+")
    if keyed not in {"1", "-1", "1.0", "-1.0", "1,0", "-1,0"}:
        raise BadFile(f"keyed is '{keyed}'; use 1 or -1")
    if not row["item_id"].strip():
        raise BadFile("item_id is empty")
    return Item(
        id=row["item_id"].strip(),
        scale=row["scale"].strip() or None,
        keyed=-1 if keyed.startswith("-") else 1,
        response_min=_number(row["response_min"], "response_min", decimal_comma),
        response_max=_number(row["response_max"], "response_max", decimal_comma),
    )


def _number(cell: str, name: str, decimal_comma: bool) -> float:
    try:
        return number(cell, decimal_comma=decimal_comma)
    except ValueError:
        raise BadFile(f"{name} is '{cell.strip()}', not a number") from None


def _answer(item: Item, cell: str, codes: frozenset[float], decimal_comma: bool) -> float:
    if cell.strip().lower() in EMPTY:
        return math.nan
    value = _number(cell, item.id, decimal_comma)
    if value in codes:
        return math.nan
    if not item.response_min <= value <= item.response_max:
        raise BadFile(
            f"{item.id} is {cell.strip()}, outside {item.response_min:g} to "
            f"{item.response_max:g}; a code for 'no answer'? Name it with --missing"
        )
    return value


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(problem["msg"].removeprefix("Value error, ") for problem in error.errors())
    return str(error)


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        more = [f"... and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        raise BadFile("\n".join([*problems[:SHOWN], *more]))
