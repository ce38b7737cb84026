"""Who may do what: the whole table, by who somebody is to Amina."""

import ast
from pathlib import Path

import pytest

from modules.domain.people import Person
from modules.services import rights
from modules.services.rights import RIGHTS, Forbidden, allow
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA

SERVICES = Path(rights.__file__).parent
PAGES = (SERVICES.parent / "ui", SERVICES.parents[1] / "pages")

ONLY_SELF = {
    "agree",
    "answer",
    "read own answers",
    "share",
    "set language",
    "set name",
    "ask for a talk",
    "see who looked",
    "see what is kept",
    "take own data along",
    "erase everything",
    "invite a counsellor",
    "end with a counsellor",
}
SELF_AND_THEIR_COUNSELLOR = {"read notes"}
ONLY_THEIR_COUNSELLOR = {
    "read summary",
    "write note",
    "close a talk request",
    "give a new card",
}
ANY_STAFF = {
    "add participant",
    "accept participant",
    "list own participants",
    "check content",
    "see own figures",
    "invite staff",
}
MAY: dict[str, set[str]] = {
    "Amina": ONLY_SELF | SELF_AND_THEIR_COUNSELLOR,
    "Bart": set(),
    "Els": SELF_AND_THEIR_COUNSELLOR | ONLY_THEIR_COUNSELLOR | ANY_STAFF,
    "Fatima": ANY_STAFF,
}
WHO = {"Amina": AMINA, "Bart": BART, "Els": ELS, "Fatima": FATIMA}


def may(action: str, by: Person, store: Store) -> bool:
    """Say whether somebody may do this to Amina's dossier."""
    try:
        allow(action, by, store.get(AMINA.id))
    except Forbidden:
        return False
    return True


@pytest.mark.requirement("FX8")
@pytest.mark.parametrize("name", list(WHO))
def test_each_may_do_exactly_what_the_table_gives_them(store: Store, name: str) -> None:
    assert {action for action in RIGHTS if may(action, WHO[name], store)} == MAY[name]


def test_an_action_that_is_not_in_the_table_is_refused(store: Store) -> None:
    with pytest.raises(KeyError):
        allow("read everything", ELS, store.get(AMINA.id))


def test_without_a_dossier_nobody_is_its_owner_or_counsellor() -> None:
    assert rights.relations(AMINA, None) == frozenset()
    assert rights.relations(ELS, None) == {"staff"}


def test_a_participant_with_a_counsellors_id_is_no_counsellor(store: Store) -> None:
    forged = Person(id=ELS.id, role="participant")
    assert rights.relations(forged, store.get(AMINA.id)) == frozenset()


def test_a_counsellor_with_the_participants_id_is_not_the_participant(store: Store) -> None:
    forged = Person(id=AMINA.id, role="counsellor")
    assert rights.relations(forged, store.get(AMINA.id)) == {"staff"}


def _allowed_in(folders: tuple[Path, ...]) -> set[str]:
    """Return every action that code asks for."""
    found = set()
    for file in (one for folder in folders for one in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "allow":
                assert isinstance(node.args[0], ast.Constant), file
                found.add(node.args[0].value)
    return found


def test_the_code_asks_for_each_action_of_the_table_and_no_other() -> None:
    assert _allowed_in((SERVICES, *PAGES)) == set(RIGHTS)


def _functions() -> list[ast.FunctionDef]:
    """Return each function of the services."""
    files = SERVICES.glob("*.py")
    nodes = (node for file in files for node in ast.parse(file.read_text("utf-8")).body)
    return [node for node in nodes if isinstance(node, ast.FunctionDef)]


def _calls(function: ast.FunctionDef) -> set[str]:
    """Return the name of everything that a function calls."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {getattr(call, "id", getattr(call, "attr", "")) for call in calls}


def _acts_for_somebody(function: ast.FunctionDef) -> bool:
    """Say whether a function does something in a store in the name of a person."""
    given = [*function.args.args, *function.args.kwonlyargs]
    types = {ast.unparse(one.annotation) for one in given if one.annotation}
    return "Store" in types and bool(types & {"Person", "Doing"})


def test_each_service_that_acts_for_somebody_asks_for_a_right() -> None:
    functions, asking = _functions(), {"allow"}
    while found := {one.name for one in functions if _calls(one) & asking} - asking:
        asking |= found
    called_by_who_asked = {"keep", "make_participant"}
    silent = {
        one.name
        for one in functions
        if not one.name.startswith("_") and _acts_for_somebody(one) and one.name not in asking
    }
    assert silent <= called_by_who_asked
