"""Ideas for work: what answers say of wishes, deciding with a history, and who sees what."""

import random
import statistics
from datetime import timedelta

import pytest

from modules.domain.activities.answer import UnknownChoice
from modules.domain.activities.part import Choose
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.domain.work.decisions import IdeaChoice
from modules.domain.work.job_ideas import Idea, families
from modules.domain.work.occupation import CIRCUMSTANCES, INTERESTS, STYLES, TASKS
from modules.domain.work.preferences import Preferences
from modules.services.activities import answering
from modules.services.data_rights import data_export
from modules.services.permissions import Forbidden
from modules.services.sharing import consents, sharing
from modules.services.work import job_ideas, preferences
from modules.services.work.job_ideas import choose, decisions, overview
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, TUESDAY, Act, reads

LIKES = {"sociaal": "heel-graag", "creatief": "graag", "ordelijk": "misschien"}
"""What the participants of these tests like; all else they would rather not do."""


def answer_scales(
    store: Store, library: Library, activity: str, likes: dict[str, str], action: Act, by: Person
) -> None:
    """Answer each question of a list that counts for a scale; the first choice for other scales."""
    for part in library.activities[activity].parts:
        if isinstance(part, Choose) and part.scale:
            value = likes.get(part.scale, part.choices[0].id)
            answering.record(store, library, activity, part.id, value, action(by))


def tell(store: Store, library: Library, action: Act, by: Person = AMINA) -> None:
    """Let somebody do each activity that ideas listen to."""
    answer_scales(store, library, "interesses", LIKES, action, by)
    styles = {"zorger": "altijd", "verbinder": "vaak", "doener": "soms"}
    answer_scales(store, library, "werkstijl", styles, action, by)
    for task, pile in {"koken": "vaak", "zorgen": "soms", "naaien": "nooit"}.items():
        answering.lay(store, library, "ervaring", "hoe-vaak", task, pile, action(by))
    answering.record(store, library, "ervaring", "nog-eens", ["koken"], action(by))
    answering.record(store, library, "waarden", "mag-niet", ["nacht", "hoogte"], action(by))
    answering.record(store, library, "waarden", "moet", ["in-groep"], action(by))
    consents.say(store, "sensitive", True, action(by))
    answering.record(store, library, "lichaam-en-werk", "zwaar-tillen", "nu-niet", action(by))
    answering.record(store, library, "lichaam-en-werk", "lang-staan", "met-aanpassing", action(by))


def say_dutch(store: Store, library: Library, rungs: set[str], action: Act) -> None:
    """Let Amina say yes to what belongs to some rungs of the ladder of Dutch, and not yet above."""
    for part in library.activities["taal-nederlands"].parts:
        if isinstance(part, Choose) and part.scale:
            said = "ja" if part.rung in rungs else "nog-niet"
            answering.record(store, library, "taal-nederlands", part.id, said, action(AMINA))


def idea(store: Store, library: Library, occupation: str, **more: object) -> Idea:
    """Return how one occupation looks to Amina."""
    found = overview(reads(store, AMINA), library, **more)  # type: ignore[arg-type]
    return next(
        one for family in found.families for one in family.ideas if one.occupation == occupation
    )


def test_what_somebody_said_becomes_wishes(store: Store, shipped: Library, action: Act) -> None:
    tell(store, shipped, action)
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert said.interests is not None
    assert {one for one, level in said.interests.items() if level >= 50} == {
        "sociaal",
        "creatief",
        "ordelijk",
    }
    assert said.styles == {"zorger", "verbinder", "doener"}
    assert said.experience == {"koken": "often", "zorgen": "sometimes"}
    assert said.again == {"koken"}
    assert said.avoided == {"nacht", "hoogte"}
    assert said.wanted == {"team"}
    assert said.limits == {"tillen"}
    assert said.adapts == {"staan"}
    assert (said.speaking, said.reading) == (None, None)


