"""Roles: one row for each, with what it may do, how long its sign-in lasts and which pages it has.

Nothing else in the app decides by the name of a role what somebody may do: a new role is a row
here. Permissions stand apart from the roles that hold them, so that code asks for what it does.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import AfterValidator


class Permission(StrEnum):
    """Something that can be done, as `resource:action`; code asks for one before it does it."""

    ACTIVITY_SUGGEST = "activity:suggest"
    ADMINISTRATOR_INVITE = "administrator:invite"
    ADMINISTRATOR_INVITE_FIRST = "administrator:invite-first"
    ANSWER_READ_OWN = "answer:read-own"
    ANSWER_WRITE = "answer:write"
    AUDIT_READ = "audit:read"
    CARD_GIVE = "card:give"
    CONSENT_GIVE = "consent:give"
    CONTACT_LOG = "contact:log"
    CONTENT_CHECK = "content:check"
    COUNSELLOR_END = "counsellor:end"
    COUNSELLOR_INVITE = "counsellor:invite"
    DATA_ERASE = "data:erase"
    DATA_EXPORT = "data:export"
    DATA_READ = "data:read"
    DISAGREEMENT_WRITE = "disagreement:write"
    GUIDE_READ = "guide:read"
    IDEA_CHOOSE = "idea:choose"
    LANGUAGE_SET = "language:set"
    LOOK_READ = "look:read"
    NAME_SET = "name:set"
    NOTE_READ = "note:read"
    NOTE_WRITE = "note:write"
    PARTICIPANT_ACCEPT = "participant:accept"
    PARTICIPANT_ADD = "participant:add"
    PARTICIPANT_LIST = "participant:list"
    PASSWORD_CHANGE = "password:change"
    PIN_CHANGE = "pin:change"
    PLAN_PROPOSE = "plan:propose"
    PLAN_WRITE = "plan:write"
    PLAN_WRITE_TOGETHER = "plan:write-together"
    PROGRAMME_CHOOSE = "programme:choose"
    RATING_ACCEPT = "rating:accept"
    RATING_BY_LINK = "rating:write-by-link"
    RATING_LINK_MAKE = "rating-link:make"
    RATING_LINK_READ = "rating-link:read"
    RATING_LINK_WITHDRAW = "rating-link:withdraw"
    RATING_READ = "rating:read"
    RATING_WRITE = "rating:write"
    RESULT_READ = "result:read"
    RESULT_SHARE = "result:share"
    SECOND_FACTOR_RESET = "second-factor:reset"
    STAFF_CLOSE = "staff:close"
    STAFF_CONNECT = "staff:connect"
    STAFF_INVITE = "staff:invite"
    STAFF_LIST = "staff:list"
    STATISTICS_READ = "statistics:read"
    STEP_UP = "identity:prove"
    TALK_ASK = "talk:ask"
    TALK_CLOSE = "talk:close"
    TRAINING_CHOOSE = "training:choose"


P = Permission


class RoleRow(NamedTuple):
    """One role. `theirs` holds for a dossier that is theirs, `anywhere` without one or with any."""

    theirs: frozenset[Permission]
    anywhere: frozenset[Permission]
    named_under: str | None
    """The dossier field under which an account stands whose dossier it is, as `counsellor` for
    `counsellor/<account>`; None when only the person's own dossier is theirs."""
    staff: bool
    """Whether it signs in with a name, a password and a second factor."""
    idle: timedelta
    """After how long without a tap a sign-in ends."""
    longest: timedelta
    """After how long a sign-in ends whatever happens."""
    pages: tuple[str, ...]
    """The pages of this role, in their order; the first is where it lands."""


