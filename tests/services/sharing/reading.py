"""What a reader gives, asked of a full dossier: each kind of thing, and each member of a reader."""

from collections.abc import Callable, Mapping

from modules.domain.activities.activity import Activity
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.people import Person
from modules.services.permissions import Forbidden
from modules.services.sharing.reader import Reader
from tests.conftest import AMINA, ANKE, BART, ELS, FATIMA
from tests.full_dossier import GUEST

STEERING = Person.model_construct(id=ELS.id, role="steering")
"""A role that nobody knows, with the account of Amina's counsellor."""

VIEWERS: Mapping[str, Person] = {
    "Amina": AMINA,
    "Els": ELS,
    "Fatima": FATIMA,
    "Bart": BART,
    "an administrator": ANKE,
    "a guest of Amina's": GUEST,
    "a guest of nobody's": Person(id="2" * 32, role="guest"),
    "an unknown role": STEERING,
    "a counsellor with Amina's id": Person(id=AMINA.id, role="counsellor"),
    "a participant with the id of Els": Person(id=ELS.id, role="participant"),
    "an administrator with Amina's id": Person(id=AMINA.id, role="administrator"),
    "a guest with the id of Els": Person(id=ELS.id, role="guest"),
}
Probe = Callable[[Reader, Library], object]


def activity(library: Library, name: str) -> Activity:
    """Return an activity of the content."""
    return library.activities[name]


def answers(reader: Reader, library: Library, name: str) -> Mapping[str, object]:
    """Return the answers in a result as it may be read."""
    result = reader.result(library, activity(library, name))
    return result.answers if result else {}


def who(reader: Reader, library: Library) -> set[str]:
    """Return whose ratings may be read, by the word to know them by."""
    return {said.who for said in reader.ratings(activity(library, "seen-by-others"))}


def plan_words(reader: Reader) -> set[str]:
    """Return the goals and steps of the plan as it may be read."""
    plan = reader.plan
    return {goal.what for goal in plan.goals} | {one.text for one in plan.steps} if plan else set()


PROBES: Mapping[str, Probe] = {
    "everything": lambda r, _: r.own().fields,
    "name": lambda r, _: r.name == "Amina",
    "language": lambda r, _: r.value(fields.LANGUAGE) == "fr",
    "programme": lambda r, _: r.value(fields.PROGRAMME),
    "line": lambda r, _: r.line.asked_for_talk,
    "progress": lambda r, library: r.progress(activity(library, "one-scale")).state == "done",
    "agreement": lambda r, _: r.agreed in (True, False),
    "note": lambda r, _: r.under(fields.NOTE),
    "contact": lambda r, _: r.under(fields.CONTACT),
    "rhythm": lambda r, _: r.value(fields.RHYTHM),
    "wish to talk": lambda r, _: r.value(fields.TALK),
    "suggestion": lambda r, _: r.under(fields.SUGGESTED),
    "fields of answers": lambda r, _: r.under(fields.ANSWER),
    "fields of shares": lambda r, _: r.under(fields.SHARE),
    "own proposal": lambda r, _: r.proposals,
    "own link": lambda r, _: "ploegbaas" in {link.who for link in r.links},
    "link of the participant": lambda r, _: "tante" in {link.who for link in r.links},
    "short answer": lambda r, library: "mijn-zin" in answers(r, library, "read-then-write"),
    "long answer": lambda r, library: "mijn-geheim" in answers(r, library, "read-then-write"),
    "earlier words": lambda r, library: "eerder" in repr(
        r.result(library, activity(library, "read-then-write"))
    ),
    "check answer": lambda r, library: "hoe-begin-je" in r.access(
        activity(library, "check-question")
    ).parts,
    "check answer in a comparison": lambda r, library: r.own_choice(
        activity(library, "check-question"), "hoe-begin-je"
    ),
    "answer beside a check": lambda r, library: "betekenis" in answers(
        r, library, "check-question"
    ),
    "sentences": lambda r, library: r.result(library, activity(library, "one-scale")),
    "scores": lambda r, library: getattr(
        r.result(library, activity(library, "one-scale")), "scores", ()
    ),
    "quality of answering": lambda r, library: r.access(activity(library, "one-scale")).quality,
    "disagreement": lambda r, library: getattr(
        r.result(library, activity(library, "read-then-write")), "differs", None
    ),
    "sensitive result": lambda r, library: r.result(library, activity(library, "how-strong")),
    "sensitive short answer": lambda r, library: "steun" in answers(r, library, "how-strong"),
    "sensitive answer": lambda r, library: "mijn-zin" in answers(r, library, "how-strong"),
    "private signal": lambda r, library: getattr(
        getattr(r.result(library, activity(library, "how-strong")), "more", None), "signals", ()
    ),
    "own choice": lambda r, library: r.own_choice(
        activity(library, "read-then-write"), "mijn-zin"
    ),
    "own long choice": lambda r, library: r.own_choice(
        activity(library, "read-then-write"), "mijn-geheim"
    ),
    "sensitive own choice": lambda r, library: r.own_choice(
        activity(library, "how-strong"), "steun"
    ),
    "answers to compare": lambda r, library: r.whole_answers(
        activity(library, "seen-by-others")
    ),
    "answers for work": lambda r, library: "graag" in repr(r.heard(library.activities)),
    "sensitive answers for work": lambda r, library: "zwaar" in repr(r.heard(library.activities)),
    "notes in answers for work": lambda r, library: "keuken" in repr(r.heard(library.activities)),
    "target": lambda r, _: r.plan and r.plan.target,
    "open goal": lambda r, _: "koken" in plan_words(r),
    "past goal": lambda r, _: "bakken" in plan_words(r),
    "open step": lambda r, _: "bellen" in plan_words(r),
    "past step": lambda r, _: "schrijven" in plan_words(r),
    "kept idea": lambda r, _: "kok" in {one.occupation for one in r.decisions or ()},
    "refused idea": lambda r, _: "bakker" in {one.occupation for one in r.decisions or ()},
    "training": lambda r, _: "cvo" in {one.training for one in r.trainings or ()},
    "stopped training": lambda r, _: "ibo" in {one.training for one in r.trainings or ()},
    "what work asks": lambda r, _: r.whole_ideas,
    "own rating": lambda r, library: "els zelf" in who(r, library),
    "rating by own link": lambda r, library: "langs els" in who(r, library),
    "rating by another link": lambda r, library: "langs amina" in who(r, library),
    "accepted rating": lambda r, library: "vriend ja" in who(r, library),
    "rating that waits": lambda r, library: "vriend wacht" in who(r, library),
    "what others may read": lambda r, _: r.share_with("one-scale", FATIMA.id),
    "whether it is shared": lambda r, _: r.is_shared("one-scale") in (True, False),
}  # fmt: skip
"""Each kind of thing, and how it shows that a reader may read it."""


