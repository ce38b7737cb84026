"""Every fact with its source, as a table to read: `python -m modules.content.facts_table [folder]`.

Writes `docs/facts.md`, or prints it with `--print`.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from modules.content.library import load
from modules.domain.activities.fact import Fact
from modules.domain.catalogue import DUTCH, Library

FILE = Path("docs") / "facts.md"

HEAD = """\
# Facts about Flanders

Made by `python -m modules.content.facts_table` from `content/facts`: change the facts, not this
page.

Each amount, term or rule that may change, with the page it comes from, the date of that page, the
day on which somebody read a copy of it, how sure it is, and the day from which its figures are
hidden until somebody reads the page again. *sure*: a page of the responsible service. *likely*:
another source, an older page, or one that does not say everything. *unsure*: not found, so the
words give no figure and say whom to ask.

| fact | says | source | of | read on | certainty | review by |
|---|---|---|---|---|---|---|
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return how the command ends."""
    parser = argparse.ArgumentParser(prog="python -m modules.content.facts_table")
    parser.add_argument("content_dir", nargs="?", type=Path, default=Path("content"))
    parser.add_argument(
        "--print", action="store_true", help="print instead of writing docs/facts.md"
    )
    options = parser.parse_args(arguments)
    text = table(load(options.content_dir))
    if options.print:
        sys.stdout.write(text)
    else:
        FILE.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{FILE}\n")
    return 0


def table(library: Library) -> str:
    """Return the facts of a library as one Markdown page, by id."""
    headings = library.fact_words[DUTCH]
    rows = (_row(fact, headings.heading(fact.id)) for _, fact in sorted(library.facts.items()))
    return HEAD + "".join(f"{row}\n" for row in rows)


def _row(fact: Fact, heading: str) -> str:
    cells = (
        f"`{fact.id}`",
        heading,
        ", ".join(_links(fact)),
        fact.source_date,
        fact.checked_on.isoformat(),
        fact.certainty,
        fact.review_by.isoformat(),
    )
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _links(fact: Fact) -> Iterator[str]:
    for source in fact.sources:
        host = urlsplit(source).hostname
        yield f"[{host.removeprefix('www.')}]({source})" if host else source


if __name__ == "__main__":
    sys.exit(main())
