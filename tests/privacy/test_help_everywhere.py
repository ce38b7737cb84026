"""Help is on every page: a way to it for a participant, the numbers themselves for a visitor."""

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Change
from modules.domain.records.people import FreshCard
from modules.domain.records.roles import ROLES
from modules.services.runtime import Runtime
from modules.ui.frame.help import NUMBERS
from tests.conftest import AMINA, MONDAY
from tests.pages.conftest import Open, Word, nodes, titles

FILES = sorted(set(ROLES["participant"].pages) - {"participant/help", "participant/card"})


def leads_to_help(app: AppTest, word: Word) -> bool:
    """Say whether somewhere on the page a link leads to help."""
    links = [one for one in nodes(app.main) if getattr(one, "type", "") == "page_link"]
    return any(word("help.title") in str(one.proto) for one in links)  # type: ignore[union-attr]


@pytest.mark.requirement("PR19")
@pytest.mark.parametrize("name", FILES)
def test_each_page_of_a_participant_leads_to_help(opened: Open, word: Word, name: str) -> None:
    assert leads_to_help(opened(AMINA, on=name), word)


@pytest.mark.requirement("PR19")
def test_so_does_the_page_with_a_new_card_and_the_page_of_who_has_not_agreed(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    until = MONDAY.replace(year=2100)
    card = FreshCard(key=AMINA.id, code="MKMG2345", pin="246810", expires_at=until)
    runtime.store.update(FreshCard, AMINA.id, lambda _: card)
    app = opened(AMINA)
    assert titles(app) == [word("card.title")]
    assert leads_to_help(app, word)
    no = [Change(field="consent/use", value=None)]
    runtime.store.save(AMINA.id, no, by=AMINA.id, at=MONDAY, save_id="no")
    app = opened(AMINA)
    assert titles(app) == [word("welcome.what")]
    assert leads_to_help(app, word)
    app = opened(AMINA, on="participant/help")
    assert not app.exception
    assert titles(app) == [word("help.title")]


@pytest.mark.requirement("PR19")
def test_a_visitor_finds_the_numbers_themselves(opened: Open, word: Word) -> None:
    app = opened()
    assert not app.exception
    sent = "\n".join(str(getattr(one, "proto", "")) for one in nodes(app.main))
    for number, what in NUMBERS:
        assert f"tel:{number}" in sent
        assert word(f"help.{what}") in sent
