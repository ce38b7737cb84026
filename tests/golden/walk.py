"""`python -m tests.golden.walk FOLDER`: write down everything that the demonstration shows.

One file for each person and language, with every page, every activity from its beginning and at
its end, every result and every own address: all that the server sends for it, words, options and
order, less the marks that change from run to run. Two folders made before and after a change that
nobody may see are the same: `diff -r BEFORE AFTER`.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element, ElementTree

import app as served_app
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts, secrets
from modules.services.organisation import demo
from modules.services.runtime import Runtime, open_runtime, set_current
from modules.ui.shell import session
from modules.ui.shell.page_registry import PAGES, page, pages_for

ROUTER = PAGES.parent / "modules" / "ui" / "router.py"
MOMENT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
CHANGING = re.compile(r'^\s*(id|form_id|page_script_hash|element_id)( \{|: ".*")$', re.MULTILINE)
DRAWN = re.compile(r"\$\$[A-Z_-]+-[0-9a-f]+|[0-9a-f]{32,64}|\d{16,}")
ROLES = {
    "Amina": "participant",
    "Bart": "participant",
    "Els": "counsellor",
    "Fatima": "counsellor",
    "Anke": "administrator",
}


def nodes(block: Block) -> Iterator[Element | Block]:
    """Yield everything that stands in a block, however deep."""
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from nodes(child)


def opened(app: AppTest, name: str) -> str:
    """Return what is drawn on a page that is opened anew: no widget of the page before counts."""
    app._tree = ElementTree()  # else AppTest reads the old widgets outside the session, in Dutch
    app._tree._runner = app
    return drawn(app.switch_page(page(name)).run())


def drawn(app: AppTest) -> str:
    """Return all that the server sends for a page, less the marks that change by run."""
    assert not app.exception, app.exception
    sent = "\n".join(f"{getattr(node, 'proto', '')}" for node in nodes(app.main))
    return DRAWN.sub("~", CHANGING.sub("", sent))


class Walker:
    """The demonstration as each of its people has it, in one language."""

    def __init__(self, runtime: Runtime, language: str) -> None:
        self.runtime, self.language = runtime, language

    def app(self, name: str | None) -> AppTest:
        """Return the app of somebody who just signed in, or of a visitor, not drawn yet."""
        app = AppTest.from_file(str(ROUTER), default_timeout=60)
        app.user = {"is_logged_in": False}
        if name:
            app.user = {"is_logged_in": True, "account": demo.IDS[name], "sign_in": self.key(name)}
        app.session_state["language"] = self.language
        return app

    def secret(self, name: str) -> str:
        """Return the secret of a new sign-in of somebody."""
        account = self.runtime.store.find(Account, demo.IDS[name])
        assert account is not None
        return accounts.begin(self.runtime.store, account, at=MOMENT)

    def key(self, name: str) -> str:
        """Return the key of that sign-in."""
        return secrets.fingerprint(self.secret(name))

    def pages(self, name: str | None) -> Iterator[tuple[str, str]]:
        """Yield each page of somebody by its file."""
        person = Person(id=demo.IDS[name], role=ROLES[name]) if name else None  # type: ignore[arg-type]
        app = self.app(name).run()
        yield "landing", drawn(app)
        for file, _ in pages_for(person):
            yield file, opened(app, file)

    def activities(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the screen of each activity where somebody is in it."""
        app = self.app(name).run()
        for activity in sorted(self.runtime.library.activities):
            app.session_state["activity"] = activity
            yield f"activity {activity}", opened(app, "participant/activity")

    def people(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the page about each participant, with each result open in turn."""
        app = self.app(name).run()
        for about in ("Amina", "Bart"):
            dossier = demo.IDS[about]
            app.session_state["person"] = dossier
            app.session_state["look"] = "walk"
            for activity in ("", *sorted(self.runtime.library.activities)):
                app.session_state[f"kept:result:{dossier}"] = activity
                yield f"about {about} {activity}", opened(app, "counsellor/person")

    def addresses(self, name: str | None) -> Iterator[tuple[str, str]]:
        """Yield what the own addresses answer to somebody."""
        browser = TestClient(served_app.app, base_url="http://localhost", follow_redirects=False)
        if name:
            browser.cookies.set("tk", self.secret(name))
        of_guides = (
            [f"/guide/{one}?" for one in sorted(self.runtime.library.guides)] if name else []
        )
        plain = ["/sign-in?", "/sign-in?who=staff&", "/staff-account?", "/card?", "/again?"]
        for path in [*plain, "/guest?", "/password?", "/licences?", *of_guides]:
            answer = browser.get(f"{path}lang={self.language}", headers={"accept": "text/html"})
            yield path, f"{answer.status_code}\n{DRAWN.sub('~', answer.text)}"
        if name == "Els":
            yield from self.forms_of_others(browser)

    def forms_of_others(self, browser: TestClient) -> Iterator[tuple[str, str]]:
        """Yield the form about Bart of each activity that asks others."""
        for activity in sorted(self.runtime.library.activities.values(), key=lambda one: one.id):
            if activity.raters:
                asked = {
                    "lang": self.language,
                    "dossier": demo.IDS["Bart"],
                    "activity": activity.id,
                }
                answer = browser.post("/judge", data=asked, headers={"origin": "http://localhost"})
                yield f"/judge {activity.id}", f"{answer.status_code}\n{answer.text}"

    def everything(self, name: str | None) -> Iterator[tuple[str, str]]:
        """Yield all that somebody can see."""
        yield from self.pages(name)
        if name in ("Amina", "Bart"):
            yield from self.activities(str(name))
        if name in ("Els", "Fatima"):
            yield from self.people(str(name))
        if name in (None, "Els"):
            yield from self.addresses(name)


def main(target: Path) -> None:
    """Walk in each language, and write a file for each person."""
    session.now = lambda: MOMENT
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo.fill(Path(folder), at=MOMENT - timedelta(hours=2))
        runtime = open_runtime(Path(folder))
        try:
            for language in runtime.library.languages:
                for name in (None, *ROLES):
                    told = Walker(runtime, language).everything(name)
                    text = "\n".join(f"=== {title}\n{shown}" for title, shown in told)
                    (target / f"{language}-{name or 'visitor'}.txt").write_text(text, "utf-8")
        finally:
            set_current(None)
            runtime.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
