"""A shared result in a line or two."""

from datetime import timedelta

from modules.domain.activities.answer import answer
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.domain.records.sharing import Level
from modules.domain.results.findings import Findings
from modules.domain.results.levels import LevelReached
from modules.domain.results.movement import Comparison, ScaleMove
from modules.domain.results.result import Result
from modules.domain.results.scoring import ProfileSummary
from modules.domain.results.tally import ThemeCount
from modules.wording.guidance.digest import LONGEST, digest, heading
from modules.wording.wording import Wording
from tests.conftest import MONDAY, TUESDAY


def result(library: Library, activity_id: str, **said: object) -> Result:
    """Return what is shared of answers, in short; `_` in a name stands for `-`."""
    activity = library.activities[activity_id]
    named = {name.replace("_", "-"): value for name, value in said.items()}
    answers = {part: answer(activity, part, value) for part, value in named.items()}
    return Result(activity, Level.SHORT, "done", MONDAY, ProfileSummary(), (), answers)


def test_a_result_stands_with_its_day_and_is_new_since_the_last_look(about: Wording) -> None:
    assert heading(about, "Dromen", MONDAY, None) == "Dromen · 2 maart 2026"
    earlier = MONDAY - timedelta(days=1)
    assert heading(about, "Dromen", MONDAY, earlier) == "Dromen · 2 maart 2026 · **nieuw**"
    assert heading(about, "Dromen", MONDAY, TUESDAY) == "Dromen · 2 maart 2026"
    assert heading(about, "Dromen", None, MONDAY) == "Dromen"


def test_levels_stand_in_one_line(about: Wording, rich: Library, words: Words) -> None:
    reached = tuple(
        LevelReached(scale="moed", rung=rung, answered=2, asked=2) for rung in ("verder", None)
    )
    shown = result(rich, "computer")._replace(more=Findings(ladder=reached))
    assert digest(about, shown, words) == [
        "**Moed**: staat bij **verder**. · **Moed**: staat aan het begin."
    ]


def test_what_moved_comes_before_themes_and_never_more_than_two_lines(
    about: Wording, rich: Library, words: Words
) -> None:
    moved = ScaleMove(scale="doen", before=10, now=50, moved="more")
    more = Findings(
        change=Comparison(at=MONDAY, scales=(moved,)),
        themes=(
            ThemeCount(theme="moed", count=2, times=3),
            ThemeCount(theme="doen", count=0, times=3),
        ),
    )
    shown = result(rich, "own-list", mijn_jaren=[{"wat": "werk"}])._replace(more=more)
    assert digest(about, shown, words) == [
        "Veranderd, nu meer: **Doen**.",
        "2 van de 3 keer: **Moed**",
    ]


def test_own_words_are_cut_to_a_line(library: Library) -> None:
    wording = Wording(library, "nl", "about")
    words = wording.words("activities", "read-then-write")
    shown = result(library, "read-then-write", mijn_zin="Ik kook.")
    assert digest(wording, shown, words) == [r"Ik kook\."]
    long = shown.answers["mijn-zin"].model_copy(update={"value": "a" * 300})
    (line,) = digest(wording, shown._replace(answers={"mijn-zin": long}), words)
    assert line == "a" * LONGEST + "…"


def test_a_number_stands_after_what_was_asked(shipped: Library) -> None:
    wording = Wording(shipped, "nl", "about")
    words = wording.words("activities", "houding-en-motivatie")
    shown = result(shipped, "houding-en-motivatie", hoe_belangrijk=9)
    lines = digest(wording, shown, words)
    assert f"{words.heading('hoe-belangrijk')} 9 op een ladder tot 10" in lines
