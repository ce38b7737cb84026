"""Mijn gegevens: what is kept in short, the yeses, and no way to it for anybody else."""

import pytest

from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.services.runtime import Runtime
from tests.conftest import AMINA, ELS, MONDAY
from tests.pages.conftest import Open, Word, seen, tap, titles


def test_it_counts_what_is_kept(opened: Open, runtime: Runtime, word: Word) -> None:
    note = Change(field="note/" + "1" * 32, value="x")
    runtime.store.save(AMINA.id, [note], by=ELS.id, at=MONDAY, save_id="note")
    words = seen(opened(AMINA, on="participant/mine"))
    assert word("mine.answers", count=0, since="2 maart 2026") in words
    assert word("mine.notes", count=1) in words
    assert word("mine.shares", count=0) in words


@pytest.mark.requirement("PR3")
@pytest.mark.parametrize("subject", ["statistics"])
def test_a_yes_is_taken_back_where_it_was_given(
    opened: Open, runtime: Runtime, subject: str
) -> None:
    app = tap(opened(AMINA, on="participant/mine"), f"{subject}-yes")
    assert consent.allows(runtime.store.get(AMINA.id), subject)
    app = tap(app, f"{subject}-no")
    assert not app.exception
    assert not consent.allows(runtime.store.get(AMINA.id), subject)


@pytest.mark.requirement("PR3")
def test_use_is_taken_back_in_two_taps_and_ones_own_data_stay_in_reach(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(opened(AMINA, on="participant/mine"), "stop-use")
    assert not app.exception
    assert not consent.agreed(runtime.store.get(AMINA.id))
    assert titles(opened(AMINA)) == [word("welcome.what")]
    assert titles(opened(AMINA, on="participant/mine")) == [word("mine.title")]


def test_a_name_is_changed_and_emptied_by_its_owner(opened: Open, runtime: Runtime) -> None:
    app = opened(AMINA, on="participant/mine")
    assert app.text_input(key="mine-name-field").value == "Amina"
    for typed, kept in (("  Mina  ", "Mina"), ("", None)):
        app.text_input(key="mine-name-field").set_value(typed)
        app.button[[one.label for one in app.button].index("Bewaar")].click().run()
        assert not app.exception
        assert runtime.store.get(AMINA.id).value("profile/name") == kept
