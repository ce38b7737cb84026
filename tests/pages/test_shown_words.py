"""What people type is shown as they typed it, never obeyed; and no raw id is ever on a page."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Change
from modules.domain.records.people import Account
from modules.services.activities.answering import record
from modules.services.guidance import counselling, notes
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.services.sharing.sharing import share
from tests.conftest import AMINA, BART, ELS, MONDAY, Act, reads
from tests.pages.conftest import Open, nodes, seen, tap
from tests.walking_through import fill

HOSTILE = [
    "**x** <img src=x onerror=alert(1)> [a](http://x) ![](http://x) `code` ~~weg~~",
    ":material/lock: :red[rood] $a_1$ a | b http://x.be www.x.be mail@y.be",
    "# groot",
    "- lijst",
    "1. lijst",
    "{name} {count}",
]
MARKDOWN = ("markdown", "title", "header", "subheader", "caption")
OBEYED = re.compile(
    r"(?<!\\)(\*\*x|<img|\]\(http|!\[\]\(http|:red\[|:material/lock|\$a|`code|~~weg)|^# groot"
)


def obeyed(app: AppTest) -> list[str]:
    """Return what stands in Markdown on a page and would be obeyed; the app's own is not."""
    found = []
    for node in nodes(app.main):
        kind = getattr(node, "type", "")
        words = getattr(node, "value", None) if kind in MARKDOWN else getattr(node, "label", None)
        if kind != "page_link" and isinstance(words, str) and OBEYED.search(words):
            found.append(words)
    return found


def call(runtime: Runtime, name: str) -> None:
    """Give Amina and Els a name."""
    change = Change(field="profile/name", value=name)
    runtime.store.save(AMINA.id, [change], by=AMINA.id, at=MONDAY, save_id=f"call {name}")
    runtime.store.update(Account, ELS.id, lambda now: now and now.model_copy(update={"name": name}))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_on_every_page_that_shows_it(
    opened: Open, runtime: Runtime, action: Act, name: str
) -> None:
    call(runtime, name)
    notes.write_note(runtime.store, AMINA.id, name, action(ELS))
    counselling.looked(runtime.store, reads(runtime.store, ELS, AMINA.id), action(ELS))
    caseload = opened(ELS)
    pages = [
        caseload,
        opened(AMINA, on="participant/share"),
        opened(AMINA, on="participant/together"),
    ]
    pages.append(tap(opened(ELS), f"open-{AMINA.id}"))
    for app in pages:
        assert not app.exception
        assert obeyed(app) == []
        assert name in seen(app).replace("\\", "").replace("\u2060", "")


def test_own_words_are_shown_as_plain_text(opened: Open, runtime: Runtime, action: Act) -> None:
    typed = "<script>alert(1)</script> **vet** [a](http://x)"
    record(runtime.store, runtime.library, "dromen", "droom", typed, action(AMINA))
    share(runtime.store, runtime.library, "dromen", ELS.id, "all", action(AMINA))
    app = tap(opened(ELS), f"open-{AMINA.id}")
    assert typed in [one.value for one in app.text]
    assert not [one for one in app.markdown if "script" in one.value]


def raw_ids(app: AppTest, runtime: Runtime) -> set[str]:
    """Return the ids of the content that stand on a page as words."""
    own = set(runtime.library.interface("nl"))
    for activity in runtime.library.activities.values():
        own |= {one for one in activity.text_ids() if "-" in one or "/" in one}
    words = set(re.findall(r"[^\s*·:,()\[\]]+", seen(app)))
    return {one for one in words if one in own and not one.startswith("/assets")}


@pytest.mark.parametrize("language", ["nl", "nl-a2", "en", "fr"])
def test_no_raw_id_is_on_any_page(
    opened: Open, runtime: Runtime, action: Act, language: str
) -> None:
    fill(runtime.store, runtime.library, list(runtime.library.activities), action(BART))
    for activity in runtime.library.activities:
        share(runtime.store, runtime.library, activity, ELS.id, "all", action(BART))
    sharing.set_language(runtime.store, language, action(BART))
    for name in ("path", "activity", "share", "together", "help", "plan", "ideas", "words"):
        assert raw_ids(opened(BART, on=f"participant/{name}"), runtime) == set()
    for name in ("counsellor/caseload", "counsellor/add", "organisation/content"):
        assert raw_ids(opened(ELS, on=name), runtime) == set()
    assert raw_ids(tap(opened(ELS), f"open-{BART.id}"), runtime) == set()
