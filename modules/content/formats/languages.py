"""The languages of the app, as listed in languages.yaml."""

from pathlib import Path

from modules.content.formats.files import read_text
from modules.content.formats.messages import say
from modules.content.formats.structure import build_each
from modules.content.formats.yaml_reader import read_document
from modules.domain.catalogue import DUTCH, Language, Problem


def read_languages(content_dir: Path, problems: list[Problem]) -> dict[str, Language]:
    """Return the languages by code, in the order of the file; none when something is wrong.

    Why none: a half list would make every file of the other half look like a stranger.
    """
    text = read_text(content_dir / "languages.yaml", content_dir, problems)
    document = read_document(text, problems) if text else None
    if document is None:
        return {}
    own_problems: list[Problem] = []
    languages = build_each(Language, document, own_problems, "code")
    if DUTCH not in document.tree:
        own_problems.append(Problem(document.path, 1, say("dutch-not-listed")))
    problems.extend(own_problems)
    return {} if own_problems else languages
