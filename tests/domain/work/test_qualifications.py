"""What a list of diplomas and licences says: only what its owner said, and never less."""

import pytest

from modules.domain.activities.answer import Entry
from modules.domain.work.qualifications import Qualifications, read


def diploma(erkend: str | None, niveau: str | None) -> Entry:
    """Return a diploma in the list, with its level and whether it is recognised."""
    said = {"soort": "diploma", "erkend": erkend, "niveau": niveau}
    return {name: one for name, one in said.items() if one is not None}


def test_an_empty_list_says_nothing() -> None:
    assert read(()) == Qualifications()


@pytest.mark.parametrize("erkend", ["ja", "hoeft-niet"])
@pytest.mark.parametrize(
    ("niveau", "counts"),
    [("lager-middelbaar", "geen"), ("secundair", "secundair"), ("hoger", "hoger")],
)
def test_a_diploma_that_counts_here_has_its_level(erkend: str, niveau: str, counts: str) -> None:
    assert read([diploma(erkend, niveau)]) == Qualifications.model_validate({"diploma": counts})


def test_the_highest_that_counts_is_said() -> None:
    assert read(
        [diploma("ja", "secundair"), diploma("hoeft-niet", "lager-middelbaar")]
    ) == Qualifications(diploma="secundair")


def test_a_diploma_from_elsewhere_is_asked_about_and_lowers_nothing() -> None:
    assert read([diploma("nog-niet", "hoger")]) == Qualifications(abroad=True)
    assert read([diploma("nog-niet", "hoger"), diploma("ja", "secundair")]) == Qualifications(
        diploma="secundair", abroad=True
    )


@pytest.mark.parametrize(
    "unsure",
    [
        diploma("weet-ik-niet", "hoger"),
        diploma(None, "hoger"),
        diploma("ja", "weet-niet"),
        diploma("ja", None),
    ],
)
def test_what_nobody_knows_yet_stays_open(unsure: Entry) -> None:
    assert read([unsure]) == Qualifications(open=True)
    assert read([unsure, diploma("ja", "secundair")]) == Qualifications(
        diploma="secundair", open=True
    )


def test_a_diploma_that_is_being_recognised_stays_open_too() -> None:
    assert read([diploma("bezig", "hoger")]) == Qualifications(abroad=True, open=True)


def test_what_is_no_diploma_of_a_school_is_none() -> None:
    listed: list[Entry] = [
        {"soort": "attest", "erkend": "ja", "niveau": "hoger"},
        {"soort": "niet-af", "erkend": "hoeft-niet", "niveau": "secundair"},
        {"wat": "diploma van kok"},
    ]
    assert read(listed) == Qualifications()


def test_a_licence_for_a_car_or_a_truck_is_heard() -> None:
    assert read([{"soort": "rijbewijs"}]) == Qualifications(car=True)
    assert read([{"soort": "rijbewijs", "erkend": "ja"}]) == Qualifications(car=True)
    assert read([{"soort": "rijbewijs-vrachtwagen"}]) == Qualifications(car=True, truck=True)


@pytest.mark.parametrize("erkend", ["bezig", "nog-niet", "weet-ik-niet"])
def test_a_licence_that_does_not_count_here_yet_is_not_known(erkend: str) -> None:
    assert read([{"soort": "rijbewijs", "erkend": erkend}]) == Qualifications()
