"""What one run of the script holds on to, and lets go of."""

from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.ui.shell import session
from tests.conftest import AMINA, BART, ELS, Act


def test_a_run_reads_each_dossier_once(runtime: Runtime) -> None:
    with session.one_run():
        mine = session.reader(AMINA)
        assert session.reader(AMINA) is mine
        assert session.reader(BART).dossier_id == BART.id
        assert session.reader(ELS, AMINA.id).viewer == ELS
        assert session.reader(AMINA) is mine


def test_what_is_drawn_within_a_run_reads_nothing_anew(runtime: Runtime) -> None:
    with session.one_run():
        mine = session.reader(AMINA)
        with session.one_run():
            assert session.reader(AMINA) is mine
        assert session.reader(AMINA) is mine


def test_the_next_run_reads_anew(runtime: Runtime, action: Act) -> None:
    with session.one_run():
        assert sharing.own_name(session.reader(AMINA)) == "Amina"
    sharing.set_name(runtime.store, "Mina", action(AMINA))
    with session.one_run():
        assert sharing.own_name(session.reader(AMINA)) == "Mina"


def test_what_was_kept_in_a_run_is_read_anew(runtime: Runtime, action: Act) -> None:
    with session.one_run():
        session.reader(AMINA)
        sharing.set_name(runtime.store, "Mina", action(AMINA))
        session.read_anew()
        assert sharing.own_name(session.reader(AMINA)) == "Mina"


def test_a_run_that_breaks_off_holds_on_to_nothing(runtime: Runtime, action: Act) -> None:
    try:
        with session.one_run():
            session.reader(AMINA)
            raise RuntimeError
    except RuntimeError:
        sharing.set_name(runtime.store, "Mina", action(AMINA))
    assert sharing.own_name(session.reader(AMINA)) == "Mina"


def test_outside_of_a_run_nothing_is_held(runtime: Runtime) -> None:
    assert session.reader(AMINA) is not session.reader(AMINA)
