"""Everything in the content folder as domain objects; reading it is checking it."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError

from modules.content.checks.abbreviations import unexplained
from modules.content.checks.mentions import Mentioned
from modules.content.formats.languages import read_languages
from modules.content.formats.messages import say
from modules.content.formats.problem import ContentError, first_of
from modules.content.loading import cache
from modules.content.loading.assets import read_assets
from modules.content.loading.facts import fact_problems
from modules.content.loading.fingerprint import fingerprint
from modules.content.loading.listing import read_listing
from modules.content.loading.occupations import Around, read_jobs
from modules.content.loading.reading import Reading
from modules.content.loading.shelf import (
    folders,
    read_activities,
    read_guides,
    read_interface,
    read_programmes,
)
from modules.content.loading.start_values import read_start_values
from modules.domain.activities.fact import Fact
from modules.domain.activities.term import Term
from modules.domain.catalogue import DUTCH, Library, Picture, Problem


def load(content_dir: Path) -> Library:
    """Return the library; raises ContentError with every problem when there is an error.

    A stale translation is no error: it is kept in `warnings`.
    """
    return _right(*read(content_dir))


def open_library(content_dir: Path) -> Library:
    """Return the library as `load` does, without reading it again when no byte changed since."""
    return _right(*read_or_kept(content_dir))


def read_or_kept(content_dir: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return what `read` returns, without reading it again when no byte changed since.

    Content with an error is never kept.
    """
    before = fingerprint(content_dir)
    written = cache.kept(before) if before else None
    kept = _from_cache(written, content_dir) if written else None
    if kept is not None:
        return kept, _to_tell(kept.warnings)
    library, problems = read(content_dir)
    # Content that changes while it is read has no fingerprint that tells what was read.
    if before and not has_error(problems) and fingerprint(content_dir) == before:
        written = _for_cache(library, content_dir)
        if _from_cache(written, content_dir) == library:
            cache.keep(before, written)
    return library, problems


def has_error(problems: Iterable[Problem]) -> bool:
    """Say whether content with these problems cannot be used."""
    return any(problem.kind == "error" for problem in problems)


def _right(library: Library, problems: tuple[Problem, ...]) -> Library:
    if has_error(problems):
        raise ContentError(problems)
    return library


def _for_cache(library: Library, content_dir: Path) -> bytes:
    """Return the library as JSON, with files by their path from the content folder."""

    def seen_from_there(asset: Picture) -> Picture:
        return asset.model_copy(update={"file": asset.file.relative_to(content_dir)})

    return _with_assets(library, seen_from_there).model_dump_json(exclude_unset=True).encode()


def _from_cache(written: bytes, content_dir: Path) -> Library | None:
    """Return the library that was kept, None when these bytes are not one."""

    def seen_from_here(asset: Picture) -> Picture:
        return asset.model_copy(update={"file": content_dir / asset.file})

    try:
        return _with_assets(Library.model_validate_json(written), seen_from_here)
    except ValidationError:
        return None


def _with_assets(library: Library, changed: Callable[[Picture], Picture]) -> Library:
    shelves = {"pictures": library.pictures, "fonts": library.fonts}
    return library.model_copy(
        update={
            shelf: {name: changed(asset) for name, asset in assets.items()}
            for shelf, assets in shelves.items()
        }
    )


def read(content_dir: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return what can be read of a content folder, and every problem by path and line."""
    problems: list[Problem] = []
    if not content_dir.is_dir():
        problems.append(Problem(".", 1, say("no-content")))
    reading = Reading(content_dir, read_languages(content_dir, problems), problems, [])
    pictures = read_assets(content_dir / "pictures" / "pictures.yaml", content_dir, problems)
    has_fonts = (content_dir / "fonts").is_dir()
    listing = content_dir / "fonts" / "fonts.yaml"
    fonts = read_assets(listing, content_dir, problems) if has_fonts else {}
    facts, fact_listing = read_listing(reading, "facts", Fact, fills_in=True)
    problems.extend(first_of(fact_problems(facts, fact_listing)))
    terms, term_listing = read_listing(reading, "glossary", Term)
    there = Mentioned(facts, terms)
    activities, activity_words = read_activities(reading, pictures or None, there)
    names = {folder.name for folder in folders(reading, "activities")}
    programmes, programme_words = read_programmes(reading, names)
    if DUTCH in term_listing.words:
        problems.extend(unexplained(reading.spelled, term_listing.words[DUTCH]))
    library = Library(
        activities=activities,
        programmes=programmes,
        pictures=pictures,
        fonts=fonts,
        languages=reading.languages,
        activity_words=activity_words,
        programme_words=programme_words,
        interface_words=read_interface(reading),
        facts=facts,
        fact_words=fact_listing.words,
        terms=terms,
        term_words=term_listing.words,
        guides=read_guides(reading),
        start_values=read_start_values(reading, activities),
        jobs=read_jobs(reading, Around(activities, pictures or None, facts or None)),
        warnings=tuple(problem for problem in problems if problem.kind == "stale"),
    )
    return library, _to_tell(problems)


def _to_tell(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order, each once, and no more of one file than anyone would read."""
    files = groupby(sorted(set(problems)), key=lambda problem: problem.path)
    return tuple(problem for _, of_one_file in files for problem in first_of(of_one_file))
