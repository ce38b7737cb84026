"""The languages of the app, as listed in languages.yaml."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from modules.content.formats.files import read_text
from modules.content.formats.messages import say
from modules.content.formats.problem import Problem
from modules.content.formats.structure import build_each
from modules.content.formats.yaml_reader import read_document
from modules.domain.records.frozen import Frozen

DUTCH = "nl"
"""The language that everything is written in first, and that is shown when another lacks."""

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Language(Frozen):
    """A language a person can choose: its own name, and the voices that can speak it."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")]
    name: str = Field(min_length=2)
    direction: Literal["ltr", "rtl"] = "ltr"
    speech: tuple[LanguageTag, ...] = ()
    level: Literal["B1", "A2"] | None = None
    """How easy Dutch words must be to read (Common European Framework); None is not measured."""


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
