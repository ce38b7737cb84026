"""Ideas for work: family by family, sentences that change, choices that are kept."""

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Change
from modules.services.activities import answering
from modules.services.plan import plan
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.services.work import job_ideas
from modules.wording.sentences import say
from tests.asking import Browser
from tests.conftest import AMINA, ELS, Act, reads
from tests.pages.conftest import Open, Word, in_order, seen, tap, titles


@pytest.fixture
def cook(runtime: Runtime, action: Act) -> Runtime:
    """Return the house after Amina said that she often cooked."""
    answering.lay(
        runtime.store, runtime.library, "ervaring", "hoe-vaak", "koken", "vaak", action(AMINA)
    )
    return runtime


def name(runtime: Runtime, text_id: str) -> str:
    """Return a name of the table of occupations, in Dutch."""
    return runtime.library.jobs.words["nl"].heading(text_id)


def open_family(opened: Open, family: str) -> AppTest:
    """Return the page of one family as Amina sees it."""
    return tap(opened(AMINA, on="participant/ideas"), f"family-{family}")


@pytest.mark.requirement("TK19")
def test_every_family_is_there_for_everybody(opened: Open, runtime: Runtime, word: Word) -> None:
    app = opened(AMINA, on="participant/ideas")
    assert titles(app) == [word("ideas.title")]
    table = runtime.library.jobs.table
    assert table is not None
    keys = {one.key for one in app.button}
    assert {f"family-{one}" for one in table.families} <= keys
    assert word("ideas.close") in seen(app)


def test_the_path_has_a_door_to_it(opened: Open, word: Word) -> None:
    assert word("ideas.title") in seen(opened(AMINA, on="participant/path"))


