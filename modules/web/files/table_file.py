"""A table as a file for a spreadsheet, in which words stay words.

Why: a spreadsheet runs what begins with `=`, `+`, `-` or `@`, so a name could become a program on
the computer of whoever opens the file.
"""

import csv
import io
from collections.abc import Sequence

TableRows = Sequence[Sequence[str]]

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
SEPARATOR = ";"
_MARK = "'"
"""What a spreadsheet takes as "this is text"; a text that has it itself gets one more."""


def as_csv(table: TableRows) -> bytes:
    """Return a table as CSV that Excel in Belgium opens: semicolons, and UTF-8 with a BOM.

    No `sep=;` in front: with it Excel no longer sees that it is UTF-8.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL)
    writer.writerows([[_as_text(cell) for cell in row] for row in table])
    return file.getvalue().encode("utf-8-sig", "replace")


def _as_text(cell: str) -> str:
    return _MARK + cell if cell.startswith(_RUNS) else cell


def as_xlsx(table: TableRows) -> bytes:
    """Return a table as an Excel file whose cells are all text."""
    # openpyxl costs a tenth of a second at import: only who asks for this file pays it.
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new book has one
    for row, cells in enumerate(table, start=1):
        for column, words in enumerate(cells, start=1):
            # Set as a value it could become a formula; told that it is a string, it stays one.
            cell = sheet.cell(row=row, column=column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)
            cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
