"""The shell of each page: its language, where the eye and the screen reader are, and the voice."""

from collections.abc import Sequence

from modules.ui import session
from modules.ui.components.inline import component

LEAVE_TO = "https://www.meteo.be/"
"""Where "quick exit" leads: a page that anybody may have open."""

_SHELL = component("shell")


def shell(screen: str, heading: str, speak: Sequence[str], *, quick_exit: bool) -> None:
    """Set language and direction, and on a new screen move focus and scroll to its heading.

    `screen` names what is on, `heading` is the text of its first heading, `speak` the sentences
    that the voice reads when asked. The voice is hidden where the device has none.
    """
    language = session.here().library.languages[session.language()]
    _SHELL(
        key="shell",
        data={
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
            },
        },
    )
