"""Tables as spreadsheets write them: encodings, separators and decimal commas.

Excel in Belgium writes Windows-1252 with semicolons and decimal commas, UTF-16 with tabs ("Unicode
text"), and sometimes a first line that says `sep=;`.
"""

import codecs
import csv
import io
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ",;\t"
_SAYS_SEPARATOR = re.compile(r"\"?sep=(.)\"?[^\S\r\n]*(\r\n|\r|\n|$)", re.IGNORECASE)
_COMMA = re.compile(r"\s*[-+]?\d*,\d+\s*")


class Cells(NamedTuple):
    """Rows with the line each ends on; `decimal_comma` is how a file of this kind writes 1/2."""

    rows: list[tuple[int, list[str]]]
    decimal_comma: bool


def decoded(raw: bytes) -> str:
    """Return text in UTF-8, in UTF-16 that says so, or else in Windows-1252.

    Raises UnicodeDecodeError for what is none of them, and for what holds zero signs: no text does.
    """
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise
        text = raw.decode("cp1252")
    if "\0" in text:
        raise UnicodeDecodeError(encoding, raw, 0, 1, "zero signs are no text")
    return text


def cells(text: str) -> Cells:
    """Return the rows that are not empty, by the separator that the file says or uses.

    Raises csv.Error.
    """
    says = _SAYS_SEPARATOR.match(text)
    separator = says[1] if says else max(_SEPARATORS, key=text.split("\n", 1)[0].count)
    body, skipped = (text[says.end() :], 1) if says else (text, 0)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    rows = [(reader.line_num + skipped, row) for row in reader if any(cell.strip() for cell in row)]
    return Cells(rows, decimal_comma=separator != ",")


def number(cell: str, *, decimal_comma: bool) -> float:
    """Return the number in a cell; raises ValueError.

    A comma is a decimal one only where it separates no cells: elsewhere it could be thousands.
    """
    if decimal_comma and _COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    return float(cell)
