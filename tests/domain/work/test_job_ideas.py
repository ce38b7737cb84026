"""Ideas for work: nothing disappears, reasons add up, and nobody is sorted by who they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.domain.work.job_ideas import FamilyOfIdeas, Idea, families, least_levels, standing_out
from modules.domain.work.occupation import (
    CIRCUMSTANCES,
    INTERESTS,
    LANGUAGE_LEVELS,
    REQUIREMENTS,
    STYLES,
    TASKS,
    OccupationTable,
)
from modules.domain.work.preferences import Preferences


def work(family: str, conditions: list[str], tasks: list[str], **more: object) -> dict[str, object]:
    """Return an occupation as a file describes it; practical and orderly unless it says more."""
    levels = dict(zip(INTERESTS, (90, 10, 5, 20, 10, 60), strict=True))
    return {
        "family": family,
        "isco": "9112",
        "interests": levels,
        "interests_from": ["37-2011.00"],
        "dutch": {"speaking": "a1", "reading": "a0"},
        "conditions": conditions,
        "styles": ["doener"],
        "tasks": tasks,
        "next_step": ["ibo"],
        **more,
    }


CARING = dict(zip(INTERESTS, (40, 15, 15, 85, 25, 50), strict=True))
TABLE = OccupationTable.model_validate(
    {
        "id": "occupations",
        "source": "made up for a test",
        "bottlenecks": {
            "source": "made up for a test",
            "as_of": date(2026, 2, 1),
            "certainty": "unsure",
        },
        "families": {"poets": {}, "zorg": {}, "rijden": {}},
        "occupations": {
            "kantoor": work("poets", ["vroeg", "alleen"], ["poetsen"]),
            "ramen": work("poets", ["hoogte", "buiten"], ["poetsen"], asks=["rijbewijs-b"]),
            "thuiszorg": work(
                "zorg",
                ["weekend", "klanten", "tillen"],
                ["zorgen", "koken"],
                interests=CARING,
                styles=["zorger"],
                dutch={"speaking": "b1", "reading": "b1"},
                asks=["attest"],
                asks_often=["rijbewijs-b"],
            ),
            "taxi": work("rijden", ["nacht", "zitten"], ["rijden"], asks=["rijbewijs-b"]),
        },
    }
)


def found(wishes: Preferences) -> dict[str, Idea]:
    """Return every idea by occupation."""
    return {one.occupation: one for family in families(TABLE, wishes) for one in family.ideas}


def order(wishes: Preferences) -> list[tuple[str, list[str]]]:
    """Return the families and their ideas as they are shown."""
    return [
        (one.family, [idea.occupation for idea in one.ideas]) for one in families(TABLE, wishes)
    ]


circumstances = st.frozensets(st.sampled_from(CIRCUMSTANCES))
requirements = st.frozensets(st.sampled_from(REQUIREMENTS))
levels = st.none() | st.sampled_from(LANGUAGE_LEVELS)
wishes = st.builds(
    Preferences,
    interests=st.none()
    | st.fixed_dictionaries(dict.fromkeys(INTERESTS, st.floats(min_value=0, max_value=100))),
    styles=st.frozensets(st.sampled_from(STYLES), max_size=3),
    wanted=circumstances,
    avoided=circumstances,
    limits=circumstances,
    adapts=circumstances,
    experience=st.dictionaries(st.sampled_from(TASKS), st.sampled_from(["sometimes", "often"])),
    again=st.frozensets(st.sampled_from(TASKS), max_size=4),
    speaking=levels,
    reading=levels,
    has=requirements,
    lacks=requirements,
)


@given(wishes)
def test_every_occupation_is_an_idea_for_everybody(said: Preferences) -> None:
    assert set(found(said)) == set(TABLE.occupations)
    assert {one.family for one in families(TABLE, said)} == set(TABLE.families)


@pytest.mark.requirement("TK19")
@given(wishes)
def test_the_family_care_and_home_is_there_for_everybody(said: Preferences) -> None:
    assert "zorg" in {one.family for one in families(TABLE, said)}


@given(wishes, circumstances, requirements)
def test_a_condition_more_takes_no_idea_or_reason_away_and_moves_nothing(
    said: Preferences, avoided: frozenset[str], lacks: frozenset[str]
) -> None:
    stricter = said.model_copy(
        update={"avoided": said.avoided | avoided, "lacks": said.lacks | lacks}
    )
    assert order(stricter) == order(said)
    before, after = found(said), found(stricter)
    for name, idea in before.items():
        assert after[name].reasons == idea.reasons
        assert {one.of for one in after[name].tensions} >= {one.of for one in idea.tensions}
        assert [one.what for one in after[name].needs] == [one.what for one in idea.needs]


@given(wishes, circumstances)
def test_a_limit_of_the_body_more_takes_nothing_away_either(
    said: Preferences, limits: frozenset[str]
) -> None:
    stricter = said.model_copy(update={"limits": said.limits | limits})
    assert order(stricter) == order(said)
    for name, idea in found(said).items():
        after = {one.of for one in found(stricter)[name].tensions}
        assert after >= {one.of for one in idea.tensions}


@given(wishes, st.frozensets(st.sampled_from(TASKS)))
def test_more_experience_only_adds_reasons(said: Preferences, tasks: frozenset[str]) -> None:
    more = said.model_copy(
        update={"experience": {**said.experience, **dict.fromkeys(tasks, "often")}}
    )
    for name, idea in found(said).items():
        assert found(more)[name].kinds >= idea.kinds


@pytest.mark.requirement("TK19")
@given(wishes, levels, levels)
def test_how_much_dutch_somebody_has_changes_no_order_and_no_reason(
    said: Preferences, speaking: str | None, reading: str | None
) -> None:
    other = said.model_copy(update={"speaking": speaking, "reading": reading})
    assert order(other) == order(said)
    for name, idea in found(said).items():
        assert found(other)[name].reasons == idea.reasons
        assert found(other)[name].tensions == idea.tensions


@pytest.mark.requirement("TK19")
def test_there_is_no_place_for_who_somebody_is() -> None:
    assert set(Preferences.model_fields) == {
        "interests", "styles", "wanted", "avoided", "limits", "adapts", "experience", "again",
        "speaking", "reading", "has", "lacks",
    }  # fmt: skip


@given(wishes)
def test_families_stand_by_kinds_of_reasons_and_ties_keep_the_order_of_the_table(
    said: Preferences,
) -> None:
    shown = families(TABLE, said)
    names = list(TABLE.families)
    assert [(-one.kinds, names.index(one.family)) for one in shown] == sorted(
        (-one.kinds, names.index(one.family)) for one in shown
    )
    for one in shown:
        assert one.close == (sum(other.kinds == one.kinds for other in shown) > 1)


def reasons(idea: Idea) -> dict[str, tuple[str, ...]]:
    """Return what each reason is about, by its kind."""
    return {one.kind: one.of for one in idea.reasons}


def test_worked_by_hand_amina_cares_and_cooked_and_cannot_work_at_weekends() -> None:
    # Types: social 80 stands out, with practical 60; the others are below the middle. In this table
    # three quarters is the place of the largest of four: social from 75 on, practical from 75 on.
    said = Preferences.model_validate(
        {
            "interests": dict(zip(INTERESTS, (60, 20, 30, 80, 40, 45), strict=True)),
            "styles": ["zorger"],
            "avoided": ["weekend"],
            "experience": {"zorgen": "often", "koken": "sometimes"},
            "speaking": "a2",
        }
    )
    assert [one.family for one in families(TABLE, said)] == ["zorg", "poets", "rijden"]
    idea = found(said)["thuiszorg"]
    assert reasons(idea) == {
        "often": ("zorgen",),
        "sometimes": ("koken",),
        "interest": ("sociaal",),
        "style": ("zorger",),
    }
    assert idea.kinds == {"experience", "interest", "style"}
    assert [(one.of, one.body) for one in idea.tensions] == [("weekend", None)]
    assert [(one.what, one.level, one.state, one.often) for one in idea.needs] == [
        ("speaking", "b1", "missing", False),
        ("reading", "b1", "unknown", False),
        ("attest", None, "unknown", False),
        ("rijbewijs-b", None, "unknown", True),
    ]


def test_worked_by_hand_without_a_licence_the_idea_stays_and_says_needed() -> None:
    before, after = found(Preferences()), found(Preferences(lacks=frozenset({"rijbewijs-b"})))
    assert [one.state for one in before["taxi"].needs if one.what == "rijbewijs-b"] == ["unknown"]
    assert [one.state for one in after["taxi"].needs if one.what == "rijbewijs-b"] == ["missing"]
    assert after.keys() == before.keys()


def test_worked_by_hand_what_the_body_cannot_is_said_before_what_somebody_avoids() -> None:
    said = Preferences.model_validate(
        {"avoided": ["hoogte", "buiten"], "limits": ["hoogte"], "adapts": ["hoogte", "vroeg"]}
    )
    ideas = found(said)
    assert [(one.of, one.body) for one in ideas["ramen"].tensions] == [
        ("hoogte", "limit"),
        ("buiten", None),
    ]
    assert [(one.of, one.body) for one in ideas["kantoor"].tensions] == [("vroeg", "adapt")]


def test_nothing_said_gives_no_reason_and_all_families_lie_close() -> None:
    shown = families(TABLE, Preferences())
    assert all(one.close and one.kinds == 0 for one in shown)
    assert order(Preferences()) == [
        ("poets", ["kantoor", "ramen"]),
        ("zorg", ["thuiszorg"]),
        ("rijden", ["taxi"]),
    ]


def test_a_family_counts_a_kind_that_at_least_half_of_its_ideas_have() -> None:
    said = Preferences(wanted=frozenset({"buiten"}))
    poets = families(TABLE, said)[0]
    assert (poets.family, poets.kinds, poets.close) == ("poets", 1, False)
    assert [one.occupation for one in poets.ideas] == ["ramen", "kantoor"]
    third = FamilyOfIdeas(family="x", ideas=(*poets.ideas, poets.ideas[1]), close=False)
    assert third.kinds == 0


def test_a_profile_in_which_all_types_lie_close_names_none() -> None:
    assert standing_out(dict.fromkeys(INTERESTS, 70.0)) == frozenset()
    assert standing_out({}) == frozenset()


def test_a_type_below_the_middle_is_never_called_liked() -> None:
    levels = dict(zip(INTERESTS, (49.0, 40.0, 30.0, 20.0, 10.0, 0.0), strict=True))
    assert standing_out(levels) == frozenset()


def test_three_types_are_named_and_what_lies_close_to_the_third() -> None:
    levels = dict(zip(INTERESTS, (90.0, 80.0, 70.0, 61.0, 60.0, 10.0), strict=True))
    assert standing_out(levels) == {"praktisch", "onderzoekend", "creatief", "sociaal"}


def test_work_is_about_what_is_more_in_it_than_in_three_quarters_of_the_table() -> None:
    # Sorted: practical 40 90 90 90 gives 75 at most; social 20 20 20 85 gives 75 too; creative
    # 5 5 5 15 is below the least of 30; orderly 50 60 60 60 gives 60.
    least = least_levels(TABLE)
    assert (least["praktisch"], least["sociaal"], least["creatief"], least["ordelijk"]) == (
        75,
        75,
        30,
        60,
    )