def test_who_said_nothing_has_no_wishes_and_sees_every_idea(store: Store, shipped: Library) -> None:
    assert preferences.wishes(shipped, store.get(AMINA.id)) == Preferences()
    found = overview(reads(store, AMINA), shipped)
    assert shipped.jobs.table is not None
    assert sum(len(one.ideas) for one in found.families) == len(shipped.jobs.table.occupations)
    assert found.unasked == ("interesses", "ervaring", "werkstijl")


def test_too_few_answers_say_nothing_of_interests_or_styles(
    store: Store, shipped: Library, action: Act
) -> None:
    answering.record(store, shipped, "interesses", "tekenen", "heel-graag", action(AMINA))
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert said.interests is None
    assert said.styles == frozenset()
    assert "interesses" not in overview(reads(store, AMINA), shipped).unasked


def test_the_list_in_pictures_counts_as_well(store: Store, shipped: Library, action: Act) -> None:
    answer_scales(store, shipped, "interesses-in-beelden", {"sociaal": "graag"}, action, AMINA)
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert said.interests == {**dict.fromkeys(INTERESTS, 0), "sociaal": 100}


def test_a_short_form_counts_once_it_has_ended(store: Store, shipped: Library, action: Act) -> None:
    answering.choose_form(store, shipped, "interesses", "short", action(AMINA))
    while (
        part := answering.open_session(reads(store, AMINA), shipped, "interesses").part
    ) is not None:
        assert preferences.wishes(shipped, store.get(AMINA.id)).interests is None
        asked = shipped.activities["interesses"].part(part)
        assert isinstance(asked, Choose)
        value = LIKES.get(str(asked.scale), "helemaal-niet")
        answering.record(store, shipped, "interesses", part, value, action(AMINA))
    found = preferences.wishes(shipped, store.get(AMINA.id)).interests
    assert found is not None
    assert max(found, key=lambda one: found[one]) == "sociaal"


def test_what_somebody_took_their_yes_back_for_is_no_longer_heard(
    store: Store, shipped: Library, action: Act
) -> None:
    tell(store, shipped, action)
    consents.refuse_sensitive(store, shipped, action(AMINA))
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert (said.limits, said.adapts) == (frozenset(), frozenset())
    assert said.avoided == {"nacht", "hoogte"}


@pytest.mark.requirement("TK19")
def test_two_people_who_say_the_same_see_the_same_whoever_they_are(
    store: Store, shipped: Library, action: Act
) -> None:
    tell(store, shipped, action, AMINA)
    tell(store, shipped, action, BART)
    for name, language in (("Yusuf", "fr"), ("Marie-Claire", "en"), ("Nguyễn", "nl-a2")):
        changes = [
            Change(field="profile/name", value=name),
            Change(field="profile/language", value=language),
        ]
        store.save(BART.id, changes, by=BART.id, at=TUESDAY, save_id=name)
        mine = overview(reads(store, AMINA), shipped)
        theirs = overview(reads(store, BART), shipped)
        assert theirs.families == mine.families


def test_trying_a_condition_out_changes_sentences_and_nothing_else(
    store: Store, shipped: Library, action: Act
) -> None:
    tell(store, shipped, action)
    before = overview(reads(store, AMINA), shipped)
    version = store.get(AMINA.id).version
    after = overview(reads(store, AMINA), shipped, what_if=["weekend", "rijbewijs-b"])
    assert [one.family for one in after.families] == [one.family for one in before.families]
    for one, other in zip(before.families, after.families, strict=True):
        assert [i.occupation for i in one.ideas] == [i.occupation for i in other.ideas]
    kok = idea(store, shipped, "kok", what_if=["weekend"])
    assert "weekend" in {one.of for one in kok.tensions}
    assert "weekend" not in {one.of for one in idea(store, shipped, "kok").tensions}
    assert store.get(AMINA.id).version == version


def test_trying_out_something_unknown_changes_nothing(store: Store, shipped: Library) -> None:
    assert overview(reads(store, AMINA), shipped, what_if=["gender", "x"]).wishes == Preferences()


