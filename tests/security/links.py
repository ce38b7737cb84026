"""S19: the link of a supervisor works once, for its own form, while it lasts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlencode

from modules.domain.records.people import Invitation
from modules.services.action import Doing
from modules.services.observers import rating_links
from modules.services.observers.ratings import BadLink
from modules.services.runtime import House
from tests.conftest import AMINA, BART, ELS
from tests.security.inside import ask, signed_in
from tests.security.measured import Measured
from tests.security.own_routes import FORM

FORM_ID = "seen-by-others"
SAID = {"op-tijd": "vaak", "goed-gedaan": "Goed gewerkt."}
AT_ONCE = 10
_numbers = count(1)


def measured(house: House) -> list[Measured]:
    """Use links in every way in which they may not be used."""
    return [_once(house), _reading(house), _dead(house), _elsewhere(house)]


def _link(house: House, *, at: datetime | None = None) -> str:
    """Return the secret of a new link about Amina."""
    act = Doing(ELS, at or datetime.now(UTC), f"link-{next(_numbers)}")
    return rating_links.make_link(house.store, house.library, AMINA.id, FORM_ID, "supervisor", act)


def _judgements(house: House, dossier: str = AMINA.id) -> int:
    return len(house.store.get(dossier).under("judgement"))


def _post(house: House, path: str, **fields: str) -> int:
    headers = {**signed_in(house, None), "content-type": FORM}
    return ask("POST", path, headers, urlencode(fields).encode()).status


def _once(house: House) -> Measured:
    """Send the same form ten times at the same moment, and once more."""
    before, token = _judgements(house), _link(house)

    def submit(_: int) -> bool:
        try:
            rating_links.submit(house.store, house.library, token, SAID, at=datetime.now(UTC))
        except BadLink:
            return False
        return True

    with ThreadPoolExecutor(AT_ONCE) as threads:
        took = sum(threads.map(submit, range(AT_ONCE)))
    again = _post(house, "/guest/keep", token=token, **SAID)
    kept = _judgements(house) - before
    said = f"{took} of {AT_ONCE} at once, {kept} kept, then {again}"
    return Measured("S19", "a link works exactly once", said, took == kept == 1 and again == 403)


def _reading(house: House) -> Measured:
    """Ask for every page of a link in every way that is not sending the form."""
    token = _link(house)
    before = _state(house)
    asked = 0
    for path in ("/guest", "/guest/form", "/guest/keep"):
        for query in ("", f"token={token}", urlencode({"token": token, **SAID})):
            for method in ("GET", "HEAD", "OPTIONS"):
                asked += 1
                ask(method, path, signed_in(house, None), query=query)
    opened = _post(house, "/guest/form", token=token)
    same = _state(house) == before
    said = (
        f"{'nothing' if same else 'something'} changed in {asked} readings; then opened: {opened}"
    )
    return Measured("S19", "asking for a page changes nothing", said, same and opened == 200)


def _state(house: House) -> object:
    links = sorted(house.store.records(Invitation), key=lambda one: one.key)
    return house.store.get(AMINA.id), house.store.events(AMINA.id), links


def _dead(house: House) -> Measured:
    """Try links that are over, withdrawn, changed in each sign, cut or made up."""
    let_in = tried = 0
    before = _judgements(house)
    for token in _dead_tokens(house):
        for path in ("/guest/form", "/guest/keep"):
            tried += 1
            let_in += _post(house, path, token=token, **SAID) != 403
    kept = _judgements(house) - before
    said = f"{let_in} of {tried} let in, {kept} kept"
    return Measured("S19", "over, withdrawn, tampered: refused", said, not let_in and not kept)


def _dead_tokens(house: House) -> Iterator[str]:
    yield _link(house, at=datetime.now(UTC) - timedelta(days=14, seconds=1))
    withdrawn = _link(house)
    for one in rating_links.links(house.store, AMINA.id, by=ELS):
        act = Doing(ELS, datetime.now(UTC), f"end-{next(_numbers)}")
        rating_links.withdraw_link(house.store, AMINA.id, one.id, act)
    yield withdrawn
    whole = _link(house)
    for at, sign in enumerate(whole):
        yield whole[:at] + ("A" if sign != "A" else "B") + whole[at + 1 :]
    yield from (whole[:-1], whole + "0", whole.swapcase(), f" {whole[1:]}", "", "0" * len(whole))
    yield from (whole.replace(whole[0], "%00", 1), "\x00", "../" + whole, "'" + whole)


def _elsewhere(house: House) -> Measured:
    """Fill in one's own link with the names of another dossier and another form in it."""
    theirs = house.store.get(BART.id)
    token = _link(house)
    forged = {"dossier": BART.id, "activity": "many-kinds", "account": BART.id, "link": "x"}
    status = _post(house, "/guest/keep", token=token, **SAID, **forged)
    same = house.store.get(BART.id) == theirs
    others = len(house.store.get(AMINA.id).under("judgement", "many-kinds"))
    shown = _shown(house)
    said = f"{status}; Bart's dossier {'the same' if same else 'changed'}, {shown} words of Amina"
    good = same and not others and not shown
    return Measured("S19", "another dossier or form is out of reach", said, good)


def _shown(house: House) -> int:
    """Return how much of the dossier the form shows beside a first name."""
    headers = {**signed_in(house, None), "content-type": FORM}
    body = ask("POST", "/guest/form", headers, urlencode({"token": _link(house)}).encode()).body
    words = (AMINA.id, BART.id, ELS.id, "Bart", "counsellor/", "consent")
    return sum(one.encode() in body for one in words)
