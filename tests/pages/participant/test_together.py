"""A participant and their counsellor: who it is, a talk, the notes, a code, and stopping."""

from datetime import UTC, datetime

from modules.services.action import Action
from modules.services.guidance import notes
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from tests.conftest import AMINA, ELS, FATIMA, Act, reads
from tests.pages.conftest import Open, Word, seen, tap


def test_the_page_names_the_counsellor_and_shows_each_note(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    notes.write_note(runtime.store, AMINA.id, "We spraken over de keuken.", action(ELS))
    words = seen(opened(AMINA, on="participant/together"))
    assert word("together.is", name="Els") in words
    assert "We spraken over de keuken." in words


def test_a_talk_is_asked_and_taken_back_with_one_tap(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(opened(AMINA, on="participant/together"), "talk")
    assert word("talk.asked") in seen(app)
    assert notes.wish(reads(runtime.store, AMINA))
    tap(app, "talk")
    assert word("talk.asked") not in seen(app)
    assert not notes.wish(reads(runtime.store, AMINA))


def test_a_code_for_a_counsellor_stays_on_screen_and_works(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(opened(AMINA, on="participant/together"), "invite")
    assert word("invite.shown") in seen(app)
    act = Action(FATIMA, datetime.now(UTC), "join")
    assert notes.accept(runtime.store, runtime.keys, app.text[-1].value, act) == AMINA.id


def test_stopping_with_a_counsellor_ends_it_at_once(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(opened(AMINA, on="participant/together"), f"end-{ELS.id}")
    assert not app.exception
    assert word("together.nobody") in seen(app)
    assert sharing.counsellors(runtime.store, reads(runtime.store, AMINA)) == ()
