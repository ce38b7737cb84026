"""Signals that look at a list, at a difference, and those that go along with the result."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.results.signals import signals

BOARD = Activity.model_validate(
    {
        "id": "bord",
        "kind": "exercise",
        "minutes": 5,
        "parts": [
            {
                "id": "ideeen",
                "kind": "entries",
                "fields": [
                    {"id": "wil", "choices": ["ja", "nee"]},
                    {"id": "kan", "choices": ["ja", "nog-niet"]},
                ],
            },
            {"id": "belangrijk", "kind": "rate"},
            {"id": "vertrouwen", "kind": "rate"},
        ],
        "signals": [
            {
                "id": "wil-nog-niet",
                "private": False,
                "when": [{"parts": ["ideeen"], "fields": {"wil": ["ja"], "kan": ["nog-niet"]}}],
            },
            {
                "id": "ver-uiteen",
                "when": [{"parts": ["belangrijk"], "minus": "vertrouwen", "at_least": 3}],
            },
        ],
        "source": "made up for a test",
    }
)


def given(**values: object) -> dict[str, Answer]:
    """Return answers by part id."""
    return {part: answer(BOARD, part, value) for part, value in values.items()}


def test_one_entry_must_have_all_of_the_fields() -> None:
    apart = [{"wil": "ja", "kan": "ja"}, {"wil": "nee", "kan": "nog-niet"}]
    assert signals(BOARD, given(ideeen=apart)) == ()
    assert signals(BOARD, given(ideeen=[*apart, {"wil": "ja", "kan": "nog-niet"}])) == (
        "wil-nog-niet",
    )


def test_a_difference_holds_from_its_bound_on_and_only_with_both_answers() -> None:
    assert signals(BOARD, given(belangrijk=8, vertrouwen=5)) == ("ver-uiteen",)
    assert signals(BOARD, given(belangrijk=8, vertrouwen=6)) == ()
    assert signals(BOARD, given(belangrijk=8)) == ()


def test_without_the_agreement_only_what_goes_along_is_told() -> None:
    answers = given(ideeen=[{"wil": "ja", "kan": "nog-niet"}], belangrijk=9, vertrouwen=1)
    assert signals(BOARD, answers) == ("wil-nog-niet", "ver-uiteen")
    assert signals(BOARD, answers, private=False) == ("wil-nog-niet",)
