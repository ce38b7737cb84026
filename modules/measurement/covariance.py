"""Means and covariance of answers with gaps, drawn in so that they hold for other people too."""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import Array, Flags

MOST_ITERATIONS = 60
SETTLED = 1e-4
LEAST_SHARE = 0.5
"""Anyone who left more than this share of the items open is not counted."""

NARROWEST = 0.02
"""The least standard deviation, as a share of the range: nobody's answer is certain beforehand."""


class Moments(NamedTuple):
    """Means and covariance of the items, and how far the correlations were drawn in."""

    mean: Array
    covariance: Array
    shrinkage: float


def moments(answers: Array, span: Array) -> Moments:
    """Return means and a positive definite covariance; gaps are filled by expectation (EM).

    Source of the shrinkage: Ledoit & Wolf (2004), J. Multivariate Analysis 88:365-411, here on
    the correlations, so that items with other ranges weigh the same.
    """
    used = answers[np.isnan(answers).mean(1) <= LEAST_SHARE]
    mean, covariance = with_gaps(used, span)
    deviation = np.sqrt(np.maximum(np.diag(covariance), (NARROWEST * span) ** 2))
    complete = used[~np.isnan(used).any(1)]
    # Noise falls with the number of answers; people with gaps gave answers too.
    effective_people = float((~np.isnan(used)).sum()) / used.shape[1]
    share = shrinkage((complete - mean) / deviation) * len(complete) / effective_people
    correlation = covariance / np.outer(deviation, deviation)
    np.fill_diagonal(correlation, 1.0)
    shrunk = (1 - share) * correlation + share * np.eye(len(mean))
    return Moments(mean, shrunk * np.outer(deviation, deviation), share)


def shrinkage(standard: Array) -> float:
    """Return the best share of the identity in the correlations: 0 for endless people, at most 1.

    `standard` are complete answers with mean 0 and sd 1 (Ledoit & Wolf 2004, section 3).
    """
    people, items = standard.shape
    sample = standard.T @ standard / people
    distance = float(((sample - np.eye(items) * np.trace(sample) / items) ** 2).sum())
    noise = float((((standard**2).T @ standard**2) / people - sample**2).sum()) / people
    return float(np.clip(noise / distance, 1e-3, 1.0)) if distance > 0 else 1.0


def with_gaps(answers: Array, span: Array) -> tuple[Array, Array]:
    """Return the normal maximum-likelihood means and covariance when some cells are NaN.

    Source: the EM algorithm of Little & Rubin (2002), Statistical Analysis with Missing Data, 11.2.
    """
    gaps = np.isnan(answers)
    if not gaps.any():
        centred = answers - answers.mean(0)
        return answers.mean(0), centred.T @ centred / len(answers)
    mean = np.nanmean(answers, axis=0)
    covariance = np.diag(np.maximum(np.nanvar(answers, axis=0), (NARROWEST * span) ** 2))
    patterns, pattern_of = np.unique(gaps, axis=0, return_inverse=True)
    groups = [(gap, answers[pattern_of.ravel() == row]) for row, gap in enumerate(patterns)]
    for _ in range(MOST_ITERATIONS):
        before = mean, covariance
        mean, covariance = _iteration(groups, mean, covariance)
        mean_change = np.abs((mean - before[0]) / span).max()
        covariance_change = np.abs((covariance - before[1]) / np.outer(span, span)).max()
        if max(mean_change, covariance_change) < SETTLED:
            break
    return mean, covariance


def _iteration(
    groups: list[tuple[Flags, Array]], mean: Array, covariance: Array
) -> tuple[Array, Array]:
    """Fill the gaps with what is expected, and count what stays unknown in the covariance."""
    filled_parts, unknown = [], np.zeros_like(covariance)
    ridge = np.eye(len(mean)) * (1e-8 * np.trace(covariance) / len(mean))
    for gap, rows in groups:
        filled = rows.copy()
        if gap.any():
            answered = ~gap
            known = (covariance + ridge)[np.ix_(answered, answered)]
            slope = np.linalg.solve(known, covariance[np.ix_(answered, gap)])
            filled[:, gap] = mean[gap] + (rows[:, answered] - mean[answered]) @ slope
            rest = covariance[np.ix_(gap, gap)] - covariance[np.ix_(gap, answered)] @ slope
            unknown[np.ix_(gap, gap)] += len(rows) * rest
        filled_parts.append(filled)
    filled_answers = np.concatenate(filled_parts)
    new_mean = filled_answers.mean(0)
    centred = filled_answers - new_mean
    return new_mean, (centred.T @ centred + unknown) / len(filled_answers)
