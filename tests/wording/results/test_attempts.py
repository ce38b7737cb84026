"""What moved since the last time, in words."""

from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.domain.results.movement import Comparison, CurvePoint, PartMove, ScaleMove
from modules.wording.results.attempts import curve_bar, moves, parts
from modules.wording.results.scales import Bar
from modules.wording.wording import Wording
from tests.conftest import MONDAY


def told(library: Library, activity_id: str, *moved: PartMove) -> list[str]:
    """Return what is told of parts that stayed or moved."""
    wording = Wording(library, "nl")
    words = wording.words("activities", activity_id)
    change = Comparison(at=MONDAY, parts=moved)
    return parts(wording, library.activities[activity_id], change, words)


def test_scales_are_told_by_which_way_they_moved(to_self: Wording, words: Words) -> None:
    change = Comparison(
        at=MONDAY,
        scales=(
            ScaleMove(scale="doen", before=20, now=60, moved="more"),
            ScaleMove(scale="leiden", before=50, now=50, moved="same"),
            ScaleMove(scale="denken", before=20, now=70, moved="more"),
        ),
    )
    assert moves(to_self, change, words) == [
        "Veranderd, nu meer: **Doen** en **Denken**.",
        "Ongeveer hetzelfde: **Leiden**.",
    ]


def test_an_answer_that_stayed_is_told_once_and_one_that_moved_twice(library: Library) -> None:
    stayed = PartMove(part="bouwen", before="graag", now="graag")
    moved = PartMove(part="herstellen", before="niet", now="soms")
    assert told(library, "one-scale", stayed, moved) == [
        "Hier staat bouwen. Hetzelfde gebleven: Hier staat graag.",
        "Hier staat herstellen. Eerst: Hier staat niet.. Nu: Hier staat soms..",
    ]


def test_of_several_choices_it_is_told_what_stayed_came_and_went(library: Library) -> None:
    move = PartMove(part="beelden", before=("zee", "huis"), now=("zee", "boom"))
    assert told(library, "some-of-three", move) == [
        "Hier staat beelden. Hetzelfde gebleven: Hier staat zee",
        "Hier staat beelden. Erbij gekomen: Hier staat boom",
        "Hier staat beelden. Niet meer gekozen: Hier staat huis",
    ]


def test_of_cards_only_those_that_moved_are_named(library: Library) -> None:
    before = {"koken": "ja", "zingen": "nee", "rekenen": "nee"}
    move = PartMove(part="kaarten", before=before, now={**before, "zingen": "soms"})
    assert told(library, "sort-then-top", move) == [
        "Hier staat zingen.: eerst Hier staat nee., nu Hier staat soms.",
        "2 van 3 kaarten liggen nog op dezelfde stapel.",
    ]


def test_of_many_questions_those_that_stayed_are_a_number(shipped: Library) -> None:
    activity = shipped.activities["ja-nee-durf-niet"]
    ids = [part.id for part in activity.parts if part.kind == "choose"][:7]
    moved = [PartMove(part=ids[0], before="ja", now="nee")]
    stayed = [PartMove(part=part_id, before="ja", now="ja") for part_id in ids[1:]]
    lines = told(shipped, "ja-nee-durf-niet", *moved, *stayed)
    assert len(lines) == 2
    assert lines[1] == "6 van 7 antwoorden zijn hetzelfde gebleven."


def test_each_time_is_a_bar_with_its_day(to_self: Wording) -> None:
    assert curve_bar(to_self, CurvePoint(at=MONDAY, points=2.5, possible=5)) == Bar(
        "2 maart 2026", 50, "2.5 van 5"
    )
    assert curve_bar(to_self, CurvePoint(at=MONDAY, points=0, possible=0)).share == 0
