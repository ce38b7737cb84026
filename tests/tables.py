"""Reads a CSV of ours back, as whoever brings it in again would."""

import csv
import io

from modules.web.files.table_file import SEPARATOR


def read_csv(content: bytes) -> list[list[str]]:
    """Return the table of a file, with the texts as they were before they were marked as text."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=SEPARATOR)
    return [[cell.removeprefix("'") for cell in row] for row in rows]
