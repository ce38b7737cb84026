"""Answering: it is kept, it is refused with nothing kept, and only one's own is answered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modules.domain.activities.answer import BadAnswer, UnknownChoice, UnknownPart, answers_of
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.activities import answering
from modules.services.activities.answering import lay, open_session, record
from modules.services.catalogue import NoActivity
from modules.services.permissions import Forbidden
from modules.storage.base import Conflict, NoDossier, Store
from modules.storage.tinydb.store import TinyStore
from tests.conftest import AMINA, ELS, MONDAY, Act, reads

GAME = "sort-then-top"


def kept(store: Store, activity: str) -> dict[str, object]:
    """Return what Amina's dossier keeps of an activity."""
    return {part: one.value for part, one in answers_of(store.get(AMINA.id), activity).items()}


def part(store: Store, library: Library, activity: str) -> str | None:
    """Return the part that Amina finds on screen."""
    return open_session(reads(store, AMINA), library, activity).part


@pytest.mark.requirement("TK11")
def test_an_answer_is_there_after_the_store_is_opened_again(
    store: TinyStore, library: Library, action: Act, tmp_path: Path
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    store.close()
    again = TinyStore.open(tmp_path / "store")
    assert kept(again, "one-scale") == {"herstellen": "graag"}
    assert part(again, library, "one-scale") == "bouwen"
    again.close()


def test_an_answer_moves_on_to_the_next_part_and_at_last_to_the_end(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    assert part(store, library, "one-scale") == "bouwen"
    record(store, library, "one-scale", "bouwen", "niet", action(AMINA))
    assert part(store, library, "one-scale") is None


def test_an_answer_without_moving_stays_on_the_part(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA), move=False)
    assert part(store, library, "one-scale") == "herstellen"


@pytest.mark.parametrize(
    ("activity", "part_id", "value", "why"),
    [
        ("one-scale", "herstellen", "heel-graag", UnknownChoice),
        ("one-scale", "herstellen", float("nan"), BadAnswer),
        ("one-scale", "verdwenen", "graag", UnknownPart),
        ("verdwenen", "herstellen", "graag", NoActivity),
        ("ladder", "hoe-dapper", True, BadAnswer),
        ("read-then-write", "mijn-zin", "x" * 100, BadAnswer),
        (GAME, "top", ["koken"], UnknownChoice),
    ],
)
def test_a_forged_value_is_refused_and_nothing_is_kept(
    store: Store,
    library: Library,
    action: Act,
    activity: str,
    part_id: str,
    value: object,
    why: type,
) -> None:
    before = store.get(AMINA.id)
    with pytest.raises(why):
        record(store, library, activity, part_id, value, action(AMINA))
    assert store.get(AMINA.id) == before


def test_nothing_is_kept_before_the_participant_agreed(
    store: Store, library: Library, action: Act
) -> None:
    store.save(
        AMINA.id, [Change(field="consent/use", value=None)], by=AMINA.id, at=MONDAY, save_id="no"
    )
    before = store.get(AMINA.id)
    with pytest.raises(Forbidden):
        record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    with pytest.raises(Forbidden):
        answering.open_activity(store, library, "one-scale", action(AMINA))
    assert store.get(AMINA.id) == before


OWN = [
    lambda store, library, by, act: open_session(reads(store, by), library, "one-scale"),
    lambda store, library, by, act: answering.last_opened(reads(store, by), library),
    lambda store, library, by, act: record(store, library, "one-scale", "bouwen", "niet", act),
    lambda store, library, by, act: lay(store, library, GAME, "kaarten", "koken", "ja", act),
    lambda store, library, by, act: answering.go_back(store, library, "one-scale", "bouwen", act),
    lambda store, library, by, act: answering.put_off(store, library, "one-scale", "bouwen", act),
    lambda store, library, by, act: answering.open_activity(store, library, "one-scale", act),
    lambda store, library, by, act: answering.go_to(store, library, "one-scale", None, act),
]


@pytest.mark.parametrize("use", OWN)
def test_a_counsellor_cannot_answer_for_anybody(
    store: Store,
    library: Library,
    action: Act,
    use: Callable[[Store, Library, Person, Action], object],
) -> None:
    with pytest.raises(NoDossier):
        use(store, library, ELS, action(ELS))
    as_amina = Person(id=AMINA.id, role="counsellor")
    with pytest.raises(Forbidden):
        use(store, library, as_amina, action(as_amina))


def test_the_same_act_repeated_is_kept_once(store: Store, library: Library, action: Act) -> None:
    act = action(AMINA)
    record(store, library, "one-scale", "herstellen", "graag", act)
    record(store, library, "one-scale", "herstellen", "niet", act)
    assert kept(store, "one-scale") == {"herstellen": "graag"}
    assert len(store.events(AMINA.id)) == 2  # made, and this one answer


def test_an_answer_changed_on_another_device_is_not_overwritten(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA), base=0)
    with pytest.raises(Conflict) as met:
        record(store, library, "one-scale", "herstellen", "niet", action(AMINA), base=0)
    assert met.value.mine == {"value": "niet"}
    assert met.value.theirs is not None
    assert kept(store, "one-scale") == {"herstellen": "graag"}


