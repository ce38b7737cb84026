"""Themes counted over different questions: how often, out of how many times, and where."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import answer
from modules.domain.results.tally import ThemeCount, tally

ACTIVITY = Activity.model_validate(
    {
        "id": "situaties",
        "kind": "exercise",
        "minutes": 5,
        "themes": ["samen", "alleen"],
        "parts": [
            {
                "id": f"situatie-{letter}",
                "choices": {
                    f"vragen-{letter}": {"theme": "samen"},
                    f"zelf-{letter}": {"theme": "alleen"},
                    f"wachten-{letter}": {},
                    f"liever-niet-{letter}": {"blank": True},
                },
            }
            for letter in "abc"
        ]
        + [
            {
                "id": "beelden",
                "kind": "choose-many",
                "choices": {"groep": {"theme": "samen"}, "team": {"theme": "samen"}, "zee": {}},
            },
            {
                "id": "dagen",
                "kind": "entries",
                "fields": [{"id": "hoe", "choices": {"met": {"theme": "samen"}, "zonder": {}}}],
            },
        ],
        "source": "made up for a test",
    }
)


def counted(**said: object) -> tuple[ThemeCount, ...]:
    """Return the tally of answers; `_` in a name stands for `-`."""
    named = {one.replace("_", "-"): value for one, value in said.items()}
    return tally(ACTIVITY, {one: answer(ACTIVITY, one, value) for one, value in named.items()})


def test_each_answered_question_is_one_time_for_each_theme_it_offers() -> None:
    assert counted(situatie_a="vragen-a", situatie_b="vragen-b", situatie_c="zelf-c") == (
        ThemeCount(theme="samen", count=2, times=3, parts=("situatie-a", "situatie-b")),
        ThemeCount(theme="alleen", count=1, times=3, parts=("situatie-c",)),
    )


def test_a_choice_without_a_theme_is_a_time_and_no_answer_is_none() -> None:
    found = counted(situatie_a="wachten-a", situatie_b="liever-niet-b", situatie_c=None)[0]
    assert (found.count, found.times) == (0, 1)


def test_each_choice_of_several_is_a_time_of_its_own() -> None:
    found = counted(beelden=["groep", "zee"])[0]
    assert found == ThemeCount(theme="samen", count=1, times=2, parts=("beelden",))


def test_each_entry_of_a_list_is_a_time() -> None:
    found = counted(dagen=[{"hoe": "met"}, {"hoe": "zonder"}, {"hoe": "met"}])[0]
    assert found == ThemeCount(theme="samen", count=2, times=3, parts=("dagen",))


def test_without_answers_nothing_was_chosen_out_of_nothing() -> None:
    assert [(one.count, one.times) for one in counted()] == [(0, 0), (0, 0)]
