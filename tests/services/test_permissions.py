"""Who may do what: the whole table, by who somebody is to Amina."""

import ast
from pathlib import Path

import pytest

from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services import permissions
from modules.services.permissions import RIGHTS, Forbidden, allow
from modules.storage.base import Store
from tests.conftest import AMINA, ANKE, BART, ELS, FATIMA, MONDAY

SERVICES = Path(permissions.__file__).parent
PAGES = (SERVICES.parent / "ui", SERVICES.parents[1] / "pages")

ONLY_SELF = {
    "see it differently",
    "agree",
    "answer",
    "read own answers",
    "choose ideas",
    "choose ways",
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
    "accept a judgement",
    "write own plan",
}
SELF_AND_THEIR_COUNSELLOR = {
    "read notes",
    "make a link",
    "withdraw a link",
    "see links",
    "see judgements",
    "choose programme",
}
ONLY_THEIR_COUNSELLOR = {
    "judge",
    "keep in touch",
    "propose a step",
    "sit together",
    "suggest an activity",
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
    "read guides",
    "see own figures",
    "invite staff",
    "change own password",
    "invite the first administrator",
}
ONLY_ADMINISTRATOR = {
    "invite an administrator",
    "see staff accounts",
    "close a staff account",
    "reset a second step",
    "connect an account",
    "see acts of administrators",
}
MAY: dict[str, set[str]] = {
    "Amina": ONLY_SELF | SELF_AND_THEIR_COUNSELLOR | {"prove again"},
    "Bart": set(),
    "Els": SELF_AND_THEIR_COUNSELLOR | ONLY_THEIR_COUNSELLOR | ANY_STAFF | {"prove again"},
    "Fatima": ANY_STAFF | {"prove again"},
    "Anke": ONLY_ADMINISTRATOR | {"invite staff", "prove again", "change own password"},
    "a guest of Amina's": {"judge by link"},
    "a guest of somebody else's": set(),
}
LINK = "1" * 32
WHO = {
    "Amina": AMINA,
    "Bart": BART,
    "Els": ELS,
    "Fatima": FATIMA,
    "Anke": ANKE,
    "a guest of Amina's": Person(id=LINK, role="guest"),
    "a guest of somebody else's": Person(id="2" * 32, role="guest"),
}
ASKS_NOTHING = {
    "keep": "saves what its caller asked the right for",
    "make_participant": "called by a counsellor who asked, or by somebody who starts alone",
    "keep_act": "writes down what its caller asked the right for",
    "colleague": "looks up an account for somebody who asked for a right to it",
    "require_proof": "asks more of somebody who has the right already",
}
"""Public functions of the services that act for somebody and need not ask, each with its reason."""


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
    link = Change(field=f"guest/{LINK}", value={"rater": "other"})
    store.save(AMINA.id, [link], by=AMINA.id, at=MONDAY, save_id="link")
    assert {action for action in RIGHTS if may(action, WHO[name], store)} == MAY[name]


def test_an_action_that_is_not_in_the_table_is_refused(store: Store) -> None:
    with pytest.raises(KeyError):
        allow("read everything", ELS, store.get(AMINA.id))


def test_without_a_dossier_nobody_is_its_owner_or_counsellor() -> None:
    assert permissions.relations(AMINA, None) == frozenset()
    assert permissions.relations(ELS, None) == {"staff"}


def test_a_participant_with_a_counsellors_id_is_no_counsellor(store: Store) -> None:
    forged = Person(id=ELS.id, role="participant")
    assert permissions.relations(forged, store.get(AMINA.id)) == frozenset()


def test_a_counsellor_with_the_participants_id_is_not_the_participant(store: Store) -> None:
    forged = Person(id=AMINA.id, role="counsellor")
    assert permissions.relations(forged, store.get(AMINA.id)) == {"staff"}


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
    """Say whether a function does something in the name of a person: `by`, `doing` or the like."""
    given = [*function.args.args, *function.args.kwonlyargs]
    types = {ast.unparse(one.annotation) for one in given if one.annotation}
    return bool(types & {"Person", "Doing"}) or bool({"by", "doing"} & {one.arg for one in given})


def test_each_service_that_acts_for_somebody_asks_for_a_right() -> None:
    functions, asking = _functions(), {"allow"}
    while found := {one.name for one in functions if _calls(one) & asking} - asking:
        asking |= found
    acting = [one for one in functions if not one.name.startswith("_") and _acts_for_somebody(one)]
    rights_themselves = {"allow", "relations"}
    silent = {one.name for one in acting if one.name not in asking} - rights_themselves
    assert silent == set(ASKS_NOTHING)
