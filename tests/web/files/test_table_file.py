"""A table as a file: words stay words in a spreadsheet, and come back as they were."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from modules.domain.activities.answer import plain
from modules.web.files.table_file import as_csv, as_xlsx
from tests.tables import read_csv

NASTY = [
    "=1+1",
    "+32 470",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example";"klik")',
    "'gewoon",
    "Els",
    "",
    "een; twee, drie",
    'zij zei "ja"',
    "أمينة",
]
words = st.text().map(plain)


def xlsx_cells(table: list[list[str]]) -> list[list[object]]:
    """Return what a spreadsheet reads, after looking that no cell is a formula."""
    sheet = load_workbook(io.BytesIO(as_xlsx(table))).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(max_row=len(table), max_col=len(table[0]))]
    assert {cell.data_type for row in rows for cell in row} <= {
        "s",
        "inlineStr",
        "n",
    }  # n: an empty one
    assert not any(isinstance(cell.value, int | float) for row in rows for cell in row)
    return [[cell.value or "" for cell in row] for row in rows]


def test_no_cell_of_a_csv_begins_with_what_a_spreadsheet_runs() -> None:
    content = as_csv([[one] for one in NASTY])
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    cells = [row[0] for row in csv.reader(text, delimiter=";")]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert read_csv(content) == [[one] for one in NASTY]


def test_excel_in_belgium_opens_a_csv_in_columns_and_sees_its_accents() -> None:
    content = as_csv([["Naam", "Wat"], ["Zo\u00eb", "een; twee, drie"]])
    assert content == '\ufeff"Naam";"Wat"\r\n"Zo\u00eb";"een; twee, drie"\r\n'.encode()


def test_no_cell_of_an_excel_file_is_a_formula_and_the_words_are_unchanged() -> None:
    shown = [one for one in NASTY if "\r" not in one]  # XML has one sign for a line end
    assert xlsx_cells([[one] for one in shown]) == [[one] for one in shown]


@given(st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=4))
def test_whatever_somebody_typed_comes_back_as_it_was(table: list[list[str]]) -> None:
    assert read_csv(as_csv(table)) == table
    assert xlsx_cells(table) == table
