"""Every field that a dossier can hold: its name, what it holds, and who writes it.

The names are what stores, backups and exports keep: a prefix is never changed and never used for
something else. A field is `prefix`, or `prefix/id`, or `prefix/id/id`.
"""

from typing import Literal, NamedTuple

Owner = Literal["participant", "counsellor", "both", "rater"]
"""Who writes a field: the participant alone, their counsellor, either, or a rater by link."""


class FieldKind(NamedTuple):
    """One kind of field. `ids` says what follows the prefix, in order."""

    prefix: str
    ids: tuple[str, ...]
    owner: Owner
    holds: str
    """The shape of its value, in words; None as value always means taken away."""

    def is_name(self, name: str) -> bool:
        """Return whether a name is that of a field of this kind."""
        return field_of(name) == self

    def name(self, *ids: str | int) -> str:
        """Return the name of one field; raises ValueError with more or fewer ids than it has."""
        if len(ids) != len(self.ids):
            raise ValueError(f"{self.prefix} needs {len(self.ids)} ids, got {len(ids)}")
        return "/".join((self.prefix, *map(str, ids)))


CONSENT = FieldKind("consent", ("subject",), "participant", "{yes: bool, version: int}")
NAME = FieldKind("profile/name", (), "participant", "first name or nickname, one line")
LANGUAGE = FieldKind("profile/language", (), "participant", "code of a language of the content")
ANSWER = FieldKind(
    "answer", ("activity", "part"), "participant", "{value: as the part's kind, or null}"
)
PLACE = FieldKind("place", ("activity",), "participant", "id of the part on screen, or empty")
FORM = FieldKind("form", ("activity",), "participant", "{form: short or full, asked, ended}")
VERSION = FieldKind("version", ("activity",), "participant", "versions that were answered")
ATTEMPT = FieldKind(
    "round", ("activity", "number"), "participant", "{at, answers, form, content} of an attempt"
)
DISAGREEMENT = FieldKind("differs", ("activity",), "participant", "own words about a result")
SHARE = FieldKind("share", ("activity", "account"), "participant", "level, or {level, until}")
COUNSELLOR = FieldKind("counsellor", ("account",), "both", "true while this account guides them")
TALK = FieldKind("talk", (), "both", "true, or {question, urgent}; taken away once talked")
NOTE = FieldKind("note", ("id",), "counsellor", "words of a note")
CONTACT = FieldKind("contact", ("id",), "counsellor", "kind of contact")
RHYTHM = FieldKind("rhythm", (), "counsellor", "days between two contacts at most")
SUGGESTED = FieldKind("suggested", ("activity",), "both", "true until it is done or put away")
PROGRAMME = FieldKind("programme", (), "both", "id of the chosen programme")
TARGET = FieldKind("plan/target", (), "participant", "the job that is aimed for, in own words")
GOAL = FieldKind("goal", ("id",), "participant", "{what, sign, can, why, when, state, at}")
STEP = FieldKind("step", ("id",), "both", "{text, by, at, confirmed_at, state}")
IDEA = FieldKind("idea", ("occupation",), "participant", "keep, later or no")
TRAINING = FieldKind("way", ("training",), "participant", "how far somebody is with it")
TERM = FieldKind("term", ("word",), "participant", "known or practise")
RATING_LINK = FieldKind("guest", ("link",), "both", "{activity, rater, name, who, until, used, by}")
RATING = FieldKind("judgement", ("activity", "link"), "rater", "{rater, who, by, answers, at}")
RATING_ACCEPTED = FieldKind("accepted", ("activity", "link"), "participant", "true or false")

FIELDS: tuple[FieldKind, ...] = (
    CONSENT, NAME, LANGUAGE, ANSWER, PLACE, FORM, VERSION, ATTEMPT, DISAGREEMENT, SHARE,
    COUNSELLOR, TALK, NOTE, CONTACT, RHYTHM, SUGGESTED, PROGRAMME, TARGET, GOAL, STEP, IDEA,
    TRAINING, TERM, RATING_LINK, RATING, RATING_ACCEPTED,
)  # fmt: skip


def field_of(name: str) -> FieldKind | None:
    """Return the kind of field that a name belongs to, or None when there is no such kind."""
    for field in FIELDS:
        if not field.ids and name == field.prefix:
            return field
        below = name.removeprefix(f"{field.prefix}/")
        if field.ids and below != name and len(below.split("/")) == len(field.ids):
            return field
    return None
