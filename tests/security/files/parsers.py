"""S16 and R11: backups and exports that were damaged or made to do harm, read for minutes on end.

Mutated at random and with knowledge of the format: inside the seal, with checksums and chains made
to fit again, for what only breaks a checksum is refused at the first door.
"""

import gzip
import io
import json
import random
import resource
import shutil
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from modules.domain.records.people import Account, Lookup
from modules.storage.base import StoreError
from modules.storage.erasing import erase_person
from modules.storage.files.encryption import Sealer, derive
from modules.storage.history import chained
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.archive import verify
from modules.storage.transfer.export import export_store, import_store
from modules.storage.upkeep.backup import Backup, make_backup
from modules.storage.upkeep.restore import restore
from tests.security.files.climbing import watching
from tests.security.hostile_texts import CORPUS, traversals
from tests.security.measured import Measured
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, keep, set_to, start
from tests.storage.test_store import account

TUESDAY = MONDAY + timedelta(days=1)
MEBIBYTES, SECONDS = 100, 5.0
TWO_GIB = 2**31


class Sample(NamedTuple):
    """A whole store, with a backup and an export of it."""

    folder: Path
    backup: Backup
    export: Path
    keys: list[bytes]


class Tried:
    """How often something was read, what was said, and what nobody declared."""

    def __init__(self) -> None:
        self.times = self.taken = 0
        self.slowest = 0.0
        self.crashes: Counter[str] = Counter()

    @contextmanager
    def reading(self, what: str) -> Iterator[None]:
        """Count a reading; a StoreError is how it is refused."""
        self.times += 1
        begin = time.perf_counter()
        try:
            yield
            self.taken += 1
        except StoreError:
            pass
        except Exception as error:
            self.crashes[f"{what}: {type(error).__name__}: {str(error)[:80]}"] += 1
        self.slowest = max(self.slowest, time.perf_counter() - begin)


def sample(root: Path) -> Sample:
    """Make a store with two people, somebody who was erased, and a way to sign in."""
    store = TinyStore.open(root / "store")
    start(store)
    start(store, BART, name="Bart")
    start(store, "c0" * 16, name="Erased")
    erase_person(store, "c0" * 16, by=ELS, at=MONDAY)
    keep(store, set_to("answer/dreams/first", {"value": ["graag", 3, None, {"a": 1.5}]}))
    store.viewed(AMINA, by=ELS, at=MONDAY, what="summary", save_id="look")
    store.update(Account, AMINA, lambda _: account())
    store.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    backup = make_backup(store.folder, root / "backups", root / "keys", at=MONDAY)
    export_store(store, root / "all.jsonl", at=MONDAY)
    keys = store.folder.keys
    store.close()
    return Sample(root / "store", backup, root / "all.jsonl", keys)


def measured(*, rounds: int = 0, seconds: float = 0.0, seed: int = 16) -> list[Measured]:
    """Read mutated backups and exports, at least so many rounds and so many seconds.

    Each hostile one is read once.
    """
    chance = random.Random(seed)
    tried = Tried()
    with tempfile.TemporaryDirectory(prefix="tweede-kans-parsers-", dir=_memory()) as name:
        root = Path(name)
        whole = sample(root / "whole")
        readers: tuple[Callable[[Path, Sample, random.Random, Tried], None], ...]
        readers = (_bytes_of_tar, _inside_the_seal, _export_bytes, _export_meaning, _export_meaning)
        until, done = time.monotonic() + seconds, 0
        while done < rounds or time.monotonic() < until:
            done += 1
            for read in readers:
                read(root / "tried", whole, chance, tried)
                shutil.rmtree(root / "tried", ignore_errors=True)
        drill = _drill(root, whole)
    crashes = "; ".join(f"{count}x {what}" for what, count in tried.crashes.most_common(3))
    said = f"{sum(tried.crashes.values())} in {tried.times} files {crashes}".strip()
    return [
        Measured("S16", "0 crashes beyond declared errors", said, not tried.crashes),
        *drill,
    ]


