"""A button that posts a small form to one of our own addresses, where a cookie can be set."""

from collections.abc import Mapping
from typing import Literal

from modules.ui.components.inline import component, packed

_FORM = component("post_form")


def post_form(
    label: str,
    action: Literal[
        "/start",
        "/sign-out",
        "/export",
        "/erase",
        "/card/print",
        "/judge",
        "/plan-together",
        "/acts",
    ],
    values: Mapping[str, str] | None = None,
    *,
    look: Literal["main", "quiet", "danger"] = "main",
    pin: str | None = None,
    name: str | None = None,
    leaves: bool = True,
) -> None:
    """Draw the button; tapping it leaves this page, unless it only brings a file (`leaves`).

    `pin` is the label of a field for a PIN, which goes with the form and never through Streamlit.
    `name` is the label of a field for a nickname: in the form itself, because what is typed in a
    field of Streamlit's has not always arrived when the button is tapped.
    """
    given = dict(values or {})
    _FORM(
        # Two forms for one address on one page differ in what they ask for.
        key=f"post{action}{given.get('form', '')}{given.get('activity', '')}",
        data=packed(
            {
                "label": label,
                "action": action,
                "values": given,
                "look": look,
                "pin": pin,
                "name": name,
                "leaves": leaves,
            }
        ),
    )
