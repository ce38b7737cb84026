"""Answering when things go wrong: two presses, no connection, a server that restarts, a translator.

And when nothing does: the keyboard, a browser without scripts, words that come back.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from modules.domain.activities.answer import answers_of
from modules.domain.catalogue import Library
from modules.storage.opening import open_store
from tests.browser import walking
from tests.browser.accessibility.inspecting import on_a_phone
from tests.browser.devices import PHONE, Devices
from tests.browser.walking import READY, answering, go_on, press, see_card, see_heading, step
from tests.browser.words import Words
from tests.load import ready, server
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

LIST, DREAM, TALENTS = "interesses", "dromen", "talenten"
WRAP = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts.filter((one) => one.data.trim())) {
    const font = document.createElement("font");
    text.replaceWith(font);
    font.append(text);
  }
}"""
"""What a page translator does to a page: each text in an element of its own."""


class House(NamedTuple):
    """A running server over a folder, with somebody at the beginning of each activity."""

    folder: Path
    people: dict[ready.Case, ready.Begun]
    running: list[Server]

    def stop(self) -> None:
        """Stop serving."""
        self.running[0].stop()

    def start(self) -> None:
        """Serve again at the same place."""
        port = self.running[0].port
        self.running[0] = server.start(
            server.app(self.folder / "data"), self.folder / "log", port=port
        )

    def open(self, devices: Devices, activity: str) -> Page:
        """Return a phone with an activity on it."""
        page = devices.phone(self.running[0].url)
        secret = self.people[activity, "nl"].secret
        page.context.add_cookies([{"name": "tk", "value": secret, "url": self.running[0].url}])
        page.goto("/stap")
        expect(page.locator(READY)).to_be_visible()
        return page

    def kept(self, activity: str) -> dict[str, object]:
        """Return the answers in the one dossier that has any; the server must not run."""
        opened = open_store(self.folder / "data")
        try:
            found = [
                answers_of(opened.store.get(one), activity) for one in opened.store.dossier_ids()
            ]
            (answers,) = [one for one in found if one]
            return {part: answer.value for part, answer in answers.items()}
        finally:
            opened.store.close()


@pytest.fixture
def house(tmp_path: Path, content: Library) -> Iterator[House]:
    """Return a server with people in it."""
    cases = [(one, "nl") for one in (LIST, DREAM, TALENTS, "mijn-netwerk", "energiemeter")]
    begun = ready.fill(tmp_path / "data", content, cases)
    people = dict(zip(cases, begun, strict=True))
    running = [server.start(server.app(tmp_path / "data"), tmp_path / "log")]
    yield House(tmp_path, people, running)
    running[0].stop()


def number(page: Page) -> str:
    """Return where somebody is, in words."""
    return page.locator(".do-place").inner_text().split(" · ")[0]


def test_whatever_a_translator_does_to_the_page_an_answer_belongs_to_its_question(
    house: House, devices: Devices, dutch: Words, content: Library
) -> None:
    page = house.open(devices, LIST)
    press(page, "full")
    parts = content.activities[LIST].parts
    said = {}
    for at, part in enumerate(parts):
        see_heading(page, dutch.heading(LIST, part.id))
        expect(page.locator(READY)).to_be_visible()
        page.evaluate(WRAP)
        said[part.id] = ("graag", "liever-niet", "misschien")[at % 3]
        press(page, said[part.id])
    expect(page.locator(".st-key-result")).to_be_visible()
    page.close()
    house.stop()
    assert house.kept(LIST) == said
    house.start()


@pytest.mark.parametrize("pause", [60, 150, 400])
def test_two_presses_right_after_each_other_are_one(
    house: House, devices: Devices, dutch: Words, content: Library, pause: int
) -> None:
    page = house.open(devices, LIST)
    press(page, "full")
    for part in content.activities[LIST].parts[:6]:
        see_heading(page, dutch.heading(LIST, part.id))
        box = answering(page, "misschien").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.click(x, y)
        page.wait_for_timeout(pause)
        page.mouse.click(x, y)
    see_heading(page, dutch.heading(LIST, content.activities[LIST].parts[6].id))
    assert number(page) == dutch.say("progress.question", number=7, total=48)