def test_different_questions_answered_on_two_devices_are_both_kept(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA), base=0)
    record(store, library, "one-scale", "bouwen", "niet", action(AMINA), base=0)
    assert kept(store, "one-scale") == {"herstellen": "graag", "bouwen": "niet"}


def test_cards_laid_on_two_devices_are_both_kept(
    store: Store, library: Library, action: Act
) -> None:
    lay(store, library, GAME, "kaarten", "koken", "ja", action(AMINA))
    lay(store, library, GAME, "kaarten", "zingen", "nee", action(AMINA))
    assert kept(store, GAME) == {"kaarten": {"koken": "ja", "zingen": "nee"}}
    assert part(store, library, GAME) == "kaarten"


class _Hurried:
    """A store in which another device lays a card just before each of the first saves."""

    def __init__(self, store: Store, library: Library, action: Act, times: int) -> None:
        self.store, self.library, self.action, self.times = store, library, action, times

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def save(self, *given: object, **named: object) -> object:
        if self.times:
            self.times -= 1
            pile = ("ja", "soms")[self.times % 2]
            lay(self.store, self.library, GAME, "kaarten", "zingen", pile, self.action(AMINA))
        return self.store.save(*given, **named)


def test_a_card_laid_elsewhere_at_the_same_moment_is_kept_too(
    store: Store, library: Library, action: Act
) -> None:
    hurried = _Hurried(store, library, action, times=2)
    lay(hurried, library, GAME, "kaarten", "koken", "ja", action(AMINA))
    assert kept(store, GAME) == {"kaarten": {"zingen": "ja", "koken": "ja"}}


def test_laying_gives_up_when_another_device_never_rests(
    store: Store, library: Library, action: Act
) -> None:
    hurried = _Hurried(store, library, action, times=100)
    with pytest.raises(Conflict):
        lay(hurried, library, GAME, "kaarten", "koken", "ja", action(AMINA))


def test_the_last_card_leads_to_the_next_part(store: Store, library: Library, action: Act) -> None:
    for card in ("koken", "zingen", "rekenen"):
        lay(store, library, GAME, "kaarten", card, "ja", action(AMINA))
    assert part(store, library, GAME) == "top"


@pytest.mark.parametrize(
    ("part_id", "card", "pile"),
    [("kaarten", "dansen", "ja"), ("kaarten", "koken", "weg"), ("top", "koken", "ja")],
)
def test_a_card_or_pile_that_is_not_there_is_refused(
    store: Store, library: Library, action: Act, part_id: str, card: str, pile: str
) -> None:
    with pytest.raises(BadAnswer):
        lay(store, library, GAME, part_id, card, pile, action(AMINA))
    assert kept(store, GAME) == {}


def test_back_takes_back_the_card_laid_last(store: Store, library: Library, action: Act) -> None:
    for card in ("zingen", "koken"):
        lay(store, library, GAME, "kaarten", card, "ja", action(AMINA))
    lay(store, library, GAME, "kaarten", "zingen", "nee", action(AMINA))
    answering.go_back(store, library, GAME, "kaarten", action(AMINA))
    assert kept(store, GAME) == {"kaarten": {"koken": "ja"}}


