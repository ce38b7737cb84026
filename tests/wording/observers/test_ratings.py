"""How others see somebody, in words for that person and for who guides them."""

import pytest

from modules.domain.activities.answer import Answer, answer
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.domain.observers.comparison import RatingComparison, View
from modules.domain.observers.mirror import Mirrored
from modules.domain.observers.rating import ObserverRating
from modules.wording.observers.ratings import decision, mirror, rating, views
from modules.wording.wording import Wording
from tests.conftest import ELS, MONDAY

SEEN = "seen-by-others"


def said(library: Library, choice: str) -> Answer:
    """Return an answer to whether somebody is on time."""
    return answer(library.activities[SEEN], "op-tijd", choice)


def test_the_participant_is_you_to_themselves_and_a_participant_to_others(others: Library) -> None:
    own = View(rater="self", point=1, answer=said(others, "vaak"), at=None)
    theirs = View(rater="other", point=2, answer=said(others, "altijd"), at=MONDAY)
    compared = RatingComparison(part="op-tijd", views=(own, theirs), agreement="close")
    activity, words = others.activities[SEEN], others.words("activities", SEEN, "nl")
    other = r"- iemand die je kent: Hier staat altijd\. (2 maart 2026)"
    assert views(Wording(others, "nl"), activity, compared, words) == (
        f"- jij: Hier staat vaak\\.\n{other}"
    )
    assert views(Wording(others, "nl", "about"), activity, compared, words) == (
        f"- deelnemer: Hier staat vaak\\.\n{other}"
    )


@pytest.mark.parametrize(
    ("language", "own", "about"),
    [
        ("nl", "- Jij en anderen: Doen", "- De deelnemer en anderen: Doen"),
        ("en", "- You and others: Doen", "- The participant and others: Doen"),
        ("fr", "- Toi et d'autres\xa0: Doen", "- La personne et d'autres\xa0: Doen"),
    ],
)
def test_what_both_chose_is_said_to_each_reader(
    shipped: Library, language: str, own: str, about: str
) -> None:
    words = Words(language="nl", title="", texts={"talent/doen": "Doen", "talent/zorgen": "Zorgen"})
    both = Mirrored(part="talent", both=("doen",), others=("zorgen",), own=())
    to_self = mirror(Wording(shipped, language), both, words).splitlines()
    to_others = mirror(Wording(shipped, language, "about"), both, words).splitlines()
    assert [to_self[0], to_others[0]] == [own, about]
    assert [len(to_self), len(to_others)] == [2, 2]


def test_a_name_of_a_rater_stays_text_and_none_needs_no_comma(to_self: Wording) -> None:
    assert rating(to_self, "supervisor", "*Jan*", MONDAY) == (
        r"\*Jan\*, stagebegeleider · 2 maart 2026"
    )
    assert rating(to_self, "supervisor", "", MONDAY) == "stagebegeleider · 2 maart 2026"


@pytest.mark.parametrize(
    ("accepted", "text_id"),
    [(None, "judgement.waits"), (True, "judgement.accepted"), (False, "judgement.away")],
)
def test_what_was_decided_about_a_rating_is_said(
    to_self: Wording, accepted: bool | None, text_id: str
) -> None:
    given = ObserverRating(
        id="1", activity=SEEN, rater="other", answers={}, by=ELS.id, at=MONDAY, accepted=accepted
    )
    assert decision(to_self, given) == to_self.say(text_id)
