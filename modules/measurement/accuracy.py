"""How well an estimate after some questions repeats the scores of the full questionnaire.

Estimated and full scores are shares of the possible points: people x scales. A share of 1/16 is
2 points of 32. Ties in the full scores are right whichever way the estimate breaks them.
"""

from typing import Any, NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import TOP, Array, Flags

SAME = 1e-9
TOLERANCE = 1 / 16
"""Two points of 32: less than the error of measurement of an eight-item interest scale."""

STATED = (0.8, 0.9)
LEAST_GROUP = 30


class Verdict(NamedTuple):
    """Per person, what of the full questionnaire's outcome the estimate found."""

    top1: Flags
    top3: Flags
    ord3: Flags
    badtop: Flags
    tol2_top3: Flags


def verdict(estimated: Array, full: Array) -> Verdict:
    """Return what was found; with three scales or fewer, the top is all of them but the order."""
    size = min(TOP, full.shape[1])
    ranks = -np.sort(-full, axis=1)
    order = np.argsort(-estimated, axis=1, kind="stable")
    found = np.take_along_axis(full, order, axis=1)[:, :size]
    last = ranks[:, size - 1]
    apart = np.abs(found - ranks[:, :size])
    return Verdict(
        top1=found[:, 0] >= ranks[:, 0] - SAME,
        top3=found.min(1) >= last - SAME,
        ord3=apart.max(1) <= SAME,
        badtop=found[:, 0] < last - SAME,
        tol2_top3=found.min(1) >= last - TOLERANCE - SAME,
    )


def shares(of: Verdict) -> dict[str, float]:
    """Return each part of the verdict as the share of people for whom it holds."""
    return {name: _short(flags.mean()) for name, flags in of._asdict().items()}


def agreement(estimated: Array, full: Array) -> dict[str, float | None]:
    """Return the correlation of estimated and full scores: per scale over people, and of profiles.

    Profiles without differences have no correlation and are left out, as are scales without.
    """
    scales = [_r(estimated[:, k], full[:, k]) for k in range(full.shape[1])]
    there = [value for value in scales if value is not None]
    people = [_r(one, two) for one, two in zip(estimated, full, strict=True)]
    profiles = [value for value in people if value is not None]
    return {
        "r_min": _short(min(there)) if there else None,
        "r_mean": _short(np.mean(there)) if there else None,
        "profile_r": _short(np.mean(profiles)) if profiles and full.shape[1] > 2 else None,
    }


def honesty(stated: Array, right: Flags) -> dict[str, dict[str, float | int | None]]:
    """Return, of the people told at least so certain, how many there are and how many were right.

    Keys are the certainties "0.8" and "0.9"; in each: `n`, `right` (share), `stated` (mean).
    """
    found: dict[str, dict[str, float | int | None]] = {}
    for level in STATED:
        told = stated >= level
        some = bool(told.any())
        found[f"{level:g}"] = {
            "n": int(told.sum()),
            "right": _short(right[told].mean()) if some else None,
            "stated": _short(stated[told].mean()) if some else None,
        }
    return found


def by_group(
    of: Verdict, asked: Array, names: tuple[str, ...]
) -> dict[str, dict[str, float | int | None]]:
    """Return top1, top3 and questions for each group, and how far from everybody; None below 30."""
    labels = np.array(names)
    found: dict[str, dict[str, float | int | None]] = {}
    for name in sorted(set(names)):
        here = labels == name
        row: dict[str, float | int | None] = {"n": int(here.sum())}
        enough = row["n"] is not None and row["n"] >= LEAST_GROUP
        for key, flags in (("top1", of.top1), ("top3", of.top3)):
            row[key] = _short(flags[here].mean()) if enough else None
            row[f"{key}_from_all"] = _short(flags[here].mean() - flags.mean()) if enough else None
        row["n_mean"] = _short(asked[here].mean()) if enough else None
        found[name or "(empty)"] = row
    return found


def _short(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)


def _r(one: Array, two: Array) -> float | None:
    if len(one) < 2 or one.std() <= SAME or two.std() <= SAME:
        return None
    return float(np.corrcoef(one, two)[0, 1])
