"""S8: what somebody typed stays text in a spreadsheet, and comes back as it was."""

import csv
import io

from openpyxl import load_workbook

from modules.domain.activities.answer import plain
from modules.web.files.table_file import as_csv, as_xlsx
from tests.security.hostile_texts import CORPUS
from tests.security.measured import Measured
from tests.tables import read_csv

FORMULAS = (
    "=1+1",
    "+32",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example";"klik")',
    "=WEBSERVICE(A1)",
    "'=1",
    "%0A=1",
)


def run() -> list[Measured]:
    """Return what a spreadsheet makes of hostile words, in both kinds of file."""
    words = [plain(one) for one in (*FORMULAS, *CORPUS)]
    table = [[one] for one in words if one]
    made = as_csv(table)
    cells = [
        row[0]
        for row in csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";")
    ]
    begun = sum(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    sheet = load_workbook(io.BytesIO(as_xlsx(table))).active
    assert sheet is not None
    read = [sheet.cell(row=row, column=1) for row in range(1, len(table) + 1)]
    formulas = sum(cell.data_type == "f" for cell in read)
    same = read_csv(made) == table and [[cell.value] for cell in read] == table
    said = f"{begun + formulas} in {2 * len(table)} cells; unchanged: {'yes' if same else 'no'}"
    return [
        Measured(
            "S8", "0 cells that are formulas, words unchanged", said, same and not begun + formulas
        )
    ]
