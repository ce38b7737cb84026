"""How well an estimate after some questions repeats the scores of the full questionnaire.

Estimated and full scores are shares of the possible points: people x scales. A share of 1/16 is
2 points of 32. Ties in the full scores are right whichever way the estimate breaks them.
"""

from typing import Any, NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import Array, Flags
from modules.domain.adaptive.profile import TOP

SAME = 1e-9
TOLERANCE = 1 / 16
"""Two points of 32: less than the error of measurement of an eight-item interest scale."""

STATED = (0.8, 0.9)
LEAST_GROUP = 30
"""Smaller groups get no figures: even with 80 people a share is uncertain by 5 points."""


class Verdict(NamedTuple):
    """Per person, which parts of the full questionnaire's outcome the estimate repeats.

    `top1` and `top3`: the first scale and the first three; `ord3`: the three in the same order;
    `badtop`: the first is outside the full top three; `tol2_top3`: the three, within TOLERANCE.
    """

    top1: Flags
    top3: Flags
    ord3: Flags
    badtop: Flags
    tol2_top3: Flags


def verdict(estimated: Array, full: Array) -> Verdict:
    """Return the verdict for each person; with three scales or fewer all of them are in the top."""
    size = min(TOP, full.shape[1])
    ranks = -np.sort(-full, axis=1)
    order = np.argsort(-estimated, axis=1, kind="stable")
    top = np.take_along_axis(full, order, axis=1)[:, :size]
    threshold = ranks[:, size - 1]
    distance = np.abs(top - ranks[:, :size])
    return Verdict(
        top1=top[:, 0] >= ranks[:, 0] - SAME,
        top3=top.min(1) >= threshold - SAME,
        ord3=distance.max(1) <= SAME,
        badtop=top[:, 0] < threshold - SAME,
        tol2_top3=top.min(1) >= threshold - TOLERANCE - SAME,
    )


def shares(outcome: Verdict) -> dict[str, float]:
    """Return each part of the verdict as the share of people for whom it holds."""
    return {name: _short(flags.mean()) for name, flags in outcome._asdict().items()}


def agreement(estimated: Array, full: Array) -> dict[str, float | None]:
    """Return the correlation of estimated and full scores: per scale over people, and of profiles.

    Profiles without differences have no correlation and are left out, as are scales without.
    """
    by_scale = [_r(estimated[:, k], full[:, k]) for k in range(full.shape[1])]
    defined = [value for value in by_scale if value is not None]
    by_person = [_r(estimate, score) for estimate, score in zip(estimated, full, strict=True)]
    of_profiles = [value for value in by_person if value is not None]
    return {
        "r_min": _short(min(defined)) if defined else None,
        "r_mean": _short(np.mean(defined)) if defined else None,
        "profile_r": _short(np.mean(of_profiles)) if of_profiles and full.shape[1] > 2 else None,
    }


def honesty(stated: Array, right: Flags) -> dict[str, dict[str, float | int | None]]:
    """Return, of the people told at least so certain, how many there are and how many were right.

    Keys are the certainties "0.8" and "0.9"; in each: `n`, `right` (share), `stated` (mean).
    """
    figures: dict[str, dict[str, float | int | None]] = {}
    for level in STATED:
        is_told = stated >= level
        anybody = bool(is_told.any())
        figures[f"{level:g}"] = {
            "n": int(is_told.sum()),
            "right": _short(right[is_told].mean()) if anybody else None,
            "stated": _short(stated[is_told].mean()) if anybody else None,
        }
    return figures


def by_group(
    outcome: Verdict, asked: Array, names: tuple[str, ...]
) -> dict[str, dict[str, float | int | None]]:
    """Return top1, top3 and questions for each group, and how far from everybody; None below 30."""
    labels = np.array(names)
    figures: dict[str, dict[str, float | int | None]] = {}
    for name in sorted(set(names)):
        in_group = labels == name
        row: dict[str, float | int | None] = {"n": int(in_group.sum())}
        enough = row["n"] is not None and row["n"] >= LEAST_GROUP
        for key, flags in (("top1", outcome.top1), ("top3", outcome.top3)):
            row[key] = _short(flags[in_group].mean()) if enough else None
            row[f"{key}_from_all"] = (
                _short(flags[in_group].mean() - flags.mean()) if enough else None
            )
        row["n_mean"] = _short(asked[in_group].mean()) if enough else None
        figures[name or "(empty)"] = row
    return figures


def _short(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)


def _r(left: Array, right: Array) -> float | None:
    if len(left) < 2 or left.std() <= SAME or right.std() <= SAME:
        return None
    return float(np.corrcoef(left, right)[0, 1])
