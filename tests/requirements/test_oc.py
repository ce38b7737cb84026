"""Guidance towards work: keeping contact, wanting and being able, papers, skills, and readiness."""

from datetime import UTC, datetime

import pytest

from modules.services.guidance import contact
from modules.services.observers import ratings
from modules.services.runtime import House
from modules.services.sharing import sharing
from modules.services.work import job_ideas, preferences
from tests.conftest import AMINA, ELS, MONDAY, Act
from tests.pages.conftest import Open, Word, seen
from tests.requirements.looking import (
    answer,
    els_reads,
    questions,
    result,
    share,
    values,
    words,
)
from tests.walking_through import fill

BOARD, PAPERS, ATTITUDE = "willen-en-kunnen", "mijn-diploma-en-beroep", "houding-en-motivatie"
DIGITAL, DUTCH, WORK = "digitaal-kunnen", "taal-nederlands", "competenties"


# --- OC5: strengths first, and regular contact


@pytest.mark.requirement("OC5")
def test_strengths_stand_above_what_is_still_to_learn(
    opened: Open, house: House, doing: Act
) -> None:
    fill(house.store, house.library, ["talenten", "trots", WORK, "randvoorwaarden"], doing(AMINA))
    for activity in ("randvoorwaarden", WORK, "trots", "talenten"):
        share(house, doing, activity)
    read = els_reads(opened)
    places = [read.index(f"**{words(house, one).title}**") for one in ("talenten", "trots", WORK)]
    assert places == sorted(places)
    assert places[-1] < read.index(f"**{words(house, 'randvoorwaarden').title}**")


