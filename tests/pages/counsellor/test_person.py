"""The counsellor's pages: the caseload, one person on one page, adding somebody, the content."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.accounts import accounts, staff
from modules.services.accounts.pins import PinNeeded
from modules.services.activities.answering import record
from modules.services.guidance import counselling, notes
from modules.services.runtime import CONTENT, Runtime, set_current
from modules.services.sharing import sharing
from modules.services.sharing.sharing import share
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, PIN, Act, reads
from tests.pages.conftest import Open, Word, seen, sent, tap, titles

CANARY = "kanarie in de keuken"


@pytest.fixture
def amina(runtime: Runtime, action: Act) -> Runtime:
    """Return the house after Amina dreamed, answered a check question and rated her interests."""
    for part in runtime.library.activities["interesses"].parts:
        value = "heel-graag" if part.scale == "sociaal" else "misschien"
        record(runtime.store, runtime.library, "interesses", part.id, value, action(AMINA))
    record(runtime.store, runtime.library, "dromen", "droom", CANARY, action(AMINA))
    record(runtime.store, runtime.library, "dromen", "stap", f"{CANARY} twee", action(AMINA))
    check = ("jezelf-voorstellen", "hoe-begin-je", "met-vragen-over-loon")
    record(runtime.store, runtime.library, *check, action(AMINA))
    return runtime


def open_person(opened: Open, person: Person = AMINA) -> AppTest:
    """Open somebody's page as Els."""
    return tap(opened(ELS), f"open-{person.id}")


