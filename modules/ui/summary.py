"""The one page about one person: readable in two minutes, only what is shared, with dates."""

from collections.abc import Callable

import streamlit as st

from modules.domain.part import Part
from modules.domain.people import Person
from modules.domain.words import Words
from modules.services import counselling, talking
from modules.services.counselling import Page, Result
from modules.services.doing import Doing
from modules.services.rights import Forbidden
from modules.storage.base import NoDossier
from modules.ui import frame, saying, session
from modules.ui.acting import tap
from modules.ui.card import signs
from modules.ui.contact import for_counsellor
from modules.ui.findings import ladder, themes, told_to_counsellor
from modules.ui.judged import judged
from modules.ui.person_ideas import person_ideas
from modules.ui.person_plan import person_plan
from modules.ui.plain import plain
from modules.ui.proving import prove_again
from modules.ui.result import draw, in_words, said_of_scales, scale_bars
from modules.ui.rounds import since
from modules.ui.suggesting import to_somebody

DREAM, DREAM_PART = "dromen", "droom"
ORDER = ("questionnaire", "exercise", "lesson")


def summary(dossier_id: str, person: Person) -> None:
    """Draw the page, and keep that it was looked at."""
    here = session.here()
    try:
        page = counselling.page(
            here.store,
            here.library,
            dossier_id,
            by=person,
            look=session.look_id(),
            at=session.now(),
        )
    except (Forbidden, NoDossier):
        # The participant ended it or erased everything, maybe this very minute.
        _gone()
        return
    look = session.doing(person)._replace(save_id=session.look_id())
    counselling.looked(here.store, dossier_id, look)
    name = page.name or session.word("caseload.no-name")
    frame.top(f"person/{dossier_id}", name, person=person)
    frame.back("counsellor/caseload", session.word("caseload.title"))
    st.title(plain(name), anchor=False)
    st.caption(_line(page))
    _talk(page, person)
    _dream(page)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _results(page)
    with right:
        person_plan(dossier_id, person)
        to_somebody(dossier_id, person)
        for_counsellor(dossier_id, person)
        person_ideas(dossier_id, person)
        _road(page)
        judged(dossier_id, person)
        _notes(page, person)
        _new_card(page)


def _gone() -> None:
    heading = session.word("person.gone")
    frame.top("person/gone", heading, person=None)
    frame.back("counsellor/caseload", session.word("caseload.title"))
    st.title(heading, anchor=False)
    st.markdown(session.word("person.gone.text"))


def _line(page: Page) -> str:
    library = session.here().library
    return " · ".join(
        (
            session.word("person.reads", language=library.languages[page.language].name),
            session.word("person.last", when=saying.ago(page.last_activity)),
            _next_step(page),
        )
    )


def _next_step(page: Page) -> str:
    following = next((one.activity for one in page.road if one.here), None)
    if following is None:
        return session.word("person.all-done")
    words = session.here().library.words("activities", following, session.language())
    return session.word("person.next", title=words.title)


def _talk(page: Page, person: Person) -> None:
    if page.asked_for_talk is None:
        return
    st.warning(session.word("caseload.talk", day=saying.day(page.asked_for_talk)))
    wish = talking.wish(session.here().store, page.dossier, by=person)
    if wish and wish.urgent:
        st.markdown(session.word("caseload.urgent"))
    if wish and wish.question:
        with st.container(key="own-question"):
            st.text(wish.question)

    st.button(
        session.word("person.talked"),
        key="talked",
        on_click=tap(lambda doing: talking.talked(session.here().store, page.dossier, doing)),
    )


def _dream(page: Page) -> None:
    """Draw the dream in the person's own words, on top of everything."""
    shared = page.results.get(DREAM)
    if shared is None or DREAM_PART not in shared.answers:
        return
    with st.container(key="dream"):
        said = [session.word("person.dream"), *_when(shared, page)]
        st.caption(" · ".join(said))
        st.text(str(shared.answers[DREAM_PART].value))


def _results(page: Page) -> None:
    if not page.results:
        st.info(session.word("person.nothing-shared"))
    library = session.here().library
    for activity_id, shared in sorted(page.results.items(), key=_place):
        words = library.words("activities", activity_id, session.language())
        with st.container(key=f"result-{activity_id}"):
            st.subheader(words.title, anchor=False)
            st.caption(_provenance(shared, page))
            if shared.scores:
                _chart(shared, words)
            else:
                draw(_without_dream(shared), words)
            since(shared.activity, shared.more, words)
            told_to_counsellor(shared.more, words)