@pytest.mark.requirement("OC5")
def test_who_was_not_spoken_to_for_longer_than_was_agreed_stands_out_in_the_list(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    assert word("caseload.contact-due") not in seen(opened(ELS))
    contact.agree_rhythm(house.store, AMINA.id, 14, doing(ELS))
    contact.log_contact(house.store, AMINA.id, "phone", doing(ELS))  # months ago by now
    assert seen(opened(ELS)).count(word("caseload.contact-due")) == 1
    just_now = doing(ELS)._replace(at=datetime.now(UTC))
    contact.log_contact(house.store, AMINA.id, "talk", just_now)
    assert word("caseload.contact-due") not in seen(opened(ELS))


# --- OC6: what somebody wants and can


@pytest.mark.requirement("OC6")
def test_each_card_on_the_board_keeps_want_can_need_and_evidence(
    opened: Open, house: House, doing: Act
) -> None:
    card = {
        "idee": "Koken in een school",
        "wil-ik": "ja",
        "kan-ik-nu": "een-deel",
        "wat-nodig": "Een attest hygiëne",
        "bewijs": "Ik kookte voor het feest",
    }
    answer(house, doing, BOARD, {"bord": [card]})
    share(house, doing, BOARD, "short")
    assert values(result(house, BOARD)) == {"bord": (card,)}
    read = els_reads(opened, BOARD)
    for said in ("Koken in een school", "Een attest hygiëne", "Ik kookte voor het feest"):
        assert said in read


@pytest.mark.requirement("OC6")
@pytest.mark.parametrize(
    ("wants", "can", "talk"),
    [
        ("ja", "nog-niet", "wil-en-nog-niet"),
        ("ja", "een-deel", "wil-en-nog-niet"),
        ("nee", "ja", "kan-en-wil-niet"),
        ("ja", "ja", None),
        ("nee", "nog-niet", None),
        ("misschien", "weet-niet", None),
    ],
)
def test_a_contrast_is_something_to_talk_about_and_what_fits_is_not(
    opened: Open, house: House, doing: Act, wants: str, can: str, talk: str | None
) -> None:
    card = {"idee": "Bakken", "wil-ik": wants, "kan-ik-nu": can}
    answer(house, doing, BOARD, {"bord": [card]})
    share(house, doing, BOARD, "short")
    assert result(house, BOARD).more.signals == ((talk,) if talk else ())
    read = els_reads(opened)
    for one in ("wil-en-nog-niet", "kan-en-wil-niet"):
        assert (words(house, BOARD).texts[f"{one}/begeleider"] in read) == (one == talk)


@pytest.mark.requirement("OC6")
def test_one_card_that_wants_and_another_that_can_are_no_contrast(house: House, doing: Act) -> None:
    cards = [
        {"idee": "Bakken", "wil-ik": "ja", "kan-ik-nu": "ja"},
        {"idee": "Poetsen", "wil-ik": "nee", "kan-ik-nu": "nog-niet"},
    ]
    answer(house, doing, BOARD, {"bord": cards})
    share(house, doing, BOARD)
    assert result(house, BOARD).more.signals == ()


# --- OC7: papers, and whether more training is of use


@pytest.mark.requirement("OC7")
def test_diplomas_from_here_and_elsewhere_are_a_list_with_their_recognition(
    opened: Open, house: House, doing: Act
) -> None:
    papers = [
        {"wat": "Attest hygiëne", "soort": "attest", "land": "België", "jaar": "2024",
         "erkend": "hoeft-niet", "papier": "heb-ik"},
        {"wat": "Leraar wiskunde", "soort": "diploma", "land": "Syrië", "jaar": "2010",
         "erkend": "nog-niet", "papier": "kopie"},
    ]  # fmt: skip
    answer(house, doing, PAPERS, {"mijn-bewijzen": papers})
    share(house, doing, PAPERS, "short")
    read = els_reads(opened, PAPERS)
    for said in ("Attest hygiëne", "Leraar wiskunde", "Syrië"):
        assert said in read
    assert words(house, PAPERS).heading("mijn-bewijzen/erkend/nog-niet") in read


@pytest.mark.requirement("OC7")
def test_a_diploma_from_elsewhere_opens_the_way_to_recognition(house: House, doing: Act) -> None:
    paper = {"wat": "Leraar wiskunde", "soort": "diploma", "land": "Syrië", "erkend": "nog-niet"}
    assert ways(house) == {"unknown"}
    answer(house, doing, PAPERS, {"mijn-bewijzen": [paper]})
    assert ways(house) == {"met"}


def ways(house: House) -> set[str]:
    """Return whether Amina has a diploma from elsewhere, as the ways to learn see it."""
    dossier = house.store.get(AMINA.id)
    said = preferences.wishes(house.library, dossier)
    papers = preferences.listed_papers(house.library, dossier)
    table = house.library.jobs.table
    return {
        condition.state
        for work in table.occupations
        for _, conditions in job_ideas.steps(house.library, work, said, papers)
        for condition in conditions
        if condition.what == "buitenlands-diploma"
    }


# --- OC8: computer, driving licence, languages


@pytest.mark.requirement("OC8")
def test_can_dos_have_pictures_and_are_seen_by_what_they_are_for(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    activity = house.library.activities[DIGITAL]
    asked = [one for one in questions(house, DIGITAL) if one not in ("eerst-leren", "welk-toestel")]
    assert all(activity.part(one).picture for one in asked)
    answer(house, doing, DIGITAL, dict.fromkeys(asked, "met-hulp"))
    share(house, doing, DIGITAL)
    found = result(house, DIGITAL)
    assert {one.scale: (one.points, one.possible) for one in found.scores} == dict.fromkeys(
        ("vinden", "contact", "maken", "veilig", "oplossen"), (1.5, 3)
    )
    assert word("person.all-answers") in els_reads(opened, DIGITAL)


@pytest.mark.requirement("OC8")
def test_what_somebody_can_with_a_computer_is_laid_beside_what_work_asks(
    house: House, doing: Act
) -> None:
    assert need(house, "computer") == {"unknown"}
    asked = [one for one in questions(house, DIGITAL) if one not in ("eerst-leren", "welk-toestel")]
    answer(house, doing, DIGITAL, dict.fromkeys(asked, "kan-ik"))
    assert need(house, "computer") == {"met"}


@pytest.mark.requirement("OC8")
def test_a_driving_licence_is_laid_beside_what_work_asks(house: House, doing: Act) -> None:
    assert need(house, "rijbewijs-b") == {"unknown"}
    licence = {"wat": "Rijbewijs B", "soort": "rijbewijs", "papier": "heb-ik"}
    answer(house, doing, PAPERS, {"mijn-bewijzen": [licence]})
    assert need(house, "rijbewijs-b") == {"met"}


@pytest.mark.requirement("OC8")
def test_dutch_is_laid_beside_what_work_asks(house: House, doing: Act) -> None:
    assert need(house, "speaking") == {"unknown"}
    spoken = [
        part.id
        for part in house.library.activities[DUTCH].parts
        if getattr(part, "scale", None) == "spreken"
    ]
    answer(house, doing, DUTCH, dict.fromkeys(spoken, "ja"))  # up to b2
    assert need(house, "speaking") == {"met"}


def need(house: House, what: str) -> set[str]:
    """Return how Amina stands to what work asks of one thing, over all work that asks it."""
    found = job_ideas.overview(house.store, house.library, by=AMINA)
    needs = [one for family in found.families for idea in family.ideas for one in idea.needs]
    return {one.state for one in needs if one.what == what}


# --- OC9: attitude and readiness


@pytest.mark.requirement("OC9")
def test_attitude_is_a_ladder_of_ones_own_that_a_counsellor_can_fill_in_beside_it(
    house: House, doing: Act
) -> None:
    answer(house, doing, WORK, {"op-tijd-komen": "alleen"})
    ratings.judge(
        house.store, house.library, AMINA.id, WORK, {"op-tijd-komen": "nog-niet"}, doing(ELS)
    )
    (own,) = ratings.seen(house.store, house.library, AMINA.id, by=AMINA, at=MONDAY)
    (line,) = own.compared
    assert [(one.rater, one.answer.value) for one in line.views] == [
        ("self", "alleen"),
        ("counsellor", "nog-niet"),
    ]
    assert line.agreement == "talk"  # two rungs apart, and nothing is averaged


@pytest.mark.requirement("OC9")
@pytest.mark.parametrize(
    ("important", "confident", "talk"),
    [(7, 4, True), (7, 5, False), (6, 4, False), (10, 0, True), (5, 5, False)],
)
def test_much_importance_and_little_confidence_is_something_to_talk_about(
    opened: Open, house: House, doing: Act, important: int, confident: int, talk: bool
) -> None:
    answer(house, doing, ATTITUDE, {"hoe-belangrijk": important, "hoeveel-vertrouwen": confident})
    share(house, doing, ATTITUDE, "short")
    assert values(result(house, ATTITUDE)) == {
        "hoe-belangrijk": important,
        "hoeveel-vertrouwen": confident,
    }
    sentence = words(house, ATTITUDE).texts["belangrijk-en-nog-onzeker/begeleider"]
    assert (sentence in els_reads(opened)) == talk


@pytest.mark.requirement("OC9")
def test_the_two_rulers_are_read_out_of_ten(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    answer(house, doing, ATTITUDE, {"hoe-belangrijk": 8, "hoeveel-vertrouwen": 3})
    sharing.share(house.store, house.library, ATTITUDE, ELS.id, "short", doing(AMINA))
    read = els_reads(opened, ATTITUDE)
    assert word("result.rung", number=8, highest=10) in read
    assert word("result.rung", number=3, highest=10) in read
