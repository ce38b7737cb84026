"""S10: names that try to climb out of a folder, in every address and id; no file outside opens."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, Person, SignIn
from modules.domain.records.sharing import Level
from modules.services.action import Action
from modules.services.activities import answering
from modules.services.guidance import guides, notes
from modules.services.observers import rating_links, ratings
from modules.services.permissions import Forbidden
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from modules.storage.base import StoreError
from modules.web.middleware.streamlit_files import STATIC
from tests.conftest import AMINA, ELS, MONDAY, reads
from tests.load.server import ROOT
from tests.security.hostile_texts import traversals
from tests.security.inside import ask, signed_in
from tests.security.measured import Measured

PATHS = (
    "/guide/{}",
    "/export/{}",
    "/assets/look/{}",
    "/assets/pictures/{}",
    "/assets/fonts/{}",
    "/static/{}",
    "/component/{}",
    "/media/{}",
    "/_stcore/{}",
    "/{}",
)
FORMS = {
    "/judge": ("dossier", "activity"),
    "/judge/keep": ("dossier", "activity"),
    "/plan-together": ("dossier", "lang"),
    "/guest/form": ("token", "lang"),
    "/sign-in": ("name", "lang"),
    "/start": ("language",),
}
QUERIES = ("lang={}", "who={}", "as={}")
OURS = (ROOT / "modules/web/look", ROOT / "modules/web/templates", Path(STATIC))
EXPECTED = (Forbidden, StoreError, ValueError, LookupError, guides.NoGuide)
EXPECTED += (ratings.LinkRefused, ratings.BadLink, sharing.NotTheirCounsellor)
"""What a service may say to an id that is none."""

_opened: list[str] | None = None
_hooked: list[bool] = []


@contextlib.contextmanager
def watching() -> Iterator[list[str]]:
    """Note the path of every file that this process opens."""
    global _opened
    if not _hooked:  # a hook stays for good: it does nothing while nobody watches
        sys.addaudithook(_note)
        _hooked.append(True)
    _opened = found = []
    try:
        yield found
    finally:
        _opened = None


def _note(event: str, given: tuple[object, ...]) -> None:
    if _opened is not None and event in ("open", "os.listdir", "os.scandir"):
        name = given[0]
        if isinstance(name, str | bytes | os.PathLike):
            _opened.append(os.fsdecode(name))


def measured(runtime: Runtime, data: Path, *, every: int = 1) -> list[Measured]:
    """Try each name (or each `every`th) everywhere, after each address was asked once."""
    names = traversals()[::every]
    with watching() as normal:
        _everywhere(runtime, ("one-scale",))
    known = {os.path.realpath(one) for one in normal}
    with watching() as found:
        asked, refused = _everywhere(runtime, names)
    within = tuple(os.path.realpath(one) + os.sep for one in (data, runtime.content, *OURS))
    real = {os.path.realpath(one) for one in found} - known
    outside = sorted(
        one for one in real if not one.startswith(within) and one + os.sep not in within
    )
    said = f"{len(outside)} in {asked} tries of {len(names)} names {' '.join(outside[:3])}"
    told = f"{refused} in {asked} tries"
    return [
        Measured("S10", "0 files opened outside data and content", said.strip(), not outside),
        Measured("S10", "0 names answered with an error of the server", told, refused == 0),
    ]


def _everywhere(runtime: Runtime, names: tuple[str, ...]) -> tuple[int, int]:
    """Return how many requests and calls were made, and how many failed in a way nobody means."""
    asked = failed = 0
    browsers = [signed_in(runtime, one) for one in (None, AMINA, ELS)]
    for name in names:
        for method, path, body, query in _requests(name):
            for headers in browsers:
                sent = {**headers, "content-type": "application/x-www-form-urlencoded"}
                asked += 1
                failed += ask(method, path, sent, body, query=query).status >= 500
        for call in _calls(runtime, name):
            asked += 1
            try:
                call()
            except EXPECTED:
                continue
            except Exception:
                failed += 1
    return asked, failed


def _requests(name: str) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield each request with a name in it, as it stands and with every sign written in hex."""
    plain, coded = quote(name, safe="%/\\:;~.*?|$`<>-"), quote(name, safe="")
    for path in PATHS:
        for written in {plain.split("?")[0], coded}:
            yield "GET", path.format(written), b"", ""
    for path, fields in FORMS.items():
        yield "POST", path, urlencode(dict.fromkeys(fields, name)).encode(), ""
    for query in QUERIES:
        yield "GET", "/sign-in", b"", query.format(coded)


def _calls(runtime: Runtime, name: str) -> Iterator[Callable[[], object]]:
    """Yield each call of a service or the store that takes an id."""
    store, library = runtime.store, runtime.library
    somebody = Person(id=name, role="participant")
    for kind in (Account, FreshCard, OneTimeToken, Lookup, SignIn):
        yield lambda kind=kind: store.find(kind, name)  # type: ignore[misc]
    yield lambda: store.get(name)
    yield lambda: store.events(name)
    yield lambda: store.create(name, [], by=name, at=MONDAY, save_id=name)
    yield lambda: store.viewed(name, by=name, at=MONDAY, what=name, save_id=name)
    yield lambda: store.erase(name, by=name, at=MONDAY)
    yield lambda: list(store.overview(name))
    yield lambda: answering.open_session(reads(store, AMINA), library, name)
    yield lambda: answering.open_session(reads(store, somebody), library, "dromen")
    yield lambda: guides.guide(library, name, "nl", by=ELS)
    yield lambda: guides.guide(library, "dromen", name, by=ELS)
    yield lambda: ratings.counsellor_form(reads(store, ELS, name), library, name)
    yield lambda: rating_links.guest_form(store, library, name, at=MONDAY)
    yield lambda: notes.notes(store, reads(store, ELS, name))
    yield lambda: library.words("activities", name, name)
    yield lambda: library.pictures.get(name)
    yield lambda: sharing.share(store, library, name, name, Level.ALL, Action(AMINA, MONDAY, name))
