"""Whether the facts and the words of the glossary that an activity mentions exist."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from modules.content.formats.messages import suggestion
from modules.content.formats.yaml_reader import Document
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Read
from modules.domain.catalogue import Problem


class Mentioned(NamedTuple):
    """What can be mentioned; None leaves that aside, because its list has problems of its own."""

    facts: Collection[str] | None
    terms: Collection[str] | None


def mention_problems(activity: Activity, document: Document, known: Mentioned) -> Iterator[Problem]:
    """Yield each fact and each word of the glossary that does not exist."""
    for place, part in enumerate(activity.parts):
        for number, fact in enumerate(part.facts if isinstance(part, Read) else ()):
            if known.facts is not None and fact not in known.facts:
                where = ("parts", place, "facts", number)
                hint = suggestion(fact, sorted(known.facts))
                yield document.problem(where, "fact-unknown", id=fact, suggestion=hint)
    for number, term in enumerate(activity.terms):
        if known.terms is not None and term not in known.terms:
            hint = suggestion(term, sorted(known.terms))
            yield document.problem(("terms", number), "term-unknown", id=term, suggestion=hint)
