"""Zip files joined from members that were packed before: the same members give the same bytes, and nothing is packed
twice."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_FIRST_DAY = 33
"""1980-01-01, the earliest date a zip can say; a real one would make equal letters differ. Zero is no date at all."""

_UTF8 = 0x800
MOST_MEMBERS = 65_534
MOST_BYTES = 0xFFFFFFFE
STATIC_LEVEL = 9
LETTER_LEVEL = 3
"""Of the parts made for each letter: a twentieth larger than the best, at a third of its time."""

SMALL = 1024
"""Up to so many bytes a member is stored as it is: packing would take longer than the bytes are worth."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a zip, packed: its local header with data, and its entry in the directory around the offset."""

    local: bytes
    entry: bytes
    name: bytes

    def entry_at(self, offset: int) -> bytes:
        """The directory entry of this member when it begins at `offset` bytes."""
        return self.entry + offset.to_bytes(4, "little") + self.name


def member(name: str, content: bytes, level: int = LETTER_LEVEL) -> Member:
    """A file packed as it will stand in the zip; stored as it is where packing does not make it smaller."""
    method, packed = 0, content
    if len(content) > SMALL:
        deflated = zlib.compress(content, level, -zlib.MAX_WBITS)
        if len(deflated) < len(content):
            method, packed = 8, deflated
    if len(content) > MOST_BYTES:
        raise ValueError("a member of 4 GiB")
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8
    crc = zlib.crc32(content)
    sizes = (crc, len(packed), len(content))
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, flags, method, 0, _FIRST_DAY, *sizes, len(encoded), 0)
    entry = _CENTRAL.pack(
        b"PK\x01\x02", _VERSION, _VERSION, flags, method, 0, _FIRST_DAY, *sizes, len(encoded), 0, 0, 0, 0, 0, 0
    )
    return Member(b"".join((local, encoded, packed)), entry[:-4], encoded)


class Packed:
    """The members that are the same in every letter, joined once; those of one letter follow them in the file."""

    __slots__ = ("_count", "_data", "_directory")

    def __init__(self, members: Iterable[Member]) -> None:
        kept = list(members)
        self._count = len(kept)
        self._data, self._directory = _joined(kept, 0)

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return len(self._data) + len(self._directory)

    def with_members(self, members: Iterable[Member]) -> bytes:
        """The finished zip."""
        own = list(members)
        data, directory = _joined(own, len(self._data))
        count = self._count + len(own)
        begin = len(self._data) + len(data)
        if count > MOST_MEMBERS or begin + len(self._directory) + len(directory) > MOST_BYTES:
            raise ValueError("a zip of this size needs another format")
        length = len(self._directory) + len(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, begin, 0)
        return b"".join((self._data, data, self._directory, directory, end))


def _joined(members: Iterable[Member], offset: int) -> tuple[bytes, bytes]:
    data: list[bytes] = []
    directory: list[bytes] = []
    for one in members:
        directory.append(one.entry_at(offset))
        data.append(one.local)
        offset += len(one.local)
    return b"".join(data), b"".join(directory)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """All parts as a zip, in their order."""
    return Packed(member(name, content, STATIC_LEVEL) for name, content in parts.items()).with_members(())


def members_of(content: bytes) -> dict[str, bytes]:
    """The files of a zip that this program made itself, in their order; of two with one name the last counts."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
