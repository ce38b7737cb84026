"""Own talents beside those of others, and what scales mean, in sentences on the pages."""

import pytest

from modules.domain.activities.part import Choose
from modules.domain.records.dossier import Change
from modules.services.activities import answering
from modules.services.observers import rating_links, ratings
from modules.services.runtime import Runtime
from modules.services.sharing import consents, sharing
from tests.conftest import AMINA, ELS, MONDAY, Act, reads
from tests.pages.conftest import Open, Word, seen, tap

OWN, THEIRS = "talenten", "talenten-anderen"


@pytest.fixture
def chosen(runtime: Runtime, action: Act) -> Runtime:
    """Return the house after Amina chose two talents, and accepted two that a friend saw."""
    store, library = runtime.store, runtime.library
    for card in ("koken", "leren"):
        answering.lay(store, library, OWN, "kaarten", card, "dit-ben-ik", action(AMINA))
    answering.record(store, library, OWN, "top", ["koken", "leren"], action(AMINA))
    token = rating_links.make_link(store, library, AMINA.id, THEIRS, "other", action(AMINA))
    rating_links.submit(store, library, token, {"talenten": ["koken", "troosten"]}, at=MONDAY)
    (about,) = ratings.ratings_of_activities(store, reads(store, AMINA, AMINA.id), library)
    ratings.decide(store, library, THEIRS, about.judgements[0].id, True, action(AMINA))
    return runtime


def named(runtime: Runtime, talent: str) -> str:
    """Return what a talent is called in the form for others."""
    return runtime.library.words("activities", THEIRS, "nl").heading(f"talenten/{talent}")


@pytest.mark.requirement("JS19")
def test_a_participant_reads_what_both_see_and_what_only_one_sees(
    opened: Open, chosen: Runtime, word: Word
) -> None:
    said = seen(opened(AMINA, on="participant/together"))
    assert word("mirror.both", names=named(chosen, "koken")) in said
    assert word("mirror.others", names=named(chosen, "troosten")) in said
    assert word("mirror.own", names=named(chosen, "leren")) in said


@pytest.mark.requirement("JS19")
def test_a_counsellor_reads_it_only_when_both_sides_are_shared(
    opened: Open, chosen: Runtime, action: Act, word: Word
) -> None:
    def page() -> str:
        return seen(tap(opened(ELS), f"open-{AMINA.id}"))

    both = word("mirror.person.both", names=named(chosen, "koken"))
    sharing.share(chosen.store, chosen.library, THEIRS, ELS.id, "all", action(AMINA))
    assert both not in page()
    sharing.share(chosen.store, chosen.library, OWN, ELS.id, "short", action(AMINA))
    assert both in page()


def rated(runtime: Runtime, activity: str, action: Act) -> str:
    """Answer each question of a list that counts; return what the second paragraph of its first
    scale says."""
    listed = runtime.library.activities[activity]
    for part in listed.parts:
        if isinstance(part, Choose) and part.scale:
            value = part.choices[0].id
            answering.record(
                runtime.store, runtime.library, activity, part.id, value, action(AMINA)
            )
    answering.go_to(runtime.store, runtime.library, activity, None, action(AMINA))
    return runtime.library.words("activities", activity, "nl").rest(listed.scales[0])


@pytest.mark.parametrize("activity", ["wendbaar", "digitaal-kunnen", "energiemeter"])
def test_scales_that_are_not_compared_are_explained_at_the_end(
    opened: Open, runtime: Runtime, action: Act, word: Word, activity: str
) -> None:
    consents.say(runtime.store, "sensitive", True, action(AMINA))
    meaning = rated(runtime, activity, action)
    assert meaning
    said = seen(opened(AMINA, on="participant/activity"))
    assert word("result.meaning") in said
    assert " ".join(meaning.split()) in said


def test_a_counsellor_is_not_told_what_every_scale_means(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rated(runtime, "wendbaar", action)
    sharing.share(runtime.store, runtime.library, "wendbaar", ELS.id, "all", action(AMINA))
    app = tap(opened(ELS), f"open-{AMINA.id}")
    assert word("result.meaning") not in seen(tap(app, "more-wendbaar"))


@pytest.mark.requirement("TK10")
def test_a_list_that_changed_is_said_and_nothing_has_moved(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rated(runtime, "wendbaar", action)
    before = {
        "at": MONDAY.isoformat(),
        "content": ["een-ander"],
        "answers": {
            name.rpartition("/")[2]: {"value": kept.value["value"], "at": kept.at.isoformat()}
            for name, kept in runtime.store.get(AMINA.id).fields.items()
            if name.startswith("answer/wendbaar/") and isinstance(kept.value, dict)
        },
    }
    older = Change(field="round/wendbaar/1", value=before)
    runtime.store.save(AMINA.id, [older], by=AMINA.id, at=MONDAY, save_id="older")
    said = seen(opened(AMINA, on="participant/activity"))
    assert word("rounds.other-list") in said
    scales = runtime.library.activities["wendbaar"].scales
    words = runtime.library.words("activities", "wendbaar", "nl")
    same = [f"**{words.heading(one)}**" for one in scales]
    listed = word("list.and", first=", ".join(same[:-1]), last=same[-1])
    assert word("rounds.same", names=listed) not in said
