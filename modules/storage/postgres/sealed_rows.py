"""Rows of a database, sealed: names become keyed hashes, contents are bound to their place."""

import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

import orjson

from modules.storage.base import Damaged
from modules.storage.files.encryption import Sealer, derive


class SealedRows:
    """Seals and opens the rows of one dossier (with its data key) or of one kind of records."""

    def __init__(self, keys: Sequence[bytes], place: str) -> None:
        self._sealer = Sealer([derive(key, f"rows {place}") for key in keys])
        self._names = derive(keys[0], f"names {place}")
        self._place = place

    def token(self, name: str) -> bytes:
        """Return the token under which a row is found: always the same, and readable to nobody."""
        return hmac.digest(self._names, name.encode(), hashlib.sha256)[:16]

    def seal(self, where: str, content: Any) -> bytes:
        """Return a row's content, sealed for its place."""
        return self._sealer.seal(orjson.dumps(content), f"{self._place}/{where}")

    def unseal(self, where: str, sealed: bytes) -> Any:
        """Return a row's content; raises Damaged."""
        try:
            return orjson.loads(self._sealer.unseal(sealed, f"{self._place}/{where}"))
        except orjson.JSONDecodeError:
            raise Damaged(f"{self._place}/{where}: holds no row") from None
