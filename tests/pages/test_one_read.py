"""A page is drawn from one reading of a dossier, so that all of it is of the same moment."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import ROLES
from modules.domain.records.sharing import IDEAS, PLAN
from modules.services.accounts import accounts
from modules.services.guidance import contact, notes
from modules.services.observers import rating_links
from modules.services.plan import plan
from modules.services.programme import suggestions
from modules.services.runtime import Runtime, set_current
from modules.services.sharing import sharing
from modules.services.work import job_ideas, trainings
from modules.storage.base import Store
from modules.ui.shell.page_registry import page
from tests.conftest import AMINA, BART, ELS, Act
from tests.pages.conftest import Open, tap
from tests.walking_through import fill

OPENED_BEFORE = ("counsellor/person", "participant/activity", "participant/card")
"""Pages that show what was opened or made before, each in a test of its own below."""


class Counting:
    """A store that counts how often each dossier is read."""

    def __init__(self, store: Store) -> None:
        self.store, self.reads = store, Counter[str]()

    def get(self, dossier_id: str) -> Dossier:
        self.reads[dossier_id] += 1
        return self.store.get(dossier_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def most(self) -> int:
        """Return how often one dossier was read at most since the last time, and begin anew."""
        most = max(self.reads.values(), default=0)
        self.reads.clear()
        return most


@pytest.fixture
def reads(runtime: Runtime) -> Iterator[Counting]:
    """Return the count of what is read, while the house runs on it."""
    counting = Counting(runtime.store)
    set_current(runtime._replace(store=counting))  # type: ignore[arg-type]  # it has all of a store
    yield counting
    set_current(runtime)


@pytest.fixture
def lived(runtime: Runtime, action: Act) -> Runtime:
    """Return the house in which Bart did everything, and shows it to Els who guides him."""
    store, library = runtime.store, runtime.library
    fill(store, library, list(library.activities), action(BART))
    plan.set_target(store, "kok", action(BART))
    job_ideas.choose(store, library, "kok", "keep", action(BART))
    trainings.choose(store, library, "cvo-beroep", "looking", action(BART))
    for subject in (*library.activities, PLAN, IDEAS):
        sharing.share(store, library, subject, ELS.id, "all", action(BART))
    notes.ask_for_talk(store, True, action(BART), question="Wat nu?")
    notes.write_note(store, BART.id, "Over de keuken.", action(ELS))
    contact.log_contact(store, BART.id, "phone", action(ELS))
    plan.propose_step(store, BART.id, "Bellen.", action(ELS))
    suggestions.suggest(store, library, BART.id, "dromen", action(ELS))
    rating_links.make_link(store, library, BART.id, "competenties", "supervisor", action(ELS))
    return runtime


def drawn(app: AppTest, reads: Counting) -> int:
    """Draw a page once more as it is, and return how often one dossier was read for it."""
    reads.most()
    app.run()
    assert not app.exception
    return reads.most()


def pages_of(role: str) -> list[str]:
    """Return the pages of a role that show something by themselves."""
    return [name for name in ROLES[role].pages if name not in OPENED_BEFORE]


@pytest.mark.parametrize("name", pages_of("participant"))
def test_a_page_of_a_participant_reads_once(
    opened: Open, lived: Runtime, reads: Counting, name: str
) -> None:
    app = opened(BART)
    assert reads.most() == 1
    app.switch_page(page(name)).run()
    assert reads.most() == 1
    assert drawn(app, reads) == 1


@pytest.mark.parametrize("name", pages_of("counsellor"))
def test_a_page_of_a_counsellor_opens_no_dossier(
    opened: Open, lived: Runtime, reads: Counting, name: str
) -> None:
    app = opened(ELS)
    app.switch_page(page(name)).run()
    assert reads.most() == 0
    assert drawn(app, reads) == 0


def test_the_page_about_a_person_reads_once(opened: Open, lived: Runtime, reads: Counting) -> None:
    app = tap(opened(ELS), f"open-{BART.id}")
    assert reads.most() == 1
    for activity in ("dromen", "interesses", "competenties"):
        tap(app, f"more-{activity}")
        assert reads.most() == 1


def test_the_figures_read_each_dossier_once(opened: Open, lived: Runtime, reads: Counting) -> None:
    app = opened(ELS, on="organisation/content")
    reads.most()
    tap(app, "figures")
    assert reads.most() == 1


@pytest.mark.parametrize("name", pages_of("administrator"))
def test_a_page_of_an_administrator_opens_no_dossier(
    opened: Open, lived: Runtime, anke: Person, reads: Counting, name: str
) -> None:
    app = opened(anke, on=name)
    assert reads.most() == 0
    assert drawn(app, reads) == 0


@pytest.mark.parametrize("name", ["start/welcome", "start/elsewhere"])
def test_a_page_for_a_visitor_opens_no_dossier(
    opened: Open, lived: Runtime, reads: Counting, name: str
) -> None:
    app = opened(None, on=name)
    assert reads.most() == 0
    assert drawn(app, reads) == 0


@pytest.mark.parametrize("activity", ["dromen", "interesses", "energiemeter", "competenties"])
def test_the_end_of_an_activity_reads_once(
    opened: Open, lived: Runtime, reads: Counting, activity: str
) -> None:
    app = opened(BART)
    app.session_state["activity"] = activity
    app.switch_page(page("participant/activity")).run()
    assert not app.exception
    assert drawn(app, reads) == 1


@pytest.mark.parametrize("activity", ["dromen", "interesses", "energiemeter", "talenten"])
def test_the_first_screen_of_an_activity_reads_once(
    opened: Open, runtime: Runtime, reads: Counting, activity: str
) -> None:
    app = opened(AMINA)
    app.session_state["activity"] = activity
    app.switch_page(page("participant/activity")).run()
    assert not app.exception
    assert drawn(app, reads) == 1


def test_a_family_of_ideas_reads_once(opened: Open, lived: Runtime, reads: Counting) -> None:
    app = opened(BART, on="participant/ideas")
    family = next(one.key for one in app.button if one.key.startswith("family-"))
    tap(app, family)
    assert drawn(app, reads) == 1


def test_the_page_with_a_fresh_card_reads_once(
    opened: Open, runtime: Runtime, reads: Counting
) -> None:
    accounts.new_card(runtime.store, runtime.keys, AMINA.id, at=datetime.now(UTC))
    app = opened(AMINA)
    assert reads.most() == 1
    assert drawn(app, reads) == 1


def test_who_did_not_agree_yet_reads_once(
    opened: Open, runtime: Runtime, reads: Counting, action: Act
) -> None:
    sharing.agree(runtime.store, action(AMINA), adult=True, use=False)
    app = opened(AMINA)
    assert reads.most() == 1
    app.switch_page(page("participant/mine")).run()
    assert reads.most() == 1
