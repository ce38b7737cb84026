"""S2: who may do what, printed whole: each action and each page, by who somebody is to Amina.

`python -m tests.security.matrix` prints it; the measurement holds it against the tests' own list.
"""

import sys
import tempfile
from pathlib import Path

from modules.domain.records.dossier import Change
from modules.domain.records.roles import ROLES, Permission
from modules.storage.tinydb.store import TinyStore
from modules.ui.shell import page_registry
from tests.conftest import AMINA, MONDAY, beginning
from tests.security.measured import Measured
from tests.services.test_permissions import LINK, MAY, WHO, may

PAGES = {
    "a visitor": page_registry.VISITOR,
    "a participant": ROLES["participant"].pages,
    "who did not agree": page_registry.AGREEING,
    "with a fresh card": page_registry.FRESH_CARD,
    "a counsellor": ROLES["counsellor"].pages,
    "an administrator": ROLES["administrator"].pages,
}


def cells() -> dict[str, set[Permission]]:
    """Return what each of the cast may do to Amina's dossier, asked of the one table."""
    with tempfile.TemporaryDirectory(prefix="tweede-kans-rights-") as folder:
        store = TinyStore.open(Path(folder) / "store")
        store.create(AMINA.id, beginning("Amina"), by=AMINA.id, at=MONDAY, save_id="begin")
        link = Change(field=f"guest/{LINK}", value={"rater": "other"})
        store.save(AMINA.id, [link], by=AMINA.id, at=MONDAY, save_id="link")
        allowed = {
            name: {each for each in Permission if may(each, person, store)}
            for name, person in WHO.items()
        }
        store.close()
    return allowed


def measured() -> list[Measured]:
    """Compare every cell with what the tests say it must be."""
    found = cells()
    wrong = sum(len(found[name] ^ MAY[name]) for name in WHO)
    pages = set(page_registry.ADDRESSES) | {"start/elsewhere"}
    on_disk = {
        one.relative_to(page_registry.PAGES).with_suffix("").as_posix()
        for one in page_registry.PAGES.rglob("*.py")
    }
    of_nobody = on_disk - pages
    said = (
        f"{wrong} of {len(Permission) * len(WHO)} cells, {len(of_nobody)} of {len(on_disk)} pages"
    )
    return [
        Measured("S2", "0 cells otherwise, 0 pages of nobody", said, not wrong and not of_nobody)
    ]


def lines() -> list[str]:
    """Return the matrix as text: a row for each action and each page, a column for each person."""
    found, names = cells(), list(WHO)
    head = f"{'action':34}" + "".join(f"{_short(name):>14}" for name in names)
    rows = [
        f"{one:34}" + "".join(f"{'x' if one in found[name] else '.':>14}" for name in names)
        for one in sorted(Permission)
    ]
    pages = f"{'page':34}" + "".join(f"{_short(name):>14}" for name in PAGES)
    shown = [
        f"{file:34}" + "".join(f"{'x' if file in of else '.':>14}" for of in PAGES.values())
        for file in sorted(page_registry.ADDRESSES)
    ]
    return [head, *rows, "", pages, *shown]


def _short(name: str) -> str:
    for long, short in (("a guest of ", "guest "), ("somebody else's", "of another")):
        name = name.replace(long, short)
    return name[-13:]


if __name__ == "__main__":
    print("\n".join(lines()))
    sys.exit(0)
