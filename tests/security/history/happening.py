"""S14: every change and every look is one event, and no event is changed, gone, moved or added."""

import copy
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

from modules.domain.activities.answer import BadAnswer
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Event
from modules.domain.records.people import Person
from modules.domain.records.sharing import Level
from modules.services.action import Action
from modules.services.activities import answering, disagreement
from modules.services.guidance import contact, counselling, notes
from modules.services.observers import rating_links, ratings
from modules.services.permissions import Forbidden
from modules.services.plan import plan
from modules.services.programme import suggestions
from modules.services.sharing import consents, sharing
from modules.services.work import job_ideas
from modules.storage.base import Conflict, Damaged, StoreError
from modules.storage.history import events as chained
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.portable import checked, event_rows
from tests.conftest import AMINA, ELS, FATIMA, MONDAY, reads
from tests.security.measured import Measured

LOOKS = ("viewed", "exported")
Acts = Mapping[str, Callable[[Action], object]]
REFUSED = (BadAnswer, Forbidden, StoreError, ratings.BadLink, ratings.LinkRefused)
REFUSED += (sharing.NotTheirCounsellor, sharing.EndPassed)


class Counted:
    """How many acts there were, and how many left another number of events than one."""

    def __init__(self) -> None:
        self.changes = self.looks = self.refused = self.repeated = self.wrong = 0
        self.first = ""

    def note(self, name: str, expected: int, came: int) -> None:
        """Hold the events that came against those expected."""
        if came != expected:
            self.wrong += 1
            self.first = self.first or f"{name}: {came} events"


def measured(store: TinyStore, library: Library, acts: int, *, seed: int = 14) -> list[Measured]:
    """Do `acts` acts drawn at random to Amina's dossier, each of them also once more."""
    chance, counted, numbers = random.Random(seed), Counted(), count(1)
    every = {
        name: act
        for by in (AMINA, ELS, FATIMA)
        for name, act in _acts(store, library, chance, by).items()
    }
    for _ in range(acts):
        name = chance.choice(list(every))
        number = next(numbers)
        by = {"a": AMINA, "e": ELS, "f": FATIMA}[name[0]]
        action = Action(by, MONDAY + timedelta(minutes=number), f"act-{number}")
        _count(store, name, every[name], action, counted)
    one_each = f"{counted.wrong} otherwise in {counted.changes} changes, {counted.looks} looks"
    one_each += f", {counted.refused} refused, {counted.repeated} sent twice {counted.first}"
    rows = event_rows(store.take_out(AMINA.id))
    return [
        Measured(
            "S14", "each change and look: exactly one event", one_each.strip(), not counted.wrong
        ),
        _tampered(rows, chance),
        _on_disk(store, chance),
    ]


def _acts(store: TinyStore, library: Library, chance: random.Random, by: Person) -> Acts:
    """Return what somebody can do to Amina's dossier, by a name that begins with theirs."""
    amina = AMINA.id
    texts = ("Ik kook graag.", "Nee.", "e\u0301\u00e9", "", "x" * 5000)
    parts = [("one-scale", "herstellen"), ("ladder", "hoe-dapper"), ("read-then-write", "mijn-zin")]
    parts += [("seen-by-others", "op-tijd"), ("read-then-write", "uitleg"), ("gone", "gone")]
    values: tuple[object, ...] = ("niet", "graag", 3, True, None, "woorden", 99, ["x"])

    def text() -> str:
        return chance.choice(texts)

    def link() -> str:
        found = reads(store, by, amina).links
        return chance.choice([*(one.id for one in found), "none"])

    def goal() -> str:
        found = plan.own_plan(reads(store, AMINA)).goals
        return chance.choice([*(one.id for one in found), "none"])

    def judge(action: Action) -> None:
        said = {"op-tijd": chance.choice(["soms", "nooit"])}
        ratings.rate(store, library, amina, "seen-by-others", said, action)

    own: Acts = {
        "answer": lambda d: answering.record(
            store, library, *chance.choice(parts), chance.choice(values), d
        ),
        "place": lambda d: answering.go_to(store, library, *chance.choice(parts), d),
        "name": lambda d: sharing.set_name(store, text(), d),
        "language": lambda d: sharing.set_language(store, "nl", d),
        "share": lambda d: sharing.share(
            store, library, "one-scale", ELS.id, chance.choice(list(Level)), d
        ),
        "talk": lambda d: notes.ask_for_talk(
            store, chance.choice([True, False]), d, question=text()
        ),
        "target": lambda d: plan.set_target(store, text(), d),
        "step": lambda d: plan.add_step(store, text(), d),
        "goal": lambda d: plan.write_goal(store, {"what": text()}, d),
        "goal done": lambda d: plan.mark_goal(store, goal(), "done", d),
        "consent": lambda d: consents.say(store, "signal", chance.choice([True, False]), d),
        "idea": lambda d: job_ideas.choose(store, library, "kok", "keep", d),
        "link": lambda d: rating_links.make_link(
            store, library, amina, "seen-by-others", "other", d
        ),
        "end link": lambda d: rating_links.withdraw_link(store, amina, link(), d),
        "differs": lambda d: disagreement.differ(store, library, "one-scale", text(), d),
        "away": lambda d: suggestions.put_away(store, "one-scale", d),
    }
    theirs: Acts = {
        "look": lambda d: counselling.looked(store, reads(store, d.by, amina), d),
        "step": lambda d: plan.propose_step(store, amina, text(), d),
        "contact": lambda d: contact.log_contact(store, amina, chance.choice(contact.KINDS), d),
        "rhythm": lambda d: contact.agree_rhythm(store, amina, chance.choice([7, 14, None]), d),
        "suggest": lambda d: suggestions.suggest(
            store, library, amina, chance.choice(["ladder", "gone"]), d
        ),
        "take back": lambda d: suggestions.take_back(store, amina, "ladder", d),
        "talked": lambda d: notes.talked(store, amina, d),
        "judge": judge,
        "link": lambda d: rating_links.make_link(
            store, library, amina, "seen-by-others", "supervisor", d
        ),
        "end link": lambda d: rating_links.withdraw_link(store, amina, link(), d),
        "read": lambda d: notes.notes(store, reads(store, d.by, amina)),
    }
    acts = own if by == AMINA else theirs
    return {
        f"{'a' if by == AMINA else 'e' if by == ELS else 'f'} {name}": act
        for name, act in acts.items()
    }


