"""Calibrate on one half of the people, replay the other half, several times over.

`python -m modules.measurement.crosscheck RESPONSES.csv --items ITEMS.csv --splits 6`: how the
figures of replay vary with the people who happened to be in each half.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from modules.domain.adaptive.item_bank import Item
from modules.domain.adaptive.latent_normal import ItemPositions, bank
from modules.measurement import command
from modules.measurement.calibrate import calibrated
from modules.measurement.replay import replayed
from modules.measurement.responses import Responses, read_items, read_responses


def crosschecked(
    items: Sequence[Item],
    responses: Responses,
    *,
    splits: int = 6,
    seed: int = 1,
    stop: float = 0.90,
    most: int = 36,
    groups: Sequence[str] = (),
) -> dict[str, dict[str, float]]:
    """Return mean, lowest and highest of every figure over random halves of the people."""
    rows = []
    for split in range(splits):
        order = np.random.default_rng([seed, split]).permutation(len(responses.answers))
        calibrated_on, others = np.array_split(order, 2)
        half_bank = bank(calibrated(items, responses.answers[calibrated_on]))
        other_half = _only(responses, others)
        report = replayed(half_bank, other_half, stop=stop, most=most, groups=groups, fixed=True)
        rows.append(dict(_flat(report)))
    return {name: _spread([row.get(name) for row in rows]) for name in rows[0]}


def _only(responses: Responses, people: ItemPositions) -> Responses:
    others = {
        name: tuple(row[person] for person in people) for name, row in responses.others.items()
    }
    return Responses(responses.answers[people], others)


def _flat(report: Mapping[str, Any], above: str = "") -> list[tuple[str, float]]:
    """Return every number of a report under its path: `fixed.ahead_top1`."""
    figures: list[tuple[str, float]] = []
    for name, value in report.items():
        if isinstance(value, Mapping):
            figures += _flat(value, f"{above}{name}.")
        elif isinstance(value, int | float):
            figures.append((f"{above}{name}", float(value)))
    return figures


def _spread(values: Sequence[float | None]) -> dict[str, float]:
    known = [value for value in values if value is not None]
    figures = {"mean": float(np.mean(known)), "lowest": min(known), "highest": max(known)}
    return {name: round(figure, 4) for name, figure in figures.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files, check over splits, and print a table or JSON."""
    parser = command.parser("crosscheck", "Calibrate and replay on random halves of the people.")
    command.add_asking(parser)
    parser.add_argument("--splits", type=command.at_least_one, default=6, help="how often (6)")
    parser.add_argument("--seed", type=int, default=1, help="which halves (1)")
    parser.add_argument("--groups", default="", help="columns to compare people by")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    items = read_items(options.items)
    figures = crosschecked(
        items,
        read_responses(options.responses, items, options.missing),
        splits=options.splits,
        seed=options.seed,
        stop=options.stop,
        most=options.max,
        groups=[name.strip() for name in options.groups.split(",") if name.strip()],
    )
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{'':34}{'mean':>10}{'lowest':>10}{'highest':>10}")
    for name, row in figures.items():
        print(f"{name:34}" + "".join(f"{value:10.4g}" for value in row.values()))


if __name__ == "__main__":
    sys.exit(main())
