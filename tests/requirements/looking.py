"""What Els sees of Amina: the page as data, and as the words on it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from modules.domain.activities.words import Words
from modules.domain.results.result import Result
from modules.services.activities import attempts
from modules.services.guidance import summary
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from tests.asking import Browser, Page
from tests.conftest import AMINA, ELS, Act, reads
from tests.pages.conftest import Open, nodes, seen, tap
from tests.walking_through import do

Said = dict[str, object]


def words(runtime: Runtime, activity: str) -> Words:
    """Return what an activity says in Dutch."""
    return runtime.library.words("activities", activity, "nl")


def answer(runtime: Runtime, action: Act, activity: str, said: Said, minutes: float = 0) -> None:
    """Let Amina answer parts of an activity."""
    do(runtime.store, runtime.library, activity, said, action, AMINA, minutes)


def again(runtime: Runtime, action: Act, activity: str, said: Said, minutes: float = 0) -> None:
    """Let Amina do an activity once more."""
    attempts.retake(runtime.store, runtime.library, activity, action(AMINA, minutes))
    answer(runtime, action, activity, said, minutes)


def share(runtime: Runtime, action: Act, activity: str, level: str = "all") -> None:
    """Let Amina show a result to Els."""
    sharing.share(runtime.store, runtime.library, activity, ELS.id, level, action(AMINA))


def result(runtime: Runtime, activity: str) -> Result:
    """Return as much of a result as Els may see."""
    page = summary.summary(runtime.store, reads(runtime.store, ELS, AMINA.id), runtime.library)
    return page.results[activity]


def values(found: Result) -> Said:
    """Return the answers in a result."""
    return {part: one.value for part, one in found.answers.items()}


def els_page(opened: Open, whole: str | None = None) -> AppTest:
    """Return Amina's page as Els has it in front of her, with one result open as a whole."""
    app = tap(opened(ELS), f"open-{AMINA.id}")
    return tap(app, f"more-{whole}") if whole else app


def els_reads(opened: Open, whole: str | None = None) -> str:
    """Return every word on that page."""
    app = els_page(opened, whole)
    assert not app.exception
    # What people typed is escaped, so that it stays text in Markdown too.
    return seen(app).replace("\\", "").replace("\u2060", "")


def containers(app: AppTest) -> list[str]:
    """Return the keys of the containers on a page."""
    protos = (getattr(node, "proto", None) for node in nodes(app.main))
    return [str(one.id) for one in protos if getattr(one, "id", "")]


def questions(runtime: Runtime, activity: str) -> list[str]:
    """Return the parts of an activity that ask something."""
    return [part.id for part in runtime.library.activities[activity].parts if part.asks]


Word = Callable[..., str]


def pressed(runtime: Runtime, activity: str, value: str) -> Page:
    """Return what Amina sees after pressing an answer on the screen where she is."""
    browser = Browser(runtime, AMINA)
    browser.open(activity)
    return browser.press(value)
