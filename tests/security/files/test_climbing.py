"""S10 in short: no name leads out of the folders."""

from pathlib import Path

from tests.security import inside
from tests.security.files import climbing
from tests.security.measured import broken


def test_no_name_opens_a_file_outside_the_folders(tmp_path: Path) -> None:
    with inside.opened(tmp_path / "data") as runtime:
        found = climbing.measured(runtime, tmp_path / "data", every=80)
    assert broken(found) == []


def test_the_watch_sees_a_file_that_is_opened(tmp_path: Path) -> None:
    (tmp_path / "seen").write_text("x", "utf-8")
    with climbing.watching() as found:
        (tmp_path / "seen").read_text("utf-8")
    assert str(tmp_path / "seen") in found
