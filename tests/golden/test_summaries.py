"""Every word that Els reads about Amina and Bart, beside the words that were agreed on.

After a change that was meant: `python -m tests.golden`, and read what changed before keeping it.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.people import Person
from modules.services.activities import attempts
from modules.services.guidance import contact, notes
from modules.services.plan import plan
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.ui.shell import session
from tests.conftest import AMINA, BART, ELS, TUESDAY, Act
from tests.golden.people import Shown, amina, bart, checked
from tests.golden.reading import inside, page
from tests.pages.conftest import Open, tap
from tests.walking_through import do

HERE = Path(__file__).parent
RENEW = "RENEW_GOLDEN"


@pytest.fixture(autouse=True)
def on_tuesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let every page be drawn on the same Tuesday, so that "yesterday" stays yesterday."""
    monkeypatch.setattr(session, "now", lambda: TUESDAY)
    return TUESDAY


def live(runtime: Runtime, person: Person, shown: Mapping[str, Shown], action: Act) -> None:
    """Let somebody answer everything, again where they did so, and show it."""
    for activity, one in shown.items():
        found = runtime.library.activities[activity]
        for at, said in enumerate(one.times):
            if at:
                attempts.retake(runtime.store, runtime.library, activity, action(person, 60 * at))
            answers = checked(found, said)
            do(runtime.store, runtime.library, activity, answers, action, person, 60 * at)
        sharing.share(runtime.store, runtime.library, activity, ELS.id, one.level, action(person))


def reads(app: AppTest, shown: Mapping[str, Shown]) -> str:
    """Return the page as it opens, and then each result as a whole."""
    found = [page(app)]
    for activity in shown:
        tap(app, f"more-{activity}")
        assert not app.exception
        found.append(inside(app, f"result-{activity}"))
        tap(app, f"more-{activity}")
    return "\n\n--------\n".join(found) + "\n"


def compare(name: str, found: str) -> None:
    """Compare with what was agreed on, or put it there when that was asked."""
    file = HERE / f"{name}.txt"
    if os.environ.get(RENEW):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


def test_what_els_reads_about_amina_who_shows_little(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    shown = amina(runtime.library.activities)
    live(runtime, AMINA, shown, action)
    notes.ask_for_talk(runtime.store, True, action(AMINA), question="Telt mijn diploma hier?")
    plan.set_target(runtime.store, "klasassistent", action(AMINA))
    read = reads(tap(opened(ELS), f"open-{AMINA.id}"), shown)
    said = runtime.library.words("activities", "starten", "nl")
    # The plan is private, a mistake in a check question is nobody's, and so is a single rating.
    for private in ("klasassistent", said.heading("vraag-overslaan/iets-verzinnen"), "Heel graag"):
        assert private not in read
    compare("amina", read)


def test_what_els_reads_about_bart_who_shows_everything(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    shown = bart(runtime.library.activities)
    live(runtime, BART, shown, action)
    plan.set_target(runtime.store, "hulpkok in een school", action(BART))
    plan.add_step(runtime.store, "Een dag meekijken in een keuken.", action(BART))
    sharing.share(runtime.store, runtime.library, "plan", ELS.id, "all", action(BART))
    contact.log_contact(runtime.store, BART.id, "talk", action(ELS))
    contact.agree_rhythm(runtime.store, BART.id, 14, action(ELS))
    notes.write_note(runtime.store, BART.id, "Bart vertelde over de keuken.", action(ELS))
    compare("bart", reads(tap(opened(ELS), f"open-{BART.id}"), shown))
