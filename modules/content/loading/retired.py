"""What an activity asked before: the old words of questions and answers that people still have."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from modules.content.formats.files import read_text
from modules.content.formats.messages import suggestion
from modules.content.formats.problem import first_of
from modules.content.formats.structure import build_each
from modules.content.formats.yaml_reader import Document, Trail, read_document
from modules.content.loading.reading import RETIRED, ByLanguage, Reading
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Id
from modules.domain.catalogue import DUTCH, Problem
from modules.domain.records.frozen import Frozen

Said = Mapping[str, str]
"""One text by language; Dutch is always there."""


class RetiredPart(Frozen):
    """A question or a shared answer that is gone, or a question of now with choices that are gone.

    `words` are empty for a question of now. A field of a list stands as `field/choice`.
    """

    id: Id
    words: Mapping[str, str] = {}
    choices: Mapping[str, Said] = {}

    def texts(self) -> Iterator[tuple[str, Said, Trail]]:
        """Yield the id of each old text, what it said, and where that stands in the file."""
        if self.words:
            yield self.id, self.words, (self.id, "words")
        for choice, said in self.choices.items():
            yield f"{self.id}/{choice}", said, (self.id, "choices", choice)


def with_retired(
    words: ByLanguage, folder: Path, activity: Activity | None, reading: Reading
) -> ByLanguage:
    """Return the words of an activity with its old ones beside them; as they are without a file."""
    file = folder / RETIRED
    if not file.exists() or activity is None:
        return words
    text = read_text(file, reading.content_dir, reading.problems)
    document = read_document(text, reading.problems) if text else None
    if document is None:
        return words
    parts = build_each(RetiredPart, document, reading.problems, "id")
    reading.problems.extend(first_of(_problems(parts.values(), activity, document, reading)))
    old = [(text_id, said) for part in parts.values() for text_id, said, _ in part.texts()]
    return {
        language: present.model_copy(
            update={"retired": {text_id: _in_language(said, language) for text_id, said in old}}
        )
        for language, present in words.items()
    }


def _in_language(said: Said, language: str) -> str:
    return said.get(language) or said.get(DUTCH, "")


def _problems(
    parts: Iterable[RetiredPart], activity: Activity, document: Document, reading: Reading
) -> Iterator[Problem]:
    in_use = {*activity.text_ids(), *(part.id for part in activity.parts)}
    for part in parts:
        if not part.words and activity.part(part.id) is None:
            yield document.problem((part.id,), "retired-no-words", id=part.id)
        for text_id, said, trail in part.texts():
            if text_id in in_use:
                yield document.problem(trail, "retired-in-use", id=text_id)
            if DUTCH not in said:
                yield document.problem(trail, "retired-no-dutch", id=text_id)
            for language in said:
                if language not in reading.languages:
                    hint = suggestion(language, reading.languages)
                    where = (*trail, language)
                    yield document.problem(
                        where, "language-unknown", language=language, suggestion=hint
                    )
