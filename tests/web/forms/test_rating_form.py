"""The form of a guest in a browser: a secret behind the #, one click to begin, once, and small."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from modules.domain.observers import rating
from modules.domain.records.people import OneTimeToken, Person
from modules.services.action import Action
from modules.services.observers import rating_links
from modules.services.runtime import Runtime
from tests.conftest import AMINA, BART, CODES, ELS, FATIMA, PASSWORD, PIN, reads
from tests.web.conftest import Browse, Word

SEEN = "seen-by-others"
XSS = "<img src=x onerror=alert(1)>{{ 7*7 }}"
SAID = {"op-tijd": "vaak", "rustig": "", "goed-gedaan": XSS}


def link(
    runtime: Runtime, by: Person = AMINA, at: datetime | None = None, about: str = SEEN
) -> str:
    """Return the secret of a link about Amina."""
    action = Action(by, at or datetime.now(UTC), f"link-{by.id}-{about}")
    rater = "supervisor" if about == SEEN else "other"
    return rating_links.make_link(
        runtime.store, runtime.library, AMINA.id, about, rater, action, name="A."
    )


def said(runtime: Runtime, about: str = SEEN) -> list[dict[str, object]]:
    """Return the answers of each judgement about Amina."""
    activity = runtime.library.activities[about]
    found = rating.observer_ratings(runtime.store.get(AMINA.id), activity)
    return [{part: one.value for part, one in each.answers.items()} for each in found]


@pytest.fixture
def runtime(others_runtime: Runtime) -> Runtime:
    """Return the house with activities that others fill in."""
    return others_runtime


@pytest.mark.requirement("JS26")
def test_a_guest_opens_fills_in_and_is_thanked(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    token = link(runtime)
    page = browser.post("/guest/form", data={"token": token})
    assert page.status_code == 200
    assert "<strong>A.</strong>" in page.text
    assert "Amina" not in page.text
    assert page.text.count('type="radio"') == 8  # each with an answer for "not seen"
    answer = browser.post("/guest/keep", data={"token": token, **SAID})
    assert answer.status_code == 200
    assert word("guest.thanks") in answer.text
    assert said(runtime) == [{"op-tijd": "vaak", "goed-gedaan": XSS}]
    assert "set-cookie" not in answer.headers


def test_asking_for_a_page_changes_nothing(browser: TestClient, runtime: Runtime) -> None:
    token = link(runtime)
    before = runtime.store.get(AMINA.id), list(runtime.store.records(OneTimeToken))
    for address in ("/guest", f"/guest?token={token}", f"/guest/form?token={token}"):
        for ask in (browser.get, browser.head, browser.options):
            assert ask(address).status_code in (200, 303, 405)
    browser.post("/guest/form", data={"token": token})
    assert (runtime.store.get(AMINA.id), list(runtime.store.records(OneTimeToken))) == before


def test_the_secret_is_posted_and_in_no_address(browser: TestClient, runtime: Runtime) -> None:
    page = browser.get("/guest").text
    assert 'name="token"' in page
    assert 'src="/assets/look/guest.js"' in page
    assert "location.hash" in browser.get("/assets/look/guest.js").text
    form = browser.post("/guest/form", data={"token": link(runtime)}).text
    assert set(re.findall(r'action="([^"]+)"', form)) == {"/guest/keep"}


def dead_links(runtime: Runtime) -> dict[str, str]:
    """Return a secret for each way in which a link can be no good."""
    now = datetime.now(UTC)
    used, withdrawn = link(runtime, by=AMINA), link(runtime, by=ELS)
    rating_links.submit(runtime.store, runtime.library, used, {"op-tijd": "soms"}, at=now)
    (theirs,) = reads(runtime.store, ELS, AMINA.id).links
    rating_links.withdraw_link(runtime.store, AMINA.id, theirs.id, Action(ELS, now, "withdraw"))
    old = link(runtime, at=now - timedelta(days=14, seconds=1), about="many-kinds")
    return {
        "used": used,
        "withdrawn": withdrawn,
        "over": old,
        "tampered": ("0" if used[0] != "0" else "1") + used[1:],
        "made up": "0" * 32,
        "empty": "",
        "long": "f" * 3000,
    }


def test_used_withdrawn_old_and_tampered_links_all_say_the_same(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    answers = set()
    before = None
    for token in dead_links(runtime).values():
        before = before or said(runtime)
        for address in ("/guest/form", "/guest/keep"):
            answer = browser.post(address, data={"token": token, **SAID})
            assert answer.status_code == 403
            assert word("error.link") in answer.text
            answers.add(answer.text)
    assert len(answers) == 1
    assert said(runtime) == before


def test_somebody_elses_form_is_not_reached_with_ones_own_link(
    browser: TestClient, runtime: Runtime
) -> None:
    token = link(runtime)
    forged = {"token": token, "dossier": BART.id, "activity": "many-kinds", **SAID}
    assert browser.post("/guest/keep", data=forged).status_code == 200
    assert runtime.store.get(BART.id).under("judgement", SEEN) == {}
    assert len(said(runtime)) == 1


def test_what_is_too_long_comes_back_as_typed_and_as_text(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    token = link(runtime)
    typed = {"token": token, "op-tijd": "altijd", "goed-gedaan": f"{XSS} en nog veel meer woorden"}
    answer = browser.post("/guest/keep", data=typed)
    assert answer.status_code == 400
    assert word("error.too-long") in answer.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in answer.text
    assert "<img src=x" not in answer.text
    assert 'value="altijd" checked' in answer.text
    assert browser.post("/guest/keep", data={"token": token, **SAID}).status_code == 200


def test_a_form_with_nothing_in_it_says_so(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    answer = browser.post("/guest/keep", data={"token": link(runtime)})
    assert answer.status_code == 400
    assert word("guest.nothing") in answer.text


@pytest.mark.parametrize(
    "forged",
    [
        {"op-tijd": "nooit-gehoord"},
        {"op-tijd": "\x00"},
        {"kracht": "ten"},
        {"kracht": "999"},
        {"kracht": "-1"},
        {"kracht": "²"},
        {"talent": ["zorgen", "maken", "praten"]},
        {"talent": ["stelen"]},
        {"stapel/snel": "ergens"},
        {"tip/0/soort": "flop"},
    ],
)
def test_forged_answers_are_refused_and_nothing_falls_over(
    browser: TestClient, runtime: Runtime, forged: dict[str, object]
) -> None:
    about = SEEN if "op-tijd" in forged else "many-kinds"
    token = link(runtime, about=about)
    assert browser.post("/guest/keep", data={"token": token, **forged}).status_code == 400
    assert said(runtime, about) == []


def test_each_kind_of_question_is_asked_and_kept(browser: TestClient, runtime: Runtime) -> None:
    token = link(runtime, about="many-kinds")
    page = browser.post("/guest/form", data={"token": token}).text
    assert "Hier staat lees." in page
    assert 'type="checkbox"' in page
    answer = browser.post(
        "/guest/keep",
        data={
            "token": token,
            "talent": ["zorgen", "praten"],
            "kracht": "8",
            "stapel/snel": "wel",
            "stapel/precies": "",
            "tip/0/zin": " Vraag het. ",
            "tip/0/soort": "tip",
            "tip/2/soort": "top",
            "kies": ["zorgen"],
        },
    )
    assert answer.status_code == 200
    assert said(runtime, "many-kinds") == [
        {
            "talent": ("zorgen", "praten"),
            "kracht": 8,
            "stapel": {"snel": "wel"},
            "tip": ({"zin": "Vraag het.", "soort": "tip"}, {"soort": "top"}),
        }
    ]


@pytest.mark.parametrize("language", ["nl", "nl-a2", "en", "fr"])
def test_a_guest_reads_it_in_their_language(
    browser: TestClient, runtime: Runtime, language: str
) -> None:
    page = browser.get(f"/guest?lang={language}").text
    assert runtime.library.interface(language)["guest.title"] in html.unescape(page)
    others = [one for one in runtime.library.languages if one != language]
    assert all(f"/guest?lang={one}" in page for one in others)


@pytest.fixture
def els(browse: Browse, runtime: Runtime) -> TestClient:
    """Return a browser in which Els is signed in."""
    browser = browse()
    assert browser.post("/sign-in", data={"name": "els", "secret": PASSWORD}).status_code == 303
    return browser


def test_a_counsellor_fills_in_the_same_form(els: TestClient, runtime: Runtime, word: Word) -> None:
    about = {"dossier": AMINA.id, "activity": SEEN}
    page = els.post("/judge", data=about)
    assert page.status_code == 200
    assert "<strong>Amina</strong>" in page.text
    assert els.post("/judge/keep", data=about).status_code == 400
    answer = els.post("/judge/keep", data={**about, **SAID})
    assert word("judge.kept") in answer.text
    (found,) = rating.observer_ratings(
        runtime.store.get(AMINA.id), runtime.library.activities[SEEN]
    )
    assert (found.rater, found.by) == ("counsellor", ELS.id)


@pytest.mark.parametrize("address", ["/judge", "/judge/keep"])
@pytest.mark.parametrize("code", [CODES["Bart"], CODES["Fatima"], CODES["Amina"], None])
def test_nobody_else_fills_it_in_as_a_counsellor(
    browse: Browse, runtime: Runtime, address: str, code: str | None
) -> None:
    browser = browse()
    if code:
        secret = PASSWORD if code == CODES["Fatima"] else PIN
        browser.post("/sign-in", data={"name": code, "secret": secret})
    for dossier in (AMINA.id, "f" * 32, "", "../x"):
        about = {"dossier": dossier, "activity": SEEN, **SAID}
        answer = browser.post(address, data=about)
        assert answer.status_code == 403
        assert "Amina" not in answer.text
    assert said(runtime) == []


@pytest.mark.parametrize("activity", ["gone", "", "ladder", "many-kinds"])
def test_what_asks_no_counsellor_is_refused(
    els: TestClient, runtime: Runtime, activity: str
) -> None:
    about = {"dossier": AMINA.id, "activity": activity, "kracht": "3"}
    for address in ("/judge", "/judge/keep"):
        assert els.post(address, data=about).status_code == 403


def test_a_stranger_is_told_the_same_of_whoever_is_there(els: TestClient, runtime: Runtime) -> None:
    about = {"activity": SEEN}
    there = els.post("/judge", data={**about, "dossier": FATIMA.id})
    gone = els.post("/judge", data={**about, "dossier": "0" * 32})
    assert (there.status_code, there.text) == (gone.status_code, gone.text)