def _memory() -> str | None:
    """Return a folder without a disk under it, where there is one: what is read counts here."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few things wrong: flipped, cut, doubled, swapped or made up."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        if not made:
            break
        at, length = chance.randrange(len(made)), chance.choice((1, 1, 2, 4, 512, 4096))
        kind = chance.randrange(6)
        if kind == 0:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[at:]
        elif kind == 2:
            del made[at : at + length]
        elif kind == 3:
            made[at:at] = made[at : at + length]
        elif kind == 4:
            made[at : at + length] = chance.randbytes(min(length, len(made) - at))
        else:
            made[at : at + 12] = chance.choice((b"9" * 12, b"\x80" + b"\xff" * 11, b"-1          "))
    return bytes(made)


def _bytes_of_tar(folder: Path, whole: Sample, chance: random.Random, tried: Tried) -> None:
    folder.mkdir()
    content, keys = whole.backup.content.read_bytes(), whole.backup.keys.read_bytes()
    for part, tar in (("content", content), ("keys", keys)):
        path = folder / f"{part}.tar"
        path.write_bytes(_damaged(tar, chance))
        with tried.reading("tar"):
            verify(path, part, whole.keys)  # type: ignore[arg-type]  # one of the two
    with tried.reading("restore"):
        restore(folder / "content.tar", folder / "keys.tar", folder / "to", whole.keys, at=TUESDAY)


def tar_of(
    path: Path,
    files: list[tuple[str, bytes]],
    part: str,
    key: bytes,
    said: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Write a tar whose sealed manifest fits its files: what only who has the key can make."""
    sums = {name: sha256(content).hexdigest() for name, content in files}
    manifest = {"format": 1, "part": part, "backup": "b", "made_at": MONDAY.isoformat()}
    text = json.dumps({**manifest, "files": sums, **said}).encode()
    sealed = Sealer([derive(key, "backup manifest")]).seal(text, "manifest.tk")
    with tarfile.open(path, "w") as tar:
        for name, content in [*files, ("manifest.tk", sealed)]:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def _files(path: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(path) as tar:
        found = [(one.name, tar.extractfile(one)) for one in tar]
        return [(name, file.read()) for name, file in found if file and name != "manifest.tk"]


def _inside_the_seal(folder: Path, whole: Sample, chance: random.Random, tried: Tried) -> None:
    """Damage a file, its name or the manifest, and make the manifest fit it."""
    folder.mkdir()
    key = whole.keys[0]
    for part, path in (("content", whole.backup.content), ("keys", whole.backup.keys)):
        files = _files(path)
        at = chance.randrange(len(files))
        name, content = files[at]
        kind = chance.randrange(4)
        if kind == 0:
            files[at] = name, _damaged(content, chance)
        elif kind == 1:
            files[at] = chance.choice(traversals()).replace("\x00", "")[:90] or "x", content
        elif kind == 2:
            del files[at]
        said = {chance.choice(("format", "part", "made_at", "files")): _value(chance)}
        said = said if chance.random() < 0.3 else {}
        tar_of(folder / f"{part}.tar", files, part, key, said)
    with tried.reading("sealed"):
        restore(folder / "content.tar", folder / "keys.tar", folder / "to", whole.keys, at=TUESDAY)


def _export_bytes(folder: Path, whole: Sample, chance: random.Random, tried: Tried) -> None:
    folder.mkdir()
    (folder / "all.jsonl").write_bytes(_damaged(whole.export.read_bytes(), chance))
    _imported(folder, tried, "export")


def _export_meaning(folder: Path, whole: Sample, chance: random.Random, tried: Tried) -> None:
    """Change values within the lines, and mostly make counts and chains fit again."""
    folder.mkdir()
    lines = [json.loads(line) for line in whole.export.read_text("utf-8").splitlines()]
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change(chance.choice(lines), chance)
    if chance.random() < 0.8:
        for line in lines:
            _chain(line)
    text = "\n".join(json.dumps(line) for line in lines) + "\n"
    (folder / "all.jsonl").write_text(text, "utf-8", "surrogatepass")
    _imported(folder, tried, "meaning")


def _imported(folder: Path, tried: Tried, what: str) -> None:
    store = TinyStore.open(folder / "to")
    try:
        with tried.reading(what):
            import_store(folder / "all.jsonl", store)
            for dossier in list(store.dossier_ids()):
                store.get(dossier)
                store.events(dossier)
    finally:
        store.close()


def _change(line: Any, chance: random.Random) -> None:
    """Change one value somewhere below, or take it away."""
    here, key = line, ""
    while isinstance(here, dict | list) and here:
        above, key = here, chance.choice(list(here) if isinstance(here, dict) else range(len(here)))
        here = above[key]
        if chance.random() < 0.25:
            break
    if not isinstance(line, dict) or key == "":
        return
    if chance.random() < 0.15:
        del above[key]
    else:
        above[key] = _value(chance)


def _value(chance: random.Random) -> Any:
    deep: Any = 0
    for _ in range(chance.choice((5, 120, 240, 300))):
        deep = [deep]
    made = (*_NUMBERS, *_WORDS, [], {}, [{}], {"a": None}, {"": {"": ""}}, deep)
    events = ([["answer/a/b", 1, 1]], [["x", {}, -1]])
    return chance.choice((*made, *events, chance.choice(CORPUS), chance.choice(traversals())))


_NUMBERS = (None, True, 0, -1, 10**30, 2**53, 1.5, 1e308)
_WORDS = (
    *("", "x" * 5000, AMINA, BART, "c0" * 16, "../../../x", "/etc/passwd", "ff" * 32, "zz", "9"),
    *("created", "viewed", "2026-02-30", "\u0000", "\ud800", MONDAY.isoformat()),
    *("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+23:59"),
)


def _chain(line: Any) -> None:
    """Make the hashes of a dossier's events fit what they say now, where that can be."""
    content = line.get("content") if isinstance(line, dict) else None
    events = content.get("events") if isinstance(content, dict) else None
    if not isinstance(events, list):
        return
    previous = ""
    for number, event in enumerate(events, start=1):
        if not isinstance(event, dict):
            return
        row = {key: value for key, value in event.items() if key != "previous"}
        row = {key: value for key, value in row.items() if value or key not in ("what", "changes")}
        row["number"] = event["number"] = number
        with suppress(TypeError, ValueError):  # a value that no JSON holds: the chain stays broken
            event["hash"] = row["hash"] = chained(row, previous)  # type: ignore[arg-type]
        event["previous"], previous = previous, str(event.get("hash"))


def _drill(root: Path, whole: Sample) -> list[Measured]:
    """R11: give a folder in use each hostile backup; it must stay as it is, to the last byte."""
    root = root / "drill"
    root.mkdir()
    inside, peak = _all_bytes(whole.folder), _peak()
    let_in: list[str] = []
    slowest, count = 0.0, 0
    with watching() as files:
        for name, content, keys in _hostile_backups(root, whole):
            count, start_at = count + 1, time.perf_counter()
            try:
                restore(content, keys, whole.folder, whole.keys, at=TUESDAY, replace=True)
                let_in.append(name)
            except StoreError:
                pass
            except Exception as error:
                let_in.append(f"{name}: {type(error).__name__}")
            slowest = max(slowest, time.perf_counter() - start_at)
            if _all_bytes(whole.folder) != inside:
                let_in.append(f"{name} changed the folder")
                break
    outside = [one for one in files if "/etc/" in one or one.endswith("tweede-kans-escaped")]
    grown = _peak() - peak
    said = f"{count - len(let_in)} of {count}; {grown:.0f} MiB {'; '.join(let_in)}".strip()
    good = not let_in and not outside and grown <= MEBIBYTES
    took, quick = f"{slowest * 1000:.0f} ms", slowest <= SECONDS
    again = _round_trip(root, whole)
    return [
        Measured("R11", "hostile backups refused, folder untouched", said, good),
        Measured("R11", "each hostile backup in <= 5 s", took, quick, by_clock=True),
        Measured("R11", "a whole backup comes back identical", again, again.startswith("yes")),
    ]


def _round_trip(root: Path, whole: Sample) -> str:
    done = restore(whole.backup.content, whole.backup.keys, root / "back", whole.keys, at=TUESDAY)
    store = TinyStore.open(root / "back", key=whole.keys[0])
    export_store(store, root / "back.jsonl", at=MONDAY)
    store.close()
    same = (root / "back.jsonl").read_bytes() == whole.export.read_bytes()
    return f"{'yes' if same else 'no'}, {done.dossiers} dossiers and the erasures"


def _hostile_backups(root: Path, whole: Sample) -> Iterator[tuple[str, Path, Path]]:
    """Yield a name and the two tars of each."""
    content, keys, key = whole.backup.content, whole.backup.keys, whole.keys[0]
    files = _files(content)
    path = root / "hostile.tar"
    for name in (
        "../../tweede-kans-escaped",
        "/etc/tweede-kans-escaped",
        "people/../../x.tk",
        "app.py",
    ):
        tar_of(path, [*files, (name, b"x")], "content", key)
        yield f"name {name}", path, keys
    tar_of(path, [*files, files[0]], "content", key)
    yield "a file twice", path, keys
    tar_of(path, files, "content", key, {"format": 99})
    yield "newer", path, keys
    tar_of(path, files, "content", key, {"backup": "another"})
    yield "keys of another", path, keys
    tar_of(path, files, "content", b"k" * 32)
    yield "foreign", path, keys
    tar_of(path, files[1:], "content", key, {"files": {name: "0" * 64 for name, _ in files}})
    yield "a file is missing", path, keys
    path.write_bytes(gzip.compress(bytes(TWO_GIB // 16)))
    yield "zip bomb", path, keys
    for name, make in _bombs().items():
        make(path)
        yield name, path, keys
    path.write_bytes(content.read_bytes()[:-3000])
    yield "cut", path, keys
    yield "swapped", keys, content
    yield "not there", root / "nothing.tar", keys


def _bombs() -> dict[str, Callable[[Path], None]]:
    """Return what makes tars that are small on the disk and large, deep or elsewhere when read."""
    return {
        "sparse file of 2 GiB": _sparse,
        "says 2 GiB, holds nothing": lambda path: _entry(path, size=TWO_GIB),
        "symbolic link": lambda path: _entry(path, type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        "hard link": lambda path: _entry(path, type=tarfile.LNKTYPE, linkname="/etc/passwd"),
        "link to itself": lambda path: _entry(path, type=tarfile.LNKTYPE, linkname="erased.tk"),
        "device": lambda path: _entry(path, type=tarfile.CHRTYPE, devmajor=1, devminor=5),
        "pipe": lambda path: _entry(path, type=tarfile.FIFOTYPE),
        "folder": lambda path: _entry(path, type=tarfile.DIRTYPE),
        "long names in long names": _nested,
    }


def _entry(path: Path, **given: Any) -> None:
    entry = tarfile.TarInfo("erased.tk")
    for name, value in given.items():
        setattr(entry, name, value)
    path.write_bytes(entry.tobuf() + bytes(1024))


def _sparse(path: Path) -> None:
    """Write an old GNU sparse file: one kilobyte that says to be two gigabytes of nothing."""
    entry = tarfile.TarInfo("erased.tk")
    entry.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    head[386:410] = b"%011o\0%011o\0" % (TWO_GIB, 0)
    head[483:495] = b"%011o\0" % TWO_GIB
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    path.write_bytes(bytes(head) + bytes(1024))


def _nested(path: Path) -> None:
    """Write two thousand headers, each of which says that the next has a long name."""
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 2
    head = entry.tobuf(tarfile.GNU_FORMAT) + b"a\0".ljust(512, b"\0")
    path.write_bytes(head * 2000 + bytes(1024))


def _all_bytes(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file() and "lock" not in one.as_posix())
    return {str(one): one.read_bytes() for one in files}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
