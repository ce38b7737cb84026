"""What a participant agreed to, in which version of the words, and what that allows."""

from collections.abc import Mapping

from modules.domain.dossier import Dossier

VERSION = 1
"""The version of the consent sentences. A new version asks everybody again."""

SUBJECTS = ("adult", "use")
"""What must be said before anything is kept: being 18 or older, and the use of one's answers."""


def agreed(dossier: Dossier) -> bool:
    """Say whether the participant said yes to everything that is needed, in this version."""
    return all(_current(dossier.value(f"consent/{subject}")) for subject in SUBJECTS)


def _current(kept: object) -> bool:
    return isinstance(kept, Mapping) and kept.get("version") == VERSION and bool(kept.get("yes"))
