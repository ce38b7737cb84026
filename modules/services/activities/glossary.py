"""Words of work that somebody is learning: those of their lessons, and those they know."""

from typing import NamedTuple

from modules.domain.activities.answer import BadAnswer
from modules.domain.activities.term import Term
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.storage.base import Store


class NoTerm(BadAnswer):
    """The glossary has no such word (any more)."""

    text_id = "error.unknown-part"


class GlossaryPage(NamedTuple):
    """The words of the glossary for one person: of the lessons they began, the rest, and known."""

    mine: tuple[Term, ...]
    others: tuple[Term, ...]
    known: tuple[Term, ...]


def glossary_page(reader: Reader, library: Library) -> GlossaryPage:
    """Return somebody's words, each in one place; those they know apart."""
    dossier = reader.own()
    known = {term for term, kept in dossier.under(fields.TERM).items() if kept.value == "known"}
    begun = {below.split("/", 1)[0] for below in dossier.under(fields.ANSWER)}
    met = {
        term
        for activity in library.activities.values()
        if activity.id in begun
        for term in activity.terms
    }
    terms = library.terms.values()
    return GlossaryPage(
        mine=tuple(term for term in terms if term.id in met - known),
        others=tuple(term for term in terms if term.id not in met | known),
        known=tuple(term for term in terms if term.id in known),
    )


def mark(store: Store, library: Library, term: str, known: bool, action: Action) -> None:
    """Keep that somebody knows a word, or wants to see it again; raises NoTerm, Forbidden."""
    allow(Permission.ANSWER_WRITE, action.by, store.get(action.by.id))
    if term not in library.terms:
        raise NoTerm(f"the glossary has no {term!r}")
    change = Change(field=fields.TERM.name(term), value="known" if known else "practise")
    keep(store, action.by.id, [change], action)
