"""Instruments, conditions, language and ways to learn: what is kept and what a counsellor sees."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.domain.records.sharing import IDEAS
from modules.services.guidance import guides
from modules.services.permissions import Forbidden
from modules.services.programme import suggestions
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.services.work import gaps, job_ideas, trainings
from modules.storage.base import NoDossier
from tests.conftest import AMINA, BART, ELS, FATIMA, Act, reads
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
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(ELS, on="counsellor/guides")
    app.selectbox(key="guide").select("werkstijl").run()
    read = seen(app)
    assert words(runtime, "werkstijl").texts["over-deze-lijst"] in read
    assert "CC BY 4.0" in read
    assert word("guides.minutes", minutes=runtime.library.activities["werkstijl"].minutes) in read


@pytest.mark.requirement("TO1")
def test_a_counsellor_picks_a_set_and_sees_how_far_each_is(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    for activity in ("werkstijl", DUTCH):
        suggestions.suggest(runtime.store, runtime.library, AMINA.id, activity, action(ELS))
    with pytest.raises(Forbidden):
        suggestions.suggest(runtime.store, runtime.library, AMINA.id, "waarden", action(FATIMA))
    app = opened(AMINA)
    for activity in ("werkstijl", DUTCH):
        assert f"do-{activity}" in [one.key for one in app.button]
    answer(runtime, action, "werkstijl", {"begin-meteen": "vaak"})
    found = suggestions.suggestions(
        runtime.store, reads(runtime.store, ELS, AMINA.id), runtime.library
    )
    assert {one.activity: one.state for one in found} == {"werkstijl": "started", DUTCH: "new"}


@pytest.mark.requirement("TO1")
def test_what_was_done_can_be_suggested_once_more_and_keeps_the_first_time(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    asked = dict.fromkeys(questions(runtime, "hoe-sterk-voel-ik-me"), "lukt-redelijk")
    answer(runtime, action, "hoe-sterk-voel-ik-me", asked)
    suggestions.suggest(
        runtime.store, runtime.library, AMINA.id, "hoe-sterk-voel-ik-me", action(ELS, 60)
    )
    app = tap(opened(AMINA), "do-hoe-sterk-voel-ik-me")
    assert not app.exception
    assert len(runtime.store.get(AMINA.id).under("round", "hoe-sterk-voel-ik-me")) == 1


# --- TO2: what must be in place


@pytest.mark.requirement("TO2")
def test_each_condition_has_a_state_and_each_step_an_owner_and_a_time(runtime: Runtime) -> None:
    activity = runtime.library.activities[CONDITIONS]
    states = [part for part in activity.parts if getattr(part, "shared_choices", False)]
    assert {part.id for part in states} == {
        "vervoer", "opvang", "uren", "gezondheid", "wonen", "geld", "papieren", "digitaal",
        "coach-op-het-werk", "tijd-om-te-leren",
    }  # fmt: skip
    assert {one.id for one in states[0].choices} == {"in-orde", "bezig", "drempel", "liever-niet"}
    assert [one.id for one in activity.part("stappen").fields] == ["wat", "wie", "tegen-wanneer"]


@pytest.mark.requirement("TO2")
def test_what_blocks_stands_on_top_and_who_does_what_by_when_is_read(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    step = {"wat": "Opvang zoeken", "wie": "samen", "tegen-wanneer": "deze-maand"}
    said = {"vervoer": "in-orde", "uren": "bezig", "opvang": "drempel", "stappen": [step]}
    answer(runtime, action, CONDITIONS, said)
    share(runtime, action, CONDITIONS)
    found = result(runtime, CONDITIONS)
    assert found.more.signals == ("drempel-genoemd",)
    first = found.more.themes[0]
    assert (first.theme, first.parts) == ("is-drempel", ("opvang",))
    themes = {one: words(runtime, CONDITIONS).heading(one) for one in ("is-drempel", "is-in-orde")}
    read = els_reads(opened)
    assert word("theme.line", name=themes["is-drempel"], number=1, times=3) in read
    assert read.index(themes["is-drempel"]) < read.index(themes["is-in-orde"])
    whole = els_reads(opened, CONDITIONS)
    assert "Opvang zoeken" in whole
    assert words(runtime, CONDITIONS).heading("stappen/tegen-wanneer/deze-maand") in whole


@pytest.mark.requirement("TO2")
def test_a_condition_that_was_solved_is_seen_to_have_moved(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, CONDITIONS, {"opvang": "drempel"})
    again(runtime, action, CONDITIONS, {"opvang": "in-orde"}, minutes=60)
    share(runtime, action, CONDITIONS)
    said = words(runtime, CONDITIONS)
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
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    activity = runtime.library.activities[DUTCH]
    assert all(activity.part(one).picture for one in questions(runtime, DUTCH))
    levels = {part.id: part.rung for part in activity.parts if part.id in spoken(runtime)}
    up_to_a2 = ("pre-a1", "a1", "a2")
    said = {one: "ja" if rung in up_to_a2 else "nog-niet" for one, rung in levels.items()}
    other = [{"taal": "Dari", "hoe-goed": "mijn-eerste-taal"}]
    answer(runtime, action, DUTCH, {**said, "andere-talen": other, "tolk": "bij-moeilijke-dingen"})
    share(runtime, action, DUTCH)
    ladder = {one.scale: one.rung for one in result(runtime, DUTCH).more.ladder}
    assert set(ladder) == {"spreken", "luisteren", "lezen", "schrijven"}
    assert ladder["spreken"] == "a2"
    read = els_reads(opened, DUTCH)
    scale, rung = words(runtime, DUTCH).heading("spreken"), words(runtime, DUTCH).heading("a2")
    assert word("ladder.at.of-other", scale=scale, rung=rung) in read
    assert "Dari" in read
    assert words(runtime, DUTCH).heading("tolk/bij-moeilijke-dingen") in read


@pytest.mark.requirement("TO3")
def test_the_gap_between_kept_work_and_somebodys_dutch_is_seen_when_both_are_shared(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answer(runtime, action, DUTCH, dict.fromkeys(spoken(runtime), "nog-niet"))
    job_ideas.choose(runtime.store, runtime.library, "verpleegkundige", "keep", action(AMINA))
    asked = runtime.library.jobs.words["nl"].heading("spreken/b2")
    sharing.share(runtime.store, runtime.library, IDEAS, ELS.id, "all", action(AMINA))
    assert asked not in els_reads(opened)
    share(runtime, action, DUTCH)
    assert asked in els_reads(opened)


# --- TO5: ways to a qualification


@pytest.mark.requirement("TO5")
def test_a_way_that_was_chosen_is_kept_with_how_far_it_is_and_what_was_before(
    runtime: Runtime, action: Act
) -> None:
    for at, state in enumerate(("looking", "enrolled")):
        trainings.choose(
            runtime.store, runtime.library, "cvo-beroep", state, action(AMINA, at * 1440)
        )
    assert trainings.own_trainings(reads(runtime.store, AMINA))["cvo-beroep"].state == "enrolled"
    before = [
        (one.training, one.state)
        for one in trainings.history(runtime.store, reads(runtime.store, AMINA))
    ]
    assert before == [("cvo-beroep", "enrolled"), ("cvo-beroep", "looking")]
    for act in (action(ELS), action(BART)._replace(by=Person(id=AMINA.id, role="counsellor"))):
        with pytest.raises((Forbidden, NoDossier)):
            trainings.choose(runtime.store, runtime.library, "cvo-beroep", "stopped", act)


@pytest.mark.requirement("TO5")
def test_what_a_chosen_way_asks_and_what_is_missing_is_seen_as_far_as_lists_are_shared(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    job_ideas.choose(runtime.store, runtime.library, "kok", "keep", action(AMINA))
    trainings.choose(runtime.store, runtime.library, "cvo-beroep", "looking", action(AMINA))
    answer(runtime, action, DUTCH, dict.fromkeys(spoken(runtime), "nog-niet"))
    name = runtime.library.jobs.training_words["nl"].heading("cvo-beroep")
    assert name not in els_reads(opened)
    sharing.share(runtime.store, runtime.library, IDEAS, ELS.id, "all", action(AMINA))
    read = els_reads(opened)
    assert name in read
    assert word("ways.state.looking") in read
    assert states(runtime)["speaking"] == "unknown"  # the list of Dutch is still private
    share(runtime, action, DUTCH)
    assert states(runtime)["speaking"] == "missing"


def states(runtime: Runtime) -> dict[str, str]:
    """Return what Amina's way asks, as Els may know it."""
    (found,) = gaps.of_trainings(reads(runtime.store, ELS, AMINA.id), runtime.library) or ()
    return {one.what: one.state for one in found.conditions}


def spoken(runtime: Runtime) -> list[str]:
    """Return the questions about speaking Dutch."""
    parts = runtime.library.activities[DUTCH].parts
    return [part.id for part in parts if getattr(part, "scale", None) == "spreken"]
