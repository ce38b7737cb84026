"""A saved answer outlives its question: what no longer fits is left out, the rest stays."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answers_of, still_fits
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Dossier, Kept
from tests.conftest import MONDAY


def kept(activity: str, **values: object) -> dict[str, Answer]:
    """Return answers as a dossier gives them back; `_` in a name stands for `-`."""
    return {
        name.replace("_", "-"): Answer.model_validate(
            {"activity": activity, "part": name.replace("_", "-"), "value": value, "at": MONDAY}
        )
        for name, value in values.items()
    }


def without_card(activity: Activity, card: str) -> Activity:
    """Return an activity from which somebody removed a card."""
    sort, *others = activity.parts
    left = tuple(one for one in sort.cards if one.id != card)
    return activity.model_copy(update={"parts": (sort.model_copy(update={"cards": left}), *others)})


def test_everything_that_fits_stays_with_its_date(library: Library) -> None:
    before = kept("one-scale", herstellen="graag", bouwen=None)
    assert still_fits(library.activities["one-scale"], before) == before


def test_an_answer_whose_part_is_gone_is_left_out(library: Library) -> None:
    before = kept("one-scale", herstellen="graag", verdwenen="graag")
    assert set(still_fits(library.activities["one-scale"], before)) == {"herstellen"}


def test_an_answer_whose_choice_is_gone_is_left_out(library: Library) -> None:
    before = kept("one-scale", herstellen="heel-graag", bouwen="soms")
    assert set(still_fits(library.activities["one-scale"], before)) == {"bouwen"}


def test_an_answer_of_another_kind_than_the_part_is_now_is_left_out(library: Library) -> None:
    before = kept("ladder", hoe_dapper="heel dapper")
    assert still_fits(library.activities["ladder"], before) == {}


def test_a_rung_that_is_gone_is_left_out(library: Library) -> None:
    assert still_fits(library.activities["ladder"], kept("ladder", hoe_dapper=9)) == {}


def test_a_text_that_is_too_long_by_now_is_left_out(library: Library) -> None:
    before = kept("read-then-write", mijn_zin="x" * 30)
    assert still_fits(library.activities["read-then-write"], before) == {}


def test_a_removed_card_falls_off_its_pile_and_out_of_the_top(library: Library) -> None:
    now = without_card(library.activities["sort-then-top"], "koken")
    before = kept(
        "sort-then-top", kaarten={"koken": "ja", "rekenen": "soms"}, top=("koken", "rekenen")
    )
    fitting = still_fits(now, before)
    assert fitting["kaarten"].value == {"rekenen": "soms"}
    assert fitting["top"].value == ("rekenen",)


def test_a_top_without_any_card_left_is_left_out(library: Library) -> None:
    now = without_card(library.activities["sort-then-top"], "koken")
    before = kept("sort-then-top", kaarten={"koken": "ja"}, top=("koken",))
    assert set(still_fits(now, before)) == {"kaarten"}


def test_a_card_moved_to_another_pile_leaves_the_top(library: Library) -> None:
    before = kept(
        "sort-then-top", kaarten={"koken": "nee", "rekenen": "ja"}, top=("koken", "rekenen")
    )
    fitting = still_fits(library.activities["sort-then-top"], before)
    assert fitting["top"].value == ("rekenen",)


def test_a_choice_that_is_gone_leaves_the_others(library: Library) -> None:
    before = kept("some-of-three", beelden=("maan", "zee"))
    fitting = still_fits(library.activities["some-of-three"], before)
    assert fitting["beelden"].value == ("zee",)


def test_fields_of_other_things_are_no_answers() -> None:
    fields = {
        "answer/ladder/hoe-dapper": Kept(value={"value": 3}, version=1, by="a", at=MONDAY),
        "answer/ladder/stuk": Kept(value="3", version=1, by="a", at=MONDAY),
        "answer/other/x": Kept(value={"value": 1}, version=1, by="a", at=MONDAY),
        "place/ladder": Kept(value="hoe-dapper", version=1, by="a", at=MONDAY),
    }
    dossier = Dossier(id="0" * 32, version=1, created_at=MONDAY, fields=fields)
    assert {name: one.value for name, one in answers_of(dossier, "ladder").items()} == {
        "hoe-dapper": 3
    }