def test_the_caseload_shows_ones_own_people_only(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    words = seen(opened(ELS))
    assert "**Amina**" in words
    assert "**Bart**" in words
    app = opened(FATIMA)
    assert word("caseload.nobody") in seen(app)
    assert "Amina" not in sent(app)


def test_who_asked_for_a_talk_stands_first_and_says_so(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    notes.ask_for_talk(runtime.store, True, action(BART))
    app = opened(ELS)
    keys = [one.key for one in app.button if one.key.startswith("open-")]
    assert keys == [f"open-{BART.id}", f"open-{AMINA.id}"]
    assert word("caseload.talk", day="2 maart 2026") in seen(app)


@pytest.mark.requirement("FX8")
def test_a_page_of_somebody_who_shares_nothing_says_nothing(
    opened: Open, amina: Runtime, word: Word
) -> None:
    app = open_person(opened)
    assert not app.exception
    assert titles(app) == ["Amina"]
    assert word("person.nothing-shared") in seen(app)
    assert CANARY not in sent(app)


def test_a_short_result_shows_the_dream_and_not_the_rest(
    opened: Open, amina: Runtime, action: Act
) -> None:
    share(amina.store, amina.library, "dromen", ELS.id, "short", action(AMINA))
    app = open_person(opened)
    assert CANARY in seen(app)
    assert f"{CANARY} twee" not in sent(app)


def test_a_whole_result_shows_a_chart_and_the_same_numbers_in_a_table(
    opened: Open, amina: Runtime, action: Act, word: Word
) -> None:
    share(amina.store, amina.library, "interesses", ELS.id, "all", action(AMINA))
    app = tap(open_person(opened), "more-interesses")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    points = word("result.points", points="32", possible="32", answered=8, asked=8)
    assert points in seen(app)


@pytest.mark.requirement("TK3")
def test_the_mistakes_in_a_check_question_are_never_on_the_page(
    opened: Open, amina: Runtime, action: Act
) -> None:
    share(amina.store, amina.library, "jezelf-voorstellen", ELS.id, "all", action(AMINA))
    app = open_person(opened)
    words = amina.library.words("activities", "jezelf-voorstellen", "nl")
    assert words.heading("hoe-begin-je/met-vragen-over-loon") not in sent(app)


@pytest.mark.requirement("FL8", "FX8", "PR5")
def test_what_is_withdrawn_is_gone_at_the_next_run(
    opened: Open, amina: Runtime, action: Act, word: Word
) -> None:
    share(amina.store, amina.library, "dromen", ELS.id, "all", action(AMINA))
    app = open_person(opened)
    assert CANARY in sent(app)
    share(amina.store, amina.library, "dromen", ELS.id, "private", action(AMINA))
    app.run()
    assert CANARY not in sent(app)
    assert word("person.nothing-shared") in seen(app)


@pytest.mark.requirement("FX8")
def test_when_the_participant_ends_it_the_open_page_is_empty_at_the_next_run(
    opened: Open, amina: Runtime, action: Act, word: Word
) -> None:
    share(amina.store, amina.library, "dromen", ELS.id, "all", action(AMINA))
    app = open_person(opened)
    sharing.part_with(amina.store, ELS.id, action(AMINA))
    app.run()
    assert not app.exception
    assert titles(app) == [word("person.gone")]
    assert CANARY not in sent(app)
    assert "Amina" not in sent(app)


def test_a_language_that_the_content_no_longer_has_breaks_no_page(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    sharing.set_language(runtime.store, "tlh", action(AMINA))
    app = open_person(opened)
    assert not app.exception
    assert titles(app) == ["Amina"]
    assert not opened(AMINA).exception


@pytest.mark.requirement("PR12")
def test_an_erased_person_is_gone_from_the_open_page(
    opened: Open, amina: Runtime, word: Word
) -> None:
    app = open_person(opened)
    amina.store.erase(AMINA.id, by=AMINA.id, at=MONDAY)
    app.run()
    assert titles(app) == [word("person.gone")]


def test_one_look_however_often_the_page_is_redrawn(opened: Open, amina: Runtime) -> None:
    app = open_person(opened)
    app.run()
    tap(app, "language-en")
    assert len(sharing.looks(amina.store, reads(amina.store, AMINA))) == 1


def test_a_forged_person_on_the_page_is_nobody(opened: Open, amina: Runtime, word: Word) -> None:
    app = opened(FATIMA)
    app.session_state["person"] = AMINA.id
    app.switch_page(str(CONTENT.parent / "pages" / "counsellor" / "person.py")).run()
    assert titles(app) == [word("person.gone")]
    assert "Amina" not in sent(app)


def test_a_note_is_kept_and_shown(opened: Open, amina: Runtime) -> None:
    app = open_person(opened)
    app.text_area(key="new-note-text").set_value("Over de keuken.")
    next(one for one in app.button if "new-note" in str(one.key)).click().run()
    assert not app.exception
    assert "Over de keuken." in seen(app)
    assert [one.text for one in notes.notes(amina.store, reads(amina.store, AMINA, AMINA.id))] == [
        "Over de keuken."
    ]


def test_a_wish_to_talk_is_closed_with_one_tap(opened: Open, runtime: Runtime, action: Act) -> None:
    notes.ask_for_talk(runtime.store, True, action(AMINA))
    tap(open_person(opened), "talked")
    assert not notes.wish(reads(runtime.store, AMINA))


def test_a_new_card_is_shown_without_a_pin_and_works_with_the_owners(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(open_person(opened), "new-card")
    assert not app.exception
    assert word("card.own-pin") in seen(app)
    code = app.text[-1].value.replace(" ", "")
    assert accounts.sign_in(runtime.store, runtime.keys, code, PIN, at=MONDAY)


def test_somebody_added_gets_a_card_to_hand_over(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(ELS, on="counsellor/add")
    app.text_input(key="add-name").set_value("Chidi")
    app.selectbox(key="add-language").select("en")
    next(one for one in app.button if one.label == word("add.make-card")).click().run()
    assert not app.exception
    code, start_number = (one.value.replace(" ", "") for one in app.text)
    with pytest.raises(PinNeeded):
        accounts.sign_in(runtime.store, runtime.keys, code, start_number, at=MONDAY)
    names = {
        one.person.name for one in counselling.caseload(runtime.store, runtime.library, by=ELS)
    }
    assert names == {"Amina", "Bart", "Chidi"}
    tap(app, "add-another")
    assert not app.text


def test_a_code_that_was_given_adds_somebody(opened: Open, runtime: Runtime, word: Word) -> None:
    code = notes.invite_counsellor(runtime.store, runtime.keys, by=AMINA, at=datetime.now(UTC))
    app = opened(FATIMA, on="counsellor/add")
    app.text_input(key="add-code").set_value(code.lower())
    next(one for one in app.button if one.label == word("add.code.go")).click().run()
    assert word("add.code.done") in seen(app)
    assert "**Amina**" in seen(opened(FATIMA))


@pytest.mark.parametrize("typed", ["", "ABCD2345", "<b>x</b>"])
def test_a_code_that_does_not_work_is_said(
    opened: Open, runtime: Runtime, word: Word, typed: str
) -> None:
    app = opened(FATIMA, on="counsellor/add")
    app.text_input(key="add-code").set_value(typed)
    next(one for one in app.button if one.label == word("add.code.go")).click().run()
    assert not app.exception
    assert word("error.invitation") in seen(app)
    assert word("add.code.done") not in seen(app)


def test_a_colleague_gets_a_link_that_works(opened: Open, runtime: Runtime) -> None:
    app = tap(opened(ELS, on="counsellor/add"), "colleague")
    link = app.code[0].value.split("#")[1]
    assert staff.is_open(runtime.store, link, at=datetime.now(UTC))


def test_right_content_is_said_to_be_right(opened: Open, runtime: Runtime, word: Word) -> None:
    app = opened(ELS, on="organisation/content")
    assert not app.exception
    assert word("content.right") in seen(app)


def test_a_mistake_in_the_content_is_shown_with_its_file_and_line(
    opened: Open, runtime: Runtime, tmp_path: Path, word: Word
) -> None:
    broken = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    file = broken / "activities" / "dromen" / "activity.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: rate", "kind: gok"), "utf-8")
    set_current(runtime._replace(content=broken))
    app = opened(ELS, on="organisation/content")
    assert not app.exception
    assert "activities/dromen/activity.yaml:" in seen(app)
    assert word("content.right") not in seen(app)
    assert word("content.still-serves") in seen(app)


def test_content_that_cannot_be_read_at_all_is_said_too(
    opened: Open, runtime: Runtime, tmp_path: Path, word: Word
) -> None:
    set_current(runtime._replace(content=tmp_path / "nothing"))
    app = opened(ELS, on="organisation/content")
    assert not app.exception
    assert word("content.right") not in seen(app)


def test_many_people_are_shown_a_page_at_a_time_and_found_by_name(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    for number in range(30):
        fields = {f"counsellor/{ELS.id}": True, "profile/name": f"Persoon {number:02}"}
        changes = [Change(field=name, value=value) for name, value in fields.items()]
        new = f"{number:032x}"
        runtime.store.create(new, changes, by=new, at=MONDAY, save_id=new)
    app = opened(ELS)
    assert word("caseload.more", count=7) in seen(app)
    app.text_input(key="caseload-search").set_value("persoon 07").run()
    assert word("caseload.count", count=1) in seen(app)
    assert "Persoon 07" in seen(app)
