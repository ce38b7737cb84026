"""Six sessions for who works under pressure, choices of one's own, and the talk with a boss."""

from collections import Counter
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.activities.part import ChooseMany
from modules.domain.records.sharing import IDEAS
from modules.services.activities import answering
from modules.services.guidance import notes
from modules.services.guidance.counselling import caseload
from modules.services.permissions import Forbidden
from modules.services.plan import plan
from modules.services.programme import path
from modules.services.runtime import Runtime
from modules.services.sharing import consents, sharing
from modules.services.work import job_ideas
from modules.storage.base import NoDossier
from tests.conftest import AMINA, BART, ELS, MONDAY, Act, reads
from tests.pages.conftest import Open, Word, seen, sent
from tests.requirements.looking import (
    answer,
    containers,
    els_page,
    els_reads,
    pressed,
    questions,
    result,
    share,
    values,
    words,
)
from tests.walking_through import fill

SIX = "zes-sessies"
SESSIONS = (
    "sessie-zinvolheid",
    "sessie-werk",
    "sessie-coping",
    "sessie-goed-voelen",
    "sessie-talenten",
    "sessie-dromen",
)
ANCHORS, BODY, CHOICES = "loopbaanankers", "lichaam-en-werk", "kies-houden-later-nee"
ROUTE, BOSS = "naar-wie", "gesprek-met-mijn-baas"


# --- FL5: six sessions


@pytest.mark.requirement("FL5")
def test_the_six_sessions_stand_in_their_order_each_in_its_week(
    runtime: Runtime, action: Act
) -> None:
    path.choose_programme(runtime.store, runtime.library, AMINA.id, SIX, action(AMINA))
    found = [one.activity for one in path.path_steps(reads(runtime.store, AMINA), runtime.library)]
    assert tuple(one for one in found if one in SESSIONS) == SESSIONS
    weeks = {one.activity: one.week for one in runtime.library.programmes[SIX].steps}
    assert [weeks[one] for one in SESSIONS] == [1, 2, 3, 4, 5, 6]


@pytest.mark.requirement("FL5")
@pytest.mark.parametrize("session", SESSIONS)
def test_each_session_has_an_image_a_group_a_sentence_a_card_and_a_feeling_before_and_after(
    runtime: Runtime, session: str
) -> None:
    activity = runtime.library.activities[session]
    parts = [part.id for part in activity.parts]
    assert parts[0] == "aankomen"
    assert {"kijken", "samen", "mijn-zin", "weggaan", "kaart-mee"} <= set(parts)
    images = activity.part("kijken")
    assert isinstance(images, ChooseMany)
    assert images.at_most == 1
    assert all(one.picture and one.picture.startswith("room-") for one in images.choices)
    between = parts[parts.index("kijken") + 1 : parts.index("samen")]
    assert 3 <= len(between) <= 5
    assert activity.part("aankomen").choices == activity.part("weggaan").choices