ROLES: Mapping[str, RoleRow] = {
    "participant": RoleRow(
        theirs=frozenset(
            {
                P.CONSENT_GIVE, P.ANSWER_WRITE, P.ANSWER_READ_OWN, P.RESULT_SHARE,
                P.DISAGREEMENT_WRITE, P.PLAN_WRITE, P.IDEA_CHOOSE, P.TRAINING_CHOOSE,
                P.PROGRAMME_CHOOSE, P.LANGUAGE_SET, P.NAME_SET, P.TALK_ASK, P.LOOK_READ,
                P.DATA_READ, P.DATA_EXPORT, P.DATA_ERASE, P.NOTE_READ, P.COUNSELLOR_INVITE,
                P.COUNSELLOR_END, P.STEP_UP, P.RATING_LINK_MAKE, P.RATING_LINK_WITHDRAW,
                P.RATING_LINK_READ, P.RATING_READ, P.RATING_ACCEPT, P.PIN_CHANGE,
            }
        ),
        anywhere=frozenset(),
        named_under=None,
        staff=False,
        # A phone or a library's computer is shared: it must not stay open for the next person.
        idle=timedelta(minutes=10),
        longest=timedelta(hours=4),
        pages=(
            "participant/path", "participant/activity", "participant/plan", "participant/ideas",
            "participant/words", "participant/share", "participant/together", "participant/card",
            "participant/mine", "participant/help",
        ),
    ),
    "counsellor": RoleRow(
        theirs=frozenset(
            {
                P.PLAN_PROPOSE, P.PLAN_WRITE_TOGETHER, P.PROGRAMME_CHOOSE, P.NOTE_READ,
                P.RESULT_READ, P.CONTACT_LOG, P.ACTIVITY_SUGGEST, P.NOTE_WRITE, P.TALK_CLOSE,
                P.CARD_GIVE, P.RATING_LINK_MAKE, P.RATING_LINK_WITHDRAW, P.RATING_LINK_READ,
                P.RATING_WRITE, P.RATING_READ,
            }
        ),
        anywhere=frozenset(
            {
                P.PARTICIPANT_ADD, P.PARTICIPANT_ACCEPT, P.PARTICIPANT_LIST, P.GUIDE_READ,
                P.CONTENT_CHECK, P.STATISTICS_READ, P.PASSWORD_CHANGE, P.STAFF_INVITE,
                P.ADMINISTRATOR_INVITE_FIRST, P.STEP_UP,
            }
        ),
        named_under="counsellor",
        staff=True,
        idle=timedelta(minutes=15),
        longest=timedelta(hours=8),
        pages=(
            "counsellor/caseload", "counsellor/add", "counsellor/person", "counsellor/guides",
            "organisation/content",
        ),
    ),
    # Looks after the accounts of staff, and comes near no dossier.
    "administrator": RoleRow(
        theirs=frozenset(),
        anywhere=frozenset(
            {
                P.PASSWORD_CHANGE, P.STAFF_INVITE, P.ADMINISTRATOR_INVITE, P.STAFF_LIST,
                P.STAFF_CLOSE, P.SECOND_FACTOR_RESET, P.STAFF_CONNECT, P.AUDIT_READ, P.STEP_UP,
            }
        ),
        named_under=None,
        staff=True,
        idle=timedelta(minutes=15),
        longest=timedelta(hours=8),
        pages=("organisation/accounts",),
    ),
    # Has no account: a link lets a rater fill in one form about one participant, once.
    "guest": RoleRow(
        theirs=frozenset({P.RATING_BY_LINK}),
        anywhere=frozenset(),
        named_under="guest",
        staff=False,
        idle=timedelta(0),
        longest=timedelta(0),
        pages=(),
    ),
}  # fmt: skip


def _known(role: str) -> str:
    if role not in ROLES:
        raise ValueError(f"there is no role {role!r}")
    return role


Role = Annotated[str, AfterValidator(_known)]
"""The name of a row of ROLES."""


def is_staff(role: str) -> bool:
    """Return whether a role signs in as staff; an unknown one does not."""
    return role in ROLES and ROLES[role].staff