def test_what_would_give_more_reasons_can_be_done_first(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/ideas")
    keys = {one.key for one in app.button}
    assert {"first-interesses", "first-werkstijl"} <= keys
    assert "first-ervaring" not in keys


def test_a_family_shows_each_of_its_ideas_with_why_and_what_is_needed(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = open_family(opened, "horeca")
    assert in_order(app)
    assert titles(app) == [name(cook, "familie/horeca")]
    table = cook.library.jobs.table
    assert table is not None
    for one in table.of_family("horeca"):
        assert name(cook, one.id) in seen(app)
    assert word("ideas.reason.often", what=name(cook, "taak/koken")) in seen(app)
    assert word("ideas.needed") in seen(app)
    assert word("ideas.bottleneck.unsure", day="februari 2026") in seen(app)


def test_a_reason_is_never_made_up(opened: Open, runtime: Runtime, word: Word) -> None:
    app = open_family(opened, "horeca")
    assert word("ideas.no-reason") in seen(app)
    assert f"**{word('ideas.because')}:**" not in seen(app)


def test_trying_a_condition_out_adds_although_and_takes_nothing_away(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = open_family(opened, "horeca")
    before = [one.key for one in app.button]
    assert word("ideas.although") not in seen(app)
    app.button_group(key="tried").set_value(["weekend", "tempo"]).run()
    assert in_order(app)
    assert name(cook, "voorwaarde/weekend") in seen(app)
    assert word("ideas.although") in seen(app)
    assert [one.key for one in app.button] == before
    app.button_group(key="tried").set_value([]).run()
    assert word("ideas.although") not in seen(app)


def test_what_was_tried_out_stays_on_the_next_family_and_is_not_kept(
    opened: Open, cook: Runtime, word: Word
) -> None:
    version = cook.store.get(AMINA.id).version
    app = open_family(opened, "vervoer")
    app.button_group(key="tried").set_value(["rijbewijs-b"]).run()
    lacking = word("ideas.need.missing", what=name(cook, "voorwaarde/rijbewijs-b"))
    assert lacking in seen(app)
    assert lacking in seen(tap(tap(app, "families"), "family-techniek"))
    assert cook.store.get(AMINA.id).version == version


@pytest.mark.requirement("FL8")
def test_a_choice_is_one_tap_and_another_takes_it_back(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = tap(open_family(opened, "horeca"), "idea-kok-keep")
    assert cook.store.get(AMINA.id).value("idea/kok") == "keep"
    tap(app, "idea-kok-later")
    assert cook.store.get(AMINA.id).value("idea/kok") == "later"
    app = tap(app, "families")
    assert word("ideas.chosen.later") in seen(app)
    assert word("ideas.history") in seen(app)
    app = tap(tap(app, "family-horeca"), "idea-kok-later")
    assert cook.store.get(AMINA.id).value("idea/kok") is None
    assert len(job_ideas.decisions(cook.store, reads(cook.store, AMINA))) == 3


def test_a_choice_about_work_that_is_gone_from_the_table_is_still_told(
    opened: Open, cook: Runtime, action: Act
) -> None:
    kept = Change(field="idea/touwslager", value="keep")
    cook.store.save(AMINA.id, [kept], by=AMINA.id, at=action(AMINA).at, save_id="before")
    assert "touwslager" in seen(opened(AMINA, on="participant/ideas"))


@pytest.mark.requirement("TO3")
def test_too_little_dutch_is_told_with_the_lesson_to_do(
    opened: Open, cook: Runtime, action: Act, word: Word
) -> None:
    for part in cook.library.activities["taal-nederlands"].parts:
        if getattr(part, "scale", None):
            said = "ja" if getattr(part, "rung", "") in ("pre-a1", "a1") else "nog-niet"
            answering.record(
                cook.store, cook.library, "taal-nederlands", part.id, said, action(AMINA)
            )
    app = open_family(opened, "horeca")
    asked = word("ideas.need.speaking", what=name(cook, "spreken/a2"))
    mine = name(cook, "spreken/a1")
    assert word("ideas.need.level", what=asked, mine=mine) in seen(app)
    lesson = cook.library.words("activities", "taal-op-het-werk", "nl")
    assert word("ideas.lesson", title=lesson.title) in seen(app)
    first = cook.library.activities["taal-op-het-werk"].parts[0]
    assert titles(tap(app, "lesson-kok")) == [lesson.heading(first.id)]
    assert Browser(cook, AMINA).open("taal-op-het-werk").heading == lesson.heading(first.id)


@pytest.mark.requirement("TO5")
def test_a_way_to_learn_says_what_is_missing_and_can_become_the_next_step(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = open_family(opened, "horeca")
    ways = cook.library.jobs.training_words["nl"]
    assert word("ideas.step.unknown", what=ways.heading("vraagt/vdab")) in seen(app)
    app = tap(app, "plan-kok-cvo-beroep")
    step = f"{name(cook, 'kok')}: {ways.heading('cvo-beroep')}"
    (kept,) = plan.own_plan(reads(cook.store, AMINA)).steps
    assert (kept.text, kept.state) == (step, "open")
    assert "plan-kok-cvo-beroep" not in {one.key for one in app.button}
    assert word("ideas.in-plan") in seen(app)


def test_what_can_change_is_told_as_a_fact_with_its_source(
    opened: Open, cook: Runtime, word: Word
) -> None:
    app = open_family(opened, "horeca")
    assert word("ideas.facts") in seen(app)
    assert cook.library.fact_words["nl"].heading("ibo") in seen(app)


@pytest.mark.parametrize("language", ["nl-a2", "en", "fr"])
def test_the_page_speaks_each_language(opened: Open, cook: Runtime, language: str) -> None:
    app = opened(AMINA, on="participant/ideas")
    app = tap(app, f"language-{language}")
    app = tap(app, "family-horeca")
    assert in_order(app)
    words = cook.library.jobs.words[language]
    assert titles(app) == [words.heading("familie/horeca")]
    assert say(cook.library, language, "ideas.what-if") in seen(app)


def test_a_counsellor_sees_only_what_is_shared(
    opened: Open, cook: Runtime, action: Act, word: Word
) -> None:
    job_ideas.choose(cook.store, cook.library, "kok", "keep", action(AMINA))
    job_ideas.choose(cook.store, cook.library, "slager", "no", action(AMINA))
    kok, slager = name(cook, "kok"), name(cook, "slager")

    def page() -> str:
        app = opened(ELS)
        return seen(tap(app, f"open-{AMINA.id}"))

    assert kok not in page()
    sharing.share(cook.store, cook.library, "ideas", ELS.id, "short", action(AMINA))
    assert kok in page()
    assert slager not in page()


def test_only_what_the_work_of_a_family_has_can_be_tried_out(opened: Open, cook: Runtime) -> None:
    offered = open_family(opened, "kantoor-computer").button_group(key="tried").options
    assert "hoogte" not in str(offered)
    words = cook.library.jobs.words["nl"].texts["voorwaarde/zitten"].split("\n\n")
    assert words[1] in [getattr(one, "content", one) for one in offered]
