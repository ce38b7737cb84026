"""What a guide says of its activity in a line."""

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
