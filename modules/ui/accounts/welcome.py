"""The welcome: language, what this is, who sees what, 18 or older, agreeing, a name. No test."""

from collections.abc import Callable

import streamlit as st

from modules.domain.records.people import Person
from modules.services.sharing import sharing
from modules.services.sharing.sharing import LONGEST_NAME
from modules.ui.components.picture import label, show_large
from modules.ui.components.post_form import post_form
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.callbacks import perform
from modules.wording.sentences import in_each_language

NAME = "welcome-name-field"
STEPS = ("language", "what", "who-sees", "adult", "consent", "name")
PICTURES = {
    "language": "globe",
    "what": "road",
    "who-sees": "lock",
    "adult": "id-card",
    "consent": "handshake",
    "name": "waving-hand",
}


def welcome(person: Person | None) -> None:
    """Draw the screen of the welcome that is on; the same for whoever has a card already.

    A visitor's words are kept by nobody until the last screen posts them; a participant who was
    added by a counsellor agrees here first, in their own session.
    """
    steps = STEPS if person is None else STEPS[1:]
    at = min(session.step(), len(steps) - 1)
    name = steps[at]
    heading = session.word(f"welcome.{name}")
    library = session.here().library
    text = (
        in_each_language(library, "welcome.language.text")  # nobody has chosen one yet
        if name == "language"
        else session.word(f"welcome.{name}.text")
    )
    frame.top(f"welcome/{name}", heading, [heading, *text.split("\n\n")], person=person)
    show_large(PICTURES[name])
    st.title(heading, anchor=False)
    st.markdown(text)
    _CHOICES[name](person)
    if session.remembered("sorry"):
        st.info(session.word(str(session.remembered("sorry"))))
    if at:
        with st.container(key="steps", horizontal=True):
            st.button(
                label("arrow-left", session.word("button.back")),
                key="welcome-back",
                on_click=_step(-1),
            )


def _step(by: int) -> Callable[[], None]:
    def go() -> None:
        session.remember("sorry", None)
        session.set_step(max(0, session.step() + by))

    return go


def _sorry(text_id: str) -> Callable[[], None]:
    return lambda: session.remember("sorry", text_id)


def _language(person: Person | None) -> None:
    for code, language in session.here().library.languages.items():
        st.button(
            language.name,
            key=f"welcome-{code}",
            width="stretch",
            type="primary" if code == session.language() else "secondary",
            on_click=_choose_language(code),
        )
    have_card = label("id-card", session.word("welcome.have-card"))
    st.link_button(have_card, f"/sign-in?lang={session.language()}", width="stretch")


def _choose_language(code: str) -> Callable[[], None]:
    def choose() -> None:
        session.set_language(code)
        _step(1)()

    return choose


def _read(person: Person | None) -> None:
    st.button(
        session.word("button.next"),
        key="welcome-next",
        type="primary",
        width="stretch",
        on_click=_step(1),
    )


def _adult(person: Person | None) -> None:
    _yes_or_no("adult", "adult", "young")


def _consent(person: Person | None) -> None:
    _yes_or_no("consent", "use", "no")


def _yes_or_no(screen: str, subject: str, no_key: str) -> None:
    """Draw both answers alike in size; a no gets a sentence, and nothing is kept."""
    st.button(
        session.word(f"welcome.{screen}.yes"),
        key=f"welcome-{subject}",
        type="primary",
        width="stretch",
        on_click=_said(subject),
    )
    st.button(
        session.word(f"welcome.{screen}.no"),
        key=f"welcome-{no_key}",
        width="stretch",
        on_click=_sorry(f"welcome.{screen}.sorry"),
    )


def _said(subject: str) -> Callable[[], None]:
    def say_yes() -> None:
        session.remember(subject, True)
        _step(1)()

    return say_yes


def _name(person: Person | None) -> None:
    label_of_field = session.word("welcome.name.label")
    if person is None:
        subjects = ("adult", "use")
        said = {subject: "yes" if session.remembered(subject) else "no" for subject in subjects}
        values = {**said, "language": session.language()}
        post_form(session.word("welcome.start"), "/start", values, name=label_of_field)
        return
    with st.form("welcome-agree", border=False):
        st.text_input(label_of_field, key=NAME, max_chars=LONGEST_NAME, autocomplete="nickname")
        st.form_submit_button(
            session.word("welcome.start"), type="primary", width="stretch", on_click=_agree
        )


def _agree() -> None:
    here = session.here()
    name = str(st.session_state.get(NAME) or "")
    adult, use = bool(session.remembered("adult")), bool(session.remembered("use"))
    perform(lambda action: sharing.agree(here.store, action, adult=adult, use=use, name=name))


_CHOICES: dict[str, Callable[[Person | None], None]] = {
    "language": _language,
    "what": _read,
    "who-sees": _read,
    "adult": _adult,
    "consent": _consent,
    "name": _name,
}
