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
        one.id
        for one in activity.signals
        if (private or not one.private)
        and all(_holds(activity, answers, condition) for condition in one.when)
    )


def _holds(activity: Activity, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    if condition.scale is not None:
        found = next(
            (one for one in scores(activity, answers) if one.scale == condition.scale), None
        )
        # A scale of which too little was answered shows nothing.
        return found is not None and found.enough and _within(found.level, condition)
    parts = (activity.part(one) for one in condition.parts)
    shown = sum(part is not None and _shows(part, answers, condition) for part in parts)
    return shown >= condition.count


def _shows(part: Part, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    """Say whether the answer to one part is among those that the condition names."""
    given = answers.get(part.id)
    if given is None or given.value is None:
        return False
    value = given.value
    if isinstance(part, Rate) and isinstance(value, int):
        return _rated(value, answers, condition)
    if isinstance(part, Entries) and isinstance(value, tuple):
        return any(_is_such(one, condition) for one in value if isinstance(one, dict))
    if isinstance(part, Choose):
        return value in condition.choices
    if isinstance(part, ChooseMany) and isinstance(value, tuple):
        return any(one in condition.choices for one in value)
    return False


def _rated(value: int, answers: Mapping[str, Answer], condition: SignalCondition) -> bool:
    if condition.minus is None:
        return _within(value, condition)
    other = answers.get(condition.minus)
    if other is None or not isinstance(other.value, int):
        return False
    return _within(value - other.value, condition)


def _is_such(entry: Entry, condition: SignalCondition) -> bool:
    """Say whether an entry has one of the named choices in each named field."""
    return bool(condition.fields) and all(
        entry.get(field) in choices for field, choices in condition.fields.items()
    )


def _within(level: float, condition: SignalCondition) -> bool:
    low = condition.at_least is None or level >= condition.at_least
    return low and (condition.at_most is None or level <= condition.at_most)
