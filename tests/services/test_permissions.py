"""Who may do what: the whole table, by who somebody is to Amina."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from modules.domain.records import roles
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person, SignIn
from modules.domain.records.roles import ROLES, Permission, RoleRow
from modules.services import permissions
from modules.services.accounts import accounts
from modules.services.permissions import Forbidden, allow
from modules.storage.base import Store
from modules.ui.shell import page_registry
from tests.conftest import AMINA, ANKE, BART, ELS, FATIMA, MONDAY

SERVICES = Path(permissions.__file__).parent
PAGES = (SERVICES.parent / "ui", SERVICES.parents[1] / "pages")

ONLY_SELF = {
    Permission.DISAGREEMENT_WRITE,
    Permission.CONSENT_GIVE,
    Permission.ANSWER_WRITE,
    Permission.ANSWER_READ_OWN,
    Permission.IDEA_CHOOSE,
    Permission.TRAINING_CHOOSE,
    Permission.RESULT_SHARE,
    Permission.LANGUAGE_SET,
    Permission.NAME_SET,
    Permission.TALK_ASK,
    Permission.LOOK_READ,
    Permission.DATA_READ,
    Permission.DATA_EXPORT,
    Permission.DATA_ERASE,
    Permission.COUNSELLOR_INVITE,
    Permission.COUNSELLOR_END,
    Permission.RATING_ACCEPT,
    Permission.PLAN_WRITE,
    Permission.PIN_CHANGE,
}
SELF_AND_THEIR_COUNSELLOR = {
    Permission.NOTE_READ,
    Permission.RATING_LINK_MAKE,
    Permission.RATING_LINK_WITHDRAW,
    Permission.RATING_LINK_READ,
    Permission.RATING_READ,
    Permission.PROGRAMME_CHOOSE,
}
ONLY_THEIR_COUNSELLOR = {
    Permission.RATING_WRITE,
    Permission.CONTACT_LOG,
    Permission.PLAN_PROPOSE,
    Permission.PLAN_WRITE_TOGETHER,
    Permission.ACTIVITY_SUGGEST,
    Permission.RESULT_READ,
    Permission.NOTE_WRITE,
    Permission.TALK_CLOSE,
    Permission.CARD_GIVE,
}
ANY_STAFF = {
    Permission.PARTICIPANT_ADD,
    Permission.PARTICIPANT_ACCEPT,
    Permission.PARTICIPANT_LIST,
    Permission.CONTENT_CHECK,
    Permission.GUIDE_READ,
    Permission.STATISTICS_READ,
    Permission.STAFF_INVITE,
    Permission.PASSWORD_CHANGE,
    Permission.ADMINISTRATOR_INVITE_FIRST,
}
ONLY_ADMINISTRATOR = {
    Permission.ADMINISTRATOR_INVITE,
    Permission.STAFF_LIST,
    Permission.STAFF_CLOSE,
    Permission.SECOND_FACTOR_RESET,
    Permission.STAFF_CONNECT,
    Permission.AUDIT_READ,
}
MAY: dict[str, set[Permission]] = {
    "Amina": ONLY_SELF | SELF_AND_THEIR_COUNSELLOR | {Permission.STEP_UP},
    "Bart": set(),
    "Els": SELF_AND_THEIR_COUNSELLOR | ONLY_THEIR_COUNSELLOR | ANY_STAFF | {Permission.STEP_UP},
    "Fatima": ANY_STAFF | {Permission.STEP_UP},
    "Anke": ONLY_ADMINISTRATOR
    | {Permission.STAFF_INVITE, Permission.STEP_UP, Permission.PASSWORD_CHANGE},
    "a guest of Amina's": {Permission.RATING_BY_LINK},
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
ASKING = {"allow", "require", "own"}
"""What asks for a right: the table itself, and a reader, of whom `own` asks whose it is too."""

ASKS_NOTHING = {
    "open_reader": "hands out a reader, which asks for each thing that is read",
    "keep": "saves what its caller asked the right for",
    "make_participant": "called by a counsellor who asked, or by somebody who starts alone",
    "append_entry": "writes down what its caller asked the right for",
    "colleague": "looks up an account for somebody who asked for a right to it",
    "require_proof": "asks more of somebody who has the right already",
}
"""Public functions of the services that act for somebody and need not ask, each with its reason."""


def may(permission: Permission, by: Person, store: Store) -> bool:
    """Say whether somebody may do this to Amina's dossier."""
    try:
        allow(permission, by, store.get(AMINA.id))
    except Forbidden:
        return False
    return True


@pytest.mark.requirement("FX8")
@pytest.mark.parametrize("name", list(WHO))
def test_each_may_do_exactly_what_the_table_gives_them(store: Store, name: str) -> None:
    link = Change(field=f"guest/{LINK}", value={"rater": "other"})
    store.save(AMINA.id, [link], by=AMINA.id, at=MONDAY, save_id="link")
    assert {each for each in Permission if may(each, WHO[name], store)} == MAY[name]


