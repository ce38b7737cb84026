"""Who is here and where they are; only this file names the keys of the session's own state."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from modules.domain.records import fields
from modules.domain.records.people import Account, Person
from modules.domain.records.roles import Role, is_staff
from modules.services.accounts import accounts
from modules.services.action import Action
from modules.services.languages import known
from modules.services.runtime import Runtime, current
from modules.services.sharing.reader import Reader, open_reader
from modules.wording.wording import Audience, Wording


def here() -> Runtime:
    """Return the running app."""
    return current()


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def new_save_id() -> str:
    """Return a name for one act of saving, so that a repeated run keeps it only once."""
    return uuid.uuid4().hex


def action(person: Person) -> Action:
    """Return a new act of somebody, now, in this sign-in."""
    return Action(person, now(), new_save_id(), _sign_in() or "")


def who() -> Person | None:
    """Return who is signed in, checked now: a sign-in that ended elsewhere ends here too."""
    key = _sign_in()
    return accounts.present(here().store, key, at=now()) if key else None


def _sign_in() -> str | None:
    """Return which sign-in this session began with; Streamlit binds a session to it for good."""
    if "sign-in" not in st.session_state:
        st.session_state["sign-in"] = st.user.get("sign_in")
    key = st.session_state["sign-in"]
    return str(key) if key else None


_readers: ContextVar[dict[tuple[Person, str], Reader] | None] = ContextVar("readers", default=None)
"""What was read in the run that is going on; outside of a run nothing is held on to."""


@contextmanager
def one_run() -> Iterator[None]:
    """Hold on to what is read until this run of the script, or of a fragment, is over.

    A fragment that is drawn within a whole run reads nothing anew.
    """
    outermost = _readers.get() is None
    token = _readers.set({}) if outermost else None
    try:
        yield
    finally:
        if token:
            _readers.reset(token)


def reader(person: Person, dossier_id: str | None = None) -> Reader:
    """Return a reader of a dossier, one's own without an id: read once in each run.

    Raises NoDossier.
    """
    about, held = dossier_id or person.id, _readers.get()
    if held is None:
        return open_reader(here().store, about, person, now())
    if (person, about) not in held:
        held[person, about] = open_reader(here().store, about, person, now())
    return held[person, about]


def read_anew() -> None:
    """Let go of what was read in this run, because something was kept since."""
    held = _readers.get()
    if held is not None:
        held.clear()


def require(role: Role) -> Person:
    """Return who is signed in in this role; anybody else gets a sentence, and the run stops."""
    person = who()
    if person is None:
        st.title(word("error.signed-out"), anchor=False)
        st.link_button(word("sign-in.title"), "/sign-in", type="primary")
        st.stop()
    if person.role != role:
        st.error(word("error.forbidden"))
        st.stop()
    st.session_state["reads-about-others"] = is_staff(role)
    return person


def participant_or_visitor() -> Person | None:
    """Return the participant who is signed in, or None for a visitor; staff is turned away."""
    person = who()
    return require("participant") if person else None


def language() -> str:
    """Return the language of this session: as chosen here, else as kept, else the source's."""
    if "language" not in st.session_state:
        st.session_state["language"] = _kept_language(who())
    return str(st.session_state["language"])


def _kept_language(person: Person | None) -> str:
    if person is None:
        return known(here().library, None)
    if not is_staff(person.role):
        return known(here().library, reader(person).value(fields.LANGUAGE))
    account = here().store.find(Account, person.id)
    return known(here().library, account.language if account else None)


def language_or_source(code: object) -> str:
    """Return a language that came from a client, or the source's when there is no such one."""
    return known(here().library, code)


def set_language(code: str) -> None:
    """Change the language of this session."""
    st.session_state["language"] = known(here().library, code)


def wording() -> Wording:
    """Return the words in which this session is spoken to, for what makes sentences."""
    audience: Audience = "about" if st.session_state.get("reads-about-others") else "self"
    return Wording(here().library, language(), audience)


def word(text_id: str, /, **values: object) -> str:
    """Return a sentence of the interface in the session's language."""
    return wording().say(text_id, **values)


def origin() -> str | None:
    """Return the address of this app as the browser here reaches it, or None outside a browser."""
    url = urlsplit(st.context.url or "")
    return f"{url.scheme}://{url.netloc}" if url.netloc else None


def activity_id() -> str | None:
    """Return which activity is open in this session."""
    return st.session_state.get("activity")


def open_activity(activity: str | None) -> None:
    """Keep which activity is open."""
    st.session_state["activity"] = activity


def person_id() -> str | None:
    """Return whose page a counsellor has open."""
    return st.session_state.get("person")


def open_person(dossier: str | None) -> None:
    """Keep whose page a counsellor opens; opening it is one look, however often it is redrawn."""
    st.session_state["person"] = dossier
    st.session_state["look"] = new_save_id()


def look_id() -> str:
    """Return the name of the present look at a person's page."""
    return str(st.session_state.setdefault("look", new_save_id()))


def step() -> int:
    """Return which screen of the welcome is on."""
    return int(st.session_state.get("step", 0))


def set_step(number: int) -> None:
    """Go to a screen of the welcome."""
    st.session_state["step"] = number


def remember(name: str, value: object) -> None:
    """Keep a small thing for the next screens of the welcome or of a form."""
    st.session_state[f"kept:{name}"] = value


def remembered(name: str, otherwise: object = None) -> object:
    """Return what was remembered."""
    return st.session_state.get(f"kept:{name}", otherwise)


def forget(name: str) -> None:
    """Forget what was remembered."""
    st.session_state.pop(f"kept:{name}", None)


def empty(*fields: str) -> None:
    """Empty fields to type in, once what was typed is kept; in callbacks only."""
    for field in fields:
        st.session_state[field] = ""


def tell(text_id: str, /, **values: object) -> None:
    """Leave a sentence about what went wrong, for the next drawing."""
    st.session_state["told"] = (text_id, values)


def told() -> str | None:
    """Return the sentence that was left, once."""
    left = st.session_state.pop("told", None)
    return word(left[0], **left[1]) if left else None


def note_kept() -> None:
    """Note that the store has kept something, for the next drawing."""
    st.session_state["kept"] = True


def was_kept() -> bool:
    """Say, once, whether the tap before this drawing was kept."""
    return bool(st.session_state.pop("kept", False))
