"""How steady a list is, in words."""

from modules.domain.activities.words import Words
from modules.measurement.differences import Difference
from modules.measurement.reliability import Interval, NotEnough, Reliability
from modules.wording.organisation.instrument_statistics import differing, heading, table
from modules.wording.wording import Wording

ALPHA = Interval(0.81, 0.774, 0.845)


def test_too_few_people_are_not_even_counted(about: Wording) -> None:
    assert heading(about, "Interesses", "fr", 34) == "**Interesses** · Français · 34 personen"
    assert heading(about, "Interesses", "fr", None).endswith("· nog niet genoeg mensen")


def test_each_scale_has_its_figures_with_their_intervals(about: Wording, words: Words) -> None:
    few_items = Reliability(people=34, items=2, error=1.0, alpha=ALPHA, omega=None)
    steady = few_items._replace(items=8, omega=Interval(0.83, 0.8, 0.86))
    scales: dict[str, Reliability | NotEnough] = {
        "doen": steady,
        "zorgen": few_items,
        "leiden": NotEnough(3),
    }
    assert table(about, scales, words).splitlines()[2:] == [
        "| Doen | alpha 0.81 (0.77–0.84), omega 0.83 (0.80–0.86), n = 34 |",
        "| Zorgen | alpha 0.81 (0.77–0.84), n = 34 |",
        "| Leiden | nog niet genoeg mensen |",
    ]


def test_items_that_differ_are_named_and_none_is_said_too(about: Wording, words: Words) -> None:
    differences = [Difference("bus", 0.6, 0.01, "large")]
    assert differing(about, differences, words).endswith("Lees ze samen na: De bus is te laat..")
    assert differing(about, [], words) == about.say("figures.same")