def readable(reader: Reader, library: Library) -> set[str]:
    """Return the kinds of things that a reader may read something of."""
    return {name for name, probe in PROBES.items() if _reads(probe, reader, library)}


def _reads(probe: Probe, reader: Reader, library: Library) -> bool:
    try:
        return bool(probe(reader, library))
    except Forbidden:
        return False


MEMBERS: Mapping[str, Callable[[Reader, Library], object]] = {
    "own": lambda r, _: r.own(),
    "under": lambda r, _: [r.under(kind) for kind in (fields.NOTE, fields.CONTACT)],
    "kept": lambda r, _: r.kept(fields.TALK),
    "value": lambda r, _: [r.value(kind) for kind in (fields.LANGUAGE, fields.RHYTHM)],
    "name": lambda r, _: r.name,
    "line": lambda r, _: r.line,
    "progress": lambda r, library: [r.progress(one) for one in library.activities.values()],
    "agreed": lambda r, _: r.agreed,
    "proposals": lambda r, _: r.proposals,
    "links": lambda r, _: r.links,
    "access": lambda r, library: [r.access(one) for one in library.activities.values()],
    "result": lambda r, library: [r.result(library, one) for one in library.activities.values()],
    "whole_answers": lambda r, library: [
        r.whole_answers(one) for one in library.activities.values()
    ],
    "own_choice": lambda r, library: [
        r.own_choice(one, part.id) for one in library.activities.values() for part in one.parts
    ],
    "heard": lambda r, library: r.heard(library.activities),
    "plan": lambda r, _: r.plan,
    "decisions": lambda r, _: r.decisions,
    "trainings": lambda r, _: r.trainings,
    "whole_ideas": lambda r, _: r.whole_ideas,
    "ratings": lambda r, library: [r.ratings(one) for one in library.activities.values()],
    "share_with": lambda r, _: r.share_with("one-scale", ELS.id),
    "is_shared": lambda r, _: r.is_shared("one-scale"),
}
"""Everything that a reader gives, asked of each activity."""

SAYS_NOTHING = {"dossier_id", "viewer", "at", "require"}
ONLY_OWN = {"own", "share_with", "is_shared"}