@pytest.mark.requirement("TO3")
def test_the_gap_in_dutch_between_work_and_person_is_told_with_a_lesson(
    store: Store, shipped: Library, action: Act
) -> None:
    say_dutch(store, shipped, {"pre-a1", "a1", "a2"}, action)
    said = overview(reads(store, AMINA), shipped).wishes
    assert (said.speaking, said.reading) == ("a2", "a2")
    nurse = idea(store, shipped, "verpleegkundige").needs
    assert [(one.level, one.mine, one.state) for one in nurse if one.what == "speaking"] == [
        ("b2", "a2", "missing")
    ]
    assert job_ideas.dutch_lesson(shipped, "verpleegkundige", said) == "taal-op-het-werk"
    cleaner = idea(store, shipped, "schoonmaker-kantoor").needs
    assert [one.state for one in cleaner if one.what == "speaking"] == ["met"]
    assert job_ideas.dutch_lesson(shipped, "schoonmaker-kantoor", said) is None


def test_before_the_first_step_of_the_ladder_is_said_as_such(
    store: Store, shipped: Library, action: Act
) -> None:
    say_dutch(store, shipped, {"pre-a1"}, action)
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert (said.speaking, said.reading) == ("a0", "a0")


@pytest.mark.requirement("TO5")
def test_each_way_to_work_says_what_is_met_missing_or_unknown(
    store: Store, shipped: Library, action: Act
) -> None:
    tell(store, shipped, action)
    say_dutch(store, shipped, {"pre-a1", "a1"}, action)
    said = overview(reads(store, AMINA), shipped, what_if=["rijbewijs-b"]).wishes
    ways = dict(job_ideas.steps(shipped, "kok", said))
    assert list(ways) == ["vdab-beroep", "cvo-beroep", "evc"]
    assert {one.what: one.state for one in ways["evc"]} == {
        "speaking": "missing",
        "reading": "missing",
        "ervaring": "met",
    }
    truck = dict(job_ideas.steps(shipped, "vrachtwagenchauffeur", said))
    states = {one.what: one.state for one in truck["rijbewijs-cd"]}
    assert (states["rijbewijs-b"], states["vdab"]) == ("missing", "unknown")
    assert job_ideas.steps(shipped, "no-such-work", said) == ()


@pytest.mark.requirement("FL8")
def test_a_decision_is_kept_and_can_change_with_its_history(
    store: Store, shipped: Library, action: Act
) -> None:
    chosen: tuple[tuple[str, IdeaChoice | None], ...] = (
        ("kok", "later"),
        ("bakker", "keep"),
        ("kok", "keep"),
        ("bakker", None),
    )
    for minutes, (occupation, choice) in enumerate(chosen):
        choose(store, shipped, occupation, choice, action(AMINA, minutes))
    now = overview(reads(store, AMINA), shipped).decided
    assert [(one.occupation, one.choice) for one in now.values()] == [("kok", "keep")]
    assert now["kok"].at == MONDAY + timedelta(minutes=2)
    assert [(one.occupation, one.choice) for one in decisions(store, reads(store, AMINA))] == [
        *reversed(chosen)
    ]


def test_what_does_not_exist_cannot_be_chosen(store: Store, shipped: Library, action: Act) -> None:
    with pytest.raises(UnknownChoice):
        choose(store, shipped, "astronaut-op-mars", "keep", action(AMINA))
    with pytest.raises(UnknownChoice):
        choose(store, shipped, "kok", "best", action(AMINA))  # type: ignore[arg-type]
    assert store.get(AMINA.id).under("idea") == {}


def test_decisions_go_along_when_somebody_takes_everything_along(
    store: Store, shipped: Library, action: Act
) -> None:
    choose(store, shipped, "kok", "keep", action(AMINA))
    made = data_export.document(store, shipped, reads(store, AMINA, at=TUESDAY))
    assert made["ideas"] == [
        {
            "occupation": "kok",
            "name": "kok",
            "choice": "keep",
            "at": store.get(AMINA.id).fields["idea/kok"].at.isoformat(),
        }
    ]


