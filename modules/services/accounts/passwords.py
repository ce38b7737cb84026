"""Passwords that are easy to guess: known ones, patterns of a keyboard, and one's own name."""

from collections.abc import Iterable

from modules.services.accounts.accounts import BadPassword

GUESSES = 10**10
"""Fewer guesses than this is easy: what a thief of the store tries in days, without the pepper.

Source: the highest of the five classes of zxcvbn (Wheeler, USENIX Security 2016).
"""
_LOOKED_AT = 40
"""Characters that are looked at: the time grows with the square of the length."""
_SHORTEST_NAME = 3


class EasyPassword(BadPassword):
    """A password that stands high on the lists that are tried first, or holds one's own name."""

    text_id = "error.password-easy"


def refuse_easy(password: str, names: Iterable[str]) -> None:
    """Return when a password is not easy to guess for who knows these names.

    Raises EasyPassword. Everything is looked up here: no password is sent anywhere.
    """
    # Its lists of known passwords and words are read only when somebody makes an account.
    from zxcvbn import zxcvbn

    own = [word for name in names for word in (name, *name.split()) if len(word) >= _SHORTEST_NAME]
    typed = password.casefold()
    if any(word.casefold() in typed for word in own):
        raise EasyPassword
    strength = zxcvbn(password[:_LOOKED_AT], user_inputs=[*own, "tweede", "kans", "begeleider"])
    if strength["guesses"] < GUESSES:
        raise EasyPassword
