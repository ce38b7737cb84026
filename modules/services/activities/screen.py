"""One screen of an activity as a value: everything that stands on it, whatever draws it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from modules.domain.activities.activity import ABOUT, Activity
from modules.domain.activities.part import Part, Read, Sort
from modules.domain.activities.progress import minutes_left, position
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library, in_language
from modules.domain.records.people import Person
from modules.services.activities.answering import ActivitySession, open_session
from modules.services.activities.asked import Asked, Asking, Option, Saying, asked, spoken
from modules.services.adaptive import short_form
from modules.services.sharing.reader import open_reader
from modules.storage.base import Store

ScreenKind = Literal["part", "agreement", "form", "end"]
"""A part, the yes before questions about private life, the choice of the form, or the end."""

AGREEMENT, FORM, END = "_agreement", "_form", "_end"
"""The names of the screens that are no part: no part can have such an id."""


class TermCard(NamedTuple):
    """A word of work, always in Dutch first, and what it means."""

    heading: str
    text: str


class Screen(NamedTuple):
    """What stands on one screen.

    `name` tells it from every other screen of the activity, `base` is the version of the answer
    that it shows (0 for none), `kept` says what is kept and who sees it, `words_language` is the
    language of the activity's words, which is Dutch where there is no translation.
    """

    activity: str
    name: str
    kind: ScreenKind
    title: str
    heading: str
    words_language: str
    place: str = ""
    picture: str | None = None
    explanation: str = ""
    asked: Asked | None = None
    options: tuple[Option, ...] = ()
    base: int = 0
    asks: bool = False
    kept: str = ""
    error: str = ""
    about: str = ""
    terms: tuple[TermCard, ...] = ()
    speak: tuple[str, ...] = ()
    whole_form: bool = True
    """Whether the parts come in a fixed order, so that the next can be shown without asking."""


class Shown(NamedTuple):
    """What the act before leaves for the screen: whether it was kept, what could not be, and why.

    `typed` is what was filled in on this screen and is not kept; it belongs to `part` alone.
    """

    kept: bool = False
    error: str = ""
    part: str = ""
    typed: object = None


NOTHING = Shown()


def screen(
    store: Store,
    library: Library,
    activity_id: str,
    *,
    by: Person,
    at: datetime,
    saying: Saying,
    shown: Shown = NOTHING,
) -> Screen:
    """Return the screen where somebody is in an activity; raises NoActivity, Forbidden."""
    reader = open_reader(store, by.id, by, at)
    session = open_session(reader, library, activity_id, whole=False)
    return screen_of(session, library, at=at, saying=saying, shown=shown)


def screen_of(
    session: ActivitySession,
    library: Library,
    *,
    at: datetime,
    saying: Saying,
    shown: Shown = NOTHING,
) -> Screen:
    """Return the screen of a session that was just opened."""
    activity = session.activity
    words = library.words("activities", activity.id, saying.language)
    typed = shown.typed if shown.part == session.part else None
    asking = Asking(library, activity, words, saying, at.date(), session.answers, typed)
    part = activity.part(session.part) if session.part else None
    if session.ask_sensitive and (part is not None or session.choose_form):
        found = _agreement(asking)
    elif session.choose_form:
        found = _form(asking)
    elif part is None:
        found = _end(asking)
    else:
        found = _part(part, session, asking, kept_now=shown.kept)
    return found._replace(error=shown.error)


def every_screen(
    store: Store, library: Library, activity_id: str, *, by: Person, at: datetime, saying: Saying
) -> Iterator[Screen]:
    """Yield every screen from where somebody is, in order, each as it looks before it is answered.

    Nothing where the next screen depends on the answer, as in a short form; of cards, one for each
    card that is still to be laid. Raises NoActivity, Forbidden.
    """
    session = open_session(open_reader(store, by.id, by, at), library, activity_id)
    if session.part is None or session.ask_sensitive or session.choose_form or _short(session):
        return
    words = library.words("activities", activity_id, saying.language)
    asking = Asking(library, session.activity, words, saying, at.date(), session.answers)
    ids = [part.id for part in session.activity.parts]
    for part in session.activity.parts[ids.index(session.part) :]:
        whole = _part(part, session, asking, kept_now=False)
        yield whole
        if isinstance(part, Sort) and whole.asked:
            yield from _cards_ahead(whole, whole.asked, saying)
    yield _end(asking)


def _cards_ahead(first: Screen, question: Asked, saying: Saying) -> Iterator[Screen]:
    """Yield the screen of each card after the one in hand."""
    for laid in range(1, len(question.cards)):
        left = question._replace(cards=question.cards[laid:], done=question.done + laid)
        yield first._replace(
            name=_name(left), place=_card_place(left, saying), asked=left, speak=spoken(left)
        )


def _part(part: Part, session: ActivitySession, asking: Asking, *, kept_now: bool) -> Screen:
    question, saying = asked(part, asking), asking.saying
    in_order = part is asking.activity.parts[0]
    place = _card_place(question, saying) or _place(session, part.id, asking)
    return _bare(asking, _name(question), "part")._replace(
        heading=question.heading,
        explanation=question.explanation,
        place=place,
        picture=question.picture,
        asked=question,
        base=session.versions.get(part.id, 0),
        asks=part.asks,
        kept=_kept(part, session, saying, kept_now=kept_now),
        about=_about(asking.activity, asking.words) if in_order else "",
        terms=tuple(_terms(asking)) if isinstance(part, Read) else (),
        speak=spoken(question),
        whole_form=not _short(session),
    )


def _bare(asking: Asking, name: str, kind: ScreenKind) -> Screen:
    words = asking.words
    return Screen(asking.activity.id, name, kind, words.title, words.title, words.language)


def _name(question: Asked) -> str:
    """Return the name of a part's screen; each card of a game is a screen of its own."""
    if question.kind != "sort":
        return question.part
    return f"{question.part}/{question.cards[0].value if question.cards else ''}"


