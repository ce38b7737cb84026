"""What a guide says of its activity: in a line, and to talk about afterwards."""

from modules.domain.catalogue import in_language
from modules.wording.wording import Wording


def facts(wording: Wording, kind: str, *, questions: int, minutes: int, languages: int) -> str:
    """Return the kind of activity, how long it is, and in how many languages it can be read."""
    return " · ".join(
        (
            wording.say(f"guides.{kind}"),
            wording.say("guides.questions", count=questions),
            wording.say("guides.minutes", minutes=minutes),
            wording.say("guides.languages", number=languages, total=len(wording.library.languages)),
        )
    )


def to_talk_about(wording: Wording, activity_id: str) -> str:
    """Return the questions that the guide of an activity has for afterwards; empty without one."""
    guide = wording.library.guides.get(activity_id)
    return in_language(guide, wording.language).texts["nabespreking"] if guide else ""
