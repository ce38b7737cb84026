"""Write docs/asvs.md from docs/asvs.yaml, and print the counts: `python -m tools.asvs`."""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

DOCS = Path(__file__).parents[1] / "docs"
DATA, PAGE = DOCS / "asvs.yaml", DOCS / "asvs.md"

Verdict = Literal["met", "not-applicable", "deviation"]
VERDICTS: tuple[Verdict, ...] = ("met", "not-applicable", "deviation")

CHAPTERS = {
    "V1": "Encoding and sanitization",
    "V2": "Validation and business logic",
    "V3": "Web frontend",
    "V4": "Web services",
    "V5": "Files",
    "V6": "Authentication",
    "V7": "Sessions",
    "V8": "Authorization",
    "V9": "Self-contained tokens",
    "V10": "OAuth and OIDC",
    "V11": "Cryptography",
    "V12": "Secure communication",
    "V13": "Configuration",
    "V14": "Data protection",
    "V15": "Secure coding",
    "V16": "Logging and errors",
    "V17": "WebRTC",
}

ABOUT = """# OWASP ASVS 5.0.0, level 1 and 2, point by point

Made from `docs/asvs.yaml` by `python -m tools.asvs`; change that file and not this one. The ids
are those of the [OWASP Application Security Verification Standard
5.0.0](https://github.com/OWASP/ASVS) (CC BY-SA 4.0). What each point asks stands here in a few
words of our own: read the standard beside it.

The makers judged this themselves. It is no audit and no certificate. "Met" means: somebody read
the point and the code, and the named test passes or the named file was read. "Deviation" means
that the point is not met, or not wholly, and says why. What is the business of the organisation's
proxy is a deviation too, because nothing here can check it.
"""


class Row(NamedTuple):
    """One point of the standard, and what was found."""

    id: str
    level: int
    asks: str
    verdict: Verdict
    reason: str
    shown: tuple[str, ...]

    @property
    def chapter(self) -> str:
        """Return the chapter of the standard, as "V3"."""
        return self.id.split(".", 1)[0]


def rows() -> tuple[Row, ...]:
    """Return every row of the data, in its order; raises TypeError when a row lacks something."""
    found = yaml.safe_load(DATA.read_text("utf-8"))
    return tuple(Row(**{**one, "shown": tuple(one["shown"])}) for one in found)


def counts(found: tuple[Row, ...], level: int | None = None) -> dict[Verdict, int]:
    """Return how many rows have each verdict, of one level or of all."""
    counted = Counter(one.verdict for one in found if level in (None, one.level))
    return {verdict: counted[verdict] for verdict in VERDICTS}


def page(found: tuple[Row, ...]) -> str:
    """Return the whole page."""
    lines = [ABOUT, "| | rows | met | not applicable | deviation |", "|---|---|---|---|---|"]
    for name, level in (("level 1", 1), ("level 2", 2), ("together", None)):
        numbers = counts(found, level)
        lines.append(f"| {name} | {sum(numbers.values())} | {_cells(numbers)} |")
    lines += ["", "## Every deviation", ""]
    lines += [f"- **{one.id}** {one.asks}: {one.reason}" for one in found if _deviates(one)]
    for chapter, of_one in groupby(found, key=lambda one: one.chapter):
        lines += ["", f"## {chapter} {CHAPTERS[chapter]}", ""]
        lines += ["| id | level | asks | verdict | why | shown by |", "|---|---|---|---|---|---|"]
        lines += [_line(one) for one in of_one]
    return "\n".join(lines) + "\n"


def _deviates(one: Row) -> bool:
    return one.verdict == "deviation"


def _cells(numbers: dict[Verdict, int]) -> str:
    return " | ".join(str(number) for number in numbers.values())


def _line(one: Row) -> str:
    shown = "<br>".join(f"`{_short(where)}`" for where in one.shown)
    return f"| {one.id} | {one.level} | {one.asks} | {one.verdict} | {one.reason} | {shown} |"


def _short(where: str) -> str:
    return where.removeprefix("tests/")


def main() -> int:
    """Write the page and print the counts."""
    found = rows()
    PAGE.write_text(page(found), "utf-8")
    for level in (1, 2, None):
        numbers = counts(found, level)
        said = ", ".join(f"{number} {verdict}" for verdict, number in numbers.items())
        name = "all" if level is None else f"level {level}"
        sys.stdout.write(f"{name}: {sum(numbers.values())} rows: {said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
