"""The table of occupations and the ways to learn: what leads nowhere is told on its line."""

from collections import Counter
from collections.abc import Iterable

import pytest

from modules.content.library import read
from modules.domain.activities.part import Choose, ChooseMany, Sort
from modules.domain.catalogue import Jobs, Library
from modules.domain.work.occupation import CIRCUMSTANCES, STYLES, TASKS, OccupationTable
from modules.domain.work.training import ASKED
from tests.content.conftest import Content

TABLE = """\
source: made up for a test
bottlenecks: {source: made up for a test, as_of: 2026-02-01, certainty: unsure}
families:
  poets: {picture: wrench}
occupations:
  kantoor:
    family: poets
    picture: wrench
    isco: "9112"
    interests:
      {praktisch: 90, onderzoekend: 5, creatief: 0, sociaal: 10, ondernemend: 5, ordelijk: 60}
    interests_from: [37-2011.00]
    dutch: {speaking: a1, reading: a0}
    conditions: [vroeg]
    styles: [doener]
    tasks: [poetsen]
    next_step: [leren]
listens:
  - {activity: one-scale, part: herstellen, answers: [graag], wants: [team]}
"""
TRAINING = """\
leren:
  kind: beroep
  picture: wrench
  dutch: {speaking: a1, reading: a1}
  asks: [intake]
"""
YAML, WORDS = "occupations/occupations.yaml", "occupations/nl.md"


def words(ids: Iterable[str]) -> str:
    """Return a words file with a sentence for each id."""
    said = "".join(f"\n## {one}\nHier staat iets.\n" for one in ids)
    return f"<!-- reviewed: no -->\n# Werk\n{said}"


def table_of(content: Content) -> Jobs:
    """Return what was read."""
    return read(content.folder)[0].jobs


@pytest.fixture
def jobs(content: Content) -> Content:
    """Return a content folder with one occupation and one way to learn it."""
    content.write(YAML, TABLE)
    content.write("training/training.yaml", TRAINING)
    asked = [*(f"vraagt/{one}" for one in ASKED), "diploma/secundair", "diploma/hoger"]
    content.write("training/nl.md", words(["leren", *asked]))
    content.write(WORDS, words(()))
    table = table_of(content).table
    assert table is not None
    content.write(WORDS, words(table.text_ids()))
    return content


def test_content_without_occupations_has_no_problems(content: Content) -> None:
    assert content.told() == []
    assert table_of(content) == Jobs()


def test_a_table_in_which_everything_fits_has_no_problems(jobs: Content) -> None:
    assert jobs.told() == []
    found = table_of(jobs)
    assert found.table is not None
    assert list(found.table.occupations) == ["kantoor"]
    assert list(found.trainings) == ["leren"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "family: poets",
            "family: poetsen",
            "'poetsen' staat niet bij families; bedoel je 'poets'",
        ),
        ("[leren]", "[lezen]", "'lezen' staat niet in training/training.yaml; bedoel je 'leren'"),
        ("    picture: wrench", "    picture: wrenc", "de tekening 'wrenc' staat niet"),
        ("praktisch: 90", "praktisch: 190", "'190' is te groot"),
        ("conditions: [vroeg]", "conditions: [vroegg]", "kies uit 'ploegen'"),
        ("styles: [doener]", "styles: [danser]", "kies uit 'doener'"),
        ("tasks: [poetsen]", "tasks: [slapen]", "kies uit 'koken'"),
        ("speaking: a1", "speaking: c2", "kies uit 'a0'"),
        ('isco: "9112"', 'isco: "91"', "'91' kan hier niet"),
        ("part: herstellen", "part: herstelen", "'herstelen' is geen vraag met keuzes"),
        ("part: herstellen", "part: naam", "'naam' is geen vraag met keuzes"),
        ("answers: [graag]", "answers: [graagg]", "'graagg' is geen keuze van dit onderdeel"),
    ],
)
def test_what_leads_nowhere_is_told_on_its_line(
    jobs: Content, old: str, new: str, told: str
) -> None:
    jobs.change(YAML, old, new)
    lines = zip(TABLE.splitlines(), TABLE.replace(old, new).splitlines(), strict=True)
    line = next(number for number, (one, other) in enumerate(lines, 1) if one != other)
    found = [one for one in jobs.told() if told in one]
    assert found
    assert found[0].startswith(f"{YAML}:{line}:")


