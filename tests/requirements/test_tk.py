"""The course: each row from what a participant does to what their counsellor sees of it."""

from datetime import UTC, datetime, timedelta

import pytest

from modules.domain.activities import version
from modules.domain.catalogue import Library
from modules.services.action import Action
from modules.services.activities import answering, attempts
from modules.services.guidance import counselling, guides, summary
from modules.services.observers import rating_links, ratings
from modules.services.permissions import Forbidden
from modules.services.plan import plan
from modules.services.runtime import Runtime
from modules.services.sharing import consents, sharing
from modules.services.work import job_ideas
from modules.storage.base import NoDossier
from tests.asking import Browser
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, TUESDAY, Act, reads
from tests.pages.conftest import Open, Word, seen, tap, titles
from tests.requirements.looking import (
    again,
    answer,
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

KNOWN, QUIZ = "wat-weet-ik-over-werk", "quiz-werken-in-vlaanderen"
TOPICS = {"contract", "interim", "ziek-melden", "op-tijd-zijn", "leiding", "loonbrief", "rechten"}
STRONG, DREAM, PITCH, MARKS = "hoe-sterk-voel-ik-me", "dromen", "jezelf-voorstellen", "tips-en-tops"
GRID, SITUATIONS, NETWORK = "ja-nee-durf-niet", "situaties-op-het-werk", "mijn-netwerk"
DIPLOMA = "mijn-diploma-en-beroep"


# --- TK1: finding one's way in how work goes here


@pytest.mark.requirement("TK1")
def test_the_track_asks_what_is_known_before_and_after_its_lessons(runtime: Runtime) -> None:
    steps = runtime.library.programmes["tweede-kans"].steps
    track = [one.activity for one in steps if one.module == "werk-in-vlaanderen"]
    lessons = {"arbeidsmarkt", "bedrijfscultuur", "arbeidsethiek", "rechten-en-plichten"}
    places = [at for at, one in enumerate(track) if one == KNOWN]
    assert len(places) == 2
    assert {track.index(one) for one in (*lessons, QUIZ)} <= set(range(*places))
    assert TOPICS | {"discriminatie"} <= set(questions(runtime, KNOWN))


@pytest.mark.requirement("TK1")
def test_which_topics_are_known_is_seen_before_and_after(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, KNOWN, {"contract": "ken-ik", "interim": "nog-niet"})
    again(runtime, action, KNOWN, {"contract": "ken-ik", "interim": "een-beetje"}, minutes=60)
    share(runtime, action, KNOWN)
    said, read = words(runtime, KNOWN), els_reads(opened, KNOWN)
    before, now = said.heading("nog-niet"), said.heading("een-beetje")
    assert word("rounds.answer", name=said.heading("interim"), before=before, now=now) in read
    stayed = word("rounds.stayed", names=said.heading("ken-ik"))
    assert f"{said.heading('contract')} {stayed}" in read


@pytest.mark.requirement("TK1")
def test_the_quiz_asks_in_pictures_explains_every_answer_and_stays_with_the_participant(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    activity, said = runtime.library.activities[QUIZ], words(runtime, QUIZ)
    checks = [part for part in activity.parts if part.is_check]
    for part in checks:
        assert all(one.picture for one in part.choices)
        wrong = next(one.id for one in part.choices if one.id not in part.right)
        answer(runtime, action, QUIZ, {part.id: wrong})
    answering.go_to(runtime.store, runtime.library, QUIZ, checks[0].id, action(AMINA))
    wrong = next(one.id for one in checks[0].choices if one.id not in checks[0].right)
    assert said.rest(f"{checks[0].id}/{wrong}") in pressed(runtime, QUIZ, wrong).text
    share(runtime, action, QUIZ)
    assert result(runtime, QUIZ).answers == {}


# --- TK2: the dream


@pytest.mark.requirement("TK2")
@pytest.mark.parametrize("name", ["path", "plan", "ideas", "words", "share", "together", "mine"])
def test_the_dream_stays_on_top_of_every_page(
    opened: Open, runtime: Runtime, action: Act, name: str
) -> None:
    answer(runtime, action, DREAM, {"droom": "Koken voor **iedereen**."})
    app = opened(AMINA, on=f"participant/{name}")
    assert app.text[0].value == "Koken voor **iedereen**."  # as text: stars are stars
    assert "Koken" not in seen(opened(BART, on=f"participant/{name}"))


@pytest.mark.requirement("TK2")
def test_while_the_dream_is_told_again_the_one_before_stays(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answer(runtime, action, DREAM, {"droom": "Koken."})
    again(runtime, action, DREAM, {})
    assert "Koken." in [one.value for one in opened(AMINA, on="participant/path").text]


@pytest.mark.requirement("TK2")
def test_the_dream_now_and_before_is_seen_in_words_and_pictures(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, DREAM, {"beelden": ["keuken"], "droom": "Een eigen keuken."})
    again(runtime, action, DREAM, {"beelden": ["school"], "droom": "Leren koken."}, minutes=60)
    share(runtime, action, DREAM)
    said, read = words(runtime, DREAM), els_reads(opened, DREAM)
    assert "Leren koken." in read
    assert "Een eigen keuken." in read
    assert word("rounds.gone", names=said.heading("beelden/keuken")) in read
    assert word("rounds.new", names=said.heading("beelden/school")) in read
    assert els_page(opened).text[0].value == "Leren koken."


# --- TK3: what a lesson means for me


@pytest.mark.requirement("TK3")
def test_each_lesson_asks_what_it_means_and_a_counsellor_reads_that_and_no_mistake(
    runtime: Runtime, action: Act
) -> None:
    lessons = [one for one in runtime.library.activities.values() if one.kind == "lesson"]
    assert lessons
    checked = 0
    fill(runtime.store, runtime.library, [one.id for one in lessons], action(AMINA))
    for lesson in lessons:
        checks = {part.id for part in lesson.parts if part.is_check}
        checked += len(checks)
        for level in ("short", "all"):
            share(runtime, action, lesson.id, level)
            shown = set(result(runtime, lesson.id).answers)
            assert "betekenis" in shown, lesson.id
            assert shown.isdisjoint(checks), lesson.id
    assert checked > len(lessons)


# --- TK4: guidance that gives strength


@pytest.mark.requirement("TK4")
@pytest.mark.parametrize(
    ("activity", "part"),
    [
        (DREAM, "even-stil"),  # a screen to read
        (STRONG, "ik-kies-zelf"),  # a choice
        (DREAM, "beelden"),  # some of several
        (DREAM, "ladder"),  # a ladder
        (DREAM, "droom"),  # own words
        ("talenten", "kaarten"),  # cards
        ("competenties", "op-tijd-zijn"),  # a shared list
        ("willen-en-kunnen", "bord"),  # a list to make
    ],
)
def test_every_screen_ends_with_a_choice_of_the_participant_also_not_now(
    runtime: Runtime, action: Act, activity: str, part: str
) -> None:
    answering.go_to(runtime.store, runtime.library, activity, part, action(AMINA))
    browser = Browser(runtime, AMINA)
    page = browser.open(activity)
    asks = runtime.library.activities[activity].part(part).asks
    assert page.has("later") == asks
    assert page.has("back")
    if asks:
        assert browser.press("later").status == 200
        kept = answering.open_session(reads(runtime.store, AMINA), runtime.library, activity)
        assert kept.answers.get(part) is None or kept.answers[part].value is None


@pytest.mark.requirement("TK4")
def test_how_strong_somebody_feels_is_asked_at_the_start_halfway_and_at_the_end(
    runtime: Runtime,
) -> None:
    programme = runtime.library.programmes["tweede-kans"]
    steps = [one.activity for one in programme.steps if not programme.is_optional(one)]
    places = [at / len(steps) for at, one in enumerate(steps) if one == STRONG]
    assert len(places) == 3
    assert places[0] < 0.1
    assert 0.3 < places[1] < 0.7
    assert places[2] > 0.9
    assert len(runtime.library.activities[STRONG].parts) == 3


@pytest.mark.requirement("TK4")
def test_the_curve_of_how_strong_somebody_feels_is_seen(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    statements = questions(runtime, STRONG)
    answer(runtime, action, STRONG, dict.fromkeys(statements, "lukt-een-beetje"))  # 3 of 12
    again(
        runtime, action, STRONG, dict.fromkeys(statements, "lukt-redelijk"), minutes=60
    )  # 6 of 12
    again(runtime, action, STRONG, dict.fromkeys(statements, "lukt-goed"), minutes=120)  # 9 of 12
    share(runtime, action, STRONG)
    points = result(runtime, STRONG).more.curve
    assert [(one.points, one.possible) for one in points] == [(3, 12), (6, 12), (9, 12)]
    assert word("rounds.curve") in els_reads(opened, STRONG)
    share(runtime, action, STRONG, "short")
    assert result(runtime, STRONG).more.curve == ()


# --- TK6: one road


@pytest.mark.requirement("TK6")
def test_the_caseload_says_at_which_station_somebody_is_and_for_how_long_it_is_quiet(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    on_thursday = Action(AMINA, datetime.now(UTC) - timedelta(days=4), "four days ago")
    fill(runtime.store, runtime.library, [DREAM], on_thursday)
    following = runtime.library.programmes["tweede-kans"].steps[1].activity
    read = seen(opened(ELS))
    assert words(runtime, following).title in read
    assert word("time.days-ago", count=4) in read
    assert counselling.caseload(runtime.store, runtime.library, by=FATIMA) == ()


# --- TK7: presenting oneself


@pytest.mark.requirement("TK7")
def test_the_pitch_is_made_from_prompts_and_its_first_and_last_version_are_seen(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    parts = runtime.library.activities[PITCH].parts
    written = [part for part in parts if part.kind == "write" and part.id != "betekenis"]
    before = {parts[parts.index(part) - 1].kind for part in written}
    assert (len(written), before) == (5, {"read"})
    answer(runtime, action, PITCH, {"wat-ik-graag-doe": "Koken."})
    again(runtime, action, PITCH, {"wat-ik-graag-doe": "Koken voor tien mensen."}, minutes=60)
    again(runtime, action, PITCH, {"wat-ik-graag-doe": "Ik kook voor zestig mensen."}, minutes=120)
    share(runtime, action, PITCH)
    read = els_page(opened, PITCH)
    texts = [one.value for one in read.text]
    assert "Koken." in texts
    assert "Ik kook voor zestig mensen." in texts
    assert "Koken voor tien mensen." not in texts


@pytest.mark.requirement("TK7")
def test_somebody_who_listened_marks_tips_and_tops_and_the_participant_decides_who_reads_them(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answer(runtime, action, PITCH, {"hoe-dapper": "een-beetje-spannend"})
    share(runtime, action, PITCH)
    assert values(result(runtime, PITCH)) == {"hoe-dapper": "een-beetje-spannend"}
    token = rating_links.make_link(
        runtime.store, runtime.library, AMINA.id, MARKS, "other", action(AMINA), who="Bart"
    )
    marks = {"groeten": "ja-duidelijk", "goed-te-horen": "kan-nog-groeien", "top": "Je lachte."}
    rating_links.submit(runtime.store, runtime.library, token, marks, at=MONDAY)
    share(runtime, action, MARKS)
    assert els_sees_marks(runtime) == ()
    (own,) = ratings.ratings_of_activities(
        runtime.store, reads(runtime.store, AMINA, AMINA.id, at=TUESDAY), runtime.library
    )
    ratings.decide(runtime.store, runtime.library, MARKS, own.judgements[0].id, True, action(AMINA))
    assert els_sees_marks(runtime) == ("Je lachte.",)
    assert "Je lachte." in els_reads(opened)


def els_sees_marks(runtime: Runtime) -> tuple[object, ...]:
    """Return the tops that Els may read."""
    found = ratings.ratings_of_activities(
        runtime.store, reads(runtime.store, ELS, AMINA.id, at=TUESDAY), runtime.library
    )
    return tuple(one.answers["top"].value for about in found for one in about.judgements)


@pytest.mark.requirement("TK7")
def test_a_counsellor_who_listened_marks_with_the_same_checklist(
    runtime: Runtime, action: Act
) -> None:
    said = {"groeten": "ja-duidelijk", "tip": "Zeg ook wat je zoekt."}
    ratings.rate(runtime.store, runtime.library, AMINA.id, MARKS, said, action(ELS))
    (own,) = ratings.ratings_of_activities(
        runtime.store, reads(runtime.store, AMINA, AMINA.id, at=TUESDAY), runtime.library
    )
    assert own.judgements[0].answers["tip"].value == "Zeg ook wat je zoekt."


# --- TK8: communicating


@pytest.mark.requirement("TK8")
def test_a_situation_shows_what_follows_from_each_choice_and_none_is_wrong(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    activity, said = runtime.library.activities[SITUATIONS], words(runtime, SITUATIONS)
    situations = [part for part in activity.parts if getattr(part, "consequences", False)]
    assert len(situations) == 10
    assert all(part.picture and not part.right for part in situations)
    answering.go_to(runtime.store, runtime.library, SITUATIONS, "grap", action(AMINA))
    assert said.rest("grap/meelachen") in pressed(runtime, SITUATIONS, "meelachen").text


@pytest.mark.requirement("TK8")
def test_patterns_are_seen_as_themes_to_talk_about_and_never_as_points(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, SITUATIONS, {"overuren": "zeggen-wat-kan", "grap": "meelachen"})
    share(runtime, action, SITUATIONS, "short")
    found, read = result(runtime, SITUATIONS), els_reads(opened)
    assert (found.scores, found.answers, found.profile_summary.top) == ((), {}, ())
    theme = words(runtime, SITUATIONS).heading("zeggen")
    assert word("theme.line", name=theme, number=1, times=2) in read
    assert words(runtime, SITUATIONS).heading("grap/meelachen") not in read


# --- TK9: assertive


@pytest.mark.requirement("TK9")
def test_twelve_situations_are_asked_twice_with_practice_at_home_between(runtime: Runtime) -> None:
    programme = runtime.library.programmes["tweede-kans"]
    steps = [one.activity for one in programme.steps if not programme.is_optional(one)]
    places = [at for at, one in enumerate(steps) if one == GRID]
    assert len(places) == 2
    assert "assertief" in steps[places[0] : places[1]]
    assert runtime.library.activities["assertief"].part("huiswerk") is not None
    asked = [part for part in runtime.library.activities[GRID].parts if part.kind == "choose"]
    assert len(asked) == 12
    assert {"ja", "nee", "ik-durf-niet"} <= {one.id for one in asked[0].choices}


@pytest.mark.requirement("TK9")
def test_which_situations_moved_and_which_stayed_is_seen(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, GRID, {"stop-zeggen": "ik-durf-niet", "hulp-vragen": "ja"})
    again(runtime, action, GRID, {"stop-zeggen": "ja", "hulp-vragen": "ja"}, minutes=60)
    share(runtime, action, GRID)
    said, read = words(runtime, GRID), els_reads(opened, GRID)
    before, now = said.heading("ik-durf-niet"), said.heading("ja")
    assert word("rounds.answer", name=said.heading("stop-zeggen"), before=before, now=now) in read
    assert f"{said.heading('hulp-vragen')} {word('rounds.stayed', names=now)}" in read


# --- TK11: self-study


@pytest.mark.requirement("TK11")
def test_how_long_somebody_took_is_seen_by_nobody(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    pages = []
    for person, minutes in ((AMINA, 1), (BART, 90)):
        for at, part in enumerate(questions(runtime, DREAM)):
            value = {"beelden": ["zee"], "ladder": 4}.get(part, "Dat is zo.")
            act = action(person, at * minutes)
            answering.record(runtime.store, runtime.library, DREAM, part, value, act)
        sharing.share(runtime.store, runtime.library, DREAM, ELS.id, "all", action(person, 600))
        app = tap(tap(opened(ELS), f"open-{person.id}"), f"more-{DREAM}")
        pages.append(seen(app).replace("Amina", "X").replace("Bart", "X"))
    assert pages[0] == pages[1]


# --- TK13: the pack for counsellors


@pytest.mark.requirement("TK13")
@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_activity_has_a_guide_with_goal_group_time_material_pitfalls_and_questions(
    runtime: Runtime, language: str
) -> None:
    found = guides.guides(runtime.library, language, by=ELS)
    assert {one.activity for one in found} == set(runtime.library.activities)
    for one in found:
        assert one.words is not None, one.activity
        for text_id in ("doel", "groep", "tijd", "materiaal", "valkuilen", "zo-begin-je"):
            assert one.words.texts[text_id], (one.activity, text_id)
        questions_after = one.words.texts["nabespreking"].splitlines()
        assert len([line for line in questions_after if line.startswith("- ")]) >= 3, one.activity


@pytest.mark.requirement("TK13")
def test_a_guide_is_for_counsellors_only(runtime: Runtime) -> None:
    with pytest.raises(Forbidden):
        guides.guides(runtime.library, "nl", by=AMINA)


@pytest.mark.requirement("TK13")
def test_beside_real_answers_stand_the_questions_to_talk_about_them(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answer(runtime, action, DREAM, {"droom": "Leren koken."})
    share(runtime, action, DREAM)
    read = els_reads(opened, DREAM)
    assert runtime.library.guides[DREAM]["nl"].texts["nabespreking"] in read
    assert word("person.to-talk-about") in read


# --- TK14: for whoever reads well and for whoever does not


@pytest.mark.requirement("TK14")
def test_the_level_of_dutch_is_chosen_per_person_and_switched_at_any_moment(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    simple, plain = (runtime.library.words("activities", DREAM, one) for one in ("nl-a2", "nl"))
    assert simple.heading("merken") != plain.heading("merken")
    answer(runtime, action, DREAM, {"ladder": 3})
    answering.go_to(runtime.store, runtime.library, DREAM, "merken", action(AMINA))
    app = opened(AMINA, on="participant/activity")
    assert titles(app) == [plain.heading("merken")]
    assert titles(tap(app, "language-nl-a2")) == [simple.heading("merken")]
    assert not app.exception
    kept = answering.open_session(reads(runtime.store, AMINA), runtime.library, DREAM)
    assert kept.answers["ladder"].value == 3
    assert (
        summary.summary(
            runtime.store, reads(runtime.store, ELS, AMINA.id), runtime.library
        ).language
        == "nl-a2"
    )
    assert runtime.library.languages["nl-a2"].name in els_reads(opened)


@pytest.mark.requirement("TK14")
def test_a_counsellor_chooses_the_level_for_somebody_they_add(runtime: Runtime) -> None:
    added = counselling.add_participant(
        runtime.store, runtime.keys, "Samira", by=ELS, language="nl-a2", at=MONDAY
    )
    page = summary.summary(runtime.store, reads(runtime.store, ELS, added.dossier), runtime.library)
    assert page.language == "nl-a2"


@pytest.mark.requirement("TK14")
def test_every_item_has_two_levels_of_dutch_and_a_picture(shipped: Library) -> None:
    for activity in shipped.activities.values():
        plain, simple = (shipped.words("activities", activity.id, one) for one in ("nl", "nl-a2"))
        assert set(plain.texts) == set(simple.texts)
        for part in activity.parts:
            choices = [*getattr(part, "choices", ()), *getattr(part, "cards", ())]
            drawn = part.picture or (choices and all(one.picture for one in choices))
            assert drawn, f"{activity.id}/{part.id}"


# --- TK15: for whoever studied


@pytest.mark.requirement("TK15")
def test_a_foreign_diploma_is_kept_with_its_recognition_and_the_next_step_is_seen(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    paper = {
        "wat": "Verpleegkundige", "soort": "diploma", "land": "Syrië", "jaar": "2012",
        "erkend": "bezig", "papier": "kopie",
    }  # fmt: skip
    said = {
        "mijn-bewijzen": [paper],
        "mijn-beroep-ginder": "Verpleegkundige in een ziekenhuis",
        "mijn-beroep-hier": "Zorgkundige",
        "volgende-stap": "naric-vragen",
        "mijn-stap": "Donderdag mail ik.",
    }
    answer(runtime, action, DIPLOMA, said)
    share(runtime, action, DIPLOMA, "short")
    shown = values(result(runtime, DIPLOMA))
    assert {name: shown[name] for name in said} == {**said, "mijn-bewijzen": (paper,)}
    read = els_reads(opened, DIPLOMA)
    assert words(runtime, DIPLOMA).heading("volgende-stap/naric-vragen") in read
    assert words(runtime, DIPLOMA).heading("mijn-bewijzen/erkend/bezig") in read


@pytest.mark.requirement("TK15")
@pytest.mark.parametrize(
    ("activity", "text"),
    [
        (DIPLOMA, "woorden-voor-wat-je-deed"),
        (DIPLOMA, "beschermde-beroepen"),
        ("verder-leren", "werken-onder-je-niveau"),
    ],
)
def test_whoever_wants_more_depth_finds_it_folded_at_the_end(
    opened: Open, runtime: Runtime, action: Act, activity: str, text: str
) -> None:
    fill(runtime.store, runtime.library, [activity], action(AMINA))
    answering.go_to(runtime.store, runtime.library, activity, None, action(AMINA))
    assert words(runtime, activity).heading(text) in seen(opened(AMINA, on="participant/activity"))


@pytest.mark.requirement("TK15")
def test_recognition_is_explained_with_its_source_and_day(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answering.go_to(runtime.store, runtime.library, DIPLOMA, "erkennen", action(AMINA))
    read = Browser(runtime, AMINA).open(DIPLOMA).text
    assert "NARIC" in read
    assert runtime.library.fact_words["nl"].heading("naric") in read


# --- TK16: who is around me


@pytest.mark.requirement("TK16")
def test_the_map_keeps_roles_and_never_asks_a_name(runtime: Runtime) -> None:
    activity = runtime.library.activities[NETWORK]
    asked = [part for part in activity.parts if getattr(part, "shared_choices", False)]
    assert len(asked) == 8
    assert {one.id for one in asked[0].choices} >= {"familie", "buur", "begeleider", "dienst"}
    assert [part.id for part in activity.parts if part.kind in ("write", "entries")] == [
        "wat-vraag-ik"
    ]


@pytest.mark.requirement("TK16")
def test_blank_spots_are_seen_by_role_and_a_sentence_about_them_takes_a_yes_of_its_own(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    alone = dict.fromkeys(("tips-over-werk", "taal", "papieren", "gevoel"), "niemand")
    answer(runtime, action, NETWORK, {**alone, "geld": "dienst"})
    share(runtime, action, NETWORK)
    blank = next(one for one in result(runtime, NETWORK).more.themes if one.theme == "nog-niemand")
    assert (blank.count, blank.times, set(blank.parts)) == (4, 5, set(alone))
    sentence = words(runtime, NETWORK).texts["lege-plekken/begeleider"]
    assert sentence not in els_reads(opened)
    consents.say(runtime.store, "signal", True, action(AMINA))
    assert sentence in els_reads(opened)


# --- TK18: the next step is one's own


@pytest.mark.requirement("TK18")
def test_a_step_that_a_counsellor_proposed_counts_when_the_participant_says_yes(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    plan.propose_step(runtime.store, AMINA.id, "Bel het CVO", action(ELS))
    plan.propose_step(runtime.store, AMINA.id, "Vraag een kopie", action(ELS))
    assert len(reads(runtime.store, ELS, AMINA.id).proposals) == 2
    first, second = plan.own_plan(reads(runtime.store, AMINA)).steps
    with pytest.raises((Forbidden, NoDossier)):
        plan.answer_step(runtime.store, first.id, True, action(ELS))
    plan.answer_step(runtime.store, first.id, True, action(AMINA))
    (waiting,) = reads(runtime.store, ELS, AMINA.id).proposals
    assert waiting.id == second.id
    read = els_page(opened)
    assert second.text in [one.value for one in read.text]


# --- TK19: for everybody


@pytest.mark.requirement("TK19")
def test_a_business_of_ones_own_is_an_optional_track_that_nobody_must_do(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    steps = {one.activity for one in runtime.library.programmes["tweede-kans"].steps}
    assert "zelfstandig-worden" not in steps
    app = tap(tap(opened(AMINA), "extras"), "open-zelfstandig-worden")
    assert titles(app) == [words(runtime, "zelfstandig-worden").heading("iets-voor-mij")]
    kinds = runtime.library.activities["zelfstandig-worden"].part("wat-wil-ik-doen")
    assert "home-manager" in {one.id for one in kinds.choices}


@pytest.mark.requirement("TK19")
def test_care_and_home_is_shown_to_everybody_alike(runtime: Runtime, action: Act) -> None:
    sharing.set_name(runtime.store, "Mohammed", action(AMINA))
    sharing.set_language(runtime.store, "fr", action(AMINA))
    found = [
        job_ideas.overview(reads(runtime.store, one), runtime.library) for one in (AMINA, BART)
    ]
    assert found[0].families == found[1].families
    care = next(one for one in found[0].families if one.family == "zorg-huishouden")
    table = runtime.library.jobs.table
    assert len(care.ideas) == len(table.of_family("zorg-huishouden"))


# --- TK10: one profile


PROFILE = {
    "interesses": "interests", "werkstijl": "work style", "talenten": "talents",
    "waarden": "values and conditions",
}  # fmt: skip


@pytest.mark.requirement("TK10")
def test_interests_style_talents_and_values_stand_on_one_page_with_where_they_come_from(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    fill(runtime.store, runtime.library, list(PROFILE), action(AMINA))
    for activity in PROFILE:
        share(runtime, action, activity)
    app = els_page(opened)
    for activity in PROFILE:
        assert words(runtime, activity).title in seen(app)
        tap(app, f"more-{activity}")
        assert not app.exception
        read = seen(app)
        assert f"{word('person.level.all')} · {word('person.state.done')}" in read
        if runtime.library.activities[activity].kind == "questionnaire":
            # Its quality flag: what the list rests on, and that it was not validated.
            assert words(runtime, activity).texts["over-deze-lijst"] in read
        tap(app, f"more-{activity}")


@pytest.mark.requirement("TK10")
def test_answers_that_look_unread_are_flagged_as_something_to_ask_about(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    asked = questions(runtime, "interesses")
    answer(runtime, action, "interesses", dict.fromkeys(asked, "misschien"))
    share(runtime, action, "interesses")
    read = els_reads(opened, "interesses")
    assert word("signs.same") in read
    assert word("signs.ask") in read
    share(runtime, action, "interesses", "short")
    assert word("signs.same") not in els_reads(opened, "interesses")


@pytest.mark.requirement("TK10")
def test_each_time_a_list_is_done_is_kept_with_its_number_day_and_version(
    runtime: Runtime, action: Act
) -> None:
    answer(runtime, action, "werkstijl", {"begin-meteen": "altijd"})
    again(runtime, action, "werkstijl", {"begin-meteen": "soms"}, minutes=60)
    kept = attempts.earlier(reads(runtime.store, AMINA), runtime.library, "werkstijl")
    listed = version.version(runtime.library.activities["werkstijl"])
    assert [(one.number, one.at, one.content) for one in kept] == [(1, MONDAY, (listed,))]
    assert kept[0].answers["begin-meteen"].value == "altijd"
    share(runtime, action, "werkstijl")
    assert values(result(runtime, "werkstijl")) == {"begin-meteen": "soms"}
