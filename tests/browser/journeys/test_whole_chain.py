"""The whole chain on a phone: from the first tap to what a counsellor reads, and stops reading."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from modules.domain.activities.part import Write
from tests.browser import walking
from tests.browser.conftest import Shoot
from tests.browser.devices import Devices
from tests.browser.journeys import counselling
from tests.browser.journeys.counselling import COUNSELLOR, results_on
from tests.browser.walking import Card, Typed, follow, see_heading, tap
from tests.browser.watching import Wire
from tests.browser.words import Words
from tests.load import server
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

NAME = "Amina"
NOTE = "Amina vertelde honderduit over koken."
PRIVATE = "private"


class Story(NamedTuple):
    """One telling of it: where, in which words, and what the participant types."""

    devices: Devices
    words: Words
    shoot: Shoot
    typed: Typed

    def secrets(self, *shared: tuple[str, str]) -> set[str]:
        """Return what was typed, but for the texts that are shared."""
        return {text for place, text in self.typed.items() if place not in shared}


@pytest.fixture
def story(running: list[Server], devices: Devices, words: Words, shoot: Shoot) -> Story:
    """Return a telling in which each text that is typed can be told from any other.

    `running` comes first: so the browsers are closed before the server stops.
    """
    typed = {
        (activity.id, part.id): f"kanarie {activity.id} {part.id} fluit"
        for activity in words.library.activities.values()
        for part in activity.parts
        if isinstance(part, Write)
    }
    return Story(devices, words, shoot, typed)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[list[Server]]:
    """Return the running server of this test in a list, so that it can be put in again."""
    started = [server.start(server.app(tmp_path / "data"), tmp_path / "log")]
    yield started
    started[0].stop()


def restart(running: list[Server], folder: Path) -> None:
    """Stop the server and start it again at the same place, over the same folder."""
    port = running[0].port
    running[0].stop()
    running[0] = server.start(server.app(folder / "data"), folder / "log", port=port)


def test_a_participant_works_comes_back_shares_and_withdraws(
    story: Story, running: list[Server], tmp_path: Path
) -> None:
    url, words = running[0].url, story.words
    phone = story.devices.phone(url, words.language)
    card = start(story, phone)
    do_dream_and_talents(story, phone)
    do_the_lesson_over_a_restart(story, phone, card, running, tmp_path)
    other_phone = do_the_interests_on_two_phones(story, phone, card, url)
    invitation = invite(story, other_phone)
    desktop = story.devices.desktop(url, words.language)
    wire = Wire(desktop)
    counselling.become_counsellor(desktop, words, story.shoot, running[0].first_link())
    counselling.accept(desktop, words, story.shoot, invitation)
    reads_nothing_yet(story, desktop, wire)
    share(story, other_phone, {"dromen": "short", "interesses": "all"})
    reads_exactly_what_is_shared(story, desktop, wire)
    write_note(story, desktop)
    share(story, other_phone, {"dromen": PRIVATE, "interesses": PRIVATE})
    is_gone_at_once(story, desktop, wire)
    sees_who_looked_and_the_note(story, other_phone)


def start(story: Story, phone: Page) -> Card:
    card = walking.start_alone(phone, story.words, NAME)
    story.shoot(phone, "01-card")
    walking.put_card_away(phone, story.words)
    story.shoot(phone, "02-path")
    return card


def do_dream_and_talents(story: Story, phone: Page) -> None:
    walking.open_station(phone, story.words, "dromen")
    for part in walking.walk(phone, story.words, "dromen", story.typed):
        story.shoot(phone, f"10-dream-{part.id}")
    story.shoot(phone, "11-dream-end")
    to_the_path(story, phone)
    walking.open_station(phone, story.words, "talenten")
    walking.do(phone, story.words, "talenten", story.typed)
    story.shoot(phone, "12-talents-end")
    to_the_path(story, phone)
    walking.open_station(phone, story.words, "jezelf-voorstellen")


def to_the_path(story: Story, phone: Page) -> None:
    follow(phone, story.words.say("path.title"))
    see_heading(phone, story.words.say("path.title"))


def do_the_lesson_over_a_restart(
    story: Story, phone: Page, card: Card, running: list[Server], folder: Path
) -> None:
    words, middle = story.words, "wat-ik-zoek"
    for part in walking.walk(phone, words, "jezelf-voorstellen", story.typed):
        story.shoot(phone, f"20-lesson-{part.id}", whole=False)
        if part.id == middle:
            break
    story.devices.server_may_be_away(True)
    phone.goto("about:blank")
    restart(running, folder)
    story.devices.server_may_be_away(False)
    walking.sign_in(phone, words, *card)
    story.shoot(phone, "21-path-half-way")
    walking.open_station(phone, words, "jezelf-voorstellen")
    for part in walking.walk(phone, words, "jezelf-voorstellen", story.typed, since=middle):
        story.shoot(phone, f"22-lesson-{part.id}", whole=False)
    story.shoot(phone, "23-lesson-end")
    to_the_path(story, phone)


def do_the_interests_on_two_phones(story: Story, phone: Page, card: Card, url: str) -> Page:
    words, activity = story.words, story.words.library.activities["interesses"]
    here, there = activity.parts[19].id, activity.parts[23].id
    walking.open_station(phone, words, activity.id)
    story.shoot(phone, "29-interests-which-form")
    walking.choose_full_form(phone, words, activity.id)
    for part in walking.walk(phone, words, activity.id, story.typed):
        if part.id == here:
            is_still_there_after_a_reload(story, phone, activity.parts[18].id, part.id)
        if part.id == there:
            break
    other = story.devices.phone(url, words.language)
    walking.sign_in(other, words, *card)
    walking.open_station(other, words, activity.id)
    story.shoot(other, "31-interests-on-another-phone")
    for _ in walking.walk(other, words, activity.id, story.typed, since=there):
        pass
    story.shoot(other, "32-interests-end")
    return other


def is_still_there_after_a_reload(story: Story, phone: Page, before: str, part: str) -> None:
    words, activity = story.words, story.words.library.activities["interesses"]
    phone.reload()
    see_heading(phone, words.heading(activity.id, part))
    expect(phone.get_by_test_id("stMain")).to_contain_text(
        words.say("progress.question", number=20, total=48)
    )
    walking.step(phone, "back")
    see_heading(phone, words.heading(activity.id, before))
    chosen = walking.choice_for(activity.part(before))  # type: ignore[arg-type]
    expect(walking.answering(phone, chosen)).to_contain_text(words.say("answer.chosen"))
    story.shoot(phone, "30-interests-answered-before")
    walking.step(phone, "later")
    see_heading(phone, words.heading(activity.id, part))


def invite(story: Story, phone: Page) -> str:
    words = story.words
    to_the_path(story, phone)
    story.shoot(phone, "40-path-under-way")
    follow(phone, words.say("together.title"))
    see_heading(phone, words.say("together.title"))
    tap(phone, "invite")
    code = phone.locator(".st-key-code").get_by_test_id("stText").inner_text()
    story.shoot(phone, "41-invitation")
    return code


def reads_nothing_yet(story: Story, desktop: Page, wire: Wire) -> None:
    counselling.open_person(desktop, story.words, NAME)
    expect(desktop.locator("body")).to_contain_text(story.words.say("person.nothing-shared"))
    story.shoot(desktop, "53-person-nothing-shared")
    assert results_on(desktop) == set()
    assert wire.heard(story.secrets()) == set()


def share(story: Story, phone: Page, levels: dict[str, str]) -> None:
    words = story.words
    phone.goto("/delen")
    see_heading(phone, words.say("share.title"))
    for activity, level in levels.items():
        choices = phone.locator(f'[class*="st-key-share-{activity}-"] button')
        choice = choices.filter(has_text=words.say(f"share.{level}"))
        choice.click()
        expect(choice).to_contain_text(words.say("answer.chosen"))
    story.shoot(phone, f"60-share-{'-'.join(levels.values())}")


def reads_exactly_what_is_shared(story: Story, desktop: Page, wire: Wire) -> None:
    words, activity = story.words, story.words.library.activities["interesses"]
    desktop.goto("/")
    see_heading(desktop, words.say("caseload.title"))
    counselling.open_person(desktop, story.words, NAME)
    dream = ("dromen", "droom")
    expect(desktop.locator(".st-key-dream")).to_contain_text(story.typed[dream])
    tap(desktop, "more-interesses")
    expect(desktop.get_by_test_id("stPlotlyChart")).to_be_visible()
    assert results_on(desktop) >= {"interesses"}
    assert results_on(desktop) <= {"dromen", "interesses"}
    story.shoot(desktop, "61-person")
    page_text = desktop.locator("body").inner_text()
    for image in ("huis", "boot", "brug"):
        assert words.heading("dromen", f"beelden/{image}") in page_text
    desktop.get_by_text(words.say("person.all-answers")).click()
    for part in activity.parts:
        expect(desktop.locator("body")).to_contain_text(words.heading(activity.id, part.id))
    story.shoot(desktop, "62-person-all-answers")
    assert wire.heard(story.secrets(dream)) == set()
    example = words.heading("talenten", "voorbeeld"), words.heading("dromen", "waarom")
    assert wire.heard(example) == set()


def write_note(story: Story, desktop: Page) -> None:
    desktop.get_by_label(story.words.say("notes.write")).fill(NOTE)
    desktop.get_by_role("button", name=story.words.say("button.keep-it")).click()
    expect(desktop.locator(".st-key-note-0")).to_contain_text(NOTE)


def is_gone_at_once(story: Story, desktop: Page, wire: Wire) -> None:
    """The page is still open at the counsellor's: the next tap on anything must empty it."""
    wire.forget()
    desktop.get_by_role("button", name=story.words.say("button.keep-it")).click()
    expect(desktop.locator("body")).to_contain_text(story.words.say("person.nothing-shared"))
    expect(desktop.locator('[class*="st-key-result-"]')).to_have_count(0)
    expect(desktop.locator(".st-key-dream")).to_have_count(0)
    story.shoot(desktop, "63-person-withdrawn")
    text = desktop.content()
    assert [one for one in story.secrets() if one in text] == []
    desktop.goto("/")
    see_heading(desktop, story.words.say("caseload.title"))
    counselling.open_person(desktop, story.words, NAME)
    assert wire.heard(story.secrets()) == set()


def sees_who_looked_and_the_note(story: Story, phone: Page) -> None:
    words = story.words
    phone.goto("/delen")
    see_heading(phone, words.say("share.title"))
    looked = words.say("looks.line", name=COUNSELLOR[0], at="").strip(" .")
    expect(phone.locator("body")).to_contain_text(looked)
    story.shoot(phone, "70-who-looked")
    phone.goto("/begeleider")
    see_heading(phone, words.say("together.title"))
    expect(phone.locator(".st-key-note-0")).to_contain_text(NOTE)
    expect(phone.locator(".st-key-note-0")).to_contain_text(COUNSELLOR[0])
    story.shoot(phone, "71-note")
