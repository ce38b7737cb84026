"""What the organisation's own answers say of a list: how steady it is, how languages differ.

Only people who agreed that their answers count without a name are in it, and only as sums: no row
of a person leaves this file.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answers_of, still_fits
from modules.domain.activities.part import Choose, Rate
from modules.domain.adaptive.item_bank import Item
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.results.scoring import part_points
from modules.measurement.differences import Difference, differences
from modules.measurement.reliability import NotEnough, Reliability, reliabilities
from modules.services.languages import SOURCE, known
from modules.services.permissions import allow
from modules.storage.base import Store

SUBJECT = "statistics"
FEWEST = 10
"""Below this many people not even their number is told: in a small house that points at persons."""


class Figures(NamedTuple):
    """One list in one language: how many people, and each scale's reliability or why not yet.

    `people` is None below FEWEST.
    `differing` are the items that people of this language answer otherwise than people who read
    the source language and have the same scale; NotEnough below 30 in either group, None for the
    source language itself.
    """

    activity: str
    language: str
    people: int | None
    scales: Mapping[str, Reliability | NotEnough]
    differing: tuple[Difference, ...] | NotEnough | None


def figures(store: Store, library: Library, *, by: Person) -> tuple[Figures, ...]:
    """Return the figures of each list with scales, by language; raises Forbidden.

    Reads every dossier: some seconds for thousands, so ask for it with a button.
    """
    allow(Permission.STATISTICS_READ, by)
    lists = [activity for activity in library.activities.values() if activity.scales]
    rows = _rows(store, library, lists)
    return tuple(
        _figures(activity, language, rows[activity.id])
        for activity in lists
        for language in sorted(rows[activity.id])
    )


def _rows(
    store: Store, library: Library, lists: list[Activity]
) -> dict[str, dict[str, list[list[float]]]]:
    """Return points above the lowest by list and language: a row a person, NaN for no answer."""
    rows: dict[str, dict[str, list[list[float]]]] = {
        activity.id: {SOURCE: []} for activity in lists
    }
    for dossier_id in store.dossier_ids():
        dossier = store.get(dossier_id)
        if not consent.allows(dossier, SUBJECT):
            continue
        language = known(library, dossier.value(fields.LANGUAGE.name()))
        for activity in lists:
            given = _given(activity, dossier)
            if given:
                row = [_points(activity, item, given) for item in items(activity)]
                rows[activity.id].setdefault(language, []).append(row)
    return rows


def _given(activity: Activity, dossier: Dossier) -> dict[str, Answer]:
    return still_fits(activity, answers_of(dossier, activity.id))


def items(activity: Activity) -> tuple[Item, ...]:
    """Return the parts of a list that count for a scale, as items from 0 to their most points."""
    return tuple(_items(activity))


def _items(activity: Activity) -> Iterator[Item]:
    for part in activity.parts:
        if not isinstance(part, Choose | Rate) or part.scale is None:
            continue
        if isinstance(part, Rate):
            most = float(part.highest - part.lowest)
        else:
            points = [choice.points for choice in part.counting() if choice.points is not None]
            most = max(points) - min(points)
        yield Item(id=part.id, scale=part.scale, response_min=0, response_max=most)


def _points(activity: Activity, item: Item, given: Mapping[str, Answer]) -> float:
    part = activity.part(item.id)
    got = part_points(part, given.get(item.id)) if part else None
    return float("nan") if got is None else got[0]


def _figures(activity: Activity, language: str, rows: Mapping[str, list[list[float]]]) -> Figures:
    bank, mine = items(activity), rows[language]
    answers = np.array(mine, dtype=float).reshape(len(mine), len(bank))
    return Figures(
        activity=activity.id,
        language=language,
        people=len(mine) if len(mine) >= FEWEST else None,
        scales=reliabilities(bank, answers),
        differing=None if language == SOURCE else _differing(bank, mine, rows[SOURCE]),
    )


def _differing(
    bank: tuple[Item, ...], mine: list[list[float]], source: list[list[float]]
) -> tuple[Difference, ...] | NotEnough:
    both = np.array([*mine, *source], dtype=float).reshape(len(mine) + len(source), len(bank))
    focal = np.array([True] * len(mine) + [False] * len(source))
    differing = differences(bank, both, focal)
    if isinstance(differing, NotEnough):
        return differing
    return tuple(difference for difference in differing if difference.size != "none")
