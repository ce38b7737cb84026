"""Reading files: every problem is named with its place, none of them is a traceback."""

from pathlib import Path

import numpy as np
import pytest

from modules.domain.adaptive.item_bank import Item
from modules.measurement.responses import BadFile, keyed_points, read_items, read_responses

ITEMS = "item_id,scale,keyed,response_min,response_max\na,X,1,1,5\nb,X,-1,1,5\nc,,1,0,10\n"


def items_from(folder: Path, text: str) -> tuple[Item, ...]:
    path = folder / "items.csv"
    path.write_text(text, encoding="utf-8")
    return read_items(path)


def answers_from(folder: Path, text: str) -> np.ndarray:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return read_responses(path, items_from(folder, ITEMS)).answers


def test_items_are_read_in_their_order(tmp_path: Path) -> None:
    items = items_from(tmp_path, ITEMS)
    assert [item.id for item in items] == ["a", "b", "c"]
    assert [item.keyed for item in items] == [1, -1, 1]
    assert items[2].scale is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("item_id,scale\na,X\n", "no column keyed, response_min, response_max"),
        (ITEMS + "a,X,1,1,5\n", "'a' occurs twice"),
        (ITEMS + "d,X,2,1,5\n", "items.csv:5: keyed is '2'; use 1 or -1"),
        (ITEMS + "d,X,1,5,1\n", "items.csv:5: d: response_min must be below"),
        (ITEMS + "d,X,1,one,5\n", "response_min is 'one', not a number"),
        (ITEMS + "d,X\n", "2 columns where the first line has 5"),
        ("item_id,scale,keyed,response_min,response_max\n", "no items"),
        ("item_id,scale,keyed,response_min,response_max\na,,1,1,5\n", "no item has a scale"),
    ],
)
def test_what_is_wrong_with_the_items_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        items_from(tmp_path, text)


def test_other_columns_and_their_order_do_not_matter(tmp_path: Path) -> None:
    found = answers_from(tmp_path, "name,c,b,a\nAmina,10,4,2\n")
    assert found.tolist() == [[2, 4, 10]]


@pytest.mark.parametrize("cell", ["", " ", "NA", "nan", "."])
def test_an_empty_cell_is_no_answer(tmp_path: Path, cell: str) -> None:
    assert np.isnan(answers_from(tmp_path, f"a,b,c\n{cell},4,10\n")[0, 0])


BELGIAN = [
    "a;b;c;groep\n4,0;5;2;Zo\u00eb\n".encode("cp1252"),
    "a;b;c;groep\r\n4,0;5;2;Zo\u00eb\r\n".encode("utf-8-sig"),
    "a\tb\tc\tgroep\r\n4,0\t5\t2\tZo\u00eb\r\n".encode("utf-16"),
    "\ufeffa\tb\tc\tgroep\r\n4\t5\t2\tZo\u00eb\r\n".encode("utf-16-be"),
    "sep=;\r\na;b;c;groep\r\n4,0;5;2;Zo\u00eb\r\n".encode("cp1252"),
    'sep=;\n"a";"b";"c";"groep"\n"4,0";"5,00";"2";"Zo\u00eb"\n'.encode("utf-8-sig"),
    "SEP=,\na,b,c,groep\n4.0,5,2,Zo\u00eb\n".encode(),
    "sep=\t\na\tb\tc\tgroep\n4,0\t5\t2\tZo\u00eb\n".encode(),
]


@pytest.mark.parametrize("content", BELGIAN)
def test_what_excel_in_belgium_writes_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    found = read_responses(path, items_from(tmp_path, ITEMS))
    assert found.answers.tolist() == [[4.0, 5.0, 2.0]]
    assert found.others == {"groep": ("Zo\u00eb",)}


def test_a_bank_with_decimal_commas_is_read(tmp_path: Path) -> None:
    lines = "sep=;\nitem_id;scale;keyed;response_min;response_max\na;X;1,0;0,5;4,5\n"
    (item,) = items_from(tmp_path, lines)
    assert (item.keyed, item.response_min, item.response_max) == (1, 0.5, 4.5)


def test_the_line_of_a_problem_counts_the_line_that_says_the_separator(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"answers\.csv:3: a is 9"):
        answers_from(tmp_path, "sep=;\na;b;c\n9;5;2\n")


def test_a_comma_that_could_be_thousands_is_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="not a number"):
        answers_from(tmp_path, 'a,b,c\n"1,234",5,2\n')


def test_semicolons_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    assert answers_from(tmp_path, "\ufeffa;b;c\n1;2;3\n").tolist() == [[1, 2, 3]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column for item c"),
        ("a,b,c,a\n1,2,3,4\n", "column 'a' occurs twice"),
        ("a,b,c\n1,2\n", "answers.csv:2: 2 columns"),
        ("a,b,c\n1,2,x\n", "answers.csv:2: c is 'x', not a number"),
        ("a,b,c\n1,2,3\n1,9,3\n", "answers.csv:3: b is 9, outside 1 to 5"),
        ("a,b,c\n", "no people"),
    ],
)
def test_what_is_wrong_with_the_answers_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        answers_from(tmp_path, text)


@pytest.mark.parametrize("content", [b"\x1f\x8bno gzip", b"\xff\xfe\x00\x01", b"a\x00b,c\n"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"picture\.csv"):
        read_items(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_items(tmp_path / "nowhere.csv")


def test_a_reversed_item_counts_from_the_other_end(tmp_path: Path) -> None:
    items = items_from(tmp_path, ITEMS)
    assert keyed_points(items, np.array([[1.0, 1.0, 7.0]])).tolist() == [[0, 4, 7]]
