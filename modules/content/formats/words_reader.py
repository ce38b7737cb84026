"""Reads a words file in Markdown: a state, a title, and a section for each id."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby

from modules.content.formats.files import Text
from modules.content.formats.messages import say
from modules.content.formats.words_file import TITLE, WordsFile, WordsLine, WordsSection
from modules.domain.catalogue import Problem

_REVIEWED = re.compile(r"no|[^,]+, \d{4}-\d\d-\d\d")


def read_words(text: Text, language: str, problems: list[Problem]) -> WordsFile | None:
    """Return what a words file says; None when a comment without end hides the rest of it."""
    body, comments = _without_comments(text.text)
    if "<!--" in body:
        line = body.count("\n", 0, body.index("<!--")) + 1
        problems.append(Problem(text.path, line, say("comment-open")))
        return None
    file = WordsFile(text.path, language, _reviewed(comments), {})
    sections = _sections(file, body, problems)
    problems.extend(_comment_problems(file, comments))
    return file._replace(sections=_with_remembered(sections, comments))


def _without_comments(text: str) -> tuple[str, list[WordsLine]]:
    """Return the text with its lines in place but without comments, and the comments."""
    pieces: list[str] = []
    comments: list[WordsLine] = []
    end, number = 0, 1
    while (start := text.find("<!--", end)) >= 0 and (stop := text.find("-->", start + 4)) >= 0:
        pieces.append(text[end:start])
        number += pieces[-1].count("\n")
        comments.append(WordsLine(number, " ".join(text[start + 4 : stop].split())))
        pieces.append("\n" * text.count("\n", start, stop))
        number += len(pieces[-1])
        end = stop + 3
    return "".join([*pieces, text[end:]]), comments


def _reviewed(comments: list[WordsLine]) -> str | None:
    """Return who checked the words and when, or None when nobody did."""
    state = _state(comments)
    return state if state != "no" and _REVIEWED.fullmatch(state) else None


def _state(comments: list[WordsLine]) -> str:
    """Return what the first comment says of the checking; nothing when it is not about that."""
    first = comments[0].text if comments else ""
    return first.removeprefix("reviewed:").strip() if first.startswith("reviewed:") else ""


def _comment_problems(file: WordsFile, comments: list[WordsLine]) -> Iterator[Problem]:
    state = _state(comments)
    if not state or comments[0].number != 1:
        yield file.problem(1, "reviewed-missing")
    elif not _REVIEWED.fullmatch(state):
        yield file.problem(1, "reviewed-unclear", written=state)
    for comment in comments[1:] if state else comments:
        if not comment.text.startswith("nl:"):
            yield file.problem(comment.number, "comment-unknown")


def _sections(file: WordsFile, body: str, problems: list[Problem]) -> dict[str, WordsSection]:
    """Return the sections by id; of two with the same id, the first."""
    sections: dict[str, WordsSection] = {}
    for heading, lines in _blocks(body):
        section = _section(heading, lines)
        if section is None:
            message = "heading" if heading.text.startswith("#") else "words-homeless"
            problems.append(file.problem(heading.number, message, written=heading.text))
            continue
        earlier = sections.setdefault(section.id, section)
        if earlier is not section:
            message = "title-double" if section.id == TITLE else "words-double"
            problems.append(file.problem(section.line, message, id=section.id, first=earlier.line))
        if not section.paragraphs:
            problems.append(file.problem(section.line, "words-empty", id=section.id))
    return sections


def _blocks(body: str) -> Iterator[tuple[WordsLine, list[WordsLine]]]:
    """Yield each heading with the lines under it; text before any heading counts as one."""
    heading, under = None, list[WordsLine]()
    for number, line_text in enumerate(body.split("\n"), 1):
        line = WordsLine(number, line_text.strip())
        if line.text and (heading is None or line.text.startswith("#")):
            if heading:
                yield heading, under
            heading, under = line, []
        else:
            under.append(line)
    if heading:
        yield heading, under


def _section(heading: WordsLine, lines: Iterable[WordsLine]) -> WordsSection | None:
    """Return the section under a heading, or None when the heading is of neither kind."""
    marks, _, title = heading.text.partition(" ")
    paragraphs = tuple(
        tuple(group) for filled, group in groupby(lines, key=lambda line: bool(line.text)) if filled
    )
    if marks == "#" and title:
        return WordsSection(
            TITLE, heading.number, ((WordsLine(heading.number, title),), *paragraphs)
        )
    if marks == "##" and title:
        return WordsSection(title.strip(), heading.number, paragraphs)
    return None


def _with_remembered(
    sections: dict[str, WordsSection], comments: list[WordsLine]
) -> dict[str, WordsSection]:
    """Return the sections, each with the Dutch that a comment under it remembers."""
    remembered: dict[str, str] = {}
    in_order = list(sections.values())
    for comment in comments:
        above = bisect_left(in_order, comment.number, key=lambda section: section.line)
        if above and comment.text.startswith("nl:"):
            remembered[in_order[above - 1].id] = comment.text.removeprefix("nl:").strip()
    return {
        section.id: section._replace(remembered=remembered.get(section.id))
        for section in sections.values()
    }
