"""The figures of the house are counted right, on a small made-up house."""

from pathlib import Path

import pytest

from tools import house_figures
from tools.house_figures import figures

FILES = {
    "app.py": "def serve():\n    return 1\n",
    "modules/__init__.py": "",
    "modules/domain/__init__.py": '"""What there is."""\n',
    "modules/domain/part.py": "class Read: ...\n\n\ndef asks(x):\n    return isinstance(x, Read)\n",
    "modules/domain/level.py": "from typing import Literal\n\nShare = Literal['a']\nMOST = 3\n",
    "modules/ui/screen.py": (
        "class Share: ...\n\n\n"
        "def drawn(one, part):\n"
        "    found = one\n"
        "    match part:\n"
        "        case Read():\n"
        "            return found\n"
        "        case Choose() | Sort():\n"
        "            return isinstance(part, (Write, str))\n"
    ),
    "modules/services/reading.py": (
        "from modules.domain import sharing\n\n\n"
        "def shown(dossier):\n"
        "    return sharing.level(dossier), 'counsellor'\n\n\n"
        "async def other(dossier):\n"
        "    return level(dossier)\n"
    ),
    "pages/home.py": "is_shared(dossier)\n",
    "tests/test_of_theirs.py": "one = found = 1\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of a small house."""
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def test_each_figure_is_what_a_person_counts(house: Path) -> None:
    assert dict(figures(house)) == {
        "files, lines": "6, 31",
        "folders": "5",
        "files a folder": "median 1, most 2 (modules/domain)",
        "lines a file": "median 4.5, p90 10, most 10",
        "functions": "5",
        "lines a function": "median 2, p90 7, most 7",
        "class and type names defined twice": "1 Share",
        "`one` in 1,000 lines of modules": "69.0 (2)",
        "`found` in 1,000 lines of modules": "69.0 (2)",
        "checks of a part's kind outside its files": "4 in 1 files",
        "files that decide who may read": "2",
        "files that name a role": "1",
    }


def test_the_figures_of_this_house_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["house_figures.py"])
    assert house_figures.main() == 0
    assert "files a folder" in capsys.readouterr().out


def test_where_there_is_no_house_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["house_figures.py", str(tmp_path)])
    assert house_figures.main() == 1
    assert "there is no modules/ here" in capsys.readouterr().err
