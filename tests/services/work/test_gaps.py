"""What a chosen idea or way asks beside what somebody has: only from what is shared whole."""

import pytest

from modules.domain.activities.part import Choose
from modules.domain.catalogue import Library
from modules.services.activities import answering
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.services.work import gaps, job_ideas, trainings
from modules.services.work.gaps import of_ideas, of_trainings
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, FATIMA, TUESDAY, Act, reads

DUTCH, WORK, WAY = "taal-nederlands", "kok", "rijbewijs-cd"


@pytest.fixture
def told(store: Store, shipped: Library, action: Act) -> Store:
    """Return the store after Amina said how much Dutch she has, and chose an idea and a way."""
    for part in shipped.activities[DUTCH].parts:
        if isinstance(part, Choose) and part.scale:
            said = "ja" if part.rung in ("pre-a1", "a1") else "nog-niet"
            answering.record(store, shipped, DUTCH, part.id, said, action(AMINA))
    licence = [{"soort": "rijbewijs"}]
    answering.record(
        store, shipped, "mijn-diploma-en-beroep", "mijn-bewijzen", licence, action(AMINA)
    )
    job_ideas.choose(store, shipped, WORK, "keep", action(AMINA))
    trainings.choose(store, shipped, WAY, "looking", action(AMINA))
    trainings.choose(store, shipped, "nt2-cvo", "stopped", action(AMINA, 1))
    return store


def share(store: Store, library: Library, action: Act, what: str, level: str = "all") -> None:
    """Let Els see something."""
    sharing.share(store, library, what, ELS.id, level, action(AMINA))


def states(store: Store, library: Library) -> dict[str, str]:
    """Return what the way asks as Els sees it, each with its state."""
    found = of_trainings(reads(store, ELS, AMINA.id, at=TUESDAY), library) or ()
    (conditions,) = (one.conditions for one in found if one.way.training == WAY)
    return {one.what: one.state for one in conditions}


@pytest.mark.requirement("TO5")
def test_ways_are_seen_as_far_as_the_ideas_are_shared(
    told: Store, shipped: Library, action: Act
) -> None:
    assert of_trainings(reads(told, ELS, AMINA.id, at=TUESDAY), shipped) is None
    share(told, shipped, action, "ideas", "short")
    (one,) = of_trainings(reads(told, ELS, AMINA.id, at=TUESDAY), shipped) or ()
    assert (one.way.training, one.way.state, one.conditions) == (WAY, "looking", ())
    share(told, shipped, action, "ideas")
    found = of_trainings(reads(told, ELS, AMINA.id, at=TUESDAY), shipped) or ()
    assert [one.way.training for one in found] == ["nt2-cvo", WAY]
    assert all(one.conditions for one in found)


@pytest.mark.requirement("TO5")
def test_the_gap_list_hears_only_lists_that_are_shared_whole(
    told: Store, shipped: Library, action: Act
) -> None:
    share(told, shipped, action, "ideas")
    assert set(states(told, shipped).values()) == {"unknown"}
    share(told, shipped, action, DUTCH, "short")
    assert states(told, shipped)["speaking"] == "unknown"
    share(told, shipped, action, DUTCH)
    assert states(told, shipped)["speaking"] == "missing"
    assert states(told, shipped)["rijbewijs-b"] == "unknown"
    share(told, shipped, action, "mijn-diploma-en-beroep")
    assert states(told, shipped)["rijbewijs-b"] == "met"
    share(told, shipped, action, DUTCH, "private")
    assert states(told, shipped)["speaking"] == "unknown"


@pytest.mark.requirement("TO3", "OC8")
def test_a_kept_idea_stands_beside_the_dutch_that_is_shared(
    told: Store, shipped: Library, action: Act
) -> None:
    def asked() -> list[tuple[str, str | None, str | None]]:
        found = of_ideas(reads(told, ELS, AMINA.id, at=TUESDAY), shipped)
        return [(one.what, one.level, one.mine) for one in found.get(WORK, ())]

    share(told, shipped, action, DUTCH)
    assert asked() == []
    share(told, shipped, action, "ideas", "short")
    assert asked() == []
    share(told, shipped, action, "ideas")
    table = shipped.jobs.table
    assert table is not None
    dutch = table.occupations[WORK].dutch
    assert ("speaking", dutch.speaking, "a1") in asked()
    share(told, shipped, action, DUTCH, "private")
    assert asked() == []


def test_a_computer_is_told_once_that_list_is_shared(
    told: Store, shipped: Library, action: Act
) -> None:
    table = shipped.jobs.table
    assert table is not None
    office = next(one.id for one in table.occupations.values() if "computer" in one.asks)
    job_ideas.choose(told, shipped, office, "keep", action(AMINA, 2))
    answering.record(told, shipped, "digitaal-kunnen", "tekst-typen", "nog-niet", action(AMINA))
    share(told, shipped, action, "ideas")
    assert of_ideas(reads(told, ELS, AMINA.id, at=TUESDAY), shipped)[office] == ()
    share(told, shipped, action, "digitaal-kunnen")
    found = of_ideas(reads(told, ELS, AMINA.id, at=TUESDAY), shipped)[office]
    assert [(one.what, one.state) for one in found] == [("computer", "missing")]


def test_only_kept_ideas_are_put_beside_anything(
    told: Store, shipped: Library, action: Act
) -> None:
    share(told, shipped, action, "ideas")
    share(told, shipped, action, DUTCH)
    job_ideas.choose(told, shipped, WORK, "no", action(AMINA, 3))
    assert of_ideas(reads(told, ELS, AMINA.id, at=TUESDAY), shipped) == {}


@pytest.mark.parametrize("asked", [gaps.of_ideas, gaps.of_trainings])
def test_a_counsellor_of_nobody_here_is_refused(
    told: Store, shipped: Library, asked: object
) -> None:
    with pytest.raises(Forbidden):
        asked(reads(told, FATIMA, AMINA.id, at=TUESDAY), shipped)  # type: ignore[operator]
