"""An idea for work in sentences, for each kind of reason, tension and need."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.work.job_ideas import FamilyOfIdeas, Idea, IdeaReason, Need, Tension
from modules.wording.wording import Wording
from modules.wording.work import job_ideas
from tests.conftest import MONDAY
from tests.wording.conftest import LANGUAGES

LICENCE = Need(what="rijbewijs-b", state="unknown")


def idea(*needs: Need, reasons: tuple[IdeaReason, ...] = ()) -> Idea:
    """Return the idea to be a cook."""
    return Idea(occupation="kok", reasons=reasons, tensions=(), needs=needs)


@pytest.mark.parametrize("kind", job_ideas.OF_REASON)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_reason_is_a_sentence_in_each_language(
    shipped: Library, language: str, kind: str
) -> None:
    of = {"taak": "koken", "interesse": "sociaal", "stijl": "doener", "voorwaarde": "nacht"}
    about = of[job_ideas.OF_REASON[kind]]
    reason = IdeaReason.model_validate({"kind": kind, "of": (about,)})
    (because,) = job_ideas.told(Wording(shipped, language), idea(reasons=(reason,)))
    (line,) = because.lines
    template = shipped.interface(language)[f"ideas.reason.{kind}"]
    assert line.startswith(template.split("{what}")[0])
    assert len(line) > len(template) - len("{what}")


def test_more_tasks_are_a_list_in_the_sentence(to_self: Wording) -> None:
    reason = IdeaReason(kind="often", of=("koken", "opdienen"))
    (because,) = job_ideas.told(to_self, idea(reasons=(reason,)))
    words = job_ideas.occupation_words(to_self)
    tasks = f"{words.heading('taak/koken')} en {words.heading('taak/opdienen')}"
    assert because.opening == "Want"
    assert because.lines == (f"je deed dit vaak: {tasks}",)


def test_a_body_that_limits_says_why_it_rubs(to_self: Wording) -> None:
    heavy = job_ideas.occupation_words(to_self).heading("voorwaarde/nacht")
    tensions = tuple(
        Tension.model_validate({"of": "nacht", "body": body}) for body in (None, "limit", "adapt")
    )
    rubs = idea().model_copy(update={"tensions": tensions})
    (although,) = job_ideas.told(to_self, rubs)
    assert although.lines == (
        heavy,
        f"{heavy}, en dat lukt nu niet voor je lichaam, zei je",
        f"{heavy}. Met een aanpassing lukt dat, zei je",
    )


@pytest.mark.parametrize(
    ("need", "said"),
    [
        (LICENCE, "rijbewijs B (auto)"),
        (LICENCE.model_copy(update={"state": "met"}), "rijbewijs B (auto). Dat heb je al"),
        (
            LICENCE.model_copy(update={"state": "missing", "often": True}),
            "rijbewijs B (auto), op veel plaatsen. Dat heb je nog niet",
        ),
    ],
)
def test_a_need_says_whether_it_is_there(to_self: Wording, need: Need, said: str) -> None:
    (needed,) = job_ideas.told(to_self, idea(need))
    assert needed.lines == (said,)


def test_a_level_of_dutch_says_where_somebody_is_now(to_self: Wording) -> None:
    need = Need(what="speaking", state="missing", level="a2", mine="a1")
    (needed,) = job_ideas.told(to_self, idea(need))
    asked, mine = (job_ideas.level(to_self, "speaking", level) for level in ("a2", "a1"))
    assert needed.lines == (
        f"Nederlands spreken: {asked}. Jij zit nu ongeveer hier: {mine}. Dat kan je leren",
    )
    assert job_ideas.asked_and_there(to_self, need) == (
        f"vraagt Nederlands spreken: {asked}. Nu: {mine}"
    )


def test_an_idea_without_anything_to_say_says_nothing(to_self: Wording) -> None:
    assert job_ideas.told(to_self, idea()) == []


def test_one_line_stands_behind_its_opening_and_more_below_it() -> None:
    assert job_ideas.paragraph(job_ideas.Told("Want", ("je kookt",))) == "**Want:** je kookt."
    assert job_ideas.paragraph(job_ideas.Told("Want", ("je kookt", "je bakt"))) == (
        "**Want:**\n- je kookt.\n- je bakt."
    )


def test_the_voice_reads_the_work_and_then_each_line(to_self: Wording) -> None:
    words = job_ideas.occupation_words(to_self)
    assert job_ideas.spoken(to_self, idea(LICENCE)) == [
        words.heading("kok"),
        words.rest("kok"),
        "Nodig: rijbewijs B (auto).",
    ]


def test_a_condition_to_try_out_is_said_as_something_not_to_have(to_self: Wording) -> None:
    assert job_ideas.without(to_self, "rijbewijs-b") == "geen rijbewijs B"


@pytest.mark.parametrize(("kinds", "said"), [(2, "2 soorten redenen"), (1, "Eén soort reden")])
def test_families_stand_below_how_many_kinds_of_reasons_there_are(
    to_self: Wording, kinds: int, said: str
) -> None:
    assert job_ideas.group(to_self, kinds) == said


def test_a_family_says_how_many_ideas_it_has(to_self: Wording) -> None:
    horeca = FamilyOfIdeas(family="horeca", ideas=(idea(), idea()), close=False)
    assert job_ideas.family(to_self, horeca) == "Keuken, café en hotel · 2 ideeën"


def test_a_decision_is_said_with_its_day(to_self: Wording) -> None:
    cook = job_ideas.name(to_self, "kok")
    assert job_ideas.decision(to_self, "kok", "keep", MONDAY) == f"2 maart 2026: {cook}, Bewaard"
    assert job_ideas.decision(to_self, "kok", None, MONDAY).endswith("keuze teruggenomen")
    assert job_ideas.decided(to_self, "kok", MONDAY) == f"{cook} · 2 maart 2026"
    assert job_ideas.chosen(to_self, "later", ["kok"]) == f"**Voor later**: {cook}"


def test_an_occupation_that_is_gone_is_called_by_its_id(to_self: Wording) -> None:
    assert job_ideas.name(to_self, "astronaut-op-mars") == "astronaut-op-mars"


def test_the_list_of_bottlenecks_is_named_with_its_month(shipped: Library) -> None:
    assert shipped.jobs.table is not None
    listed = shipped.jobs.table.bottlenecks
    for language in LANGUAGES:
        wording = Wording(shipped, language)
        assert wording.month(listed.as_of) in job_ideas.bottleneck(wording, listed)