def test_without_a_connection_it_goes_on_and_says_what_is_true(
    house: House, devices: Devices, dutch: Words
) -> None:
    page = house.open(devices, TALENTS)
    with page.expect_response(lambda answer: "?ahead" in answer.url):
        see_card(page, dutch.heading(TALENTS, "kaarten/koken"))
    devices.server_may_be_away(True)
    page.context.set_offline(True)
    press(page, "soms")
    see_card(page, dutch.heading(TALENTS, "kaarten/luisteren"))
    expect(page.locator(".do-waiting")).to_have_text(dutch.say("kept.waiting"))
    press(page, "minder")
    see_card(page, dutch.heading(TALENTS, "kaarten/herstellen"))
    page.context.set_offline(False)
    expect(page.locator(".do-waiting")).to_have_text(dutch.say("kept.arrived"))
    press(page, "dit-ben-ik")
    expect(page.locator(".do-place")).to_have_text(dutch.say("progress.card", number=4, total=40))
    page.close()
    house.stop()
    laid = {"koken": "soms", "luisteren": "minder", "herstellen": "dit-ben-ik"}
    assert house.kept(TALENTS) == {"kaarten": laid}
    house.start()


def test_when_the_server_restarts_the_next_press_works_and_nothing_is_lost(
    house: House, devices: Devices, dutch: Words, content: Library
) -> None:
    page = house.open(devices, LIST)
    press(page, "full")
    first, second, third = content.activities[LIST].parts[:3]
    devices.server_may_be_away(True)
    see_heading(page, dutch.heading(LIST, first.id))
    house.stop()
    press(page, "graag")
    expect(page.locator(".do-waiting")).to_have_text(dutch.say("kept.waiting"))
    house.start()
    see_heading(page, dutch.heading(LIST, second.id))
    expect(page.locator(".do-waiting")).to_have_text(dutch.say("kept.arrived"))
    press(page, "misschien")
    see_heading(page, dutch.heading(LIST, third.id))
    page.close()
    house.stop()
    assert house.kept(LIST) == {first.id: "graag", second.id: "misschien"}
    house.start()


def test_what_is_typed_survives_a_reload(house: House, devices: Devices, dutch: Words) -> None:
    page = house.open(devices, "mijn-netwerk")
    press(page, "yes")
    expect(page.locator(f'{READY}[data-kind="part"]')).to_be_visible()
    while not page.locator(f"{READY} [data-draft]").count():
        page.locator(f"{READY} .do-answers > .do-main, {READY} [value=later]").last.click()
        expect(page.locator(READY)).to_be_visible()
    field = page.locator("input[data-draft], textarea[data-draft]").first
    field.fill("De buurvrouw, عليا")
    expect(page.locator(".do-unsaved")).to_be_visible()
    page.wait_for_function("() => Object.keys(sessionStorage).some((one) => one.includes('draft'))")
    assert "buurvrouw" not in page.evaluate("() => JSON.stringify(sessionStorage)")
    page.reload()
    field = page.locator("input[data-draft], textarea[data-draft]").first
    expect(field).to_have_value("De buurvrouw, عليا")
    assert field.get_attribute("dir") == "auto"


def test_signing_out_leaves_no_draft(house: House, devices: Devices, dutch: Words) -> None:
    page = house.open(devices, DREAM)
    page.evaluate("() => sessionStorage.setItem('tk:draft/do/x', 'sealed')")
    page.get_by_role("button", name=dutch.say("button.stop")).click()
    expect(page.locator(".st-key-page-end")).to_be_visible()
    assert page.evaluate("() => sessionStorage.length") == 0


