"""How a person goes through the app: what they tap, and what they wait for."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from tests.browser.words import Words

Typed = Mapping[tuple[str, str], str]

DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
  && [...document.images].every((one) => one.complete)"""
"""Every picture is there, and every part of Streamlit's that is fetched only when it is needed."""


class Card(NamedTuple):
    """What stands on somebody's card."""

    code: str
    pin: str


def keyed(page: Page, key: str, inside: str = "button") -> Locator:
    """Return the button (or another thing) of our own name in the page."""
    return page.locator(f".st-key-{key} {inside}")


def tap(page: Page, key: str) -> None:
    """Tap the button of our own name."""
    keyed(page, key).click()


def see_heading(page: Page, heading: str) -> None:
    """Wait until the screen with this heading is on."""
    # As a list: the heading that was there before may stand beside it for a moment.
    expect(page.locator("h1")).to_have_text([heading])


def settle(page: Page) -> None:
    """Wait until the server has drawn all of the page, and the pictures are there."""
    if page.get_by_test_id("stApp").count():
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
    page.wait_for_function(DRAWN)


def follow(page: Page, words: str) -> None:
    """Tap a link."""
    page.get_by_role("main").get_by_role("link", name=words).click()


def start_alone(page: Page, words: Words, name: str) -> Card:
    """Go through the welcome; return what stands on the card, and put it away."""
    page.goto("/")
    tap(page, f"welcome-{words.language}")
    for screen, key in (
        ("what", "welcome-next"),
        ("who-sees", "welcome-next"),
        ("adult", "welcome-adult"),
        ("consent", "welcome-use"),
    ):
        see_heading(page, words.say(f"welcome.{screen}"))
        tap(page, key)
    see_heading(page, words.say("welcome.name"))
    page.get_by_label(words.say("welcome.name.label")).fill(name)
    page.get_by_role("button", name=words.say("welcome.start")).click()
    return read_card(page, words)


def read_card(page: Page, words: Words) -> Card:
    """Read the card that is on the screen, as somebody who writes it down."""
    see_heading(page, words.say("card.title"))
    expect(page.locator(".st-key-card")).to_contain_text(words.say("card.pin"))
    code, pin = page.locator(".st-key-card").get_by_test_id("stText").all_inner_texts()
    return Card(code.strip(), pin.strip())


def put_card_away(page: Page, words: Words) -> None:
    """Say "I have my card", and come to the path."""
    tap(page, "card-have-it")
    see_heading(page, words.say("path.title"))


def sign_in(page: Page, words: Words, name: str, secret: str, *, staff: bool = False) -> None:
    """Sign in with a card, or with a name and a password, and wait for the first page."""
    page.goto(f"/sign-in?lang={words.language}" + ("&who=staff" if staff else ""))
    page.locator("#name").fill(name)
    page.locator("#secret").fill(secret)
    page.get_by_role("button", name=words.say("sign-in.go")).click()
    see_heading(page, words.say("caseload.title" if staff else "path.title"))


def sign_in_speaking(
    page: Page, words: Words, name: str, secret: str, *, who: str, first: str = ""
) -> None:
    """Sign in and choose the language of this test: the test before may have left another.

    `first` is the title of the page on which one comes, where the role does not say it.
    """
    page.goto(f"/sign-in?who={who}")
    page.locator("#name").fill(name)
    page.locator("#secret").fill(secret)
    page.locator("button[type=submit]").click()
    expect(keyed(page, "post-sign-out")).to_be_visible()
    settle(page)  # a tap on a button that is just being drawn again goes nowhere
    other = keyed(page, f"language-{words.language}")
    if other.count():
        other.click()
    usual = "caseload.title" if who == "staff" else "path.title"
    see_heading(page, words.say(first or usual))


def open_station(page: Page, words: Words, activity: str) -> None:
    """Tap the button of a station on the path, or beside it; what is folded is opened first."""
    see_heading(page, words.say("path.title"))
    step = words.step(activity)
    if step is None:
        unfold(page, "extras", activity)
    elif step.module:
        unfold(page, f"open-module-{step.module}", step.id)
    tap(page, f"open-{step.id if step else activity}")


def unfold(page: Page, key: str, path_step: str) -> None:
    """Open a stretch of the road, unless a station of it is there already."""
    expect(keyed(page, "extras")).to_be_visible()  # below the road: all of it is drawn
    if not keyed(page, f"open-{path_step}").count():
        tap(page, key)


def choose_full_form(page: Page, words: Words, activity_id: str) -> None:
    """Say that every question of a long questionnaire may be asked."""
    see_heading(page, words.title(activity_id))
    press(page, "full")


READY = ".do[data-ready]"
"""A screen of an activity once a press counts: a second press right after one is none."""


def answering(page: Page, value: str) -> Locator:
    """Return the button, the tile or the pile of an answer on the screen that is on."""
    return page.locator(f'{READY} [id="do-{value}"]')


def press(page: Page, value: str) -> None:
    """Press an answer."""
    answering(page, value).click()