def _short(session: ActivitySession) -> bool:
    return session.form is not None and session.form.form == "short"


def _card_place(question: Asked, saying: Saying) -> str:
    """Return "card 5 of 40" for a game of cards."""
    if question.kind != "sort":
        return ""
    number = min(question.done + 1, question.most)
    return saying.say("progress.card", number=number, total=question.most)


def _place(session: ActivitySession, part_id: str, asking: Asking) -> str:
    """Return where somebody is, as "Vraag 3 van 12 · nog ongeveer 2 minuten".

    In a short form nobody knows how many there will be: "Vraag 3 · nog ongeveer 8 vragen".
    """
    say, activity = asking.saying.say, asking.activity
    if _short(session):
        done = session.form.asked if session.form else ()
        number = done.index(part_id) + 1 if part_id in done else len(done) + 1
        left = short_form.questions_left(asking.library, activity, session.answers)
        said = (
            say("progress.question-only", number=number),
            say("progress.questions-left", count=left),
        )
        return " · ".join(said)
    where = position(activity, part_id)
    kind = "progress.question" if where.asks else "progress.screen"
    minutes = say("progress.minutes", count=minutes_left(activity, part_id))
    return " · ".join((say(kind, number=where.number, total=where.total), minutes))


def _kept(part: Part, session: ActivitySession, saying: Saying, *, kept_now: bool) -> str:
    """Say, once something is kept, what it is, and who can see it."""
    answer = session.answers.get(part.id)
    if answer is not None and answer.value is not None:
        return saying.say("kept.shared" if session.shared else "kept.private")
    if kept_now:
        return saying.say("kept.before-shared" if session.shared else "kept.before")
    return ""


def _about(activity: Activity, words: Words) -> str:
    """Return what a questionnaire rests on and what it cannot say."""
    return words.texts.get(ABOUT, "") if activity.kind == "questionnaire" else ""


def _terms(asking: Asking) -> Iterator[TermCard]:
    library = asking.library
    if not library.terms:
        return
    words = in_language(library.term_words, asking.saying.language)
    for term in asking.activity.terms:
        if term in library.terms:
            heading, *text = words.texts[term].split("\n\n")
            yield TermCard(heading, " ".join(text))


def _agreement(asking: Asking) -> Screen:
    """Return the question that comes before answers about health or private life."""
    say = asking.saying.say
    heading, text, ask = say("sensitive.title"), say("sensitive.text"), say("sensitive.ask")
    yes = Option("yes", say("consent.yes"), asking.file("check-mark"))
    return _bare(asking, AGREEMENT, "agreement")._replace(
        heading=heading,
        picture=asking.file("lock"),
        explanation=f"{text}\n\n{ask}",
        options=(yes,),
        speak=(heading, asking.words.title, text, ask),
    )


def _form(asking: Asking) -> Screen:
    """Return the choice between as few questions as it takes and every one."""
    say, activity, words = asking.saying.say, asking.activity, asking.words
    short = Option("short", say("form.short"), asking.file("person-walking"))
    total = len(activity.parts)
    full = Option("full", say("form.full", total=total), asking.file("road"))
    return _bare(asking, FORM, "form")._replace(
        picture=asking.file(activity.picture),
        explanation=words.introduction,
        options=(short, full),
        kept=say("form.text"),
        about=_about(activity, words),
        speak=(words.title, *words.introduction.split("\n\n"), short.words),
    )


def _end(asking: Asking) -> Screen:
    say = asking.saying.say
    heading, thanks = say("end.title"), say("end.thanks")
    return _bare(asking, END, "end")._replace(
        heading=heading,
        picture=asking.file("check-mark"),
        explanation=thanks,
        speak=(heading, thanks),
    )
