"""The root of everything that a person can be told about what did not work."""


class Refusal(Exception):
    """What was asked cannot be done, for a reason that a person understands; nothing was kept.

    `text_id` names the sentence that says so. Code that raises something else has a bug, and the
    person reads the calm sentence for that.
    """

    text_id: str = "error.unexpected"


def text_id_of(error: Exception) -> str:
    """Return the id of the sentence about an error; for a bug, the calm one."""
    return error.text_id if isinstance(error, Refusal) else Refusal.text_id
