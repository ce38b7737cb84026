"""What answers say besides scores, cut to what somebody may see."""

from modules.domain.activities.answer import Answer, answer
from modules.domain.catalogue import Library
from modules.domain.results.findings import Findings, findings


def given(library: Library, activity_id: str, **said: object) -> dict[str, Answer]:
    """Return answers to an activity; `_` in a name stands for `-`."""
    activity = library.activities[activity_id]
    named = {name.replace("_", "-"): value for name, value in said.items()}
    return {part: answer(activity, part, value) for part, value in named.items()}


def test_short_says_how_often_a_theme_came_back_and_not_where(rich: Library) -> None:
    activity = rich.activities["situations"]
    answers = given(rich, "situations", druk="vragen", stil="praten")
    together = findings(activity, answers, whole=True).themes[0]
    assert (together.count, together.times, together.parts) == (2, 2, ("druk", "stil"))
    short = findings(activity, answers, whole=False).themes[0]
    assert (short.count, short.times, short.parts) == (2, 2, ())


def test_a_signal_is_told_only_to_whom_it_may_be_told(rich: Library) -> None:
    activity = rich.activities["how-strong"]
    answers = given(rich, "how-strong", lichaam="zwak", hoofd="zwak")
    assert findings(activity, answers, whole=True).signals == ()
    assert findings(activity, answers, whole=False, tells=True).signals == ("praat-erover",)


def test_an_activity_without_any_of_it_says_nothing(rich: Library) -> None:
    activity = rich.activities["read-then-write"]
    assert findings(activity, {}, whole=True, tells=True) == Findings()


def test_a_ladder_is_told_at_every_level(rich: Library) -> None:
    activity = rich.activities["computer"]
    answers = given(rich, "computer", openen="ja", sturen="nee")
    for whole in (False, True):
        assert [one.rung for one in findings(activity, answers, whole=whole).ladder] == ["start"]
