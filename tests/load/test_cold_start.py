"""A stranger who is quick: the first thing a fresh server hears is a question for a closed page.

Why cold: with a `pages` folder beside its script, Streamlit runs any page for anybody until the
first st.navigation of the process. The probe is shown to find that leak in an app that has it.
"""

import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from streamlit.util import calc_hash

from modules.content.library import open_library
from modules.services.accounts import secrets
from modules.services.organisation.demo import IDS, WORDS
from modules.services.runtime import CONTENT
from modules.ui.shell.page_registry import ADDRESSES, PAGES
from tests.load import server
from tests.load.people import demonstration
from tests.load.server import ROOT, Server
from tests.load.session import Session

FILES = sorted(PAGES.glob("*/*.py"))
PATHS = sorted(ADDRESSES.values())
CLOSED_WORDS = ("add.", "caseload.", "content.", "end.", "invite.", "looks.", "notes.", "path.")
OPEN_WORDS = ("app.", "button.", "card.", "error.", "help.", "shell.", "sign-in.", "welcome.")
DREAM = WORDS["dromen", "droom"]


Asked = dict[str, str]


def by_address(path: str) -> Asked:
    """Return a question as a bookmark asks it."""
    return {"path": path}


def by_hash(name: str) -> Asked:
    """Return a question as a forger asks it: with the hash of a page's address or file."""
    return {"page_hash": calc_hash(name)}


ALL_PAGES = [by_address(path) for path in PATHS]
ALL_PAGES += [by_hash(name) for name in (*PATHS, *map(str, FILES))]
SOME_PAGES = [by_address("persoon"), by_hash("pad"), by_hash(str(PAGES / "counsellor/caseload.py"))]


@pytest.fixture(scope="module")
def canaries() -> frozenset[str]:
    """Return sentences that stand on closed pages only, and what the demonstration people wrote."""
    library = open_library(CONTENT)
    found: set[str] = {*WORDS.values(), *IDS.values(), "Bart vertelde"}
    for language in library.languages:
        words = library.interface(language)
        known = {text for name, text in words.items() if name.startswith(OPEN_WORDS)}
        closed = {text for name, text in words.items() if name.startswith(CLOSED_WORDS)}
        found |= {text for text in closed - known if len(text) > 9 and "{" not in text}
        for activity in library.activities:
            shown = library.words("activities", activity, language)
            found |= {shown.heading(part.id) for part in library.activities[activity].parts}
    return frozenset(found)


def leaks(session: Session, canaries: frozenset[str]) -> set[str]:
    """Return what came over the wire in this session that is on a closed page."""
    received = "\n".join(session.seen)
    return {text for text in canaries if wire(text) in received}


@cache
def wire(text: str) -> str:
    """Return a text as it looks inside a printed message."""
    signs = (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}" for byte in text.encode())
    return "".join({"'": "\\'", '"': '\\"'}.get(sign, sign) for sign in signs)


async def ask(
    url: str,
    pages: Sequence[Asked],
    canaries: frozenset[str],
    *,
    cookie: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    resume: str = "",
) -> set[str]:
    """Ask for each page, in a new session each time, one after the other; return what leaks."""
    found: set[str] = set()
    for page in pages:
        session = Session(url, cookie)
        try:
            await session.connect(headers=headers, resume=resume)
            await session.load(**page)
            assert session.seen, f"{page} was answered with nothing"
            found |= leaks(session, canaries)
        finally:
            await session.close()
    return found


def test_every_page_is_asked_for() -> None:
    named = {PAGES / f"{file}.py" for file in ADDRESSES}
    assert set(FILES) - named == {PAGES / "start" / "elsewhere.py"}


def test_the_folder_of_the_first_script_has_no_pages_to_run_by_themselves() -> None:
    assert not (ROOT / "modules" / "ui" / "pages").exists()