READS = ("read",)
"""Acts that change nothing and look at nothing of anybody's own words."""


def _count(
    store: TinyStore, name: str, act: Callable[[Action], object], action: Action, counted: Counted
) -> None:
    before, fields = store.events(AMINA.id), dict(store.get(AMINA.id).fields)
    try:
        act(action)
    except REFUSED:
        counted.refused += 1
        counted.note(f"{name} refused", len(before), len(store.events(AMINA.id)))
        return
    after = store.events(AMINA.id)
    changed = dict(store.get(AMINA.id).fields) != fields
    looked = name.endswith("look")
    counted.changes += changed
    counted.looks += looked
    counted.note(name, 0 if name.split(" ", 1)[1] in READS else 1, len(after) - len(before))
    if after[: len(before)] != before or not _tells(after[len(before) :], action):
        counted.note(f"{name} otherwise", 1, 0)
    _again(store, name, act, action, counted)


def _tells(new: tuple[Event, ...], action: Action) -> bool:
    return all(one.by == action.by.id and one.at == action.at for one in new)


def _again(
    store: TinyStore, name: str, act: Callable[[Action], object], action: Action, counted: Counted
) -> None:
    """Send the same act once more, as a phone with a bad connection does."""
    before = len(store.events(AMINA.id))
    with suppress(*REFUSED, Conflict):
        act(action)
    counted.repeated += 1
    counted.note(f"{name} twice", before, len(store.events(AMINA.id)))


def _tampered(rows: list[Any], chance: random.Random) -> Measured:
    """Change each event in each way, take each away, swap and add: each must show."""
    tried = missed = 0
    for forged in _forgeries(rows, chance):
        tried += 1
        try:
            list(chained(forged, "measured"))
        except (Damaged, ValueError, KeyError):
            continue
        missed += 1
    said = f"{tried - missed} of {tried} in a chain of {len(rows)}"
    return Measured(
        "S14", "edited, removed, moved, added events: all seen", said, tried > 0 and not missed
    )


def _forgeries(rows: list[Any], chance: random.Random) -> Any:
    """Yield chains with one thing wrong; the last event cut off is the store's to see."""
    for number, row in enumerate(rows):
        for key in row:
            forged = copy.deepcopy(rows)
            forged[number][key] = _other(row[key], chance)
            yield forged
        if number < len(rows) - 1:
            yield [*rows[:number], *rows[number + 1 :]]
            yield [*rows[:number], rows[number + 1], row, *rows[number + 2 :]]
        yield [*rows[:number], row, *rows[number:]]


def _other(value: Any, chance: random.Random) -> Any:
    if isinstance(value, int):
        return value + chance.choice([-1, 1])
    if isinstance(value, list):
        return value[:-1] if chance.random() < 0.5 else [*value, ["profile/name", "X", 1]]
    at = chance.randrange(len(value))
    return value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :]


def _on_disk(store: TinyStore, chance: random.Random) -> Measured:
    """Change what the store hands over, with every key there is, the last event too."""
    whole = store.take_out(AMINA.id)
    tried = missed = 0
    for number in range(len(whole.events)):
        left = (*whole.events[:number], *whole.events[number + 1 :])
        if whole.events[number].kind in LOOKS and number == len(whole.events) - 1:
            continue  # a look that was last: only the store's own head knows of it
        tried += 1
        try:
            checked(whole.model_copy(update={"events": left}))
        except (Damaged, ValueError):
            continue
        missed += 1
    return Measured(
        "S14",
        "fields that history does not lead to: all seen",
        f"{tried - missed} of {tried}",
        not missed,
    )
