"""A QR code as one drawing: a side, and the path of its dark squares."""

from typing import NamedTuple

import segno

QUIET = 4
"""The white squares around it that a reader needs."""


class Square(NamedTuple):
    """The side in squares, white edge and all, and the dark squares as the path of an SVG."""

    side: int
    path: str


def square(words: str) -> Square:
    """Return the QR code that says these words, readable with a quarter of it dirty or torn."""
    rows = tuple(segno.make_qr(words, error="q").matrix)
    dark = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, bit in enumerate(row)
        if bit
    )
    return Square(len(rows) + 2 * QUIET, "".join(dark))


def card_address(origin: str, secret: str) -> str:
    """Return what the QR code of a card says; browsers send nothing behind the # anywhere."""
    return f"{origin.rstrip('/')}/card#{secret}"
