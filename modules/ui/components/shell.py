"""The shell of each page: its language, where the eye and the screen reader are, and the voice."""

from collections.abc import Sequence
from datetime import timedelta

from modules.ui import session
from modules.ui.components.inline import component

LEAVE_TO = "https://www.meteo.be/"
"""Where "quick exit" leads: a page that anybody may have open."""

_SHELL = component("shell")


def shell(
    screen: str, heading: str, speak: Sequence[str], *, quick_exit: bool, idle: timedelta | None
) -> None:
    """Set language and direction, and on a new screen move focus and scroll to its heading.

    `screen` names what is on, `heading` is the text of its first heading, `speak` the sentences
    that the voice reads when asked. The voice is hidden where the device has none. After `idle`
    without any tap the person is signed out, with a question a minute before.
    """
    language = session.here().library.languages[session.language()]
    _SHELL(
        key="shell",
        # A tap on "I am here" needs nothing but the run that it causes.
        on_here_change=lambda: None,
        data={
            # Changes in every run, so that the script runs and counts the idle time anew.
            "seen": session.now().timestamp(),
            "idleSeconds": idle.total_seconds() if idle else None,
            "language": language.code,
            "direction": language.direction,
            "speech": list(language.speech),
            "screen": screen,
            "heading": heading,
            "speak": [sentence for sentence in speak if sentence],
            "title": session.word("app.name"),
            "leaveTo": LEAVE_TO if quick_exit else None,
            "wide": not quick_exit,
            "words": {
                "read": session.word("shell.read"),
                "quiet": session.word("shell.quiet"),
                "leave": session.word("shell.leave"),
                "idle": session.word("idle.title"),
                "idleText": session.word("idle.text"),
                "here": session.word("idle.here"),
            },
        },
    )
