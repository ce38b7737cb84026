"""Which sentences to say because of what answers show together: a reason to talk, no diagnosis."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity, SignalCondition
from modules.domain.activities.answer import Answer, Entry
from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Rate
from modules.domain.results.scoring import scores


def signals(
    activity: Activity, answers: Mapping[str, Answer], *, private: bool = True
) -> tuple[str, ...]:
    """Return the signals of which every condition holds, in the activity's order.

    Without `private` only those that go along with the result itself.
    """
    return tuple(
        signal.id
        for signal in activity.signals
        if (private or not signal.private)
        and all(_holds(activity, answers, condition) for condition in signal.when)
    )


def _holds(activity: Activity, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    if condition.scale is not None:
        score = next(
            (score for score in scores(activity, answers) if score.scale == condition.scale), None
        )
        # A scale of which too little was answered shows nothing.
        return score is not None and score.enough and _within(score.level, condition)
    parts = (activity.part(part_id) for part_id in condition.parts)
    shown = sum(part is not None and _shows(part, answers, condition) for part in parts)
    return shown >= condition.count


def _shows(part: Part, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    """Return whether the answer to one part is among those that the condition names."""
    answer = answers.get(part.id)
    if answer is None or answer.value is None:
        return False
    value = answer.value
    if isinstance(part, Rate) and isinstance(value, int):
        return _rated(value, answers, condition)
    if isinstance(part, Entries) and isinstance(value, tuple):
        return any(_is_such(entry, condition) for entry in value if isinstance(entry, dict))
    if isinstance(part, Choose):
        return value in condition.choices
    if isinstance(part, ChooseMany) and isinstance(value, tuple):
        return any(choice in condition.choices for choice in value)
    return False


def _rated(value: int, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    if condition.minus is None:
        return _within(value, condition)
    other = answers.get(condition.minus)
    if other is None or not isinstance(other.value, int):
        return False
    return _within(value - other.value, condition)


def _is_such(entry: Entry, condition: SignalCondition) -> bool:
    """Return whether an entry has one of the named choices in each named field."""
    return bool(condition.fields) and all(
        entry.get(field) in choices for field, choices in condition.fields.items()
    )


def _within(level: float, condition: SignalCondition) -> bool:
    low = condition.at_least is None or level >= condition.at_least
    return low and (condition.at_most is None or level <= condition.at_most)
