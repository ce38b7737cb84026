"""Choosing a way to learn on the pages, and what a counsellor reads of it beside what is asked."""

import pytest

from modules.domain.activities.part import Choose
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.services.activities import answering
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.services.work import job_ideas, trainings
from tests.conftest import AMINA, ELS, MONDAY, Act
from tests.pages.conftest import Open, Word, in_order, seen, tap

WAY, WORK = "vdab-beroep", "kok"


def named(runtime: Runtime) -> str:
    """Return what the way is called."""
    return runtime.library.jobs.training_words["nl"].heading(WAY)


@pytest.mark.requirement("TO5")
def test_a_way_is_chosen_on_the_card_of_an_idea(opened: Open, runtime: Runtime, word: Word) -> None:
    app = tap(opened(AMINA, on="participant/ideas"), "family-horeca")
    app = tap(app, f"follow-{WORK}-{WAY}")
    assert runtime.store.get(AMINA.id).value(f"way/{WAY}") == "looking"
    state = word("ways.state.looking")
    assert word("ways.chosen", state=state) in seen(app)
    app = tap(app, "families")
    assert in_order(app)
    assert word("ways.title") in seen(app)


@pytest.mark.requirement("TO5")
@pytest.mark.parametrize("page", ["participant/ideas", "participant/plan"])
def test_how_far_it_is_changes_on_the_page_of_ideas_and_of_the_plan(
    opened: Open, runtime: Runtime, action: Act, word: Word, page: str
) -> None:
    assert word("ways.title") not in seen(opened(AMINA, on=page))
    trainings.choose(runtime.store, runtime.library, WAY, "looking", action(AMINA))
    app = tap(opened(AMINA, on=page), f"way-{WAY}-enrolled")
    assert runtime.store.get(AMINA.id).value(f"way/{WAY}") == "enrolled"
    assert named(runtime) in seen(app)
    app = tap(app, f"way-{WAY}-away")
    assert runtime.store.get(AMINA.id).value(f"way/{WAY}") is None
    assert word("ideas.taken-back") in seen(app)
    assert in_order(app)


def test_a_way_that_the_content_lost_is_shown_by_its_id(opened: Open, runtime: Runtime) -> None:
    old = Change(field=fields.TRAINING.name("oude-school"), value="busy")
    runtime.store.save(AMINA.id, [old], by=AMINA.id, at=MONDAY, save_id="old")
    assert "oude-school" in seen(opened(AMINA, on="participant/plan"))


@pytest.mark.requirement("TO3", "TO5", "OC8")
def test_a_counsellor_reads_what_is_asked_beside_what_is_there(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    store, library = runtime.store, runtime.library
    for part in library.activities["taal-nederlands"].parts:
        if isinstance(part, Choose) and part.scale:
            said = "ja" if part.rung in ("pre-a1", "a1") else "nog-niet"
            answering.record(store, library, "taal-nederlands", part.id, said, action(AMINA))
    job_ideas.choose(store, library, WORK, "keep", action(AMINA))
    trainings.choose(store, library, WAY, "enrolled", action(AMINA))
    text = library.jobs.words["nl"]
    table = library.jobs.table
    assert table is not None
    speaking = text.heading(f"spreken/{table.occupations[WORK].dutch.speaking}")
    asked = word("ideas.need.speaking", what=speaking)
    beside = word("person.asked", asked=asked, mine=text.heading("spreken/a1"))
    needs = word("person.step.missing", what=asked)

    def page() -> str:
        app = tap(opened(ELS), f"open-{AMINA.id}")
        assert in_order(app)
        return seen(app)

    assert named(runtime) not in page()
    sharing.share(store, library, "ideas", ELS.id, "short", action(AMINA))
    assert named(runtime) in page()
    assert beside not in page()
    sharing.share(store, library, "ideas", ELS.id, "all", action(AMINA))
    assert beside not in page()
    assert word("person.step.unknown", what=asked) in page()
    sharing.share(store, library, "taal-nederlands", ELS.id, "all", action(AMINA))
    assert beside in page()
    assert needs in page()


def test_who_shares_ideas_reads_what_all_of_it_shows(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    trainings.choose(runtime.store, runtime.library, WAY, "looking", action(AMINA))
    assert word("share.all.ideas") in seen(opened(AMINA, on="participant/share"))
