"""Does an item say the same in two groups, as two languages? Differences at equal scale scores.

`python -m modules.measurement.differences RESPONSES.csv --items ITEMS.csv --by language
--reference nl --focal en`
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from modules.domain.adaptive.item_bank import Item
from modules.domain.adaptive.latent_normal import Array, Flags
from modules.measurement import command
from modules.measurement.reliability import NotEnough
from modules.measurement.responses import BadFile, keyed_points, read_items, read_responses

LEAST_PEOPLE = 30
"""In each group; with so few only large differences can be seen."""

MODERATE, LARGE = 0.17, 0.25
SURE = 0.05

Size: TypeAlias = Literal["none", "moderate", "large"]


class Difference(NamedTuple):
    """One item: how much higher (in sd of the item) the focal group answers at equal scores.

    `chance` is the p value of Mantel's test. `size` is "none" unless `chance` is below .05.
    """

    item: str
    effect: float
    chance: float
    size: Size


def difference(item: str, points: Array, scores: Array, focal: Flags) -> Difference:
    """Return the difference of one item between groups matched on the scale score.

    Sources: Mantel (1963), J. American Statistical Association 58:690-700, for the test; Zwick,
    Donoghue & Grima (1993), J. Educational Measurement 30:233-251, for ordered answers with the
    item itself in the score, and for the standardised mean difference; its classes at .17 and .25
    sd as in the NAEP technical reports.
    """
    observed, expected, variance, weight = 0.0, 0.0, 0.0, 0
    shift = 0.0
    for level in np.unique(_bands(scores, focal)):
        in_band = _bands(scores, focal) == level
        focal_points, all_points = points[in_band & focal], points[in_band]
        people, focal_people = len(all_points), len(focal_points)
        if focal_people == 0 or focal_people == people:
            continue
        observed += float(focal_points.sum())
        expected += float(all_points.sum()) * focal_people / people
        scatter = people * float((all_points**2).sum()) - float(all_points.sum()) ** 2
        variance += focal_people * (people - focal_people) * scatter / (people**2 * (people - 1))
        shift += focal_people * float(focal_points.mean() - points[in_band & ~focal].mean())
        weight += focal_people
    if variance <= 0:
        return Difference(item, 0.0, 1.0, "none")
    chance = math.erfc(math.sqrt((observed - expected) ** 2 / variance / 2))
    effect = shift / weight / float(points.std(ddof=1))
    return Difference(item, effect, chance, _size(effect, chance))


def _size(effect: float, chance: float) -> Size:
    if chance >= SURE or abs(effect) < MODERATE:
        return "none"
    return "large" if abs(effect) >= LARGE else "moderate"


def _bands(scores: Array, focal: Flags) -> Array:
    """Return each person's band of scores: as many bands as the smaller group can fill."""
    smaller = int(min(focal.sum(), (~focal).sum()))
    bands = min(20, max(3, smaller // 10))
    edges = np.unique(np.quantile(scores, np.linspace(0, 1, bands + 1)[1:-1]))
    return np.searchsorted(edges, scores, side="right").astype(np.float64)


def differences(
    items: Sequence[Item], answers: Array, focal: Flags
) -> tuple[Difference, ...] | NotEnough:
    """Return the difference of every item that has a scale; NotEnough below 30 in either group.

    Only people who answered the whole scale of an item count for it.
    """
    points = keyed_points(items, answers)
    results: list[Difference] = []
    for scale in dict.fromkeys(item.scale for item in items if item.scale):
        columns = [column for column, item in enumerate(items) if item.scale == scale]
        is_complete = ~np.isnan(points[:, columns]).any(1)
        smaller = int(min(focal[is_complete].sum(), (~focal[is_complete]).sum()))
        if smaller < LEAST_PEOPLE:
            return NotEnough(smaller, LEAST_PEOPLE)
        scores = points[is_complete][:, columns].sum(1)
        results += [
            difference(items[column].id, points[is_complete, column], scores, focal[is_complete])
            for column in columns
        ]
    return tuple(results)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files and print the items that differ between the groups."""
    parser = command.parser("differences", "Items that say something else in another group.")
    parser.add_argument("--by", required=True, help="the column with the group, as language")
    parser.add_argument("--reference", required=True, help="the value to compare with")
    parser.add_argument("--focal", required=True, help="the value to look at")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    items = read_items(options.items)
    responses = read_responses(options.responses, items, options.missing)
    if options.by not in responses.others:
        raise BadFile(f"{options.responses}: no column '{options.by}'")
    labels = np.array(responses.others[options.by])
    used = (labels == options.reference) | (labels == options.focal)
    results = differences(items, responses.answers[used], labels[used] == options.focal)
    if isinstance(results, NotEnough):
        raise command.TooFewPeople(
            f"not enough people: {results.people} in the smaller group, {results.needed} needed"
        )
    if options.json:
        print(json.dumps([result._asdict() for result in results]))
        return
    for result in sorted(results, key=lambda result: -abs(result.effect)):
        print(f"{result.item:20} {result.effect:+.2f} sd  p {result.chance:.3f}  {result.size}")


if __name__ == "__main__":
    sys.exit(main())