@pytest.mark.requirement("FL5")
def test_a_session_is_seen_only_as_far_as_the_participant_shows_it(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    said = {"aankomen": "zwaar", "mijn-zin": "Ik tel mee.", "weggaan": "goed"}
    answer(runtime, action, SESSIONS[0], said)
    assert "Ik tel mee." not in els_reads(opened)
    share(runtime, action, SESSIONS[0], "short")
    assert values(result(runtime, SESSIONS[0])) == {"mijn-zin": "Ik tel mee."}
    assert "Ik tel mee." in els_reads(opened)
    share(runtime, action, SESSIONS[0], "all")
    read = els_reads(opened, SESSIONS[0])
    assert words(runtime, SESSIONS[0]).heading("zwaar") in read  # the feeling before
    assert words(runtime, SESSIONS[0]).heading("goed") in read  # and after


@pytest.mark.requirement("FL5")
def test_a_flower_fills_with_a_petal_for_each_session_that_was_done(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    path.choose_programme(runtime.store, runtime.library, AMINA.id, SIX, action(AMINA))
    assert petals(opened(AMINA)) == {"new": 7}
    fill(runtime.store, runtime.library, ["hoe-gaat-het", SESSIONS[0]], action(AMINA))
    assert petals(opened(AMINA)) == {"done": 2, "new": 5}


def petals(app: AppTest) -> dict[str, int]:
    """Return how many petals of the flower are in each state."""
    states = [one.split("petal-")[1].split("-")[0] for one in containers(app) if "petal-" in one]
    return dict(Counter(states))


# --- FL6: a question about work


@pytest.mark.requirement("FL6")
@pytest.mark.parametrize("guided", [True, False])
def test_a_question_about_work_can_be_asked_at_any_time_and_opens_the_way_to_work(
    opened: Open, runtime: Runtime, action: Act, word: Word, guided: bool
) -> None:
    if not guided:
        sharing.part_with(runtime.store, ELS.id, action(AMINA))
    app = opened(AMINA, on="participant/together")
    app.text_area(key="talk-question").input("Mag ik minder uren vragen?")
    app.checkbox(key="talk-urgent").check()
    send = next(one for one in app.button if one.label == word("talk.question.send"))
    send.click().run()
    assert not app.exception
    wish = notes.wish(reads(runtime.store, AMINA, AMINA.id))
    assert wish == ("Mag ik minder uren vragen?", True)
    assert word("talk.question.on") in sent(app)


@pytest.mark.requirement("FL6")
def test_the_queue_shows_the_day_and_what_cannot_wait_first(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    notes.ask_for_talk(runtime.store, True, action(AMINA), question="Over mijn uren.")
    notes.ask_for_talk(runtime.store, True, action(BART, 60), question="Nu graag.", urgent=True)
    lines = caseload(runtime.store, runtime.library, by=ELS)
    assert [(one.person.name, one.person.urgent) for one in lines] == [
        ("Bart", True),
        ("Amina", False),
    ]
    assert [one.person.asked_for_talk for one in lines] == [
        MONDAY + timedelta(minutes=60),
        MONDAY,
    ]
    read = seen(opened(ELS))
    assert read.index("Bart") < read.index("Amina")
    assert word("caseload.urgent") in read
    assert "Over mijn uren." in [one.value for one in els_page(opened).text]


# --- FL7: dreams, talents, ways to study, the body, anchors


@pytest.mark.requirement("FL7")
def test_the_five_things_to_explore_are_stations_of_the_road(runtime: Runtime) -> None:
    steps = {one.activity for one in runtime.library.programmes["tweede-kans"].steps}
    assert {"dromen", "talenten", "verder-leren", BODY, ANCHORS} <= steps


@pytest.mark.requirement("FL7")
def test_eight_anchors_in_pictures_come_down_to_one_and_that_one_is_seen(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    cards = runtime.library.activities[ANCHORS].part("kaarten").choices
    assert len(cards) == 8
    assert all(one.picture for one in cards)
    answer(runtime, action, ANCHORS, {"kaarten": ["vakman", "vrijheid", "zekerheid", "zinvol"]})
    answer(runtime, action, ANCHORS, {"twee-kaarten": ["vrijheid", "zinvol"]})
    answer(runtime, action, ANCHORS, {"een-kaart": ["zinvol"], "waarom": "Ik wil helpen."})
    share(runtime, action, ANCHORS, "short")
    shown = values(result(runtime, ANCHORS))
    assert shown == {
        "twee-kaarten": ("vrijheid", "zinvol"),
        "een-kaart": ("zinvol",),
        "waarom": "Ik wil helpen.",
    }
    assert words(runtime, ANCHORS).heading("kaarten/zinvol").rstrip(".") in els_reads(opened)


@pytest.mark.requirement("FL7")
def test_what_the_body_cannot_do_is_a_condition_and_takes_no_idea_away(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    before = job_ideas.overview(reads(runtime.store, AMINA), runtime.library)
    answer(runtime, action, BODY, {"zwaar-tillen": "nu-niet", "lang-staan": "met-aanpassing"})
    after = job_ideas.overview(reads(runtime.store, AMINA), runtime.library)
    assert after.wishes.limits == {"tillen"}
    assert after.wishes.adapts == {"staan"}
    assert [one.family for one in after.families] == [one.family for one in before.families]
    bodies = {
        (one.of, one.body)
        for family in after.families
        for idea in family.ideas
        for one in idea.tensions
    }
    assert bodies == {("tillen", "limit"), ("staan", "adapt")}
    share(runtime, action, BODY)
    now_not = next(
        one for one in result(runtime, BODY).more.themes if one.theme == "nu-even-anders"
    )
    assert (now_not.count, now_not.parts) == (1, ("zwaar-tillen",))
    assert words(runtime, BODY).heading("nu-even-anders") in els_reads(opened)


@pytest.mark.requirement("FL7")
def test_nothing_of_the_body_is_kept_or_seen_without_a_yes_of_its_own(
    runtime: Runtime, action: Act
) -> None:
    with pytest.raises(Forbidden):
        answering.record(
            runtime.store, runtime.library, BODY, "zwaar-tillen", "nu-niet", action(AMINA)
        )
    answer(runtime, action, BODY, {"zwaar-tillen": "nu-niet"})
    share(runtime, action, BODY)
    consents.refuse_sensitive(runtime.store, runtime.library, action(AMINA))
    with pytest.raises(KeyError):
        result(runtime, BODY)


# --- FL8: the participant chooses


@pytest.mark.requirement("FL8")
def test_keep_later_and_no_are_kept_with_when_they_changed(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    for at, choice in enumerate(("later", "keep")):
        job_ideas.choose(runtime.store, runtime.library, "kok", choice, action(AMINA, at * 1440))
    job_ideas.choose(runtime.store, runtime.library, "bakker", "no", action(AMINA))
    log = [
        (one.occupation, one.choice)
        for one in job_ideas.decisions(runtime.store, reads(runtime.store, AMINA))
    ]
    assert log == [("bakker", "no"), ("kok", "keep"), ("kok", "later")]
    sharing.share(runtime.store, runtime.library, IDEAS, ELS.id, "all", action(AMINA))
    found = reads(runtime.store, ELS, AMINA.id).decisions
    assert {one.occupation: (one.choice, one.at) for one in found or ()} == {
        "kok": ("keep", MONDAY + timedelta(days=1)),
        "bakker": ("no", MONDAY),
    }
    assert word("ideas.chosen.keep") in els_reads(opened)


@pytest.mark.requirement("FL8")
def test_nobody_else_chooses_for_a_participant(runtime: Runtime, action: Act) -> None:
    with pytest.raises((Forbidden, NoDossier)):
        job_ideas.choose(runtime.store, runtime.library, "kok", "no", action(ELS))
    with pytest.raises((Forbidden, NoDossier)):
        plan.set_target(runtime.store, "bakker", action(ELS))


@pytest.mark.requirement("FL8")
def test_whatever_somebody_weighs_stands_on_the_choice_page_as_keep_later_or_no(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    lines = [
        {"mogelijkheid": "Stage in een school", "soort": "stage", "kies": "houden"},
        {"mogelijkheid": "Nachtwerk", "soort": "job", "kies": "nee", "waarom": "Mijn kinderen"},
    ]
    answer(runtime, action, CHOICES, {"keuzes": lines})
    share(runtime, action, CHOICES, "short")
    read = els_reads(opened, CHOICES)
    for said in ("Stage in een school", "Nachtwerk", "Mijn kinderen"):
        assert said in read
    assert words(runtime, CHOICES).heading("keuzes/kies/houden") in read


# --- FL9: whom to ask, and the talk with the boss


@pytest.mark.requirement("FL9")
def test_the_route_card_says_for_each_question_whom_to_ask(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    activity, said = runtime.library.activities[ROUTE], words(runtime, ROUTE)
    asked = [part for part in activity.parts if getattr(part, "consequences", False)]
    assert len(asked) == 3
    for part in asked:
        for one in part.choices:
            # Nobody to go to where there is no question, or where nothing is said on purpose.
            if not one.blank and not one.id.startswith("geen-vraag"):
                assert said.rest(f"{part.id}/{one.id}"), one.id
    consents.say(runtime.store, "sensitive", True, action(AMINA))
    answering.go_to(runtime.store, runtime.library, ROUTE, "vraag-over-werk", action(AMINA))
    page = pressed(runtime, ROUTE, "mijn-loon")
    assert said.rest("vraag-over-werk/mijn-loon") in page.text


@pytest.mark.requirement("FL9")
def test_the_talk_with_the_boss_is_written_in_two_languages_with_its_day_and_how_it_went(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    said = {
        "waarover": "uren",
        "wat-ik-wil": "Op woensdag vrij.",
        "mijn-tekst": "Goeiedag, ik wil iets vragen over mijn uren.",
        "mijn-tekst-eigen-taal": "Merhaba, saatlerim için bir şey sormak istiyorum.",
        "wanneer": "dinsdag na de pauze",
        "hoe-ging-het": "nog-niet-gedaan",
    }
    assert set(said) <= set(questions(runtime, BOSS))
    answer(runtime, action, BOSS, said)
    share(runtime, action, BOSS, "short")
    shown = values(result(runtime, BOSS))
    assert shown["wanneer"] == "dinsdag na de pauze"
    assert shown["hoe-ging-het"] == "nog-niet-gedaan"
    assert "dinsdag na de pauze" in els_reads(opened, BOSS)
    share(runtime, action, BOSS, "all")
    assert "Merhaba" in els_reads(opened, BOSS)


@pytest.mark.requirement("FL9")
def test_the_talk_is_rehearsed_with_what_the_boss_may_say(runtime: Runtime) -> None:
    situations = [
        part
        for part in runtime.library.activities[BOSS].parts
        if getattr(part, "consequences", False)
    ]
    assert len(situations) >= 3
    assert all(one.theme for part in situations for one in part.choices)
