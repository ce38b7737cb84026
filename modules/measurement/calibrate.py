"""Make the figures of a bank from people's answers: `python -m modules.measurement.calibrate`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from modules.domain.adaptive.item_bank import HowSure, Item, Origin, Parameters
from modules.domain.adaptive.latent_normal import Array, bank
from modules.measurement import command
from modules.measurement.covariance import LEAST_SHARE, Moments, moments
from modules.measurement.responses import BadFile, keyed_points, read_items, read_responses
from modules.measurement.scatter import fitted_spread

LEAST_PEOPLE = 100
HALVES = 20


def calibrated(items: Sequence[Item], answers: Array, origin: Origin | None = None) -> Parameters:
    """Return the figures of these answers; raise TooFewPeople below 100 complete people."""
    complete = answers[~np.isnan(answers).any(1)]
    if len(complete) < LEAST_PEOPLE:
        raise command.TooFewPeople(
            f"{len(complete)} people answered every item; at least {LEAST_PEOPLE} are needed. "
            "Below that the figures would hold for these people only."
        )
    span = np.array([item.span for item in items])
    figures = moments(answers, span)
    scales = list(dict.fromkeys(item.scale for item in items if item.scale))
    belongs = np.array([[float(item.scale == scale) for item in items] for scale in scales])
    step = 1.0 if bool((complete == np.rint(complete)).all()) else 0.0
    spread = fitted_spread(
        keyed_points(items, answers), belongs / (belongs @ span)[:, None], span, step
    )
    parameters = Parameters(
        items=tuple(items),
        mean=_rounded(figures.mean),
        covariance=tuple(_rounded(row) for row in figures.covariance),
        spread=spread,
        origin=origin,
        how_sure=_how_sure(answers, complete, span, figures),
    )
    bank(parameters)  # refuses what could not be used
    return parameters


def _rounded(values: Array) -> tuple[float, ...]:
    return tuple(float(f"{value:.6g}") for value in values)


def _how_sure(answers: Array, complete: Array, span: Array, figures: Moments) -> HowSure:
    people = int((np.isnan(answers).mean(1) <= LEAST_SHARE).sum())
    means, correlations, distance = _split_halves(complete, span)
    deviation = np.sqrt(np.diag(figures.covariance))
    return HowSure(
        complete_people=len(complete),
        people_with_gaps=people - len(complete),
        shrinkage=round(figures.shrinkage, 4),
        mean_standard_error=round(float(np.max(deviation)) / people**0.5, 4),
        correlation_standard_error=round((people - 3) ** -0.5, 4),
        split_half_means_r=means,
        split_half_correlations_r=correlations,
        split_half_correlations_rms=distance,
    )


def _split_halves(complete: Array, span: Array) -> tuple[float, float, float]:
    """Return how alike random halves are: r of means, r and root mean square of correlations."""
    draw = np.random.default_rng(20)
    upper = np.triu_indices(complete.shape[1], 1)
    rows = []
    for _ in range(HALVES):
        order = draw.permutation(len(complete))
        left, right = (moments(complete[half], span) for half in np.array_split(order, 2))
        first, second = (_correlations(half.covariance)[upper] for half in (left, right))
        difference = float(np.sqrt(((first - second) ** 2).mean())) if len(first) else 0.0
        rows.append((_r(left.mean / span, right.mean / span), _r(first, second), difference))
    means, correlations, distance = (round(float(value), 4) for value in np.mean(rows, axis=0))
    return means, correlations, distance


def _correlations(covariance: Array) -> Array:
    deviation = np.sqrt(np.diag(covariance))
    correlations: Array = covariance / np.outer(deviation, deviation)
    return correlations


def _r(left: Array, right: Array) -> float:
    if len(left) < 2 or left.std() == 0 or right.std() == 0:
        return 1.0
    return float(np.corrcoef(left, right)[0, 1])


def written(parameters: Parameters) -> str:
    """Return the parameters as JSON in which a row of the covariance is a line."""
    text = parameters.model_dump_json(exclude={"covariance", "items"}, indent=1)
    rows = ",\n".join(
        f"  [{','.join(f'{value:g}' for value in row)}]" for row in parameters.covariance
    )
    items = ",\n".join(f"  {item.model_dump_json()}" for item in parameters.items)
    return f'{{\n "items": [\n{items}\n ],\n "covariance": [\n{rows}\n ],{text[1:]}\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, calibrate, write, and say how sure the figures are."""
    parser = command.parser("calibrate", "Means and covariance of a bank, for asking adaptively.")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--source", default="", help="whose answers these are (kept in the file)")
    parser.add_argument("--limits", default="", help="what the figures may not be used for (kept)")
    parser.add_argument("--date", default="", help="date of the figures; today when left out")
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    items = read_items(options.items)
    answers = read_responses(options.responses, items, options.missing).answers
    origin = Origin(
        source=options.source or "not stated",
        people=len(answers),
        date=options.date or datetime.now(UTC).date().isoformat(),
        limits=options.limits,
    )
    parameters = calibrated(items, answers, origin)
    try:
        options.out.write_text(written(parameters), encoding="utf-8")
    except OSError as error:
        raise BadFile(f"{options.out}: cannot be written ({error.strerror})") from error
    print(_summary(parameters, options.out))


def _summary(parameters: Parameters, out: Path) -> str:
    sure, spread = parameters.how_sure, parameters.spread
    assert sure is not None  # calibrated() always says
    return "\n".join(
        [
            f"{out}: {len(parameters.items)} items, {sure.complete_people} complete people, "
            f"{sure.people_with_gaps} with gaps",
            f"a mean is known to within about {1.96 * sure.mean_standard_error:.2f} points, "
            f"a correlation to within {1.96 * sure.correlation_standard_error:.2f} (95 %)",
            f"halves of the people: means r = {sure.split_half_means_r:.3f}, correlations r = "
            f"{sure.split_half_correlations_r:.3f}, apart {sure.split_half_correlations_rms:.3f}",
            f"correlations drawn in by {100 * sure.shrinkage:.1f} %; spread: middle "
            f"{spread.middle:g}, edge {spread.edge:g}, steadiness {spread.steadiness:g}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
