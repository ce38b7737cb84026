"""A button that posts a small form to one of our own addresses, where a cookie can be set."""

from collections.abc import Mapping
from typing import Literal

from modules.ui.components.inline import component

_FORM = component("post_form")


def post_form(
    label: str,
    action: Literal["/start", "/sign-out"],
    values: Mapping[str, str] | None = None,
    *,
    main: bool = True,
) -> None:
    """Draw the button; tapping it leaves this page."""
    _FORM(
        key=f"post{action}",
        data={"label": label, "action": action, "values": dict(values or {}), "main": main},
    )
