"""Everything that is kept of somebody, in words: the ids in the document become what they name."""

from collections.abc import Callable, Mapping
from typing import Any

from modules.domain.activities.words import Words
from modules.domain.catalogue import in_language
from modules.wording.activities.read_back import question, read_back
from modules.wording.wording import Wording

Exported = dict[str, Any]
"""One thing of the document; `title`, `question` and `name` hold ids, `words` an answer."""


def in_words(wording: Wording, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document of one's own data with titles, questions and answers in words.

    What the content no longer has keeps its id. Nothing is added, and the order stays.
    """
    jobs = wording.library.jobs
    sayings: dict[str, Callable[[Exported], Exported]] = {
        "answers": lambda entry: _answer(wording, entry),
        "rounds": lambda entry: _answer(wording, entry),
        "judgements": lambda entry: _answer(wording, entry),
        "differing": lambda entry: _titled(wording, entry),
        "shares": lambda entry: _titled(wording, entry),
        "ideas": lambda entry: _named(wording, jobs.words, entry),
        "ways": lambda entry: _named(wording, jobs.training_words, entry),
    }
    return {
        name: [sayings[name](entry) for entry in kept] if name in sayings else kept
        for name, kept in document.items()
    }


def _titled(wording: Wording, entry: Exported) -> Exported:
    known = entry["title"] in wording.library.activities
    return {**entry, "title": wording.title(entry["title"])} if known else entry


def _answer(wording: Wording, entry: Exported) -> Exported:
    activity = wording.library.activities.get(entry["title"])
    if activity is None:
        return {**entry, "words": str(entry["words"])}
    words = wording.words("activities", activity.id)
    return {
        **entry,
        "title": words.title,
        "question": question(entry["question"], words),
        "words": read_back(activity, entry["question"], entry["words"], words),
    }


def _named(wording: Wording, by_language: Mapping[str, Words], entry: Exported) -> Exported:
    texts = in_language(by_language, wording.language).texts if by_language else {}
    return {**entry, "name": texts.get(entry["name"], entry["name"]).split("\n\n", 1)[0]}
