"""S6: thousands of texts in every field that a person can fill, and any value for any part."""

import math
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from modules.domain.activities.answer import BadAnswer, answers_of
from modules.domain.activities.part import Entries, Part, Write
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.plan import plan
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change
from modules.domain.records.fields import DISAGREEMENT
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.activities import answering, disagreement
from modules.services.guidance import notes
from modules.services.observers import rating_links, ratings
from modules.services.plan import plan as planning
from modules.services.plan.plan import QUESTIONS
from modules.services.sharing import sharing
from modules.services.sharing.reader import open_reader
from tests.security.hostile_texts import CORPUS
from tests.security.measured import Measured
from tests.security.typed.memory import Memory

SLOWEST = 2.0
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
AMINA = Person(id="a1" * 16, role="participant")
ELS = Person(id="e1" * 16, role="counsellor")

SIGNS = st.characters(codec=None, categories=None)
"""Every sign there is, also halves of signs and control signs."""
_TIMES = st.integers(1, 999)
COMBINING = "e\u0301\u0308\u0323\u200d\u200c\u202e\ufe0f\U0001f468\r\n\t \x00"
COMBINING += "\ud83d\ude00ß\u0130\ud7a3\u1161"
TYPED = st.one_of(
    st.text(),
    st.text(SIGNS, max_size=60),
    st.text(st.sampled_from(COMBINING)),
    st.sampled_from(CORPUS),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=9), _TIMES),
)
_KEYS = st.one_of(
    st.text(max_size=9),
    st.integers(),
    st.none(),
    st.builds(lambda digits: 10**digits, st.just(5000)),
)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from([10**40, -(10**40), math.nan, math.inf, -math.inf, -0.0, 2**63]),
        st.floats(),
        st.builds(lambda digits: 10**digits, st.integers(4000, 6000)),  # too long to be written
        TYPED,
        st.binary(max_size=20),
        st.complex_numbers(),
        st.builds(object),
        st.dates(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(_KEYS, inner),
        st.frozensets(st.integers(), max_size=3),
    ),
    max_leaves=12,
)
_acts = count(1)


class Field(NamedTuple):
    """A field: what keeps a text, and what is kept then; None where it must be refused or empty."""

    name: str
    keep: Callable[[str], None]
    kept: Callable[[], list[object]]
    longest: int
    one_line: bool = False
    below: tuple[str, ...] = ()
    """What to take away after each text, so that the dossier stays small."""


class Tally:
    """What went wrong in all texts of one field."""

    def __init__(self) -> None:
        self.texts = self.refused = self.uncaught = self.slow = self.otherwise = 0
        self.slowest = 0.0
        self.first = ""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note an exception nobody declared, and the time it took."""
        begin = time.perf_counter()
        try:
            yield
        except BadAnswer:
            self.refused += 1
        except Exception as error:
            self.uncaught += 1
            self.first = self.first or f"{type(error).__name__}: {str(error)[:60]}"
        took = time.perf_counter() - begin
        self.slowest = max(self.slowest, took)
        self.slow += took > SLOWEST


def as_kept(typed: str, *, one_line: bool) -> str:
    """Return what must be kept of a text, worked out apart from the app.

    NFC; one kind of line end; no control signs, halves of signs or signs without a meaning; none of
    the spaces around it.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    shown = [one for one in lines if one in "\t\n" or _is_sign(one)]
    text = unicodedata.normalize("NFC", "".join(shown)).strip()
    return " ".join(text.split()) if one_line else text


_NO_SIGN = ("Cc", "Cs", "Co")


def _is_sign(one: str) -> bool:
    never = ord(one) % 0x10000 in (0xFFFE, 0xFFFF) or ord(one) in range(0xFDD0, 0xFDF0)
    return unicodedata.category(one) not in _NO_SIGN and not never


def measured(
    library: Library, others: Library, texts: int, *, every_length: bool = True
) -> list[Measured]:
    """Type `texts` texts in each field; `others` is content with a form about somebody else.

    Without `every_length` one part to write in and one list stand for all.
    """
    store = _store()
    answers = list(_answers(store, library))
    if not every_length:
        answers = [*answers[:1], next(one for one in answers if one.name.count("/") > 1)]
    fields = [*_services(store, library), *answers, *_guest(store, others)]
    drawn = _drawn(texts)
    tallies = [_tried(store, field, drawn) for field in fields]
    raw = _raw(store, library, texts)
    every = [*tallies, raw]
    uncaught, slow = sum(one.uncaught for one in every), sum(one.slow for one in every)
    said = next((one.first for one in every if one.first), "")
    slowest = max(one.slowest for one in every)
    typed, wrong = sum(one.texts for one in tallies), sum(one.otherwise for one in tallies)
    return [
        Measured(
            "S6",
            "0 exceptions nobody declared",
            f"{uncaught} of {typed + raw.texts} {said}",
            uncaught == 0,
        ),
        Measured(
            "S6",
            "0 texts take over 2 s",
            f"{slow} of {typed + raw.texts}; slowest {slowest * 1000:.0f} ms",
            slow == 0,
            by_clock=True,
        ),
        Measured(
            "S6",
            "kept as typed (NFC), or refused",
            f"{wrong} otherwise in {len(fields)} fields of {texts} texts {said}",
            wrong == 0,
        ),
    ]


