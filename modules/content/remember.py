"""Write into each translation which Dutch it was made from: `python -m modules.content.remember`.

For whoever has just brought translations up to date: from then on the check tells which texts are
behind when the Dutch changes. Words, order and the state of review of a file stay as they are.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from modules.content.formats.files import read_text
from modules.content.formats.problem import ContentError
from modules.content.formats.words_file import TITLE, WordsFile
from modules.content.formats.words_reader import read_words
from modules.domain.catalogue import DUTCH, Problem

_REMEMBERED = re.compile(r"^<!-- nl:.*?-->\n", re.MULTILINE | re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return how the command ends."""
    parser = argparse.ArgumentParser(prog="python -m modules.content.remember", description=__doc__)
    parser.add_argument("content_dir", nargs="?", type=Path, default=Path("content"))
    parser.add_argument("only", nargs="*", help="folders within it; all when left out")
    options = parser.parse_args(arguments)
    for folder in options.only or [""]:
        for file in remember(options.content_dir, folder):
            print(file.relative_to(options.content_dir))
    return 0


def remember(content_dir: Path, folder: str = "") -> Iterator[Path]:
    """Yield each translation that changed, after writing the Dutch into it.

    Raises ContentError for a words file that cannot be read: nothing is written over it.
    """
    for dutch_file in sorted((content_dir / folder).rglob(f"{DUTCH}.md")):
        dutch = _words(dutch_file, content_dir)
        for file in sorted(dutch_file.parent.glob("*.md")):
            if file != dutch_file:
                before = file.read_text("utf-8")
                after = with_dutch(before, _words(file, content_dir), dutch)
                if after != before:
                    file.write_text(after, "utf-8")
                    yield file


def with_dutch(text: str, translation: WordsFile, dutch: WordsFile) -> str:
    """Return a translation with, under each heading, the Dutch that it translates."""
    bare = _REMEMBERED.sub("", text)
    lines: list[str] = []
    for line in bare.split("\n"):
        lines.append(line)
        marks, _, title = line.partition(" ")
        text_id = TITLE if marks == "#" else title.strip()
        if marks in ("#", "##") and text_id in dutch.sections:
            lines.append(f"<!-- nl: {' '.join(dutch.sections[text_id].text.split())} -->")
    return "\n".join(lines)


def _words(file: Path, content_dir: Path) -> WordsFile:
    problems: list[Problem] = []
    text = read_text(file, content_dir, problems)
    words = read_words(text, file.stem, problems) if text else None
    if words is None or problems:
        raise ContentError(problems)
    return words


if __name__ == "__main__":
    sys.exit(main())
