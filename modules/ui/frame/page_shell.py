"""The shell of each page: its language, where the eye and the screen reader are, and the voice."""

from collections.abc import Sequence
from datetime import timedelta

from modules.ui.components.inline import component, packed
from modules.ui.shell import session
from modules.wording.sentences import spoken

LEAVE_TO = "https://www.meteo.be/"
"""Where "quick exit" leads: a page that anybody may have open."""

WORDS = ("read", "quiet", "leave", "idle", "idle-text", "here")

_SHELL = component("shell")


def shell(
    screen: str,
    heading: str,
    speak: Sequence[str],
    *,
    quick_exit: bool,
    idle: timedelta | None,
    below: bool = False,
) -> None:
    """Set language and direction, and on a new screen move focus and scroll to its heading.

    `screen` names what is on, `heading` is the text of its first heading, `speak` the sentences
    that the voice reads when asked. The voice is hidden where the device has none. After `idle`
    without any tap the person is signed out, with a question a minute before. `below` says that
    the way back stands above it, and quick exit belongs beside that.
    """
    language = session.here().library.languages[session.language()]
    word = session.wording().say
    said = {
        # Changes in every run, so that the script runs and counts the idle time anew.
        "seen": session.now().timestamp(),
        "idleSeconds": idle.total_seconds() if idle else None,
        "language": spoken(language.code),
        "direction": language.direction,
        "speech": language.speech,
        "screen": screen,
        "heading": heading,
        "speak": [sentence.removeprefix("- ") for sentence in speak if sentence],
        "title": word("app.name"),
        "leaveTo": LEAVE_TO if quick_exit else None,
        "wide": not quick_exit,
        "below": below,
        "words": {name: word(f"shell.{name}") for name in WORDS},
    }
    # A tap on "I am here" needs nothing but the run that it causes.
    _SHELL(key="shell", data=packed(said), on_here_change=lambda: None)
