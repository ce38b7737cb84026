"""A thousand flipped bits and cuts in dossiers: each said, none taken for an answer."""

import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from modules.domain.records.dossier import Change
from modules.storage.base import StoreError
from modules.storage.tinydb.store import TinyStore
from modules.storage.upkeep.checking import check_folder
from tests.storage.crash.rounds import Outcome
from tests.storage.population import population


def damages(times: int) -> tuple[Outcome, int]:
    """Damage one file at a time; return also how often the last good copy was offered."""
    chance = random.Random(1)
    silent: list[str] = []
    offered = 0
    with tempfile.TemporaryDirectory() as between:
        store = TinyStore.open(Path(between) / "store")
        (made,) = population(1, 40, 60)
        one = made.dossier.id
        store.bring_in(made)
        change = Change(field="answer/x/y", value=1)
        store.save(one, [change], by=one, at=datetime.now(UTC), save_id="last")
        path = store.folder.dossier(one)
        whole = path.read_bytes()
        for number in range(times):
            what = _damage(path, whole, chance)
            try:
                store.get(one)
                store.events(one)
            except StoreError:
                pass
            else:
                silent.append(f"{number}: {what} was not noticed")
            offered += any(finding.can_put_back for finding in check_folder(store.folder))
    kept = Outcome("flipped bits and cuts", times, 0, 0, len(silent), 0, silent[:6])
    return kept, offered


def _damage(path: Path, whole: bytes, chance: random.Random) -> str:
    where = chance.randrange(len(whole))
    if chance.random() < 0.5:
        path.write_bytes(whole[:where])
        return f"a cut at {where}"
    flipped = bytearray(whole)
    flipped[where] ^= 1 << chance.randrange(8)
    path.write_bytes(flipped)
    return f"a flipped bit in {where}"
