"""Who may read what: each relation, each kind of thing, each consent and each level.

What is expected comes from a small oracle of its own, written from the rules of privacy.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

import pytest
from pydantic import JsonValue

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.records.roles import Permission
from modules.services.permissions import Forbidden
from modules.services.sharing.reader import Reader
from tests.conftest import ELS, MONDAY
from tests.full_dossier import consents, everything, full_dossier, shares
from tests.services.sharing.reading import MEMBERS, PROBES, VIEWERS, readable

PAST, LATER = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
LEVELS: Mapping[str, JsonValue] = {
    "never chosen": None,
    "private": "private",
    "short": "short",
    "all": "all",
    "short until later": {"level": "short", "until": LATER.isoformat()},
    "all until later": {"level": "all", "until": LATER.isoformat()},
    "ended": {"level": "all", "until": PAST.isoformat()},
    "a level of a newer version": "everything-and-more",
}
AGREED = ("adult", "use")
YES = (
    AGREED,
    (*AGREED, "sensitive"),
    (*AGREED, "signal"),
    (*AGREED, "sensitive", "signal"),
    (),
    ("adult", "sensitive", "signal"),
    ("use", "sensitive", "signal"),
)
"""To what somebody said yes; without both of AGREED nothing of theirs may be shown."""

STRANGERS = [name for name in VIEWERS if name not in ("Amina", "Els")]

ONLY_GUIDANCE = {"own proposal", "quality of answering"}
"""What is about guiding somebody, and not about them."""

GUIDANCE = {
    "name", "language", "programme", "line", "progress", "agreement", "note", "contact", "rhythm",
    "wish to talk", "suggestion", "own proposal", "own link", "own rating", "rating by own link",
}  # fmt: skip
"""What a counsellor reads of whom they guide, whatever is shared (PR7)."""

IN_SHORT = {
    "short answer", "answer beside a check", "sentences", "disagreement", "own choice", "target",
    "open goal", "open step", "kept idea", "training",
}  # fmt: skip
IN_ALL = {
    "long answer", "earlier words", "scores", "quality of answering", "own long choice",
    "answers to compare", "answers for work", "past goal", "past step", "refused idea",
    "stopped training", "what work asks", "rating by another link", "accepted rating",
}  # fmt: skip
"""What a level opens (PR4); what somebody close said, once the participant accepted it."""


def expected(name: str, yes: Collection[str], level: str) -> set[str]:
    """Return what the rules of privacy let somebody read."""
    if name == "Amina":  # PR6: she sees everything about herself
        return set(PROBES) - ONLY_GUIDANCE
    if name != "Els":
        return set()
    opened = level.removesuffix(" until later") if set(AGREED) <= set(yes) else "private"
    kinds = set(GUIDANCE)
    if opened in ("short", "all"):
        kinds |= IN_SHORT
    if opened == "all":
        kinds |= IN_ALL
    return kinds | _about_private_life(yes, opened)


def _about_private_life(yes: Collection[str], opened: str) -> set[str]:
    """Return what a yes of its own opens besides the level (PR3)."""
    if "sensitive" not in yes or opened not in ("short", "all"):
        return set()
    kinds = {"sensitive result", "sensitive short answer"}
    kinds |= {"private signal"} if "signal" in yes else set()
    return kinds | (
        {"sensitive answer", "sensitive answers for work"} if opened == "all" else set()
    )


@pytest.fixture(scope="module")
def content(rich: Library, others: Library) -> Library:
    """Return the content that a full dossier is about."""
    return everything(rich, others)


@pytest.mark.requirement("FX8", "PR3", "PR4", "PR6", "PR7")
@pytest.mark.parametrize("name", ["Amina", "Els"])
@pytest.mark.parametrize("level", list(LEVELS))
def test_each_reads_exactly_what_the_rules_let_them_read(
    content: Library, name: str, level: str
) -> None:
    for yes in YES:
        dossier = full_dossier(consents(*yes), shares(LEVELS[level]))
        assert readable(Reader(dossier, VIEWERS[name], MONDAY), content) == expected(
            name, yes, level
        )


@pytest.mark.requirement("FX8", "PR7")
@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("level", ["never chosen", "all"])
def test_whoever_is_unknown_here_reads_nothing(content: Library, name: str, level: str) -> None:
    yes = (*consent.SUBJECTS, *consent.OPTIONAL)
    dossier = full_dossier(consents(*yes), shares(LEVELS[level]))
    assert readable(Reader(dossier, VIEWERS[name], MONDAY), content) == set()
    assert expected(name, yes, level) == set()


def test_no_kind_of_thing_is_forgotten_by_the_rules() -> None:
    ever = expected("Amina", AGREED, "all") | expected("Els", YES[3], "all")
    assert ever == set(PROBES)


def test_no_member_of_a_reader_is_forgotten_here() -> None:
    public = {name for name in dir(Reader) if not name.startswith("_")}
    assert public == {*MEMBERS, "dossier_id", "require"}


@pytest.mark.requirement("FX8")
@pytest.mark.parametrize("name", STRANGERS)
def test_whoever_is_unknown_here_is_refused_each_thing(content: Library, name: str) -> None:
    yes = (*consent.SUBJECTS, *consent.OPTIONAL)
    reader = Reader(full_dossier(consents(*yes), shares("all")), VIEWERS[name], MONDAY)
    for member in MEMBERS.values():
        with pytest.raises(Forbidden):
            member(reader, content)


def test_a_right_that_is_had_is_no_right_to_everything() -> None:
    reader = Reader(full_dossier(), ELS, MONDAY)
    reader.require(Permission.NOTE_READ)
    with pytest.raises(Forbidden):
        reader.own(Permission.NOTE_READ)


def test_what_is_kept_does_not_stand_in_how_a_reader_prints() -> None:
    printed = repr(Reader(full_dossier(), ELS, MONDAY))
    assert "Amina" not in printed
    assert "keuken" not in printed