def test_one_more_than_the_most_is_said_at_the_tile_and_does_not_look_chosen(
    house: House, devices: Devices, dutch: Words, content: Library
) -> None:
    page = house.open(devices, DREAM)
    go_on(page)
    part = content.activities[DREAM].parts[1]
    see_heading(page, dutch.heading(DREAM, part.id))
    four = [choice.id for choice in part.choices[:4]]  # type: ignore[union-attr]
    for one in four:
        press(page, one)
    expect(answering(page, four[3])).not_to_be_checked()
    said = page.locator(".do-tiles .do-error")
    expect(said).to_have_text(dutch.say("ask.enough", most=3))
    tile, told = answering(page, four[3]).bounding_box(), said.bounding_box()
    assert tile
    assert told
    assert 0 <= told["y"] - tile["y"] < 2 * tile["height"]
    expect(answering(page, four[3])).to_be_focused()
    expect(page.locator("#do-counted")).to_have_text(dutch.say("ask.chosen", number=3, most=3))


def test_arrows_go_from_answer_to_answer_and_the_focus_never_falls_away(
    house: House, devices: Devices, dutch: Words, content: Library
) -> None:
    page = house.open(devices, LIST)
    press(page, "full")
    for part in content.activities[LIST].parts[:3]:
        see_heading(page, dutch.heading(LIST, part.id))
        expect(page.locator("h1")).to_be_focused()
        expect(page.locator(READY)).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".do-option").nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")


def test_without_scripts_an_activity_is_done_to_its_end(
    house: House, devices: Devices, dutch: Words, content: Library
) -> None:
    context = devices.chromium.new_context(
        base_url=house.running[0].url, java_script_enabled=False, viewport=PHONE
    )
    secret = house.people[DREAM, "nl"].secret
    context.add_cookies([{"name": "tk", "value": secret, "url": house.running[0].url}])
    page = context.new_page()
    page.goto(f"/do/{DREAM}")
    for part in content.activities[DREAM].parts:
        expect(page.locator("h1")).to_have_text(dutch.heading(DREAM, part.id))
        if part.kind == "choose-many":
            page.locator(".do-tile").first.click()
        if part.kind == "write":
            page.locator("textarea").fill("Bij mijn tante.")
        page.locator(".do-answers .do-main, .do-rungs .do-option").first.click()
    expect(page.locator("h1")).to_have_text(dutch.say("end.title"))
    context.close()
    house.stop()
    assert house.kept(DREAM)["waarom"] == "Bij mijn tante."
    house.start()


def test_each_kind_of_part_is_whole_on_a_small_phone(
    house: House, devices: Devices, dutch: Words
) -> None:
    found = {}
    for activity in (DREAM, TALENTS, LIST, "mijn-netwerk", "energiemeter"):
        page = house.open(devices, activity)
        for _ in range(2 if activity == TALENTS else 6):
            kind = page.locator(".do").get_attribute("data-kind")
            name = f"{activity} {page.locator('.do').get_attribute('data-screen')}"
            found[name] = on_a_phone(page)
            if kind in ("agreement", "form"):
                page.locator(f"{READY} .do-option").last.click()
            else:
                first = f"{READY} .do-answers > .do-main, {READY} .do-steps [value=later]"
                page.locator(first).last.click()
            expect(page.locator(f"{READY}, .st-key-result").first).to_be_visible()
            if not page.locator(READY).count():
                break
        page.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_way_back_is_at_the_same_place_on_every_screen(
    house: House, devices: Devices, dutch: Words
) -> None:
    page = house.open(devices, LIST)
    press(page, "full")
    press(page, "graag")
    press(page, "graag")
    step(page, "back")
    expect(answering(page, "graag")).to_contain_text(dutch.say("answer.chosen"))
    page.get_by_role("link", name=dutch.say("path.title")).click()
    see_heading(page, dutch.say("path.title"))
    walking.settle(page)
