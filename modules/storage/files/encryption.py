"""Sealing: what leaves for the disk is encrypted, and says itself whether it came back whole.

A sealed file is: "TKAN", format (1 byte), CRC-32 of all the rest, key id (8 bytes), nonce (12
bytes), AES-256-GCM ciphertext with tag. The name of the file is authenticated with it, so that a
file put in another's place does not open. The CRC tells damage from a wrong key without any key.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, keywrap
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from modules.storage.base import Damaged, StoreError, WrongKey

MAGIC = b"TKAN"
FORMAT = 1
_HEADER = struct.Struct(">4sBI8s12s")
HEADER_BYTES = _HEADER.size
_CRC_AT = slice(5, 9)


class Sealer:
    """Seals with its first key, and opens what any of its keys sealed."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._sealing_key = keys[0]
        self._by_id = {key_id(key): key for key in keys}

    def seal(self, plain: bytes, name: str) -> bytes:
        """Return the sealed form of a file's content."""
        nonce, sealed_with = os.urandom(12), key_id(self._sealing_key)
        head = _HEADER.pack(MAGIC, FORMAT, 0, sealed_with, nonce)
        body = AESGCM(self._sealing_key).encrypt(nonce, plain, _bound(head, name))
        return _HEADER.pack(MAGIC, FORMAT, _crc(head, body), sealed_with, nonce) + body

    def unseal(self, sealed: bytes, name: str) -> bytes:
        """Return what was sealed under this name; raises Damaged, or WrongKey for another key."""
        head, sealed_with = check_whole(sealed, name)
        key = self._by_id.get(sealed_with)
        if key is None:
            raise WrongKey(f"{name}: was sealed with another key")
        body = memoryview(sealed)[_HEADER.size :]
        try:
            return AESGCM(key).decrypt(head[-12:], body, _bound(head, name))
        except InvalidTag:
            raise Damaged(f"{name}: is not what was written under this name") from None


def check_whole(sealed: bytes, name: str) -> tuple[bytes, bytes]:
    """Return header and key id of a sealed file, without any key; raises Damaged."""
    if len(sealed) < _HEADER.size + 16:
        raise Damaged(f"{name}: {len(sealed)} bytes are left of this file")
    head = sealed[: _HEADER.size]
    magic, version, crc, sealed_with, _nonce = _HEADER.unpack(head)
    if magic != MAGIC:
        raise Damaged(f"{name}: does not begin as a sealed file")
    if crc != _crc(head, sealed[_HEADER.size :]):
        raise Damaged(f"{name}: the checksum does not fit")
    if version != FORMAT:
        raise StoreError(f"{name}: was written by a newer version of Tweede Kans")
    return head, sealed_with


@lru_cache(maxsize=4096)
def derive(key: bytes, purpose: str) -> bytes:
    """Return the key for one purpose, worked out from a key: it tells nothing of the others."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=purpose.encode()).derive(key)


@lru_cache(maxsize=1024)
def key_id(key: bytes) -> bytes:
    """Return the eight bytes by which a sealed file names its key."""
    return hashlib.sha256(b"tweede-kans key id" + key).digest()[:8]


def wrap(organisation_key: bytes, data_key: bytes) -> bytes:
    """Return a data key as it may stand on a disk, with the id of the key that opens it."""
    wrapping = derive(organisation_key, "wrap")
    return key_id(wrapping) + keywrap.aes_key_wrap(wrapping, data_key)


def unwrap(organisation_keys: Sequence[bytes], wrapped: bytes, name: str) -> bytes:
    """Return the data key; raises Damaged when no organisation key opens it."""
    for organisation_key in organisation_keys:
        wrapping = derive(organisation_key, "wrap")
        if wrapped[:8] == key_id(wrapping):
            try:
                return keywrap.aes_key_unwrap(wrapping, wrapped[8:])
            except (keywrap.InvalidUnwrap, ValueError):
                break
    raise Damaged(f"{name}: this data key does not open")


def _bound(head: bytes, name: str) -> bytes:
    """Return what is authenticated beside the content: all of the header but the checksum."""
    return head[: _CRC_AT.start] + head[_CRC_AT.stop :] + name.encode()


def _crc(head: bytes, body: bytes) -> int:
    start = zlib.crc32(head[: _CRC_AT.start])
    return zlib.crc32(body, zlib.crc32(head[_CRC_AT.stop :], start))
