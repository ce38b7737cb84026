"""What the commands here share: reading a bank, and ending kindly when a file does not fit."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from modules.domain.adaptive.item_bank import BankError, Item, Parameters
from modules.domain.adaptive.latent_normal import Bank, bank
from modules.measurement.responses import BadFile

UNUSABLE = 2
"""Exit code when a file cannot be used; 0 is done."""


class TooFewPeople(ValueError):
    """Not enough people to say anything that would hold for others."""


def ending_kindly(work: Callable[[argparse.Namespace], None], options: argparse.Namespace) -> int:
    """Do the work; when a file cannot be used, say so on standard error and return 2."""
    try:
        work(options)
    except (BadFile, BankError, TooFewPeople) as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except BrokenPipeError:
        return 0
    return 0


def parser(name: str, words: str) -> argparse.ArgumentParser:
    """Return a parser with the two files that every command takes."""
    argument_parser = argparse.ArgumentParser(
        prog=f"python -m modules.measurement.{name}", description=words
    )
    argument_parser.add_argument(
        "responses", type=Path, help="CSV, a row for each person (.gz too)"
    )
    argument_parser.add_argument(
        "--items",
        type=Path,
        required=True,
        help="CSV with item_id, scale, keyed (1 or -1), response_min, response_max",
    )
    argument_parser.add_argument(
        "--missing",
        type=numbers,
        default=(),
        metavar="CODES",
        help="answers that mean 'no answer', as 0 or 0,99; empty cells and NA always do",
    )
    return argument_parser


def add_asking(argument_parser: argparse.ArgumentParser) -> None:
    """Add how certain it must be, and how many questions there may be."""
    argument_parser.add_argument(
        "--stop",
        type=between(0.0, 1.0),
        default=0.90,
        help="stop when this certain (0.90); 1.0 asks on until --max",
    )
    argument_parser.add_argument(
        "--max", type=at_least_one, default=36, help="the most questions (36)"
    )


def numbers(text: str) -> tuple[float, ...]:
    """Return numbers written with commas between them."""
    try:
        return tuple(float(number) for number in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a row of numbers") from None


def at_least_one(text: str) -> int:
    """Return a whole number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number above 0")
    return int(text)


def between(low: float, high: float) -> Callable[[str], float]:
    """Return a reader of numbers from low to high."""

    def read(text: str) -> float:
        try:
            value = float(text.replace(",", "."))  # as a Belgian keyboard writes it
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
        return value

    return read


def read_bank(path: Path, items: Sequence[Item]) -> Bank:
    """Return the bank of a parameters file; raise BadFile when it is not of these items."""
    try:
        parameters = Parameters.model_validate_json(path.read_bytes())
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadFile(
            f"{path}: not a parameters file of calibrate ({where} {first['msg']})"
        ) from error
    present = {item.id: item for item in items}
    changed = sorted(item.id for item in parameters.items if item != present.get(item.id))
    if changed:
        raise BadFile(f"{path}: made from other items; differs for {', '.join(changed[:8])}")
    return bank(parameters)