def test_each_fact_about_the_ways_of_a_family_is_named_once(shipped: Library) -> None:
    found = job_ideas.facts(shipped, "horeca")
    assert {"ibo", "evc", "artikel-60"} <= set(found)
    assert len(found) == len(set(found))
    assert job_ideas.facts(shipped, "no-such-family") == ()


def test_content_without_a_table_has_no_ideas(store: Store, library: Library, action: Act) -> None:
    assert overview(reads(store, AMINA), library).families == ()
    with pytest.raises(UnknownChoice):
        choose(store, library, "kok", "keep", action(AMINA))


def test_nothing_is_kept_of_somebody_who_did_not_agree(
    store: Store, shipped: Library, action: Act
) -> None:
    consents.stop_use(store, action(AMINA))
    with pytest.raises(Forbidden):
        choose(store, shipped, "kok", "keep", action(AMINA))


@pytest.mark.parametrize("by", [ELS, FATIMA], ids=["Els", "Fatima"])
def test_nobody_else_has_a_page_of_ideas(
    store: Store, shipped: Library, action: Act, by: Person
) -> None:
    for asked in (
        lambda: overview(reads(store, Person(id=AMINA.id, role=by.role)), shipped),
        lambda: decisions(store, reads(store, Person(id=AMINA.id, role=by.role))),
        lambda: choose(store, shipped, "kok", "keep", action(Person(id=AMINA.id, role=by.role))),
    ):
        with pytest.raises(Forbidden):
            asked()


def test_a_counsellor_sees_what_is_shared_and_never_why(
    store: Store, shipped: Library, action: Act
) -> None:
    tell(store, shipped, action)
    choose(store, shipped, "kok", "keep", action(AMINA))
    choose(store, shipped, "slager", "no", action(AMINA, 1))
    assert reads(store, ELS, AMINA.id, at=TUESDAY).decisions is None
    for level, names in (("short", ["kok"]), ("all", ["slager", "kok"])):
        sharing.share(store, shipped, "ideas", ELS.id, level, action(AMINA))
        found = reads(store, ELS, AMINA.id, at=TUESDAY).decisions
        assert found is not None
        assert [one.occupation for one in found] == names
        assert set(found[0]._fields) == {"occupation", "choice", "at"}
    sharing.share(store, shipped, "ideas", ELS.id, "private", action(AMINA))
    assert reads(store, ELS, AMINA.id, at=TUESDAY).decisions is None


def test_a_counsellor_of_nobody_here_is_refused(store: Store) -> None:
    with pytest.raises(Forbidden):
        assert reads(store, FATIMA, AMINA.id, at=TUESDAY).decisions


def made_up(chance: random.Random) -> Preferences:
    """Return the wishes of somebody made up, who did every activity."""
    often = {task: chance.random() for task in TASKS}
    return Preferences.model_validate(
        {
            "interests": {one: chance.gauss(50, 20) for one in INTERESTS},
            "styles": chance.sample(STYLES, 3),
            "wanted": ["team"] if chance.random() < 0.3 else [],
            "avoided": chance.sample(CIRCUMSTANCES, 2),
            "experience": {
                task: "often" if share < 0.2 else "sometimes"
                for task, share in often.items()
                if share < 0.45
            },
            "again": chance.sample(TASKS, 3),
        }
    )


def test_for_half_of_made_up_people_at_most_four_families_stand_first_together(
    shipped: Library,
) -> None:
    assert shipped.jobs.table is not None
    chance, firsts = random.Random(20261122), []
    for _ in range(60):
        shown = families(shipped.jobs.table, made_up(chance))
        firsts.append(sum(one.kinds == shown[0].kinds for one in shown))
    assert statistics.median(firsts) <= 4


def test_interests_alone_hardly_tell_this_work_apart(shipped: Library) -> None:
    assert shipped.jobs.table is not None
    all_work = list(shipped.jobs.table.occupations.values())
    highest = [sorted(INTERESTS, key=lambda kind: -one.interests[kind])[:2] for one in all_work]
    assert sum({*two} == {"praktisch", "ordelijk"} for two in highest) > len(all_work) / 2