def go_on(page: Page) -> None:
    """Press the button that goes on."""
    page.locator(f"{READY} .do-answers .do-main").click()


def step(page: Page, which: str) -> None:
    """Press "back" or "not now" (`later`)."""
    page.locator(f'{READY} .do-steps [value="{which}"]').click()


def see_card(page: Page, heading: str) -> None:
    """Wait until a card with these words is in hand."""
    expect(page.locator(".do-card")).to_have_text(heading)


def walk(
    page: Page, words: Words, activity_id: str, typed: Typed, *, since: str | None = None
) -> Iterator[Part]:
    """Answer an activity from a part on; each is yielded once its screen is on, unanswered."""
    activity = words.library.activities[activity_id]
    ids = [part.id for part in activity.parts]
    if activity.sensitive:
        agree_first(page, words)
    for part in activity.parts[ids.index(since) if since else 0 :]:
        see_part(page, words, activity_id, part)
        yield part
        answer(page, words, activity, part, typed)
    see_heading(page, words.say("end.title"))


def agree_first(page: Page, words: Words) -> None:
    """Say yes to questions about health or private life, where that is asked."""
    expect(page.locator(READY)).to_be_visible()
    if page.locator('.do[data-kind="agreement"]').count():
        press(page, "yes")


def see_part(page: Page, words: Words, activity_id: str, part: Part) -> None:
    """Wait until the screen of a part is on; of cards, the first."""
    see_heading(page, words.heading(activity_id, part.id))
    if isinstance(part, Sort):
        see_card(page, words.heading(activity_id, f"{part.id}/{part.cards[0].id}"))


def do(page: Page, words: Words, activity_id: str, typed: Typed) -> None:
    """Answer an activity from where it begins to its end."""
    for _ in walk(page, words, activity_id, typed):
        pass


def answer(page: Page, words: Words, activity: Activity, part: Part, typed: Typed) -> None:
    """Answer one part as a person would, and go on."""
    match part:
        case Read() | Entries():
            pass
        case Choose() if part.right:
            _answer_check(page, words, activity, part)
        case Choose():
            press(page, choice_for(part))
            if not part.consequences:
                return
            expect(page.locator(".do-follows")).to_be_visible()
        case ChooseMany():
            for card in chosen_of(activity, part):
                press(page, card)
                expect(answering(page, card)).to_be_checked()
        case Rate():
            press(page, str((part.lowest + part.highest) // 2))
            return
        case Sort():
            _lay_all(page, words, activity, part)
            return
        case Write():
            page.locator(f"{READY} #do-text").fill(typed[activity.id, part.id])
    go_on(page)


def add_entry(page: Page, part: Entries, typed: str) -> None:
    """Fill in each field of a line with words or its first choice, and add it to the list."""
    form = page.locator(f"{READY} .do-answers")
    for one in part.fields:
        field = form.locator(f'[name="field-{one.id}"]')
        if isinstance(one, Write):
            field.fill(typed[: one.max_length])
        else:
            field.first.check()
    form.locator('[value="add"]').click()


def choice_for(part: Choose) -> str:
    """Return what the person in these tests answers: not always the same."""
    return part.choices[len(part.id) % len(part.choices)].id


def piles_of(part: Sort) -> dict[str, str]:
    """Return on which pile the person lays each card, in turn, on piles that have room."""
    laid: dict[str, str] = {}
    for number, card in enumerate(part.cards):
        room = [
            pile.id
            for pile in part.piles
            if pile.at_most is None or list(laid.values()).count(pile.id) < pile.at_most
        ]
        laid[card.id] = room[number % len(room)]
    return laid


def chosen_of(activity: Activity, part: ChooseMany) -> tuple[str, ...]:
    """Return what the person chooses: as many as may be."""
    source = activity.part(part.from_part or "")
    if isinstance(source, Sort):
        laid = piles_of(source)
        offered = tuple(card for pile in part.piles for card, on in laid.items() if on == pile)
    elif isinstance(source, ChooseMany):
        offered = chosen_of(activity, source)
    else:
        offered = tuple(choice.id for choice in part.choices)
    return offered[: part.at_most]


def _answer_check(page: Page, words: Words, activity: Activity, part: Choose) -> None:
    """Answer a check question the other way first: each answer gets its kind explanation."""
    for choice in sorted((choice.id for choice in part.choices), key=part.right.__contains__):
        press(page, choice)
        expect(page.locator(".do-follows")).to_contain_text(
            words.rest(activity.id, f"{part.id}/{choice}")
        )


def _lay_all(page: Page, words: Words, activity: Activity, part: Sort) -> None:
    for card, pile in piles_of(part).items():
        see_card(page, words.heading(activity.id, f"{part.id}/{card}"))
        press(page, pile)


def start_quickly(page: Page, words: Words, url: str) -> None:
    """Be somebody new, on the page with the card, without going through the welcome."""
    fields = {"adult": "yes", "use": "yes", "name": "Amina", "language": words.language}
    page.request.post("/start", form=fields, headers={"Origin": url})
    page.goto("/")
    see_heading(page, words.say("card.title"))
