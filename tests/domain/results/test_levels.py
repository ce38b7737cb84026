"""How far up a ladder: the highest rung that is reached together with all those below it."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.results.levels import LevelReached, levels_reached

STEPS = {"laag-a": "laag", "laag-b": "laag", "midden-a": "midden", "hoog-a": "hoog"}
LADDER = Activity.model_validate(
    {
        "id": "computer",
        "kind": "questionnaire",
        "minutes": 5,
        "answers": {"nee": 0, "met-hulp": 4, "ja": 5, "weet-niet": {"blank": True}},
        "scales": ["mail"],
        "rungs": ["laag", "midden", "hoog"],
        "parts": [{"id": one, "scale": "mail", "rung": rung} for one, rung in STEPS.items()],
        "source": "made up for a test",
    }
)


def reached(*said: str | None) -> LevelReached:
    """Return how far somebody is who gave these answers, from the lowest rung on."""
    given: dict[str, Answer] = {
        part: answer(LADDER, part, value) for part, value in zip(STEPS, said, strict=True)
    }
    return levels_reached(LADDER, given)[0]


def test_everything_on_every_rung_is_the_highest() -> None:
    assert reached("ja", "ja", "ja", "ja") == LevelReached(
        scale="mail", rung="hoog", answered=4, asked=4
    )


def test_eighty_percent_of_the_points_reaches_a_rung_and_less_does_not() -> None:
    assert reached("met-hulp", "met-hulp", "met-hulp", "nee").rung == "midden"
    assert reached("ja", "nee", "ja", "ja").rung is None


def test_a_rung_counts_only_with_every_rung_below_it() -> None:
    assert reached("ja", "ja", "nee", "ja").rung == "laag"


def test_a_rung_without_any_answer_is_as_far_as_it_goes() -> None:
    assert reached("ja", "ja", "weet-niet", "ja").rung == "laag"


def test_too_few_answers_say_nothing_and_a_blank_answer_is_none() -> None:
    assert not reached("ja", "ja", "weet-niet", "ja").enough
    assert not reached("ja", "ja", None, "ja").enough
    assert reached("nee", "nee", "nee", "nee").enough


def test_a_rung_on_which_a_scale_asks_nothing_is_passed_over() -> None:
    parts = [part for part in LADDER.parts if part.id != "midden-a"]
    without = LADDER.model_copy(update={"parts": tuple(parts)})
    given = {part.id: answer(without, part.id, "ja") for part in parts}
    assert levels_reached(without, given)[0].rung == "hoog"


def test_without_rungs_there_is_no_ladder() -> None:
    assert levels_reached(LADDER.model_copy(update={"rungs": ()}), {}) == ()
