"""A QR code, drawn in the page itself: no address of a picture ever holds a secret."""

from modules.services.accounts.qr import Square
from modules.ui.components.inline import component, packed

_QR = component("qr")


def qr(square: Square, label: str, key: str) -> None:
    """Draw the code, black on white whatever the theme; `label` says in words what it is."""
    _QR(key=key, data=packed({"side": square.side, "path": square.path, "label": label}))