@pytest.mark.parametrize(
    "first", [by_address("persoon"), by_hash("mensen"), by_hash(str(PAGES / "participant/path.py"))]
)
def test_the_first_visitor_of_a_fresh_server_sees_no_closed_page(
    tmp_path: Path, canaries: frozenset[str], first: Asked
) -> None:
    with server.running(server.app(tmp_path / "data"), tmp_path / "log") as cold:
        assert asyncio.run(ask(cold.url, [first, *SOME_PAGES], canaries)) == set()


def test_nobody_sees_a_closed_page_while_others_are_at_work(
    warm: Server, canaries: frozenset[str]
) -> None:
    assert asyncio.run(ask(warm.url, ALL_PAGES, canaries)) == set()


@pytest.mark.parametrize(
    "cookie",
    [{"tk": "0" * 43}, {"tk": IDS["Bart"]}, {"tk": ""}, {"__Host-tk": "0" * 43}, {"tk": "../../x"}],
)
def test_a_wrong_cookie_opens_nothing(
    warm: Server, canaries: frozenset[str], cookie: dict[str, str]
) -> None:
    assert asyncio.run(ask(warm.url, SOME_PAGES, canaries, cookie=cookie)) == set()


@pytest.mark.parametrize("name", ["X-Tk-Sign-In", "x-tk-sign-in"])
def test_a_forged_header_opens_nothing(warm: Server, canaries: frozenset[str], name: str) -> None:
    async def forge() -> set[str]:
        async with Session(warm.url, await demonstration(warm.url, "Els")) as els:
            await els.load()
            forged = {name: secrets.fingerprint(els.cookies["tk"]), "X-Tk-Account": IDS["Els"]}
            return await ask(warm.url, SOME_PAGES, canaries, headers=forged, resume=els.session_id)

    assert asyncio.run(forge()) == set()


def test_the_id_of_a_running_session_opens_nothing_without_its_cookie(
    warm: Server, canaries: frozenset[str]
) -> None:
    async def steal() -> set[str]:
        async with Session(warm.url, await demonstration(warm.url, "Bart")) as bart:
            await bart.load()
            assert leaks(bart, canaries)
            while_there = await ask(warm.url, SOME_PAGES, canaries, resume=bart.session_id)
        return while_there | await ask(warm.url, SOME_PAGES, canaries, resume=bart.session_id)

    assert asyncio.run(steal()) == set()


def test_a_participant_sees_no_page_of_a_counsellor(warm: Server, canaries: frozenset[str]) -> None:
    library = open_library(CONTENT)
    words = library.interface("nl")
    closed = {text for name, text in words.items() if name.startswith(("caseload.", "add."))}
    own = {text for name, text in words.items() if not name.startswith(("caseload.", "add."))}
    only = frozenset(text for text in closed - own if "{" not in text and len(text) > 4)

    async def as_amina() -> set[str]:
        return await ask(warm.url, ALL_PAGES, only, cookie=await demonstration(warm.url, "Amina"))

    assert asyncio.run(as_amina()) == set()


def test_the_probe_finds_a_leak_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    secret = "import streamlit as st\nst.title('Wie keek er naar mijn bladzijde?')\n"
    (tmp_path / "pages" / "pad.py").write_text(secret, "utf-8")
    (tmp_path / "screen.py").write_text(
        "import streamlit as st\n"
        "st.navigation([st.Page(lambda: st.title('Welkom'), title='Welkom')]).run()\n",
        "utf-8",
    )
    floor = (ROOT / "tests" / "load" / "floor" / "app.py").read_text("utf-8")
    (tmp_path / "app.py").write_text(floor, "utf-8")
    canary = frozenset({"Wie keek er naar mijn bladzijde?"})
    start = server.running([tmp_path / "app.py"], tmp_path / "log", health="/_stcore/health")
    with start as leaking:
        assert asyncio.run(ask(leaking.url, [by_address("pad")], canary)) == canary
