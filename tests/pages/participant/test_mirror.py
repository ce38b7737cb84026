"""Own talents beside those of others, and what scales mean, in sentences on the pages."""

import pytest

from modules.domain.activities.part import Choose
from modules.domain.records.dossier import Change
from modules.services.activities import answering
from modules.services.observers import rating_links, ratings
from modules.services.runtime import House
from modules.services.sharing import consents, sharing
from tests.conftest import AMINA, ELS, MONDAY, Act
from tests.pages.conftest import Open, Word, seen, tap

OWN, THEIRS = "talenten", "talenten-anderen"


@pytest.fixture
def chosen(house: House, doing: Act) -> House:
    """Return the house after Amina chose two talents, and accepted two that a friend saw."""
    store, library = house.store, house.library
    for card in ("koken", "leren"):
        answering.lay(store, library, OWN, "kaarten", card, "dit-ben-ik", doing(AMINA))
    answering.record(store, library, OWN, "top", ["koken", "leren"], doing(AMINA))
    token = rating_links.make_link(store, library, AMINA.id, THEIRS, "other", doing(AMINA))
    rating_links.submit(store, library, token, {"talenten": ["koken", "troosten"]}, at=MONDAY)
    (about,) = ratings.seen(store, library, AMINA.id, by=AMINA, at=MONDAY)
    ratings.decide(store, library, THEIRS, about.judgements[0].id, True, doing(AMINA))
    return house


def named(house: House, talent: str) -> str:
    """Return what a talent is called in the form for others."""
    return house.library.words("activities", THEIRS, "nl").heading(f"talenten/{talent}")


@pytest.mark.requirement("JS19")
def test_a_participant_reads_what_both_see_and_what_only_one_sees(
    opened: Open, chosen: House, word: Word
) -> None:
    said = seen(opened(AMINA, on="participant/together"))
    assert word("mirror.both", names=named(chosen, "koken")) in said
    assert word("mirror.others", names=named(chosen, "troosten")) in said
    assert word("mirror.own", names=named(chosen, "leren")) in said


@pytest.mark.requirement("JS19")
def test_a_counsellor_reads_it_only_when_both_sides_are_shared(
    opened: Open, chosen: House, doing: Act, word: Word
) -> None:
    def page() -> str:
        return seen(tap(opened(ELS), f"open-{AMINA.id}"))

    both = word("mirror.person.both", names=named(chosen, "koken"))
    sharing.share(chosen.store, chosen.library, THEIRS, ELS.id, "all", doing(AMINA))
    assert both not in page()
    sharing.share(chosen.store, chosen.library, OWN, ELS.id, "short", doing(AMINA))
    assert both in page()


def rated(house: House, activity: str, doing: Act) -> str:
    """Answer each question of a list that counts; return what the second paragraph of its first
    scale says."""
    listed = house.library.activities[activity]
    for part in listed.parts:
        if isinstance(part, Choose) and part.scale:
            value = part.choices[0].id
            answering.record(house.store, house.library, activity, part.id, value, doing(AMINA))
    answering.go_to(house.store, house.library, activity, None, doing(AMINA))
    return house.library.words("activities", activity, "nl").rest(listed.scales[0])


@pytest.mark.parametrize("activity", ["wendbaar", "digitaal-kunnen", "energiemeter"])
def test_scales_that_are_not_compared_are_explained_at_the_end(
    opened: Open, house: House, doing: Act, word: Word, activity: str
) -> None:
    consents.say(house.store, "sensitive", True, doing(AMINA))
    meaning = rated(house, activity, doing)
    assert meaning
    said = seen(opened(AMINA, on="participant/activity"))
    assert word("result.meaning") in said
    assert " ".join(meaning.split()) in said


def test_a_counsellor_is_not_told_what_every_scale_means(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    rated(house, "wendbaar", doing)
    sharing.share(house.store, house.library, "wendbaar", ELS.id, "all", doing(AMINA))
    app = tap(opened(ELS), f"open-{AMINA.id}")
    assert word("result.meaning") not in seen(tap(app, "more-wendbaar"))


@pytest.mark.requirement("TK10")
def test_a_list_that_changed_is_said_and_nothing_has_moved(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    rated(house, "wendbaar", doing)
    before = {
        "at": MONDAY.isoformat(),
        "content": ["een-ander"],
        "answers": {
            name.rpartition("/")[2]: {"value": kept.value["value"], "at": kept.at.isoformat()}
            for name, kept in house.store.get(AMINA.id).fields.items()
            if name.startswith("answer/wendbaar/") and isinstance(kept.value, dict)
        },
    }
    older = Change(field="round/wendbaar/1", value=before)
    house.store.save(AMINA.id, [older], by=AMINA.id, at=MONDAY, save_id="older")
    said = seen(opened(AMINA, on="participant/activity"))
    assert word("rounds.other-list") in said
    scales = house.library.activities["wendbaar"].scales
    words = house.library.words("activities", "wendbaar", "nl")
    same = [f"**{words.heading(one)}**" for one in scales]
    listed = word("list.and", first=", ".join(same[:-1]), last=same[-1])
    assert word("rounds.same", names=listed) not in said
