"""What somebody shared, in a line each: to read in two minutes, with the whole on one tap."""

from collections.abc import Sequence

import streamlit as st

from modules.domain.activities.part import Rate
from modules.domain.activities.words import Words
from modules.domain.results.result import Result
from modules.services.activities.dream import ACTIVITY as DREAM
from modules.services.activities.dream import PART as DREAM_PART
from modules.services.guidance.summary import Summary
from modules.services.programme.path import in_sections
from modules.ui.activities.disagreement import told
from modules.ui.guidance.shared_result import whole
from modules.ui.results.attempts import moves
from modules.ui.results.findings import climbed, highest_and_lowest
from modules.ui.results.result import in_words, said_of_scales
from modules.ui.shell import session
from modules.wording import dates

MOST_LINES = 2
LONGEST = 160
"""How many lines and signs of a result stand in the overview before "more"."""


def results(page: Summary) -> None:
    """Draw what is shared, by module of the programme; one result can be open as a whole."""
    if not page.results:
        st.info(session.word("person.nothing-shared"))
    for module, activities in in_sections(session.here().library, page.programme, page.results):
        st.subheader(_module(page, module), anchor=False)
        for activity in activities:
            _row(page.results[activity], page)


def _module(page: Summary, module: str | None) -> str:
    if module is None:
        return session.word("path.extra")
    library = session.here().library
    return library.words("programmes", page.programme, session.language()).heading(module)


def _row(shared: Result, page: Summary) -> None:
    activity = shared.activity.id
    words = session.here().library.words("activities", activity, session.language())
    name = f"result:{page.dossier}"
    opened = session.remembered(name) == activity
    with st.container(key=f"result-{activity}"):
        said, door = st.columns([5, 1], vertical_alignment="top")
        said.markdown(" · ".join([f"**{words.title}**", *when(shared, page)]))
        door.button(
            session.word("path.close" if opened else "person.more"),
            key=f"more-{activity}",
            type="tertiary",
            on_click=session.remember,
            args=(name, None if opened else activity),
        )
        told(activity, shared.differs)
        if opened:
            whole(shared, words)
            return
        for line in digest(shared, words):
            said.markdown(line)
        for signal in shared.more.signals:
            said.warning(words.texts[f"{signal}/begeleider"])


def when(shared: Result, page: Summary) -> list[str]:
    """Return the day of the latest answer, marked when it is new since the last look."""
    if shared.at is None:
        return []
    new = [f"**{session.word('person.new')}**"] if page.is_new(shared) else []
    return [dates.day(shared.at), *new]


def digest(shared: Result, words: Words) -> Sequence[str]:
    """Return at most two lines: what the scales say, a ladder, what came back, or own words."""
    if shared.activity.rungs:
        return [" · ".join(climbed(one, words) for one in shared.more.ladder)]
    said = [*said_of_scales(shared, words), *highest_and_lowest(shared.more, words)]
    if shared.more.change:
        said += moves(shared.more.change, words)
    themes = [
        session.word("theme.line", name=words.heading(one.theme), number=one.count, times=one.times)
        for one in shared.more.themes
        if one.count
    ]
    if themes:
        said.append(" · ".join(themes))
    return [*said, *_answers(shared, words)][:MOST_LINES]


def _answers(shared: Result, words: Words) -> list[str]:
    """Return the parts of the short result in words, in its order, each cut to a line."""
    lines = []
    for part_id in shared.activity.short:
        part = shared.activity.part(part_id)
        if part is None:
            continue
        is_dream = shared.activity.id == DREAM and part.id == DREAM_PART
        if part.id in shared.answers and not is_dream:
            line = in_words(shared.activity, part, shared.answers[part.id].value, words)
            if isinstance(part, Rate):  # a number alone says nothing
                line = f"{words.heading(part.id)} {line}"
            lines.append(line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…")
    return lines
