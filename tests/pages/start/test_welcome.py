"""The welcome: one thing at a time, no test, and nothing kept before somebody agreed."""

import pytest

from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, SignIn
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from tests.conftest import AMINA, MONDAY, reads
from tests.pages.conftest import Open, Word, seen, sent, tap, titles

TAPS = ["welcome-nl", "welcome-next", "welcome-next", "welcome-adult", "welcome-use"]
SCREENS = ["language", "what", "who-sees", "adult", "consent", "name"]


def undo_agreements(runtime: Runtime) -> None:
    """Make Amina somebody whom a counsellor added and who has not agreed yet."""
    changes = [Change(field=f"consent/{one}", value=None) for one in ("adult", "use")]
    runtime.store.save(AMINA.id, changes, by=AMINA.id, at=MONDAY, save_id="undo")


def test_a_visitor_goes_from_choosing_a_language_to_a_name(opened: Open, word: Word) -> None:
    app = opened()
    found = titles(app)
    for key in TAPS:
        found += titles(tap(app, key))
        assert not app.exception
    assert found == [word(f"welcome.{screen}") for screen in SCREENS]


def test_nothing_is_kept_while_somebody_reads(opened: Open, runtime: Runtime) -> None:
    def kept() -> tuple[set[str], int, int]:
        store = runtime.store
        accounts, signs = len(list(store.records(Account))), len(list(store.records(SignIn)))
        return set(store.dossier_ids()), accounts, signs

    before = kept()
    app = opened()
    for key in TAPS:
        tap(app, key)
    assert kept() == before


def test_what_was_said_goes_with_the_form_that_starts(opened: Open) -> None:
    app = opened()
    for key in TAPS:
        tap(app, key)
    form = sent(app).replace("\\", "")
    for said in ('"/start"', '"adult": "yes"', '"use": "yes"', '"language": "nl"'):
        assert said in form


@pytest.mark.requirement("JS1")
@pytest.mark.parametrize(
    ("taps", "key", "sentence"),
    [(3, "welcome-young", "welcome.adult.sorry"), (4, "welcome-no", "welcome.consent.sorry")],
)
def test_a_no_is_answered_kindly_and_leads_no_further(
    opened: Open, word: Word, taps: int, key: str, sentence: str
) -> None:
    app = opened()
    for one in TAPS[:taps]:
        tap(app, one)
    before = titles(app)
    tap(app, key)
    assert word(sentence) in seen(app)
    assert titles(app) == before


def test_back_goes_one_screen_back(opened: Open, word: Word) -> None:
    app = opened()
    tap(app, "welcome-nl")
    assert titles(tap(app, "welcome-next")) == [word("welcome.who-sees")]
    assert titles(tap(app, "welcome-back")) == [word("welcome.what")]


def test_choosing_english_speaks_english_from_there(opened: Open, runtime: Runtime) -> None:
    app = tap(opened(), "welcome-en")
    assert titles(app) == [runtime.library.interface("en")["welcome.what"]]


def test_who_was_added_by_a_counsellor_agrees_first_and_then_has_a_path(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    undo_agreements(runtime)
    app = opened(AMINA)
    assert titles(app) == [word("welcome.what")]
    for key in TAPS[1:]:
        tap(app, key)
    app.text_input[0].set_value(" Mina ")
    next(one for one in app.button if one.proto.is_form_submitter).click().run()
    assert titles(app) == [word("path.title")]
    assert sharing.has_agreed(reads(runtime.store, AMINA))
    assert runtime.store.get(AMINA.id).value("profile/name") == "Mina"
