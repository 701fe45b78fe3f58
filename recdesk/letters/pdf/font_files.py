"""What a TrueType file says about itself: line metrics and the characters it has. Plain bytes, no toolkit."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

USE_TYPO_METRICS = 0x80
_MACINTOSH = 1
_FAMILY_NAMES = (1, 3, 4, 16, 18, 21)  # family, unique name, full name, and the typographic and other families
_WINDOWS, _UNICODE_BMP, _UNICODE_FULL = 3, 1, 10


@dataclass(frozen=True, slots=True)
class Metrics:
    """A line's needs above and below the baseline; `gap` is extra blank above it. In shares of the size, or twips."""

    ascent: float
    descent: float
    gap: float

    def times(self, size: float) -> Metrics:
        """The same for a font of that size."""
        return Metrics(self.ascent * size, self.descent * size, self.gap * size)


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: its line metrics for size 1 and the code points it can show."""

    metrics: Metrics
    characters: frozenset[int]


@lru_cache(maxsize=64)
def font_file(path: Path) -> FontFile:
    """Reads a font file once. Raises FileNotFoundError when it is missing, ValueError when it is no TrueType file."""
    source = path.read_bytes()
    try:
        tables = _tables(source)
        return FontFile(_metrics(tables), _characters(tables["cmap"]))
    except (KeyError, struct.error, IndexError) as error:
        raise ValueError(f"{path.name} is no TrueType font") from error


def _tables(source: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", source, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, size = struct.unpack_from(">4sIII", source, 12 + 16 * index)
        tables[tag.decode("latin-1")] = source[offset : offset + size]
    return tables


def renamed(source: bytes, family: str, other: str) -> bytes:
    """The font file under another family name of the same length; everything else stays, checksums are kept right.

    Raises ValueError when the bytes are no TrueType file.
    """
    if len(family) != len(other):
        raise ValueError("the names must be of one length")
    font = bytearray(source)
    try:
        places = {
            struct.unpack_from(">4s", font, at)[0]: at
            for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
        }
        entry = places[b"name"]
        _, start, size = struct.unpack_from(">III", font, entry + 4)
        changed = _with_names(bytes(font[start : start + size]), family, other)
        change = _sum(changed) - _sum(bytes(font[start : start + size]))
        font[start : start + size] = changed
        _add(font, entry + 4, change)
        _add(font, struct.unpack_from(">I", font, places[b"head"] + 8)[0] + 8, -2 * change)
    except (struct.error, KeyError) as error:
        raise ValueError("no TrueType font") from error
    return bytes(font)


def _with_names(table: bytes, family: str, other: str) -> bytes:
    found = bytearray(table)
    _, count, strings = struct.unpack_from(">HHH", table)
    for index in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">HHHHHH", table, 6 + 12 * index)
        coding = "latin-1" if platform == _MACINTOSH else "utf-16-be"
        old = table[strings + offset : strings + offset + length]
        if name in _FAMILY_NAMES:
            found[strings + offset : strings + offset + length] = old.replace(
                family.encode(coding), other.encode(coding)
            )
    return bytes(found)


def _sum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded))


def _add(font: bytearray, place: int, change: int) -> None:
    struct.pack_into(">I", font, place, (struct.unpack_from(">I", font, place)[0] + change) % 2**32)


def _metrics(tables: dict[str, bytes]) -> Metrics:
    """Line metrics as LibreOffice and Windows use them: the Windows ones, and the line gap beyond their room."""
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    ascent, descent, gap = struct.unpack_from(">hhh", tables["hhea"], 4)
    selection = struct.unpack_from(">H", tables["OS/2"], 62)[0]
    typo_ascent, typo_descent, typo_gap, win_ascent, win_descent = struct.unpack_from(">hhhHH", tables["OS/2"], 68)
    if selection & USE_TYPO_METRICS:
        return Metrics(typo_ascent / units, -typo_descent / units, max(0, typo_gap) / units)
    extra = max(0, gap - ((win_ascent + win_descent) - (ascent - descent)))
    return Metrics(win_ascent / units, win_descent / units, extra / units)


def _characters(cmap: bytes) -> frozenset[int]:
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if platform == _WINDOWS and encoding == _UNICODE_FULL:
            found.update(_segmented_full(cmap, offset))
        elif platform == _WINDOWS and encoding == _UNICODE_BMP:
            found.update(_segmented_bmp(cmap, offset))
    return frozenset(found)


def _segmented_full(cmap: bytes, offset: int) -> set[int]:
    """Code points of a format 12 table."""
    found: set[int] = set()
    for group in range(struct.unpack_from(">I", cmap, offset + 12)[0]):
        first, last, _ = struct.unpack_from(">III", cmap, offset + 16 + 12 * group)
        found.update(range(first, last + 1))
    return found


def _segmented_bmp(cmap: bytes, offset: int) -> set[int]:
    """Code points of a format 4 table: segments with a shift, or with an offset into an array of glyph numbers."""
    count = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
    ends = offset + 14
    starts, shifts, places = ends + 2 * count + 2, ends + 4 * count + 2, ends + 6 * count + 2
    found: set[int] = set()
    for index in range(count):
        last, first, shift, place = (
            struct.unpack_from(">H", cmap, at + 2 * index)[0] for at in (ends, starts, shifts, places)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            if place == 0:
                glyph = (code + shift) & 0xFFFF
            else:
                glyph = struct.unpack_from(">H", cmap, places + 2 * index + place + 2 * (code - first))[0]
            if glyph:
                found.add(code)
    return found
