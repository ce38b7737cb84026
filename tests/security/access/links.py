"""S19: the link of a supervisor works once, for its own form, while it lasts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlencode

from modules.domain.records.people import OneTimeToken
from modules.services.action import Action
from modules.services.observers import rating_links
from modules.services.observers.ratings import BadLink
from modules.services.runtime import Runtime
from tests.conftest import AMINA, BART, ELS, reads
from tests.security.inside import ask, signed_in
from tests.security.measured import Measured
from tests.security.requests.own_routes import FORM

FORM_ID = "seen-by-others"
SAID = {"op-tijd": "vaak", "goed-gedaan": "Goed gewerkt."}
AT_ONCE = 10
_numbers = count(1)


def measured(runtime: Runtime) -> list[Measured]:
    """Use links in every way in which they may not be used."""
    return [_once(runtime), _reading(runtime), _dead(runtime), _elsewhere(runtime)]


def _link(runtime: Runtime, *, at: datetime | None = None) -> str:
    """Return the secret of a new link about Amina."""
    act = Action(ELS, at or datetime.now(UTC), f"link-{next(_numbers)}")
    return rating_links.make_link(
        runtime.store, runtime.library, AMINA.id, FORM_ID, "supervisor", act
    )


def _judgements(runtime: Runtime, dossier: str = AMINA.id) -> int:
    return len(runtime.store.get(dossier).under("judgement"))


def _post(runtime: Runtime, path: str, **fields: str) -> int:
    headers = {**signed_in(runtime, None), "content-type": FORM}
    return ask("POST", path, headers, urlencode(fields).encode()).status


def _once(runtime: Runtime) -> Measured:
    """Send the same form ten times at the same moment, and once more."""
    before, token = _judgements(runtime), _link(runtime)

    def submit(_: int) -> bool:
        try:
            rating_links.submit(runtime.store, runtime.library, token, SAID, at=datetime.now(UTC))
        except BadLink:
            return False
        return True

    with ThreadPoolExecutor(AT_ONCE) as threads:
        took = sum(threads.map(submit, range(AT_ONCE)))
    again = _post(runtime, "/guest/keep", token=token, **SAID)
    kept = _judgements(runtime) - before
    said = f"{took} of {AT_ONCE} at once, {kept} kept, then {again}"
    return Measured("S19", "a link works exactly once", said, took == kept == 1 and again == 403)


def _reading(runtime: Runtime) -> Measured:
    """Ask for every page of a link in every way that is not sending the form."""
    token = _link(runtime)
    before = _state(runtime)
    asked = 0
    for path in ("/guest", "/guest/form", "/guest/keep"):
        for query in ("", f"token={token}", urlencode({"token": token, **SAID})):
            for method in ("GET", "HEAD", "OPTIONS"):
                asked += 1
                ask(method, path, signed_in(runtime, None), query=query)
    opened = _post(runtime, "/guest/form", token=token)
    same = _state(runtime) == before
    said = (
        f"{'nothing' if same else 'something'} changed in {asked} readings; then opened: {opened}"
    )
    return Measured("S19", "asking for a page changes nothing", said, same and opened == 200)


def _state(runtime: Runtime) -> object:
    links = sorted(runtime.store.records(OneTimeToken), key=lambda one: one.key)
    return runtime.store.get(AMINA.id), runtime.store.events(AMINA.id), links


def _dead(runtime: Runtime) -> Measured:
    """Try links that are over, withdrawn, changed in each sign, cut or made up."""
    let_in = tried = 0
    before = _judgements(runtime)
    for token in _dead_tokens(runtime):
        for path in ("/guest/form", "/guest/keep"):
            tried += 1
            let_in += _post(runtime, path, token=token, **SAID) != 403
    kept = _judgements(runtime) - before
    said = f"{let_in} of {tried} let in, {kept} kept"
    return Measured("S19", "over, withdrawn, tampered: refused", said, not let_in and not kept)


def _dead_tokens(runtime: Runtime) -> Iterator[str]:
    yield _link(runtime, at=datetime.now(UTC) - timedelta(days=14, seconds=1))
    withdrawn = _link(runtime)
    for one in reads(runtime.store, ELS, AMINA.id).links:
        act = Action(ELS, datetime.now(UTC), f"end-{next(_numbers)}")
        rating_links.withdraw_link(runtime.store, AMINA.id, one.id, act)
    yield withdrawn
    whole = _link(runtime)
    for at, sign in enumerate(whole):
        yield whole[:at] + ("A" if sign != "A" else "B") + whole[at + 1 :]
    yield from (whole[:-1], whole + "0", whole.swapcase(), f" {whole[1:]}", "", "0" * len(whole))
    yield from (whole.replace(whole[0], "%00", 1), "\x00", "../" + whole, "'" + whole)


def _elsewhere(runtime: Runtime) -> Measured:
    """Fill in one's own link with the names of another dossier and another form in it."""
    theirs = runtime.store.get(BART.id)
    token = _link(runtime)
    forged = {"dossier": BART.id, "activity": "many-kinds", "account": BART.id, "link": "x"}
    status = _post(runtime, "/guest/keep", token=token, **SAID, **forged)
    same = runtime.store.get(BART.id) == theirs
    others = len(runtime.store.get(AMINA.id).under("judgement", "many-kinds"))
    shown = _shown(runtime)
    said = f"{status}; Bart's dossier {'the same' if same else 'changed'}, {shown} words of Amina"
    good = same and not others and not shown
    return Measured("S19", "another dossier or form is out of reach", said, good)


def _shown(runtime: Runtime) -> int:
    """Return how much of the dossier the form shows beside a first name."""
    headers = {**signed_in(runtime, None), "content-type": FORM}
    body = ask("POST", "/guest/form", headers, urlencode({"token": _link(runtime)}).encode()).body
    words = (AMINA.id, BART.id, ELS.id, "Bart", "counsellor/", "consent")
    return sum(one.encode() in body for one in words)