def test_what_is_no_permission_is_refused(store: Store) -> None:
    with pytest.raises(Forbidden):
        allow("everything:read", ELS, store.get(AMINA.id))  # type: ignore[arg-type]


def test_an_unknown_role_may_nothing(store: Store) -> None:
    stranger = Person.model_construct(id=AMINA.id, role="steering")
    assert permissions.permissions_of(stranger, store.get(AMINA.id)) == frozenset()
    assert not permissions.is_theirs(stranger, store.get(AMINA.id))


def test_a_new_role_is_one_row(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    row = RoleRow(
        theirs=frozenset({Permission.NOTE_READ}),
        anywhere=frozenset({Permission.GUIDE_READ}),
        named_under="coach",
        staff=True,
        idle=timedelta(minutes=5),
        longest=timedelta(hours=1),
        pages=("counsellor/guides",),
    )
    monkeypatch.setattr(roles, "ROLES", {**ROLES, "coach": row})
    for module in (permissions, accounts, page_registry):
        monkeypatch.setattr(module, "ROLES", roles.ROLES)
    coach = Person(id="c0" * 16, role="coach")
    named = Change(field=f"coach/{coach.id}", value=True)
    store.save(AMINA.id, [named], by=AMINA.id, at=MONDAY, save_id="coach")
    assert permissions.permissions_of(coach, store.get(AMINA.id)) == row.theirs | row.anywhere
    assert permissions.permissions_of(coach, store.get(BART.id)) == row.anywhere
    sign_in = SignIn(key="k", account=coach.id, role="coach", signed_in_at=MONDAY, seen_at=MONDAY)
    assert not accounts.is_over(sign_in, MONDAY + timedelta(minutes=5))
    assert accounts.is_over(sign_in, MONDAY + timedelta(minutes=7))
    assert page_registry.pages_for(coach) == (("counsellor/guides", "handleidingen"),)


def test_without_a_dossier_nobody_is_its_owner_or_counsellor() -> None:
    assert permissions.permissions_of(AMINA, None) == frozenset()
    assert permissions.permissions_of(ELS, None) == ANY_STAFF | {Permission.STEP_UP}


def test_a_participant_with_a_counsellors_id_is_no_counsellor(store: Store) -> None:
    forged = Person(id=ELS.id, role="participant")
    assert permissions.permissions_of(forged, store.get(AMINA.id)) == frozenset()


def test_a_counsellor_with_the_participants_id_is_not_the_participant(store: Store) -> None:
    forged = Person(id=AMINA.id, role="counsellor")
    allowed = permissions.permissions_of(forged, store.get(AMINA.id))
    assert allowed == ROLES["counsellor"].anywhere


def _named_in(folders: tuple[Path, ...]) -> set[str]:
    """Return the name of every permission that code names."""
    files = (file for folder in folders for file in folder.rglob("*.py"))
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    attributes = (node for node in nodes if isinstance(node, ast.Attribute))
    return {node.attr for node in attributes if getattr(node.value, "id", "") == "Permission"}


def test_the_code_asks_for_each_permission_and_no_other() -> None:
    assert _named_in((SERVICES, *PAGES)) == {each.name for each in Permission}


def _functions() -> list[ast.FunctionDef]:
    """Return each function of the services."""
    files = SERVICES.rglob("*.py")
    nodes = (node for file in files for node in ast.parse(file.read_text("utf-8")).body)
    return [node for node in nodes if isinstance(node, ast.FunctionDef)]


def _calls(function: ast.FunctionDef) -> set[str]:
    """Return the name of everything that a function calls."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {getattr(call, "id", getattr(call, "attr", "")) for call in calls}


def _acts_for_somebody(function: ast.FunctionDef) -> bool:
    """Say whether a function does something in the name of a person: `by`, `action` or the like."""
    given = [*function.args.args, *function.args.kwonlyargs]
    types = {ast.unparse(one.annotation) for one in given if one.annotation}
    return bool(types & {"Person", "Action"}) or bool({"by", "action"} & {one.arg for one in given})


def test_each_service_that_acts_for_somebody_asks_for_a_right() -> None:
    functions, asking = _functions(), set(ASKING)
    while found := {one.name for one in functions if _calls(one) & asking} - asking:
        asking |= found
    acting = [one for one in functions if not one.name.startswith("_") and _acts_for_somebody(one)]
    rights_themselves = {"allow", "permissions_of", "is_theirs", "is_own"}
    silent = {one.name for one in acting if one.name not in asking} - rights_themselves
    assert silent == set(ASKS_NOTHING)
