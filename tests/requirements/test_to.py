"""Instruments, conditions, language and ways to learn: what is kept and what a counsellor sees."""

import pytest

from modules.content.library import Library
from modules.domain.records.people import Person
from modules.domain.records.sharing import IDEAS
from modules.services.guidance import guides
from modules.services.permissions import Forbidden
from modules.services.programme import suggestions
from modules.services.runtime import House
from modules.services.sharing import sharing
from modules.services.work import gaps, job_ideas, trainings
from modules.storage.base import NoDossier
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act
from tests.pages.conftest import Open, Word, seen, tap
from tests.requirements.looking import (
    again,
    answer,
    els_reads,
    questions,
    result,
    share,
    words,
)

CONDITIONS, DUTCH = "randvoorwaarden", "taal-nederlands"


# --- TO1: a library of short instruments


@pytest.mark.requirement("TO1")
def test_each_instrument_is_listed_with_licence_evidence_time_length_and_languages(
    shipped: Library,
) -> None:
    found = guides.guides(shipped, "nl", by=ELS)
    assert {one.activity for one in found} == set(shipped.activities)
    for one in found:
        activity = shipped.activities[one.activity]
        assert one.minutes == activity.minutes
        assert one.questions > 0
        assert one.languages == len(shipped.languages)
        assert "CC BY" in one.source, one.activity
        assert bool(one.about) == (activity.kind == "questionnaire")


@pytest.mark.requirement("TO1")
def test_the_list_of_instruments_is_read_before_one_is_chosen(
    opened: Open, house: House, word: Word
) -> None:
    app = opened(ELS, on="counsellor/guides")
    app.selectbox(key="guide").select("werkstijl").run()
    read = seen(app)
    assert words(house, "werkstijl").texts["over-deze-lijst"] in read
    assert "CC BY 4.0" in read
    assert word("guides.minutes", minutes=house.library.activities["werkstijl"].minutes) in read


@pytest.mark.requirement("TO1")
def test_a_counsellor_picks_a_set_and_sees_how_far_each_is(
    opened: Open, house: House, doing: Act
) -> None:
    for activity in ("werkstijl", DUTCH):
        suggestions.suggest(house.store, house.library, AMINA.id, activity, doing(ELS))
    with pytest.raises(Forbidden):
        suggestions.suggest(house.store, house.library, AMINA.id, "waarden", doing(FATIMA))
    app = opened(AMINA)
    for activity in ("werkstijl", DUTCH):
        assert f"do-{activity}" in [one.key for one in app.button]
    answer(house, doing, "werkstijl", {"begin-meteen": "vaak"})
    found = suggestions.suggestions(house.store, house.library, AMINA.id, by=ELS)
    assert {one.activity: one.state for one in found} == {"werkstijl": "started", DUTCH: "new"}


@pytest.mark.requirement("TO1")
def test_what_was_done_can_be_suggested_once_more_and_keeps_the_first_time(
    opened: Open, house: House, doing: Act
) -> None:
    asked = dict.fromkeys(questions(house, "hoe-sterk-voel-ik-me"), "lukt-soms")
    answer(house, doing, "hoe-sterk-voel-ik-me", asked)
    suggestions.suggest(
        house.store, house.library, AMINA.id, "hoe-sterk-voel-ik-me", doing(ELS, 60)
    )
    app = tap(opened(AMINA), "do-hoe-sterk-voel-ik-me")
    assert not app.exception
    assert len(house.store.get(AMINA.id).under("round", "hoe-sterk-voel-ik-me")) == 1


# --- TO2: what must be in place


@pytest.mark.requirement("TO2")
def test_each_condition_has_a_state_and_each_step_an_owner_and_a_time(house: House) -> None:
    activity = house.library.activities[CONDITIONS]
    states = [part for part in activity.parts if getattr(part, "shared_choices", False)]
    assert {part.id for part in states} == {
        "vervoer", "opvang", "uren", "gezondheid", "wonen", "geld", "papieren", "digitaal",
        "coach-op-het-werk", "tijd-om-te-leren",
    }  # fmt: skip
    assert {one.id for one in states[0].choices} == {"in-orde", "bezig", "drempel", "liever-niet"}
    assert [one.id for one in activity.part("stappen").fields] == ["wat", "wie", "tegen-wanneer"]


