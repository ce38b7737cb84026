"""The table of occupations and the ways to get there: read, with all that does not fit together."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from modules.content.formats.matching import Expected
from modules.content.formats.messages import suggestion
from modules.content.formats.problem import first_of
from modules.content.formats.structure import build, build_each
from modules.content.formats.words_file import TITLE
from modules.content.formats.yaml_reader import Document, Trail
from modules.content.loading.reading import Reading, read_document_at, read_words_in
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, ChooseMany
from modules.domain.activities.words import Words
from modules.domain.catalogue import Jobs, Problem
from modules.domain.work.occupation import Listens, OccupationTable
from modules.domain.work.training import ASKED, DIPLOMAS, Training

OCCUPATIONS, TRAINING = "occupations", "training"


class Around(NamedTuple):
    """What the table can name of elsewhere; None: not looked at, its list has its own problems."""

    activities: Mapping[str, Activity]
    pictures: Collection[str] | None
    facts: Collection[str] | None


def read_jobs(reading: Reading, around: Around) -> Jobs:
    """Return what `occupations/` and `training/` hold; nothing where there are no such folders."""
    trainings, training_words = _read_trainings(reading, around)
    folder = reading.content_dir / OCCUPATIONS
    if not folder.is_dir():
        return Jobs(trainings=trainings, training_words=training_words)
    document = read_document_at(folder / f"{OCCUPATIONS}.yaml", reading)
    table = build(OccupationTable, document, reading.problems, OCCUPATIONS) if document else None
    if document and table:
        reading.problems.extend(first_of(_table_problems(table, document, trainings, around)))
    expected = Expected((TITLE, *table.text_ids())) if table else None
    words = read_words_in(folder, f"{OCCUPATIONS}.yaml", expected, reading)
    return Jobs(table=table, words=words, trainings=trainings, training_words=training_words)


def _read_trainings(
    reading: Reading, around: Around
) -> tuple[Mapping[str, Training], Mapping[str, Words]]:
    folder = reading.content_dir / TRAINING
    if not folder.is_dir():
        return {}, {}
    document = read_document_at(folder / f"{TRAINING}.yaml", reading)
    trainings = build_each(Training, document, reading.problems, "id") if document else {}
    if document:
        reading.problems.extend(first_of(_training_problems(trainings, document, around)))
    requirements = [f"vraagt/{requirement}" for requirement in ASKED]
    requirements += [f"diploma/{level}" for level in DIPLOMAS[1:]]
    expected = Expected((TITLE, *trainings, *requirements)) if trainings else None
    return trainings, read_words_in(folder, f"{TRAINING}.yaml", expected, reading)


def _training_problems(
    trainings: Mapping[str, Training], document: Document, around: Around
) -> Iterator[Problem]:
    for training in trainings.values():
        yield from _picture(training.picture, (training.id, "picture"), document, around)
        for place, fact in enumerate(training.facts):
            where = (training.id, "facts", place)
            yield from _unknown(fact, around.facts, where, document, "fact-unknown")


def _table_problems(
    table: OccupationTable, document: Document, trainings: Collection[str], around: Around
) -> Iterator[Problem]:
    for family in table.families.values():
        yield from _picture(family.picture, ("families", family.id, "picture"), document, around)
        if not table.of_family(family.id):
            yield document.problem(("families", family.id), "family-empty", id=family.id)
    for occupation in table.occupations.values():
        trail: Trail = ("occupations", occupation.id)
        yield from _picture(occupation.picture, (*trail, "picture"), document, around)
        family_trail = (*trail, "family")
        yield from _unknown(
            occupation.family, table.families, family_trail, document, "family-unknown"
        )
        for place, step in enumerate(occupation.next_step):
            where = (*trail, "next_step", place)
            yield from _unknown(step, trainings, where, document, "training-unknown")
    for place, listens in enumerate(table.listens):
        yield from _listens_problems(listens, ("listens", place), document, around)


def _listens_problems(
    listens: Listens, trail: Trail, document: Document, around: Around
) -> Iterator[Problem]:
    """Yield what a rule asks of an activity that is there: an activity may be taken out."""
    activity = around.activities.get(listens.activity)
    if activity is None:
        return
    part = activity.part(listens.part)
    if not isinstance(part, Choose | ChooseMany):
        hint = suggestion(listens.part, [known_part.id for known_part in activity.parts])
        values = {"part": listens.part, "activity": activity.id, "suggestion": hint}
        yield document.problem((*trail, "part"), "listens-part", **values)
        return
    choices = [choice.id for choice in part.choices]
    for place, answer in enumerate(listens.answers):
        where = (*trail, "answers", place)
        yield from _unknown(answer, choices, where, document, "right-unknown")


def _picture(
    picture: str | None, trail: Trail, document: Document, around: Around
) -> Iterator[Problem]:
    if picture is not None and around.pictures is not None and picture not in around.pictures:
        hint = suggestion(picture, sorted(around.pictures))
        yield document.problem(trail, "picture-unknown", picture=picture, suggestion=hint)


def _unknown(
    named: str, known: Collection[str] | None, trail: Trail, document: Document, message: str
) -> Iterator[Problem]:
    if known is not None and named not in known:
        yield document.problem(trail, message, id=named, suggestion=suggestion(named, known))