def test_back_goes_to_the_part_before_and_stays_at_the_start(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    for _ in range(2):
        answering.go_back(store, library, "one-scale", "bouwen", action(AMINA))
        assert part(store, library, "one-scale") == "herstellen"
    answering.go_back(store, library, "one-scale", "herstellen", action(AMINA))
    assert part(store, library, "one-scale") == "herstellen"


def test_not_now_is_kept_and_moves_on(store: Store, library: Library, action: Act) -> None:
    answering.put_off(store, library, "one-scale", "herstellen", action(AMINA))
    assert kept(store, "one-scale") == {"herstellen": None}
    assert part(store, library, "one-scale") == "bouwen"


def test_not_now_leaves_an_answer_as_it_is(store: Store, library: Library, action: Act) -> None:
    record(store, library, "one-scale", "bouwen", "graag", action(AMINA))
    answering.put_off(store, library, "one-scale", "bouwen", action(AMINA))
    assert kept(store, "one-scale") == {"bouwen": "graag"}
    assert part(store, library, "one-scale") is None


def test_not_now_with_half_of_the_cards_laid_keeps_them(
    store: Store, library: Library, action: Act
) -> None:
    lay(store, library, GAME, "kaarten", "koken", "ja", action(AMINA))
    answering.put_off(store, library, GAME, "kaarten", action(AMINA))
    assert kept(store, GAME) == {"kaarten": {"koken": "ja"}}
    assert part(store, library, GAME) == "top"


def test_not_now_on_a_question_that_is_gone_is_refused(
    store: Store, library: Library, action: Act
) -> None:
    with pytest.raises(UnknownPart):
        answering.put_off(store, library, "one-scale", "verdwenen", action(AMINA))


def test_a_place_that_is_not_there_is_refused(store: Store, library: Library, action: Act) -> None:
    with pytest.raises(UnknownPart):
        answering.go_to(store, library, "one-scale", "verdwenen", action(AMINA))
    assert store.get(AMINA.id).under("place") == {}


def test_an_answer_whose_question_is_gone_stays_in_the_store(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    changed = library.activities["one-scale"]
    changed = changed.model_copy(update={"parts": changed.parts[1:]})
    now = library.model_copy(update={"activities": {"one-scale": changed}})
    assert open_session(reads(store, AMINA), now, "one-scale").answers == {}
    record(store, now, "one-scale", "bouwen", "niet", action(AMINA))
    assert kept(store, "one-scale") == {"herstellen": "graag", "bouwen": "niet"}
    assert set(open_session(reads(store, AMINA), library, "one-scale").answers) == {
        "herstellen",
        "bouwen",
    }


def test_opening_again_after_the_end_shows_the_end(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    answering.open_activity(store, library, "ladder", action(AMINA))
    assert part(store, library, "ladder") is None


def test_opening_again_after_the_end_shows_what_is_still_open(
    store: Store, library: Library, action: Act
) -> None:
    lay(store, library, GAME, "kaarten", "koken", "ja", action(AMINA))
    answering.put_off(store, library, GAME, "kaarten", action(AMINA))
    answering.put_off(store, library, GAME, "top", action(AMINA))
    assert part(store, library, GAME) is None
    answering.open_activity(store, library, GAME, action(AMINA))
    assert part(store, library, GAME) == "kaarten"


@pytest.mark.requirement("TK11")
def test_the_activity_that_was_open_last_is_found_again(
    store: Store, library: Library, action: Act
) -> None:
    assert answering.last_opened(reads(store, AMINA), library) is None
    answering.open_activity(store, library, "ladder", action(AMINA, 1))
    answering.open_activity(store, library, "one-scale", action(AMINA, 2))
    assert answering.last_opened(reads(store, AMINA), library) == "one-scale"
    less = {name: one for name, one in library.activities.items() if name != "one-scale"}
    without = library.model_copy(update={"activities": less})
    assert answering.last_opened(reads(store, AMINA), without) == "ladder"


def test_a_sitting_says_whether_a_counsellor_may_see_the_result(
    store: Store, library: Library
) -> None:
    assert not open_session(reads(store, AMINA), library, "ladder").shared
    change = Change(field=f"share/ladder/{ELS.id}", value="short")
    store.save(AMINA.id, [change], by=AMINA.id, at=MONDAY, save_id="share")
    assert open_session(reads(store, AMINA), library, "ladder").shared


def test_before_the_end_screen_stands_the_last_part(library: Library) -> None:
    activity = library.activities["one-scale"]
    assert answering.before(activity, None) == "bouwen"
    assert answering.before(activity, "bouwen") == "herstellen"
    assert answering.before(activity, "herstellen") is None
