"""Which version of a list was answered: another question is another list, a picture is not."""

from collections.abc import Mapping

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.version import differ, read, version

LIST = {
    "id": "lijst",
    "kind": "questionnaire",
    "minutes": 5,
    "answers": {"nee": 0, "ja": 1},
    "scales": ["moed"],
    "parts": [{"id": "een", "scale": "moed"}, {"id": "twee", "scale": "moed", "picture": "star"}],
    "source": "own work, CC BY 4.0",
}


def changed(**fields: object) -> str:
    """Return the version of the list with other fields."""
    return version(Activity.model_validate({**LIST, **fields}))


@pytest.mark.requirement("TK10")
@pytest.mark.parametrize(
    "fields",
    [
        {"parts": [{"id": "een", "scale": "moed"}]},
        {"answers": {"nee": 0, "ja": 2}},
        {"answers": {"nee": 0, "soms": 1, "ja": 2}},
        {"parts": [{"id": "een", "scale": "moed", "reversed": True}, *LIST["parts"][1:]]},  # type: ignore[index]
        {"parts": [{"id": "twee", "scale": "moed"}, {"id": "een", "scale": "moed"}]},
    ],
)
def test_what_is_asked_or_how_it_counts_makes_another_version(fields: Mapping[str, object]) -> None:
    assert changed(**fields) != changed()


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": 9, "picture": "star", "source": "somebody else, CC BY 4.0"},
        {"parts": [{"id": "een", "scale": "moed", "picture": "wrench"}, LIST["parts"][1]]},  # type: ignore[index]
        {"short": ["een"], "margin": 40},
    ],
)
def test_how_it_looks_or_is_told_is_the_same_version(fields: Mapping[str, object]) -> None:
    assert changed(**fields) == changed()


def test_unknown_versions_never_differ() -> None:
    assert not differ((), ("a",))
    assert not differ(("a",), ())
    assert not differ(("a",), ("a",))
    assert differ(("a",), ("b",))
    assert differ(("a",), ("a", "b"))
    assert differ(("a", "b"), ("a", "b"))


def test_what_cannot_be_read_is_unknown() -> None:
    assert read("a") == ()
    assert read(["a", 3]) == ("a",)