def test_a_family_without_occupations_is_told(jobs: Content) -> None:
    jobs.change(YAML, "families:\n", "families:\n  leeg: {}\n")
    assert any("in de familie 'leeg' staat geen enkel beroep" in one for one in jobs.told())


def test_a_word_that_is_missing_is_told(jobs: Content) -> None:
    jobs.change(WORDS, "## kantoor\nHier staat iets.\n", "")
    assert any("de tekst voor 'kantoor' ontbreekt" in one for one in jobs.told())


def test_an_activity_may_be_taken_out(jobs: Content) -> None:
    jobs.change(YAML, "activity: one-scale", "activity: weggenomen")
    assert jobs.told() == []


def table(shipped: Library) -> OccupationTable:
    """Return the table that the app comes with."""
    assert shipped.jobs.table is not None
    return shipped.jobs.table


def test_the_shipped_table_holds_at_least_130_occupations_in_16_families(
    shipped: Library,
) -> None:
    found = table(shipped)
    assert len(found.occupations) >= 130
    assert len(found.families) >= 16
    sizes = Counter(one.family for one in found.occupations.values())
    assert min(sizes.values()) >= 6


@pytest.mark.requirement("TK19")
def test_care_and_home_comes_first_in_the_shipped_table(shipped: Library) -> None:
    assert next(iter(table(shipped).families)) == "zorg-huishouden"


def test_the_shipped_table_has_words_in_every_language(shipped: Library) -> None:
    for words_of in (shipped.jobs.words, shipped.jobs.training_words):
        assert set(words_of) == set(shipped.languages)


def test_each_condition_style_and_task_belongs_to_some_work(shipped: Library) -> None:
    all_work = table(shipped).occupations.values()
    assert {one for work in all_work for one in work.conditions} == set(CIRCUMSTANCES)
    assert {one for work in all_work for one in work.styles} == set(STYLES)
    assert {one for work in all_work for one in work.tasks} == set(TASKS)


def test_a_bottleneck_that_rests_on_memory_is_called_unsure(shipped: Library) -> None:
    found = table(shipped)
    assert any(one.bottleneck for one in found.occupations.values())
    assert found.bottlenecks.certainty == "unsure"


def test_who_asks_for_lorries_asks_for_the_licence(shipped: Library) -> None:
    for work in table(shipped).occupations.values():
        asks = {*work.asks, *work.asks_often}
        heavy = asks & {"rijbewijs-c", "rijbewijs-d"}
        assert not heavy or "rijbewijs-cd" in work.next_step, work.id


def test_each_question_that_the_table_listens_to_is_there(shipped: Library) -> None:
    for rule in table(shipped).listens:
        part = shipped.activities[rule.activity].part(rule.part)
        assert isinstance(part, Choose | ChooseMany)


def test_each_lesson_that_a_way_to_learn_names_is_there(shipped: Library) -> None:
    lessons = {one.lesson for one in shipped.jobs.trainings.values() if one.lesson}
    assert lessons
    assert lessons <= set(shipped.activities)


def test_the_experience_cards_are_the_tasks_of_the_table(shipped: Library) -> None:
    part = shipped.activities["ervaring"].part("hoe-vaak")
    assert isinstance(part, Sort)
    assert {one.id for one in part.cards} == set(TASKS)
    assert all(one.picture for one in part.cards)


def test_an_interest_that_is_not_told_of_is_missed(jobs: Content) -> None:
    jobs.change(YAML, "praktisch: 90, ", "")
    assert any("bij 'interests' moet minstens 6 staan" in one for one in jobs.told())
