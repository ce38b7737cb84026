"""A link for somebody else, in words for whoever made it and for the other who sees it."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.observers.rating import RatingLink
from modules.wording.observers.rating_links import asked, line
from modules.wording.wording import Wording
from tests.conftest import AMINA, ELS, MONDAY, TUESDAY

SEEN = "seen-by-others"


@pytest.fixture
def link() -> RatingLink:
    """Return a link for Jan, made by Els, that works until Tuesday."""
    return RatingLink(
        id="1",
        activity=SEEN,
        rater="other",
        who="Jan",
        until=TUESDAY,
        by=ELS.id,
        made_at=MONDAY,
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            "**Jan** · Dit is seen-by-others · werkt één keer, tot 3 maart 2026"
            " · Els maakte deze link op 2 maart 2026",
        ),
        (
            "en",
            "**Jan** · Dit is seen-by-others · works once, until 3 March 2026"
            " · Els made this link on 2 March 2026",
        ),
        (
            "fr",
            "**Jan** · Dit is seen-by-others · fonctionne une fois, jusqu'au 3 mars 2026"
            " · Els a créé ce lien le 2 mars 2026",
        ),
    ],
)
def test_a_link_says_for_whom_until_when_and_by_whom(
    others: Library, link: RatingLink, language: str, said: str
) -> None:
    assert line(Wording(others, language), link, "Els", MONDAY) == said


def test_whoever_made_a_link_is_you(others: Library, link: RatingLink) -> None:
    said = line(Wording(others, "nl"), link, None, MONDAY)
    assert said.endswith("jij maakte deze link op 2 maart 2026")


def test_a_link_that_is_used_or_over_says_so(others: Library, link: RatingLink) -> None:
    wording = Wording(others, "nl")
    used = link.model_copy(update={"used": True})
    assert wording.say("link.used") in line(wording, used, "Els", MONDAY)
    assert wording.say("link.over") in line(wording, link, "Els", TUESDAY)


def test_a_link_about_a_list_that_is_gone_has_no_title(others: Library, link: RatingLink) -> None:
    gone = link.model_copy(update={"activity": "nooit-geweest", "who": "", "by": AMINA.id})
    said = line(Wording(others, "nl"), gone, None, MONDAY)
    assert said.startswith("**iemand die je kent** ·  · ")


def test_what_is_asked_of_whom(others: Library) -> None:
    said = asked(Wording(others, "nl"), SEEN, "supervisor")
    assert said == "Dit is seen-by-others: stagebegeleider"
