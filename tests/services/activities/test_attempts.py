"""Doing something again: the round before stays whole, for its owner and for whom it is shared."""

import pytest

from modules.domain.activities import version
from modules.domain.activities.answer import Answer
from modules.domain.activities.answer import answer as make
from modules.domain.catalogue import Library
from modules.domain.programme.activity_progress import activity_progress
from modules.domain.records.dossier import Change, overview_line
from modules.domain.results import attempts as domain
from modules.domain.results.findings import Findings
from modules.domain.results.movement import PartMove, compare, curve
from modules.services.action import keep
from modules.services.activities import answering, attempts
from modules.services.data_rights import data_export
from modules.services.guidance import summary
from modules.services.permissions import Forbidden
from modules.services.sharing import consents, sharing
from modules.storage.base import Conflict, Store
from tests.conftest import AMINA, ELS, MONDAY, Act, reads

FIRST = {
    "lichaam": "zwak",
    "hoofd": "zwak",
    "steun": ["familie", "buur"],
    "mijn-zin": "Ik ben moe.",
}
SECOND = {
    "lichaam": "sterk",
    "hoofd": "gaat",
    "steun": ["vriend", "familie"],
    "mijn-zin": "Ik kan weer lachen.",
}


@pytest.fixture
def began(store: Store, action: Act) -> Store:
    """Return the store in which Amina said yes to questions about private life."""
    consents.say(store, "sensitive", True, action(AMINA))
    return store


def answer(store: Store, library: Library, action: Act, minutes: float, **said: object) -> None:
    """Keep Amina's answers to the questions about strength; `_` in a name stands for `-`."""
    for name, value in said.items():
        part = name.replace("_", "-")
        answering.record(store, library, "how-strong", part, value, action(AMINA, minutes))


def again(store: Store, library: Library, action: Act, minutes: float = 60) -> None:
    """Open the questions again."""
    attempts.retake(store, library, "how-strong", action(AMINA, minutes))


@pytest.mark.requirement("TK9")
def test_opening_the_questions_again_keeps_every_answer_whole(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action)
    activity_session = answering.open_session(reads(began, AMINA), rich, "how-strong")
    assert (activity_session.answers, activity_session.part) == ({}, "lichaam")
    (before,) = attempts.earlier(reads(began, AMINA), rich, "how-strong")
    assert before.number == 1
    assert {part: one.value for part, one in before.answers.items()} == {
        **FIRST,
        "steun": ("familie", "buur"),
    }
    assert before.answers["hoofd"].at == action(AMINA, 1).at
    assert before.at == action(AMINA, 1).at