@pytest.mark.requirement("TO2")
def test_what_blocks_stands_on_top_and_who_does_what_by_when_is_read(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    step = {"wat": "Opvang zoeken", "wie": "samen", "tegen-wanneer": "deze-maand"}
    said = {"vervoer": "in-orde", "uren": "bezig", "opvang": "drempel", "stappen": [step]}
    answer(house, doing, CONDITIONS, said)
    share(house, doing, CONDITIONS)
    found = result(house, CONDITIONS)
    assert found.more.signals == ("drempel-genoemd",)
    first = found.more.themes[0]
    assert (first.theme, first.parts) == ("is-drempel", ("opvang",))
    themes = {one: words(house, CONDITIONS).heading(one) for one in ("is-drempel", "is-in-orde")}
    read = els_reads(opened)
    assert word("theme.line", name=themes["is-drempel"], number=1, times=3) in read
    assert read.index(themes["is-drempel"]) < read.index(themes["is-in-orde"])
    whole = els_reads(opened, CONDITIONS)
    assert "Opvang zoeken" in whole
    assert words(house, CONDITIONS).heading("stappen/tegen-wanneer/deze-maand") in whole


@pytest.mark.requirement("TO2")
def test_a_condition_that_was_solved_is_seen_to_have_moved(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    answer(house, doing, CONDITIONS, {"opvang": "drempel"})
    again(house, doing, CONDITIONS, {"opvang": "in-orde"}, minutes=60)
    share(house, doing, CONDITIONS)
    said = words(house, CONDITIONS)
    moved = word(
        "rounds.answer",
        name=said.heading("opvang"),
        before=said.heading("drempel"),
        now=said.heading("in-orde"),
    )
    assert moved in els_reads(opened, CONDITIONS)


# --- TO3: language


@pytest.mark.requirement("TO3")
def test_the_language_profile_is_four_ladders_other_languages_and_the_wish_for_an_interpreter(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    activity = house.library.activities[DUTCH]
    assert all(activity.part(one).picture for one in questions(house, DUTCH))
    levels = {part.id: part.rung for part in activity.parts if part.id in spoken(house)}
    up_to_a2 = ("pre-a1", "a1", "a2")
    said = {one: "ja" if rung in up_to_a2 else "nog-niet" for one, rung in levels.items()}
    other = [{"taal": "Dari", "hoe-goed": "mijn-eerste-taal"}]
    answer(house, doing, DUTCH, {**said, "andere-talen": other, "tolk": "bij-moeilijke-dingen"})
    share(house, doing, DUTCH)
    ladder = {one.scale: one.rung for one in result(house, DUTCH).more.ladder}
    assert set(ladder) == {"spreken", "luisteren", "lezen", "schrijven"}
    assert ladder["spreken"] == "a2"
    read = els_reads(opened, DUTCH)
    scale, rung = words(house, DUTCH).heading("spreken"), words(house, DUTCH).heading("a2")
    assert word("ladder.at.of-other", scale=scale, rung=rung) in read
    assert "Dari" in read
    assert words(house, DUTCH).heading("tolk/bij-moeilijke-dingen") in read


@pytest.mark.requirement("TO3")
def test_the_gap_between_kept_work_and_somebodys_dutch_is_seen_when_both_are_shared(
    opened: Open, house: House, doing: Act
) -> None:
    answer(house, doing, DUTCH, dict.fromkeys(spoken(house), "nog-niet"))
    job_ideas.choose(house.store, house.library, "verpleegkundige", "keep", doing(AMINA))
    asked = house.library.jobs.words["nl"].heading("spreken/b2")
    sharing.share(house.store, house.library, IDEAS, ELS.id, "all", doing(AMINA))
    assert asked not in els_reads(opened)
    share(house, doing, DUTCH)
    assert asked in els_reads(opened)


# --- TO5: ways to a qualification


@pytest.mark.requirement("TO5")
def test_a_way_that_was_chosen_is_kept_with_how_far_it_is_and_what_was_before(
    house: House, doing: Act
) -> None:
    for at, state in enumerate(("looking", "enrolled")):
        trainings.choose(house.store, house.library, "cvo-beroep", state, doing(AMINA, at * 1440))
    assert trainings.own_ways(house.store, by=AMINA)["cvo-beroep"].state == "enrolled"
    before = [(one.training, one.state) for one in trainings.history(house.store, by=AMINA)]
    assert before == [("cvo-beroep", "enrolled"), ("cvo-beroep", "looking")]
    for act in (doing(ELS), doing(BART)._replace(by=Person(id=AMINA.id, role="counsellor"))):
        with pytest.raises((Forbidden, NoDossier)):
            trainings.choose(house.store, house.library, "cvo-beroep", "stopped", act)


@pytest.mark.requirement("TO5")
def test_what_a_chosen_way_asks_and_what_is_missing_is_seen_as_far_as_lists_are_shared(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    job_ideas.choose(house.store, house.library, "kok", "keep", doing(AMINA))
    trainings.choose(house.store, house.library, "cvo-beroep", "looking", doing(AMINA))
    answer(house, doing, DUTCH, dict.fromkeys(spoken(house), "nog-niet"))
    name = house.library.jobs.training_words["nl"].heading("cvo-beroep")
    assert name not in els_reads(opened)
    sharing.share(house.store, house.library, IDEAS, ELS.id, "all", doing(AMINA))
    read = els_reads(opened)
    assert name in read
    assert word("ways.state.looking") in read
    assert states(house)["speaking"] == "unknown"  # the list of Dutch is still private
    share(house, doing, DUTCH)
    assert states(house)["speaking"] == "missing"


def states(house: House) -> dict[str, str]:
    """Return what Amina's way asks, as Els may know it."""
    (found,) = gaps.of_ways(house.store, house.library, AMINA.id, by=ELS, at=MONDAY) or ()
    return {one.what: one.state for one in found.conditions}


def spoken(house: House) -> list[str]:
    """Return the questions about speaking Dutch."""
    parts = house.library.activities[DUTCH].parts
    return [part.id for part in parts if getattr(part, "scale", None) == "spreken"]
