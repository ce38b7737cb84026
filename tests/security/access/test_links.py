"""S19: the link of an internship supervisor, held against every wrong use of it."""

from pathlib import Path

from modules.domain.catalogue import Library
from tests.security import inside
from tests.security.access import links
from tests.security.measured import broken


def test_a_link_works_once_and_for_its_own_form_alone(tmp_path: Path, others: Library) -> None:
    with inside.opened(tmp_path / "data", others) as runtime:
        found = links.measured(runtime)
    assert broken(found) == []
