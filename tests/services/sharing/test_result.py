"""A result made of answers, cut down to what may be read of it."""

from modules.domain.activities.answer import Answer, answer
from modules.domain.catalogue import Library
from modules.domain.records.sharing import Level
from modules.domain.results.attempts import CurrentAttempt
from modules.services.sharing.access import Access
from modules.services.sharing.result import result


def attempt(library: Library, activity_id: str, **said: object) -> CurrentAttempt:
    """Return a first attempt with answers; `_` in a name stands for `-`."""
    activity, answers = library.activities[activity_id], dict[str, Answer]()
    for name, value in said.items():
        part = name.replace("_", "-")
        answers[part] = answer(activity, part, value, answers)
    return CurrentAttempt(answers, None, ())


def test_only_the_parts_that_may_be_read_are_in_it(library: Library) -> None:
    activity = library.activities["read-then-write"]
    whole = attempt(library, activity.id, uitleg=True, mijn_zin="kort", mijn_geheim="lang")
    short = result(library, activity, whole, Access(Level.SHORT, frozenset({"mijn-zin"})))
    assert {part: given.value for part, given in short.answers.items()} == {"mijn-zin": "kort"}
    assert short.state == "done"


def test_numbers_are_for_whoever_may_read_all_of_it(library: Library) -> None:
    activity = library.activities["one-scale"]
    rated = attempt(library, activity.id, herstellen="graag", bouwen="soms")
    assert result(library, activity, rated, Access(Level.SHORT)).scores == ()
    (score,) = result(library, activity, rated, Access(Level.ALL)).scores
    assert (score.points, score.possible) == (3, 4)


def test_a_check_question_and_not_now_are_never_in_it(library: Library) -> None:
    activity = library.activities["check-question"]
    said = attempt(library, activity.id, hoe_begin_je="met-je-loon", betekenis=None)
    every = Access(Level.ALL, frozenset(part.id for part in activity.parts))
    assert result(library, activity, said, every).answers == {}
