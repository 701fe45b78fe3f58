"""Bytes of a text file as text. What cannot be told for certain is refused with proposals, never guessed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from recdesk.domain.errors import Unreadable

DETECT = "detect"
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "cp1252", "iso-8859-2", "iso-8859-16")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROPOSED = ("cp1250", "iso-8859-2", "iso-8859-16", "cp1252")
_LIKELY_LETTERS = frozenset("ăâîșțşţĂÂÎȘȚŞŢáéíóöőúüűäßçèêëàôûÁÉÍÓÖŐÚÜŰÄÇÈÊËÀÔÛłŁżźćńęąščřžůýďťň„”’–—")
_WINDOW = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it was read in."""

    text: str
    encoding: str


def decode(raw: bytes, declared: str) -> Decoded:
    """The text of a file. A byte order mark decides alone; then what is declared holds, or with `detect` Unicode.

    Unreadable `encoding_unclear` (nothing declared, no Unicode) or `encoding_wrong` (not what was declared) tells the
    first byte that does not fit (`position`, from 1), its line, and `proposals`: encodings, with that line in each.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_decoded(raw, encoding, "encoding_wrong"), encoding.removesuffix("-sig"))
    if declared != DETECT:
        return Decoded(_decoded(raw, declared, "encoding_wrong"), declared)
    wide = _wide(raw)
    if wide:
        return Decoded(_decoded(raw, wide, "encoding_unclear"), wide)
    return Decoded(_decoded(raw, "utf-8", "encoding_unclear"), "utf-8")


def _decoded(raw: bytes, encoding: str, code: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            code,
            field="encoding",
            encoding=encoding,
            position=error.start + 1,
            line=raw.count(b"\n", 0, error.start) + 1,
            byte=f"0x{raw[error.start]:02X}",
            proposals=_proposals(raw, error.start),
        ) from None


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark: Latin text has a zero byte in nearly every second place, and nowhere else."""
    window = raw[:_WINDOW]
    if len(window) < 4 or len(raw) % 2:
        return ""
    even, odd = window[0::2].count(0), window[1::2].count(0)
    half = len(window) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _proposals(raw: bytes, position: int) -> list[dict[str, str]]:
    """One-byte encodings with the line at `position` as they show it, those with the likeliest letters first."""
    start = raw.rfind(b"\n", 0, position) + 1
    end = raw.find(b"\n", position)
    line = raw[start : end if end >= 0 else len(raw)][:400]
    found: list[tuple[int, dict[str, str]]] = []
    for encoding in _PROPOSED:
        try:
            sample = line.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
        strange = sum(not sign.isascii() and sign not in _LIKELY_LETTERS for sign in sample)
        if all(sample != other["sample"] for _, other in found):
            found.append((strange, {"encoding": encoding, "sample": sample}))
    return [proposal for _, proposal in sorted(found, key=lambda pair: pair[0])]
