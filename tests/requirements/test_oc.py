"""Guidance towards work: keeping contact, wanting and being able, papers, skills, and readiness."""

from datetime import UTC, datetime

import pytest

from modules.services.guidance import contact
from modules.services.observers import ratings
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.services.work import job_ideas, preferences
from tests.conftest import AMINA, ELS, Act, reads
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
    opened: Open, runtime: Runtime, action: Act
) -> None:
    fill(
        runtime.store,
        runtime.library,
        ["talenten", "trots", WORK, "randvoorwaarden"],
        action(AMINA),
    )
    for activity in ("randvoorwaarden", WORK, "trots", "talenten"):
        share(runtime, action, activity)
    read = els_reads(opened)
    places = [read.index(f"**{words(runtime, one).title}**") for one in ("talenten", "trots", WORK)]
    assert places == sorted(places)
    assert places[-1] < read.index(f"**{words(runtime, 'randvoorwaarden').title}**")


@pytest.mark.requirement("OC5")
def test_who_was_not_spoken_to_for_longer_than_was_agreed_stands_out_in_the_list(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    assert word("caseload.contact-due") not in seen(opened(ELS))
    contact.agree_rhythm(runtime.store, AMINA.id, 14, action(ELS))
    contact.log_contact(runtime.store, AMINA.id, "phone", action(ELS))  # months ago by now
    assert seen(opened(ELS)).count(word("caseload.contact-due")) == 1
    just_now = action(ELS)._replace(at=datetime.now(UTC))
    contact.log_contact(runtime.store, AMINA.id, "talk", just_now)
    assert word("caseload.contact-due") not in seen(opened(ELS))


# --- OC6: what somebody wants and can


@pytest.mark.requirement("OC6")
def test_each_card_on_the_board_keeps_want_can_need_and_evidence(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    card = {
        "idee": "Koken in een school",
        "wil-ik": "ja",
        "kan-ik-nu": "een-deel",
        "wat-nodig": "Een attest hygiëne",
        "bewijs": "Ik kookte voor het feest",
    }
    answer(runtime, action, BOARD, {"bord": [card]})
    share(runtime, action, BOARD, "short")
    assert values(result(runtime, BOARD)) == {"bord": (card,)}
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
    opened: Open, runtime: Runtime, action: Act, wants: str, can: str, talk: str | None
) -> None:
    card = {"idee": "Bakken", "wil-ik": wants, "kan-ik-nu": can}
    answer(runtime, action, BOARD, {"bord": [card]})
    share(runtime, action, BOARD, "short")
    assert result(runtime, BOARD).more.signals == ((talk,) if talk else ())
    read = els_reads(opened)
    for one in ("wil-en-nog-niet", "kan-en-wil-niet"):
        assert (words(runtime, BOARD).texts[f"{one}/begeleider"] in read) == (one == talk)


@pytest.mark.requirement("OC6")
def test_one_card_that_wants_and_another_that_can_are_no_contrast(
    runtime: Runtime, action: Act
) -> None:
    cards = [
        {"idee": "Bakken", "wil-ik": "ja", "kan-ik-nu": "ja"},
        {"idee": "Poetsen", "wil-ik": "nee", "kan-ik-nu": "nog-niet"},
    ]
    answer(runtime, action, BOARD, {"bord": cards})
    share(runtime, action, BOARD)
    assert result(runtime, BOARD).more.signals == ()


# --- OC7: papers, and whether more training is of use


@pytest.mark.requirement("OC7")
def test_diplomas_from_here_and_elsewhere_are_a_list_with_their_recognition(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    papers = [
        {"wat": "Attest hygiëne", "soort": "attest", "land": "België", "jaar": "2024",
         "erkend": "hoeft-niet", "papier": "heb-ik"},
        {"wat": "Leraar wiskunde", "soort": "diploma", "land": "Syrië", "jaar": "2010",
         "erkend": "nog-niet", "papier": "kopie"},
    ]  # fmt: skip
    answer(runtime, action, PAPERS, {"mijn-bewijzen": papers})
    share(runtime, action, PAPERS, "short")
    read = els_reads(opened, PAPERS)
    for said in ("Attest hygiëne", "Leraar wiskunde", "Syrië"):
        assert said in read
    assert words(runtime, PAPERS).heading("mijn-bewijzen/erkend/nog-niet") in read


@pytest.mark.requirement("OC7")
def test_a_diploma_from_elsewhere_opens_the_way_to_recognition(
    runtime: Runtime, action: Act
) -> None:
    paper = {"wat": "Leraar wiskunde", "soort": "diploma", "land": "Syrië", "erkend": "nog-niet"}
    assert ways(runtime) == {"unknown"}
    answer(runtime, action, PAPERS, {"mijn-bewijzen": [paper]})
    assert ways(runtime) == {"met"}


def ways(runtime: Runtime) -> set[str]:
    """Return whether Amina has a diploma from elsewhere, as the ways to learn see it."""
    dossier = runtime.store.get(AMINA.id)
    said = preferences.wishes(runtime.library, dossier)
    papers = preferences.listed_papers(runtime.library, dossier)
    table = runtime.library.jobs.table
    return {
        condition.state
        for work in table.occupations
        for _, conditions in job_ideas.steps(runtime.library, work, said, papers)
        for condition in conditions
        if condition.what == "buitenlands-diploma"
    }


# --- OC8: computer, driving licence, languages


@pytest.mark.requirement("OC8")
def test_can_dos_have_pictures_and_are_seen_by_what_they_are_for(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    activity = runtime.library.activities[DIGITAL]
    asked = [
        one for one in questions(runtime, DIGITAL) if one not in ("eerst-leren", "welk-toestel")
    ]
    assert all(activity.part(one).picture for one in asked)
    answer(runtime, action, DIGITAL, dict.fromkeys(asked, "met-hulp"))
    share(runtime, action, DIGITAL)
    found = result(runtime, DIGITAL)
    assert {one.scale: (one.points, one.possible) for one in found.scores} == dict.fromkeys(
        ("vinden", "contact", "maken", "veilig", "oplossen"), (1.5, 3)
    )
    assert word("person.all-answers") in els_reads(opened, DIGITAL)


@pytest.mark.requirement("OC8")
def test_what_somebody_can_with_a_computer_is_laid_beside_what_work_asks(
    runtime: Runtime, action: Act
) -> None:
    assert need(runtime, "computer") == {"unknown"}
    asked = [
        one for one in questions(runtime, DIGITAL) if one not in ("eerst-leren", "welk-toestel")
    ]
    answer(runtime, action, DIGITAL, dict.fromkeys(asked, "kan-ik"))
    assert need(runtime, "computer") == {"met"}


@pytest.mark.requirement("OC8")
def test_a_driving_licence_is_laid_beside_what_work_asks(runtime: Runtime, action: Act) -> None:
    assert need(runtime, "rijbewijs-b") == {"unknown"}
    licence = {"wat": "Rijbewijs B", "soort": "rijbewijs", "papier": "heb-ik"}
    answer(runtime, action, PAPERS, {"mijn-bewijzen": [licence]})
    assert need(runtime, "rijbewijs-b") == {"met"}


@pytest.mark.requirement("OC8")
def test_dutch_is_laid_beside_what_work_asks(runtime: Runtime, action: Act) -> None:
    assert need(runtime, "speaking") == {"unknown"}
    spoken = [
        part.id
        for part in runtime.library.activities[DUTCH].parts
        if getattr(part, "scale", None) == "spreken"
    ]
    answer(runtime, action, DUTCH, dict.fromkeys(spoken, "ja"))  # up to b2
    assert need(runtime, "speaking") == {"met"}


def need(runtime: Runtime, what: str) -> set[str]:
    """Return how Amina stands to what work asks of one thing, over all work that asks it."""
    found = job_ideas.overview(reads(runtime.store, AMINA), runtime.library)
    needs = [one for family in found.families for idea in family.ideas for one in idea.needs]
    return {one.state for one in needs if one.what == what}


# --- OC9: attitude and readiness


@pytest.mark.requirement("OC9")
def test_attitude_is_a_ladder_of_ones_own_that_a_counsellor_can_fill_in_beside_it(
    runtime: Runtime, action: Act
) -> None:
    answer(runtime, action, WORK, {"op-tijd-zijn": "alleen"})
    ratings.rate(
        runtime.store, runtime.library, AMINA.id, WORK, {"op-tijd-zijn": "nog-niet"}, action(ELS)
    )
    (own,) = ratings.ratings_of_activities(
        runtime.store, reads(runtime.store, AMINA, AMINA.id), runtime.library
    )
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
    opened: Open, runtime: Runtime, action: Act, important: int, confident: int, talk: bool
) -> None:
    answer(
        runtime, action, ATTITUDE, {"hoe-belangrijk": important, "hoeveel-vertrouwen": confident}
    )
    share(runtime, action, ATTITUDE, "short")
    assert values(result(runtime, ATTITUDE)) == {
        "hoe-belangrijk": important,
        "hoeveel-vertrouwen": confident,
    }
    sentence = words(runtime, ATTITUDE).texts["belangrijk-en-nog-onzeker/begeleider"]
    assert (sentence in els_reads(opened)) == talk


@pytest.mark.requirement("OC9")
def test_the_two_rulers_are_read_out_of_ten(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, ATTITUDE, {"hoe-belangrijk": 8, "hoeveel-vertrouwen": 3})
    sharing.share(runtime.store, runtime.library, ATTITUDE, ELS.id, "short", action(AMINA))
    read = els_reads(opened, ATTITUDE)
    assert word("result.rung", number=8, highest=10) in read
    assert word("result.rung", number=3, highest=10) in read
