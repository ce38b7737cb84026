"""What a counsellor may see: nothing, until the participant says otherwise."""

import pytest
from pydantic import JsonValue

from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.sharing import Level, field, level
from tests.conftest import AMINA, ELS, FATIMA, MONDAY


def amina(**fields: JsonValue) -> Dossier:
    """Return Amina's dossier with Els as counsellor; `__` in a name stands for `/`."""
    values: dict[str, JsonValue] = {f"counsellor/{ELS.id}": True, **fields}
    kept = {
        name: Kept(value=value, version=1, by=AMINA.id, at=MONDAY) for name, value in values.items()
    }
    return Dossier(id=AMINA.id, version=1, created_at=MONDAY, fields=kept)


def test_a_result_is_private_at_first() -> None:
    assert level(amina(), "dromen", ELS.id) is Level.PRIVATE


@pytest.mark.parametrize("chosen", list(Level))
def test_a_counsellor_sees_the_chosen_level(chosen: Level) -> None:
    dossier = amina(**{field("dromen", ELS.id): chosen.value})
    assert level(dossier, "dromen", ELS.id) is chosen


def test_another_result_stays_private() -> None:
    dossier = amina(**{field("dromen", ELS.id): "all"})
    assert level(dossier, "talenten", ELS.id) is Level.PRIVATE


@pytest.mark.parametrize("unknown", ["everything", "ALL", True, 2, {"level": "all"}, ["all"]])
def test_a_level_nobody_knows_shows_nothing(unknown: JsonValue) -> None:
    dossier = amina(**{field("dromen", ELS.id): unknown})
    assert level(dossier, "dromen", ELS.id) is Level.PRIVATE


def test_somebody_who_is_no_counsellor_sees_nothing_of_what_was_shared() -> None:
    dossier = amina(**{field("dromen", FATIMA.id): "all"})
    assert level(dossier, "dromen", FATIMA.id) is Level.PRIVATE


def test_a_counsellor_who_was_parted_with_sees_nothing() -> None:
    parted = {f"counsellor/{ELS.id}": None, field("dromen", ELS.id): "all"}
    assert level(amina(**parted), "dromen", ELS.id) is Level.PRIVATE