def _store() -> Memory:
    store = Memory()
    fields = {
        **{f"consent/{one}": {"yes": True, "version": consent.VERSION} for one in consent.SUBJECTS},
        **{f"consent/{one}": {"yes": True, "version": consent.VERSION} for one in consent.OPTIONAL},
        f"counsellor/{ELS.id}": True,
    }
    changes = [Change(field=name, value=value) for name, value in fields.items()]
    store.create(AMINA.id, changes, by=AMINA.id, at=MONDAY, save_id="begin")
    return store


def act(by: Person) -> Action:
    """Return a new act."""
    return Action(by, MONDAY, f"act-{next(_acts)}")


def _drawn(texts: int) -> list[str]:
    """Return so many texts, the same each time: drawing one takes longer than keeping it."""
    drawn: list[str] = []

    @settings(
        max_examples=texts,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(TYPED)
    def draw(typed: str) -> None:
        drawn.append(typed)

    draw()
    return drawn


def _tried(store: Memory, field: Field, texts: Iterable[str]) -> Tally:
    tally = Tally()
    for typed in texts:
        tally.texts += 1
        before = tally.refused + tally.uncaught
        with tally.watching():
            field.keep(typed)
        accepted = tally.refused + tally.uncaught == before
        if not _is_right(field, typed, accepted):
            tally.otherwise += 1
            tally.first = tally.first or f"{field.name}: {typed[:40]!a}"
        for start in field.below:
            store.forget(AMINA.id, start)
    return tally


def _is_right(field: Field, typed: str, accepted: bool) -> bool:
    wished = as_kept(typed, one_line=field.one_line)
    if not accepted:  # too long, or nothing in it: then a person is told
        return not wished or len(wished) > field.longest
    if field.one_line:  # cut where the field on the screen ends
        wished = wished[: field.longest].strip()
    found = [str(one or "") for one in field.kept()]
    return all(one == wished for one in found) if found else not wished


def _talk(store: Memory) -> str:
    """Return what Els reads that Amina wants to talk about."""
    wish = notes.wish(open_reader(store, AMINA.id, ELS, MONDAY))
    return wish.question if wish else ""


def _services(store: Memory, library: Library) -> Iterator[Field]:
    """Yield the fields that are no answers: names, wishes, notes and the plan."""

    def value(name: str) -> Callable[[], list[object]]:
        return lambda: [store.get(AMINA.id).value(name)]

    def under(name: str, key: str = "") -> Callable[[], list[object]]:
        def found() -> list[object]:
            every = [one.value for one in store.get(AMINA.id).under(name).values()]
            return [one.get(key) if key and isinstance(one, dict) else one for one in every]

        return found

    longest = sharing.LONGEST_NAME
    name = value("profile/name")
    yield Field(
        "name",
        lambda typed: sharing.set_name(store, typed, act(AMINA)),
        name,
        longest,
        True,
        ("profile/name",),
    )
    yield Field(
        "name at the start",
        lambda typed: _agree(store, typed),
        name,
        longest,
        True,
        ("profile/name",),
    )
    yield Field(
        "what to talk about",
        lambda typed: notes.ask_for_talk(store, True, act(AMINA), question=typed),
        lambda: [_talk(store)],
        notes.LONGEST_QUESTION,
    )
    yield Field(
        "note",
        lambda typed: notes.write_note(store, AMINA.id, typed, act(ELS)),
        under("note"),
        notes.LONGEST_NOTE,
        below=("note/",),
    )
    yield Field(
        "target",
        lambda typed: planning.set_target(store, typed, act(AMINA)),
        value(fields.TARGET.name()),
        plan.LONGEST,
    )
    yield Field(
        "own step",
        lambda typed: planning.add_step(store, typed, act(AMINA)),
        under("step", "text"),
        plan.LONGEST,
        below=("step/",),
    )
    yield Field(
        "proposed step",
        lambda typed: planning.propose_step(store, AMINA.id, typed, act(ELS)),
        under("step", "text"),
        plan.LONGEST,
        below=("step/",),
    )
    yield Field(
        "seen differently",
        lambda typed: disagreement.differ(store, library, "dromen", typed, act(AMINA)),
        value(DISAGREEMENT.name("dromen")),
        disagreement.LONGEST,
    )
    for one in QUESTIONS:
        yield _goal(store, one, under("goal", one))


def _agree(store: Memory, typed: str) -> None:
    sharing.agree(store, act(AMINA), adult=True, use=True, name=typed)


def _goal(store: Memory, question: str, kept: Callable[[], list[object]]) -> Field:
    def keep(typed: str) -> None:
        planning.write_goal(store, {"what": "x", question: typed}, act(AMINA))

    return Field(f"goal: {question}", keep, kept, plan.LONGEST, below=("goal/",))


def _answers(store: Memory, library: Library) -> Iterator[Field]:
    """Yield a part to write in and a field of a list of each length that there is."""
    seen: set[tuple[str, int]] = set()
    for activity in library.activities.values():
        for part in activity.parts:
            for below, longest in _written(part):
                shape = (part.kind, longest)
                if activity.own and shape not in seen:
                    seen.add(shape)
                    yield _answer(store, library, (activity.id, part), below, longest)


def _written(part: Part) -> Iterator[tuple[str | None, int]]:
    if isinstance(part, Write):
        yield None, part.max_length
    if isinstance(part, Entries):
        yield from ((one.id, one.max_length) for one in part.fields if isinstance(one, Write))


def _answer(
    store: Memory, library: Library, where: tuple[str, Part], below: str | None, longest: int
) -> Field:
    activity, part = where

    def keep(typed: str) -> None:
        value: object = typed if below is None else [{below: typed}]
        answering.record(store, library, activity, part.id, value, act(AMINA))

    def kept() -> list[object]:
        found = answers_of(store.get(AMINA.id), activity)
        value = found[part.id].value if part.id in found else None
        return [one.get(below) for one in value] if isinstance(value, tuple) else [value]  # type: ignore[union-attr]

    name = f"{activity}/{part.id}" + (f"/{below}" if below else "")
    return Field(name, keep, kept, longest, below=("answer/", "place/"))


def _guest(store: Memory, others: Library) -> Iterator[Field]:
    """Yield what is typed for and by somebody else: for whom a link is, and what comes back."""
    form = "seen-by-others"

    def link(who: str = "", name: str = "") -> str:
        action = act(AMINA)
        return rating_links.make_link(
            store, others, AMINA.id, form, "supervisor", action, who=who, name=name
        )

    def links(field: str) -> Callable[[], list[object]]:
        return lambda: [getattr(one, field) for one in rating.rating_links(store.get(AMINA.id))]

    def submit(typed: str) -> None:
        said = {"op-tijd": "soms", "goed-gedaan": typed}
        rating_links.submit(store, others, link(), said, at=MONDAY + timedelta(minutes=1))

    def judge(typed: str) -> None:
        ratings.rate(store, others, AMINA.id, form, {"goed-gedaan": typed}, act(ELS))

    def said() -> list[object]:
        activity = others.activities[form]
        every = rating.observer_ratings(store.get(AMINA.id), activity)
        return [one.answers["goed-gedaan"].value for one in every if "goed-gedaan" in one.answers]

    longest, below = sharing.LONGEST_NAME, ("guest/", "judgement/")
    yield Field(
        "link: who", lambda typed: _made(link(who=typed)), links("who"), longest, True, below
    )
    yield Field(
        "link: name", lambda typed: _made(link(name=typed)), links("name"), longest, True, below
    )
    yield Field("form of a guest", submit, said, 40, below=below)
    yield Field("form of a counsellor", judge, said, 40, below=below)


def _made(token: str) -> None:
    assert len(token) >= 32


def _raw(store: Memory, library: Library, texts: int) -> Tally:
    """Send any value to any part of any activity: an answer or a refusal, never anything else."""
    tally = Tally()
    parts = [
        (activity.id, part.id)
        for activity in library.activities.values()
        for part in activity.parts
    ]

    @settings(
        max_examples=texts,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(st.sampled_from(parts), VALUES, st.sampled_from([None, 0, 1, -1, 10**30]))
    def try_each(where: tuple[str, str], value: object, base: int | None) -> None:
        tally.texts += 1
        store.forget(AMINA.id, "answer/")
        with tally.watching():
            answering.record(store, library, *where, value, act(AMINA), base=0 if base else None)

    try_each()
    return tally
