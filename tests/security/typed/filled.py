"""People with hostile texts in every field that somebody else reads, made by the services."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from modules.domain.activities.answer import plain
from modules.domain.catalogue import Library
from modules.domain.plan.plan import QUESTIONS
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Person
from modules.domain.records.sharing import IDEAS, PLAN, Level
from modules.services.accounts import accounts
from modules.services.action import Action
from modules.services.activities import answering, disagreement
from modules.services.guidance import notes
from modules.services.observers import rating_links
from modules.services.plan import plan
from modules.services.sharing import sharing
from modules.storage.tinydb.store import TinyStore
from tests.conftest import keep_account

ELS = Person(id="e1" * 16, role="counsellor")
EACH = 10
"""Texts in one dossier: as many as a list of entries and a plan hold."""
WRITTEN = ("trots", "wondervraag")
LISTED = ("kies-houden-later-nee", "keuzes", "waarom")
JUDGED = ("talenten-anderen", "ik-zie-dit")
SHARED = (*WRITTEN, LISTED[0], JUDGED[0], PLAN, IDEAS)
OWN_PAGES = ("pad", "plan", "begeleider", "delen", "gegevens", "hulp")
FIELDS = ("answer", "entry", "note", "goal", "step", "who", "words")
"""Of which each text is in one dossier; a name, a question and a target are one to a person."""
A_CASELOAD = 25
"""People that a counsellor sees at a time: there are as many counsellors as that takes."""
_acts = count(1)


class Dossier(NamedTuple):
    """One participant with hostile words: which, by the field that they are in."""

    person: Person
    said: Mapping[str, tuple[str, ...]]


def filled(
    folder: Path, library: Library, texts: tuple[str, ...]
) -> tuple[dict[str, str], list[Dossier]]:
    """Return the cookie of each person, and the dossiers: few with everything."""
    store = TinyStore.open(folder)
    cookies: dict[str, str] = {}
    chunks = [texts[at : at + EACH] for at in range(0, len(texts), EACH)]
    dossiers = []
    for number, text in enumerate(texts):
        person = Person(id=f"{number + 16:032x}", role="participant")
        guide = counsellor(number)
        begin(store, person, guide)
        if guide.id not in cookies:
            cookies[guide.id] = signed_in(store, guide, "Els")
        sharing.set_name(store, text, _act(person))
        said = {"name": (text[: sharing.LONGEST_NAME],)}
        if number < len(chunks):
            cookies[person.id] = signed_in(store, person, None)
            said |= _words(store, library, person, chunks[number])
        dossiers.append(Dossier(person, said))
    store.close()
    return cookies, dossiers


def signed_in(store: TinyStore, person: Person, name: str | None) -> str:
    """Keep an account, and return the secret of a sign-in of now."""
    account = Account(
        id=person.id,
        role=person.role,
        name=name,
        lookup=person.id,
        secret="nobody signs in here with a secret",
        created_at=datetime.now(UTC),
    )
    keep_account(store, account)
    return accounts.begin(store, account, at=datetime.now(UTC))


def begin(store: TinyStore, person: Person, guide: Person = ELS) -> None:
    """Make the dossier of somebody who agreed to all, and shares what is looked at."""
    yes = {"yes": True, "version": consent.VERSION}
    fields = {f"consent/{one}": yes for one in consent.SUBJECTS}
    changes = [Change(field=name, value=dict(value)) for name, value in fields.items()]
    changes += [Change(field=f"counsellor/{guide.id}", value=True)]
    changes += [Change(field=f"share/{one}/{guide.id}", value=Level.ALL.value) for one in SHARED]
    act = _act(person)
    store.create(person.id, changes, by=person.id, at=act.at, save_id=act.save_id)


def counsellor(number: int) -> Person:
    """Return who guides the person with this number: Els the first ones."""
    rank = number // A_CASELOAD
    return ELS if rank == 0 else Person(id=f"{rank:x}" + "e" * 31, role="counsellor")


def _words(
    store: TinyStore, library: Library, person: Person, chunk: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Type each text in each field; return what must be seen, marked by the field it was in."""

    def marked(field: str) -> tuple[str, ...]:
        return tuple(plain(f"{one} q{number}{field}") for number, one in enumerate(chunk))

    parts = [
        (activity, part.id)
        for activity in WRITTEN
        for part in library.activities[activity].parts
        if part.kind == "write"
    ]
    for (activity, part), text in zip(parts, marked("answer"), strict=False):
        answering.record(store, library, activity, part, text, _act(person))
    entries = [{LISTED[2]: text} for text in marked("entry")]
    answering.record(store, library, *LISTED[:2], entries, _act(person))
    for text in marked("note"):
        notes.write_note(store, person.id, text, _act(ELS))
    for text in marked("goal"):
        plan.write_goal(store, dict.fromkeys(QUESTIONS, text), _act(person))
    for text in marked("step"):
        plan.add_step(store, text, _act(person))
    for who, text in zip(marked("who"), marked("words"), strict=True):
        _judged(store, library, person, who, text)
    target, question = marked("target")[0], marked("question")[-1]
    differs = marked("differs")[len(chunk) // 2]
    plan.set_target(store, target, _act(person))
    notes.ask_for_talk(store, True, _act(person), question=question)
    disagreement.differ(store, library, WRITTEN[0], differs, _act(person))
    said = {field: marked(field) for field in FIELDS}
    said["who"] = tuple(one[: sharing.LONGEST_NAME] for one in said["who"])
    return {**said, "target": (target,), "question": (question,), "differs": (differs,)}


def _judged(store: TinyStore, library: Library, person: Person, who: str, text: str) -> None:
    token = rating_links.make_link(
        store, library, person.id, JUDGED[0], "supervisor", _act(person), who=who, name=who
    )
    rating_links.submit(store, library, token, {JUDGED[1]: text}, at=datetime.now(UTC))


def _act(by: Person) -> Action:
    return Action(by, datetime.now(UTC), f"typed-{next(_acts)}")