def _place(result: tuple[str, Result]) -> tuple[bool, int]:
    """Return where a result stands: the dream, then questionnaires, exercises and lessons."""
    return result[0] != DREAM, ORDER.index(result[1].activity.kind)


def _without_dream(shared: Result) -> Result:
    """Leave out the dream itself: it stands on top of the page already."""
    answers = {part: given for part, given in shared.answers.items() if part != DREAM_PART}
    return shared._replace(answers=answers) if shared.activity.id == DREAM else shared


def _provenance(shared: Result, page: Page) -> str:
    level = session.word(f"person.level.{shared.level.value}")
    state = session.word(f"person.state.{shared.state}")
    end = [session.word("share.until", day=saying.day(shared.until))] if shared.until else []
    return " · ".join([level, state, *_when(shared, page), *end])


def _when(shared: Result, page: Page) -> list[str]:
    """Return the day of the latest answer, marked when it is new since the last look."""
    if shared.at is None:
        return []
    is_new = page.looked_before is not None and shared.at > page.looked_before
    new = [f"**{session.word('person.new')}**"] if is_new else []
    return [saying.day(shared.at), *new]


def _chart(shared: Result, words: Words) -> None:
    # Plotly costs a second and 100 MB at import: only this page, and only with a chart, pays it.
    from modules.ui.charts import scale_chart

    for sentence in said_of_scales(shared, words):
        st.markdown(sentence)
    scale_chart(scale_bars(shared, words))
    ladder(shared.more, words)
    themes(shared.more, words)
    _how_sure(shared)
    _signs(shared)
    with st.expander(session.word("person.all-answers")):
        lines = [
            f"- {words.heading(part.id)}: {_in_words(shared, part, words)}"
            for part in shared.activity.parts
            if part.id in shared.answers
        ]
        st.markdown("\n".join(lines))


def _in_words(shared: Result, part: Part, words: Words) -> str:
    return in_words(shared.activity, part, shared.answers[part.id].value, words)


def _road(page: Page) -> None:
    """Draw in one line what is done; the next step stands under the name."""
    done = [one.activity for one in page.road if one.state == "done"]
    if done:
        library = session.here().library
        titles = [library.words("activities", one, session.language()).title for one in done]
        st.markdown(session.word("person.done", titles=", ".join(titles)))


def _how_sure(shared: Result) -> None:
    """Say of a short form how many questions it took, why it ended and how sure it is."""
    short = shared.short
    if short is None:
        return
    ended = session.word(f"ended.{short.ended or 'open'}")
    st.caption(session.word("person.short", asked=short.asked, items=short.items, ended=ended))
    chances = {"first": round(100 * short.first), "top": round(100 * short.top)}
    st.caption(session.word("person.sure", **chances))


def _signs(shared: Result) -> None:
    """Say what shows of answering without reading: something to ask about, never a judgement."""
    found = shared.signs
    if found is None:
        return
    seen = {"same": found.same_answer, "fast": found.too_fast, "inconsistent": found.inconsistent}
    said = [session.word(f"signs.{name}") for name, shows in seen.items() if shows]
    if said:
        st.info("\n\n".join([*said, session.word("signs.ask")]))


def _notes(page: Page, person: Person) -> None:
    st.subheader(session.word("notes.title"), anchor=False)
    st.caption(session.word("notes.read-too"))
    with st.form("new-note", clear_on_submit=True):
        st.text_area(
            session.word("notes.write"), key="new-note-text", max_chars=talking.LONGEST_NOTE
        )
        st.form_submit_button(session.word("button.keep-it"), on_click=_keep_note(page.dossier))
    for number, note in enumerate(talking.notes(session.here().store, page.dossier, by=person)):
        with st.container(key=f"note-{number}"):
            st.caption(f"{plain(note.name)} · {saying.day(note.at)}")
            st.text(note.text)


def _keep_note(dossier_id: str) -> Callable[[], None]:
    def keep(doing: Doing) -> None:
        typed = str(st.session_state.get("new-note-text") or "")
        talking.write_note(session.here().store, dossier_id, typed, doing)

    return tap(keep)


def _new_card(page: Page) -> None:
    with st.expander(session.word("person.card")):
        st.markdown(session.word("person.card.text"))
        made = session.remembered(f"card-{page.dossier}")
        if made:
            signs(made)  # type: ignore[arg-type]  # only the callback below puts a card there

        prove_again()
        st.button(session.word("person.card.make"), key="new-card", on_click=_make(page.dossier))


def _make(dossier_id: str) -> Callable[[], None]:
    def make(doing: Doing) -> None:
        here = session.here()
        made = counselling.give_new_card(here.store, here.keys, dossier_id, doing)
        session.remember(f"card-{dossier_id}", made)

    return tap(make)
