"""One screen looked at: is all of it there, in the words of its own language, and nothing else."""

import re
from collections.abc import Iterable, Iterator

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from modules.domain.catalogue import Library
from tests.browser.accessibility.inspecting import TOO_WIDE
from tests.browser.devices import PATIENCE
from tests.browser.walking import DRAWN
from tests.browser.words import Words

NOT_FOR_PEOPLE = re.compile(r"[{}]|\*\*|\]\(|\bNone\b|Traceback|Error\b")
"""What shows that a sentence was not filled in, or that something broke."""

LONG = 20
"""From this many signs on, a line in another language is no accident (a name, "OK", a number)."""

THERE = f"""(heading) => {{
  const app = document.querySelector('[data-testid="stApp"]');
  const heads = [...document.querySelectorAll("h1")].map(
    (one) => one.innerText.replace(/\\s+/g, " ").trim());  // a space that does not break is one too
  return app?.getAttribute("data-test-script-state") === "notRunning"
    && document.querySelector(".st-key-page-end button")
    && heads.length === 1 && heads[0] === heading
    && ({DRAWN})();
}}"""

SEEN = f"""() => ({{
  text: document.body.innerText,
  broken: [...document.images].filter((one) => !one.naturalWidth).map((one) => one.src),
  alarms: [...document.querySelectorAll('[data-testid="stAlertContentError"], '
    + '[data-testid="stException"], .do-error')].map((one) => one.innerText),
  wide: ({TOO_WIDE})(),
}})"""


def bare(text: str) -> str:
    """Return a text as a screen shows it: without the signs of Markdown, each space once."""
    return " ".join(re.sub(r"!?\[([^\]]*)\]\([^)]*\)|[*_`\\]", r"\1", text).split())


def see(page: Page, heading: str) -> None:
    """Wait until the screen with this heading is on, and all of it is drawn."""
    try:
        page.wait_for_function(THERE, arg=bare(heading), timeout=PATIENCE)
    except TooLate:
        there = page.locator("h1").all_inner_texts()
        raise AssertionError(f"{heading!r} does not come; there is {there}") from None


class Eye:
    """Looks at the screens of one activity in one language."""

    def __init__(self, words: Words, activity_id: str) -> None:
        self.words, self.activity_id = words, activity_id
        self._ids = re.compile("|".join(sorted(self._raw_ids())) or "(?!)")
        self._foreign = self._foreign_lines()

    def wrong(self, page: Page, expected: Iterable[str] = ()) -> list[str]:
        """Return what is wrong with the screen that is on; `expected` must be read on it."""
        found = page.evaluate(SEEN)
        text = bare(found["text"])
        lines = {bare(line) for line in found["text"].splitlines()}
        return [
            *found["wide"],
            *(f"a picture that does not load: {one}" for one in found["broken"]),
            *(f"an alarm: {one}" for one in found["alarms"]),
            *(f"not for people: {one}" for one in NOT_FOR_PEOPLE.findall(found["text"])),
            *(f"an id: {one}" for one in self._ids.findall(text)),
            *(f"not on the screen: {one}" for one in expected if bare(one) not in text),
            *(f"in another language: {line}" for line in sorted(lines & self._foreign)),
        ]

    def _raw_ids(self) -> Iterator[str]:
        """Yield a pattern for each id of the activity that is no word of the language."""
        own = " ".join(_texts(self.words.library, self.words.language, self.activity_id))
        for text_id in self.words.library.activities[self.activity_id].text_ids():
            for one in (text_id, *text_id.split("/")):
                if re.search("[-/]", one) and one not in own:
                    yield rf"(?<![\w-]){one}(?![\w-])"

    def _foreign_lines(self) -> frozenset[str]:
        """Return the lines of the same thing in every other language, but for those it shares."""
        library, language = self.words.library, self.words.language
        own = set(_lines(_texts(library, language, self.activity_id)))
        others = (one for one in library.languages if one != language)
        return frozenset(
            line
            for one in others
            for line in _lines(_texts(library, one, self.activity_id))
            if line not in own and len(line) >= LONG
        )


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (bare(line) for line in text.splitlines())


def _texts(library: Library, language: str, activity_id: str) -> Iterator[str]:
    """Yield what an activity and the app itself say in a language; nothing where it has none."""
    shelves = (library.activity_words[activity_id], library.interface_words, library.fact_words)
    for words in (shelf[language] for shelf in shelves if language in shelf):
        yield from (words.title, words.introduction, *words.texts.values())
