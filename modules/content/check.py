"""Check a content folder from a terminal: `python -m modules.content.check [content_dir]`.

Prints each problem and a count for each language; ends with 1 when there is an error, else with 0.
`--schema` writes the JSON schemas into the folder instead. `--measures` tells how well it is said,
each figure with its bound, and ends with 1 when one does not hold.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from modules.content.checks.measures import measures
from modules.content.formats.messages import say
from modules.content.formats.schema import write_schemas
from modules.content.library import read
from modules.domain.catalogue import Library, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return how the command ends."""
    parser = argparse.ArgumentParser(prog="python -m modules.content.check", description=__doc__)
    parser.add_argument("content_dir", nargs="?", type=Path, default=Path("content"))
    parser.add_argument("--schema", action="store_true", help="write the JSON schemas")
    parser.add_argument("--measures", action="store_true", help="tell how well it is said")
    options = parser.parse_args(arguments)
    if options.schema:
        for file in write_schemas(options.content_dir):
            print(file)
        return 0
    library, problems = read(options.content_dir)
    if options.measures:
        return _measured(library)
    for problem in problems:
        print(problem)
    for line in summary(library, problems):
        print(line)
    return 1 if any(problem.kind == "error" for problem in problems) else 0


def _measured(library: Library) -> int:
    """Print each measure with the places behind it; return 1 when a bound does not hold."""
    found = measures(library)
    for measure in found:
        for line in measure.lines():
            print(line)
    return 0 if all(measure.holds for measure in found) else 1


def summary(library: Library, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a line for each language, and one for problems outside the words."""
    by_language = Counter(_language(problem) for problem in problems)
    translated = {**library.activity_words, **library.programme_words}
    for code, language in library.languages.items():
        lacking = [name for name, words in translated.items() if code not in words]
        yield say(
            "summary-language",
            language=language.name,
            texts=_texts(library, code),
            problems=by_language.pop(code, 0),
        ) + (say("summary-lacking", names=", ".join(lacking)) if lacking else "")
    yield say("summary-rest", problems=by_language.total())


def _language(problem: Problem) -> str:
    """Return the language of the words a problem is about; nothing for other files."""
    path = PurePosixPath(problem.path)
    return path.stem if path.suffix == ".md" else ""


def _texts(library: Library, language: str) -> int:
    """Return how many texts there are in a language, titles included."""
    shelves = [*library.activity_words.values(), *library.programme_words.values()]
    shelves += [library.interface_words, library.fact_words, library.term_words]
    shelves += [*library.guides.values(), library.jobs.words, library.jobs.training_words]
    present = [words[language] for words in shelves if language in words]
    return sum(len(words.texts) + bool(words.title) for words in present)


if __name__ == "__main__":
    sys.exit(main())