def test_each_round_stays_and_nothing_overwrites_it(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    answer(began, rich, action, 3, **SECOND)
    again(began, rich, action, 4)
    found = attempts.earlier(reads(began, AMINA), rich, "how-strong")
    assert [one.number for one in found] == [1, 2]
    assert [one.answers["mijn-zin"].value for one in found] == [
        "Ik ben moe.",
        "Ik kan weer lachen.",
    ]


def test_without_answers_there_is_nothing_to_do_again(
    began: Store, rich: Library, action: Act
) -> None:
    saves = began.get(AMINA.id).version
    again(began, rich, action)
    assert began.get(AMINA.id).version == saves


def test_an_answer_that_changed_at_the_same_moment_is_never_lost(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, lichaam="zwak")
    aside = domain.put_aside(began.get(AMINA.id), "how-strong")
    answer(began, rich, action, 2, lichaam="sterk")
    with pytest.raises(Conflict):
        keep(began, AMINA.id, aside, action(AMINA, 3))
    activity_session = answering.open_session(reads(began, AMINA), rich, "how-strong")
    assert activity_session.answers["lichaam"].value == "sterk"


def test_nobody_opens_the_questions_of_somebody_else(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    forged = ELS.model_copy(update={"id": AMINA.id})
    with pytest.raises(Forbidden):
        attempts.retake(began, rich, "how-strong", action(forged))
    with pytest.raises(Forbidden):
        attempts.earlier(reads(began, forged), rich, "how-strong")


def test_what_was_done_once_stays_done_on_the_road(
    began: Store, rich: Library, action: Act
) -> None:
    answering.record(began, rich, "ladder", "hoe-dapper", 3, action(AMINA, 1))
    attempts.retake(began, rich, "ladder", action(AMINA, 2))
    dossier = began.get(AMINA.id)
    progress = activity_progress(dossier, rich.activities["ladder"])
    assert (progress.now, progress.state) == ("new", "done")
    assert "ladder" in overview_line(dossier).ended


def test_a_scale_has_moved_only_beyond_its_margin(rich: Library) -> None:
    activity = rich.activities["how-strong"]
    low = given(rich, lichaam="gaat", hoofd="zwak")
    high = given(rich, lichaam="sterk", hoofd="sterk")
    near = given(rich, lichaam="gaat", hoofd="gaat")
    for now, moved in ((high, "more"), (near, "same"), (low, "same")):
        found = compare(activity, [a_round(low)], now)
        assert found is not None
        assert [one.moved for one in found.scales] == [moved]
    found = compare(activity, [a_round(high)], low)
    assert found is not None
    assert [(one.before, one.now, one.moved) for one in found.scales] == [(100, 25, "less")]


def test_too_few_answers_in_a_round_compare_to_nothing(rich: Library) -> None:
    activity = rich.activities["how-strong"]
    found = compare(activity, [a_round(given(rich, lichaam="zwak"))], given(rich, lichaam="sterk"))
    assert found is not None
    assert found.scales == ()


@pytest.mark.requirement("TK7")
def test_what_was_chosen_and_written_stands_beside_what_it_was(rich: Library) -> None:
    activity = rich.activities["how-strong"]
    found = compare(activity, [a_round(given(rich, **FIRST))], given(rich, **SECOND))
    assert found is not None
    assert found.parts == (
        PartMove(part="steun", before=("familie", "buur"), now=("vriend", "familie")),
    )
    assert found.words == (
        PartMove(part="mijn-zin", before="Ik ben moe.", now="Ik kan weer lachen."),
    )


def test_the_first_version_of_what_was_written_is_shown_and_not_the_one_between(
    rich: Library,
) -> None:
    texts = ("Eerst.", "Tussenin.", "Nu.")
    one, two, now = (given(rich, mijn_zin=text) for text in texts)
    found = compare(rich.activities["how-strong"], [a_round(one, 1), a_round(two, 2)], now)
    assert found is not None
    assert [(move.before, move.now) for move in found.words] == [("Eerst.", "Nu.")]


def test_the_order_of_what_was_chosen_says_nothing() -> None:
    assert PartMove(part="steun", before=("a", "b"), now=("b", "a")).stayed
    assert not PartMove(part="steun", before=("a", "b"), now=("a",)).stayed


def test_one_scale_over_all_rounds_is_a_curve(began: Store, rich: Library, action: Act) -> None:
    activity = rich.activities["how-strong"]
    for minutes, said in enumerate(("zwak", "gaat", "sterk"), start=1):
        answer(began, rich, action, 10 * minutes, lichaam=said, hoofd=said)
        if said != "sterk":
            again(began, rich, action, 10 * minutes + 5)
    earlier = attempts.earlier(reads(began, AMINA), rich, "how-strong")
    now = answering.open_session(reads(began, AMINA), rich, "how-strong").answers
    assert [one.points for one in curve(activity, earlier, now)] == [0, 4, 8]
    assert curve(activity, (), now) == ()


@pytest.mark.requirement("TK9")
def test_a_counsellor_sees_what_moved_as_far_as_it_is_shared(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    answer(began, rich, action, 3, **SECOND)
    assert seen(began, rich) is None
    sharing.share(began, rich, "how-strong", ELS.id, "short", action(AMINA, 4))
    short = seen(began, rich)
    assert short is not None
    assert short.change is not None
    assert [one.moved for one in short.change.scales] == ["more"]
    assert (short.change.parts, short.change.words, short.curve) == ((), (), ())
    sharing.share(began, rich, "how-strong", ELS.id, "all", action(AMINA, 5))
    everything = seen(began, rich)
    assert everything is not None
    assert everything.change is not None
    assert [one.part for one in everything.change.words] == ["mijn-zin"]
    assert len(everything.curve) == 2


def test_a_counsellor_still_sees_the_last_round_while_the_next_is_empty(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    sharing.share(began, rich, "how-strong", ELS.id, "all", action(AMINA, 2))
    before = summary.summary(began, reads(began, ELS, AMINA.id), rich).results["how-strong"]
    again(began, rich, action, 3)
    after = summary.summary(began, reads(began, ELS, AMINA.id), rich).results["how-strong"]
    assert (after.answers, after.scores) == (before.answers, before.scores)


@pytest.mark.requirement("PR11")
def test_earlier_rounds_are_in_what_somebody_takes_along(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    found = data_export.document(began, rich, reads(began, AMINA))
    told = {one["part"]: one for one in found["rounds"]}
    assert found["answers"] == []
    assert told["mijn-zin"]["words"] == "Ik ben moe."
    assert told["steun"]["words"] == ["familie", "buur"]
    assert told["hoofd"]["round"] == "1"


def test_an_earlier_round_counts_in_how_much_is_kept(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    answer(began, rich, action, 3, lichaam="gaat")
    assert data_export.amounts(reads(began, AMINA)).answers == len(FIRST) + 1


def test_a_round_that_cannot_be_read_is_left_alone(
    began: Store, rich: Library, action: Act
) -> None:
    broken = Change(field="round/how-strong/1", value={"at": "ooit", "answers": 3})
    keep(began, AMINA.id, [broken], action(AMINA))
    assert attempts.earlier(reads(began, AMINA), rich, "how-strong") == ()
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    assert [one.number for one in attempts.earlier(reads(began, AMINA), rich, "how-strong")] == [2]


def given(library: Library, **said: object) -> dict[str, Answer]:
    """Return answers to the questions about strength."""
    activity = library.activities["how-strong"]
    named = {name.replace("_", "-"): value for name, value in said.items()}
    return {part: make(activity, part, value) for part, value in named.items()}


def a_round(answers: dict[str, Answer], number: int = 1) -> domain.Attempt:
    """Return an earlier round with these answers."""
    return domain.Attempt(number=number, at=MONDAY, answers=answers)


def seen(store: Store, library: Library) -> Findings | None:
    """Return what Els finds of Amina's strength, None when it is not shared."""
    found = summary.summary(store, reads(store, ELS, AMINA.id), library).results.get("how-strong")
    return found.more if found else None


def changed(library: Library) -> Library:
    """Return the content after somebody took one question out of the list."""
    old = library.activities["how-strong"]
    parts = tuple(part for part in old.parts if part.id != "steun")
    new = old.model_copy(update={"parts": parts})
    return library.model_copy(update={"activities": {**library.activities, "how-strong": new}})


@pytest.mark.requirement("TK10")
def test_each_round_keeps_which_version_was_answered(
    began: Store, rich: Library, action: Act
) -> None:
    first = version.version(rich.activities["how-strong"])
    answer(began, rich, action, 1, **FIRST)
    assert began.get(AMINA.id).value("version/how-strong") == [first]
    again(began, rich, action, 2)
    assert began.get(AMINA.id).value("version/how-strong") is None
    newer = changed(rich)
    answer(began, newer, action, 3, lichaam="sterk")
    second = version.version(newer.activities["how-strong"])
    assert began.get(AMINA.id).value("version/how-strong") == [second]
    (before,) = attempts.earlier(reads(began, AMINA), newer, "how-strong")
    assert before.content == (first,)
    found = data_export.document(began, newer, reads(began, AMINA))
    assert {one["content"] for one in found["rounds"]} == {(first,)}
    assert {one["content"] for one in found["answers"]} == {(second,)}


@pytest.mark.requirement("TK10")
def test_rounds_of_two_versions_are_not_said_to_have_moved(
    began: Store, rich: Library, action: Act
) -> None:
    answer(began, rich, action, 1, **FIRST)
    again(began, rich, action, 2)
    newer = changed(rich)
    answer(began, newer, action, 3, **{name: SECOND[name] for name in SECOND if name != "steun"})
    sharing.share(began, newer, "how-strong", ELS.id, "all", action(AMINA, 4))
    found = seen(began, newer)
    assert found is not None
    assert found.change is not None
    assert found.change.other_list
    assert (found.change.scales, found.change.parts, found.curve) == ((), (), ())
    assert [one.part for one in found.change.words] == ["mijn-zin"]


def test_a_list_that_changes_halfway_keeps_both_versions(
    began: Store, rich: Library, action: Act
) -> None:
    newer = changed(rich)
    answer(began, rich, action, 1, lichaam="zwak")
    answer(began, newer, action, 2, hoofd="zwak")
    answer(began, newer, action, 3, lichaam="sterk")
    both = [version.version(one.activities["how-strong"]) for one in (rich, newer)]
    assert began.get(AMINA.id).value("version/how-strong") == both


def test_the_same_version_or_an_unknown_one_is_compared(rich: Library) -> None:
    activity = rich.activities["how-strong"]
    low = given(rich, lichaam="zwak", hoofd="zwak")
    high = given(rich, lichaam="sterk", hoofd="sterk")
    same = a_round(low).model_copy(update={"content": ("a",)})
    for before, content in ((a_round(low), ("a",)), (same, ("a",)), (same, ())):
        found = compare(activity, [before], high, content)
        assert found is not None
        assert not found.other_list
        assert [one.moved for one in found.scales] == ["more"]
