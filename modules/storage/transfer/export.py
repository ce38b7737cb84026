"""One readable file with everything: a line of JSON each, to move to anything that reads JSON.

It is not sealed: anyone who has it can read all answers. A backup is the sealed form.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Annotated, Literal

import orjson
from pydantic import Field, TypeAdapter, ValidationError

from modules.domain.records.frozen import Frozen
from modules.domain.records.people import (
    Account,
    AuditEntry,
    FreshCard,
    Lookup,
    OneTimeToken,
    SignIn,
)
from modules.storage.base import KINDS, Damaged, ReportProgress, StoreError
from modules.storage.files.durable import not_kept
from modules.storage.transfer.moving import MoveReport, all_records, keep_record
from modules.storage.transfer.portable import (
    Erased,
    Movable,
    Portable,
    checked,
    refuse_unless_empty,
)


class _Head(Frozen):
    line: Literal["tweede-kans"] = "tweede-kans"
    format: Literal[1] = 1
    made_at: datetime
    app_key: str = Field(pattern=r"^[0-9a-f]{64}$")
    """The app's secret as hex: without it nobody could sign in with the codes they have."""


class _Dossier(Frozen):
    line: Literal["dossier"] = "dossier"
    content: Portable


class _Record(Frozen):
    line: Literal["record"] = "record"
    kind: str
    content: Account | FreshCard | OneTimeToken | Lookup | SignIn | AuditEntry


class _Erased(Frozen):
    line: Literal["erased"] = "erased"
    content: Erased


class _End(Frozen):
    line: Literal["end"] = "end"
    dossiers: int
    records: int
    erasures: int


_Line = Annotated[_Head | _Dossier | _Record | _Erased | _End, Field(discriminator="line")]
_LINE: TypeAdapter[_Head | _Dossier | _Record | _Erased | _End] = TypeAdapter(_Line)


def export_store(
    store: Movable, path: Path, *, at: datetime, report: ReportProgress = lambda _: None
) -> MoveReport:
    """Write everything of a store to a new file that only its owner can read; raises NotKept."""
    try:
        with open(path, "xb", opener=_private) as file:
            _write(file, _Head(made_at=at, app_key=store.app_key.hex()))
            counts = _write_all(store, file, report)
            _write(file, _End(**counts._asdict()))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise StoreError(f"{path}: is there already") from None
    except OSError as error:
        path.unlink(missing_ok=True)
        raise not_kept(path, error) from error
    except StoreError:
        path.unlink(missing_ok=True)
        raise
    return counts


def import_store(path: Path, store: Movable, report: ReportProgress = lambda _: None) -> MoveReport:
    """Bring an export into an empty store; the whole file is read and proved first.

    Raises StoreError, Damaged; when the file is not whole, nothing is changed.
    """
    refuse_unless_empty(store)
    head = _proved(path)
    store.adopt(bytes.fromhex(head.app_key))
    dossiers = records = erasures = 0
    for line in _lines(path):
        if isinstance(line, _Erased):
            store.bring_in_erasure(line.content)
            erasures += 1
        elif isinstance(line, _Dossier):
            store.bring_in(line.content)
            dossiers += 1
            report(dossiers)
        elif isinstance(line, _Record):
            keep_record(store, line.content)
            records += 1
    return MoveReport(dossiers, records, erasures)


def _write_all(store: Movable, file: IO[bytes], report: ReportProgress) -> MoveReport:
    erasures, records = list(store.erasures()), list(all_records(store))
    for erased in erasures:
        _write(file, _Erased(content=erased))
    dossiers = 0
    for dossiers, dossier_id in enumerate(sorted(store.dossier_ids()), start=1):
        _write(file, _Dossier(content=store.take_out(dossier_id)))
        report(dossiers)
    for record in records:
        _write(file, _Record(kind=KINDS[type(record)], content=record))
    return MoveReport(dossiers, len(records), len(erasures))


def _proved(path: Path) -> _Head:
    """Return the first line of an export whose every line is whole and whose end is there."""
    head: _Head | None = None
    counts = {_Dossier: 0, _Record: 0, _Erased: 0}
    end: _End | None = None
    for number, line in enumerate(_lines(path), start=1):
        if end is not None or isinstance(line, _Head) != (number == 1):
            raise Damaged(f"{path}, line {number}: does not belong here")
        if isinstance(line, _Head):
            head = line
        elif isinstance(line, _End):
            end = line
        else:
            counts[type(line)] += 1
            if not _fits(line.model_dump()):
                raise Damaged(f"{path}, line {number}: a moment or number that no store keeps")
            if isinstance(line, _Dossier):
                checked(line.content)
    if head is None or end is None:
        raise Damaged(f"{path}: ends before its last line")
    if (end.dossiers, end.records, end.erasures) != tuple(counts.values()):
        raise Damaged(f"{path}: lines are missing")
    return head


def _fits(value: object) -> bool:
    """Return whether a store can keep each moment and number in a line.

    Moments near the year 1 cannot be written in UTC, numbers of more than 64 bits not in JSON.
    """
    if isinstance(value, int):
        return -(2**63) <= value < 2**64
    if isinstance(value, datetime):
        try:
            value.astimezone(UTC)
        except OverflowError:
            return False
    if isinstance(value, dict):
        return all(_fits(item) for item in value.values())
    return not isinstance(value, list | tuple) or all(_fits(item) for item in value)


def _lines(path: Path) -> Iterator[_Head | _Dossier | _Record | _Erased | _End]:
    try:
        with path.open("rb") as file:
            for number, text in enumerate(file, start=1):
                try:
                    yield _typed(_LINE.validate_json(text))
                except ValidationError:
                    raise Damaged(f"{path}, line {number}: cannot be understood") from None
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error


def _typed(
    line: _Head | _Dossier | _Record | _Erased | _End,
) -> _Head | _Dossier | _Record | _Erased | _End:
    """Return a line; raises Damaged for a record whose content is not of the kind it says."""
    if isinstance(line, _Record) and KINDS[type(line.content)] != line.kind:
        raise Damaged(f"a record of kind {line.kind} holds another kind")
    return line


def _write(file: IO[bytes], line: Frozen) -> None:
    file.write(orjson.dumps(line.model_dump(mode="json")) + b"\n")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
