"""Nothing that is not shared changes anything that a counsellor reads."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.services.sharing.reader import Reader
from tests.conftest import AMINA, ELS, FATIMA, MONDAY
from tests.full_dossier import (
    LINK,
    SHARED,
    attempt,
    consents,
    everything,
    full_dossier,
    rating,
    shares,
    step,
)
from tests.services.sharing.reading import MEMBERS

NEVER = "never"
SUBJECTS = (*SHARED, "plan", "ideas")
ONLY_OWN = {"own", "share_with", "is_shared"}
"""What a reader gives to the participant alone."""


class Cell(NamedTuple):
    """A field, another value of it, what it is part of, and from which level on that is read."""

    field: str
    other: JsonValue
    subject: str = ""
    level: str = NEVER


AT = MONDAY.isoformat()
CELLS = (
    Cell("answer/read-then-write/mijn-zin", {"value": "anders"}, "read-then-write", "short"),
    Cell("answer/read-then-write/mijn-geheim", {"value": "anders"}, "read-then-write", "all"),
    Cell("differs/read-then-write", "Toch wel.", "read-then-write", "short"),
    Cell("answer/check-question/hoe-begin-je", {"value": "met-je-naam"}),
    Cell("round/check-question/1", attempt("hoe-begin-je", "met-je-naam")),
    Cell("round/read-then-write/1", attempt("mijn-geheim", "x"), "read-then-write", "all"),
    Cell("answer/check-question/betekenis", {"value": "anders"}, "check-question", "short"),
    Cell("answer/one-scale/herstellen", {"value": "niet"}, "one-scale", "all"),
    Cell("answer/how-strong/lichaam", {"value": "sterk"}, "how-strong", "short"),
    Cell("answer/how-strong/steun", {"value": ["vriend"]}, "how-strong", "short"),
    Cell("answer/how-strong/mijn-zin", {"value": "licht"}, "how-strong", "all"),
    Cell("answer/seen-by-others/op-tijd", {"value": "altijd"}, "seen-by-others", "all"),
    Cell("judgement/seen-by-others/3", rating("supervisor", "x", "x"), "seen-by-others", "all"),
    Cell("judgement/seen-by-others/4", rating("other", AMINA.id, "x"), "seen-by-others", "all"),
    Cell("judgement/seen-by-others/5", rating("other", AMINA.id, "x")),
    Cell("plan/target", "bakker", "plan", "short"),
    Cell("goal/open", {"what": "x", "at": AT}, "plan", "short"),
    Cell("goal/past", {"what": "x", "at": AT, "state": "done"}, "plan", "all"),
    Cell("step/past", step("x", "done", AMINA.id), "plan", "all"),
    Cell("idea/kok", "later", "ideas", "short"),
    Cell("idea/bakker", "later", "ideas", "all"),
    Cell("way/cvo", "busy", "ideas", "short"),
    Cell("way/ibo", None, "ideas", "all"),
    Cell(f"guest/{LINK}", None),
    Cell("place/one-scale", "bouwen"),
    Cell("term/verlof", "practise"),
    Cell("consent/statistics", {"yes": True, "version": consent.VERSION}),
    Cell(f"share/one-scale/{FATIMA.id}", "private"),
)


def is_open(cell: Cell, levels: Mapping[str, str], *, sensitive: bool) -> bool:
    """Say whether a field may change what Els reads, with these levels and this consent."""
    if cell.level == NEVER or (cell.subject == "how-strong" and not sensitive):
        return False
    return levels[cell.subject] in (cell.level, "all")


def read(reader: Reader, content: Library) -> dict[str, object]:
    """Return everything that a reader gives to a counsellor."""
    return {
        name: member(reader, content) for name, member in MEMBERS.items() if name not in ONLY_OWN
    }


@pytest.mark.requirement("PR4", "PR5")
def test_nothing_unshared_changes_anything(rich: Library, others: Library) -> None:
    content = everything(rich, others)

    @given(
        levels=st.fixed_dictionaries(
            {subject: st.sampled_from(["private", "short", "all"]) for subject in SUBJECTS}
        ),
        sensitive=st.booleans(),
        touched=st.sets(st.sampled_from([cell.field for cell in CELLS])),
    )
    def holds(levels: dict[str, str], sensitive: bool, touched: set[str]) -> None:
        yes = consents(*consent.SUBJECTS, "signal", *(("sensitive",) if sensitive else ()))
        chosen = {f"share/{subject}/{ELS.id}": level for subject, level in levels.items()}
        changed = {
            cell.field: cell.other
            for cell in CELLS
            if cell.field in touched and not is_open(cell, levels, sensitive=sensitive)
        }
        before = Reader(full_dossier(yes, chosen), ELS, MONDAY)
        after = Reader(full_dossier(yes, chosen, changed), ELS, MONDAY)
        assert read(before, content) == read(after, content)

    holds()


@pytest.mark.parametrize("cell", CELLS, ids=[cell.field for cell in CELLS])
def test_what_is_shared_does_change_it(rich: Library, others: Library, cell: Cell) -> None:
    content, level = everything(rich, others), "all" if cell.level == NEVER else cell.level
    yes = consents(*consent.SUBJECTS, "signal", "sensitive")
    before = Reader(full_dossier(yes, shares(level)), ELS, MONDAY)
    after = Reader(full_dossier(yes, shares(level), {cell.field: cell.other}), ELS, MONDAY)
    assert (read(before, content) == read(after, content)) is (cell.level == NEVER)
