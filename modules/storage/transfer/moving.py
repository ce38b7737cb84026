"""Moving all of a store into another, empty one: nothing is changed on the way."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from modules.storage.base import KINDS, Record, ReportProgress, Store, key_of
from modules.storage.transfer.portable import Movable


class MoveReport(NamedTuple):
    """How much was moved."""

    dossiers: int
    records: int
    erasures: int


def move(source: Movable, target: Movable, report: ReportProgress = lambda _: None) -> MoveReport:
    """Copy everything into an empty store; raises StoreError. The source stays as it is."""
    target.adopt(source.app_key)
    erasures = list(source.erasures())
    for erased in erasures:
        target.bring_in_erasure(erased)
    dossiers = 0
    for dossiers, dossier_id in enumerate(sorted(source.dossier_ids()), start=1):
        target.bring_in(source.take_out(dossier_id))
        report(dossiers)
    records = list(all_records(source))
    for record in records:
        keep_record(target, record)
    return MoveReport(dossiers, len(records), len(erasures))


def all_records(store: Store) -> Iterator[Record]:
    """Yield every record of every kind."""
    for kind in KINDS:
        yield from store.records(kind)  # type: ignore[type-var]  # a kind of Record, all five are


def keep_record(store: Store, record: Record) -> None:
    """Keep a record as it is."""
    kind, key = type(record), key_of(record)
    store.update(kind, key, lambda _: record)  # type: ignore[type-var]  # as above


def is_same(left: Movable, right: Movable) -> bool:
    """Return whether two stores hold the same, to the last event."""
    ids = sorted(left.dossier_ids())
    return (
        ids == sorted(right.dossier_ids())
        and all(left.take_out(dossier_id) == right.take_out(dossier_id) for dossier_id in ids)
        and _texts(all_records(left)) == _texts(all_records(right))
        and _texts(left.erasures()) == _texts(right.erasures())
        and left.app_key == right.app_key
    )


def _texts(models: Iterable[BaseModel]) -> list[str]:
    return sorted(f"{type(model).__name__} {model.model_dump_json()}" for model in models)
