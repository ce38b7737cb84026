"""The page of facts and their sources is the one that the facts make."""

import pytest

from modules.content import facts_table
from modules.content.library import open_library
from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the content that the app comes with."""
    return open_library(CONTENT)


def test_the_page_in_docs_is_made_from_the_facts(shipped: Library) -> None:
    written = (CONTENT.parent / facts_table.FILE).read_text(encoding="utf-8")
    assert written == facts_table.table(shipped), "run python -m modules.content.facts_table"


def test_each_fact_stands_there_once_with_its_sources_and_days(shipped: Library) -> None:
    rows = [line for line in facts_table.table(shipped).splitlines() if line.startswith("| `")]
    assert len(rows) == len(shipped.facts) > 0
    for fact in shipped.facts.values():
        (row,) = (line for line in rows if line.startswith(f"| `{fact.id}` |"))
        assert all(source in row for source in fact.sources)
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        days = [fact.checked_on.isoformat(), fact.certainty, fact.review_by.isoformat()]
        assert cells[3:] == [fact.source_date, *days]


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str], shipped: Library) -> None:
    assert facts_table.main([str(CONTENT), "--print"]) == 0
    assert capsys.readouterr().out == facts_table.table(shipped)
