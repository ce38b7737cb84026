"""What stands around each page: the shell above; languages, help and the way out below."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.records.people import Person
from modules.domain.records.roles import ROLES, is_staff
from modules.services.activities.dream import own_dream
from modules.services.sharing import sharing
from modules.ui.components.picture import label
from modules.ui.components.post_form import post_form
from modules.ui.frame import help
from modules.ui.frame.page_shell import shell
from modules.ui.shell import session
from modules.ui.shell.callbacks import perform
from modules.ui.shell.page_registry import page


def top(
    screen: str,
    heading: str,
    speak: Sequence[str] = (),
    *,
    person: Person | None,
    below: bool = False,
) -> None:
    """Draw the top of a page, with its heading; `below` where the way back stands above it."""
    quick = person is None or not is_staff(person.role)
    idle = ROLES[person.role].idle if person else None
    shell(screen, heading, speak or [heading], quick_exit=quick, idle=idle, below=below)
    notice()
    if person and not is_staff(person.role) and not below:
        _dream(person)


def _dream(person: Person) -> None:
    """Draw the dream on every page but the questions themselves: one idea a screen."""
    dream = own_dream(session.reader(person), session.here().library)
    if dream:
        with st.container(key="my-dream"):
            st.caption(session.word("dream.mine"))
            st.text(dream)


def notice() -> None:
    """Draw what went wrong with the last tap, if anything did."""
    left = session.told()
    if left:
        st.error(left)


def back(target: str, words: str) -> None:
    """Draw the way back, at the same place on every page."""
    with st.container(key="way-back"):
        st.page_link(page(target), label=label("arrow-left", words))


def bottom(person: Person | None, *, choose_language: bool = True) -> None:
    """Draw what is the same at the end of every page."""
    with st.container(key="page-end"):
        if choose_language:
            languages(person)
        help.door(person)
        if person is not None:
            if is_staff(person.role):
                st.link_button(
                    session.word("password.title"),
                    f"/password?lang={session.language()}",
                    type="tertiary",
                )
            post_form(session.word("button.stop"), "/sign-out", look="quiet")
        st.link_button(
            session.word("licences.title"), f"/licences?lang={session.language()}", type="tertiary"
        )


def languages(person: Person | None) -> None:
    """Draw a button for each other language, by its own name."""
    with st.container(key="languages", horizontal=True):
        for code, other in session.here().library.languages.items():
            if code != session.language():
                st.button(
                    label("globe", other.name),
                    key=f"language-{code}",
                    type="tertiary",
                    on_click=_choose(code, person),
                )
    _label_unreviewed()


def _choose(code: str, person: Person | None) -> Callable[[], None]:
    def choose() -> None:
        session.set_language(code)
        if person is not None and not is_staff(person.role):
            store = session.here().store
            perform(lambda action: sharing.set_language(store, session.language(), action))

    return choose


def _label_unreviewed() -> None:
    """Say openly that nobody has checked a translation yet."""
    words = session.here().library.interface_words.get(session.language())
    if words is not None and words.reviewed is None:
        st.caption(session.word("app.unreviewed"))
