"""The last touch on Qt's PDF: the letter's own time instead of the clock's, and its language."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_INFO_DATE = re.compile(rb"/(?:CreationDate|ModDate) \((D:[^)]*)\)")
_PACKET_DATE = re.compile(rb'xmp:(?:CreateDate|ModifyDate|MetadataDate)="([^"]*)"')
_CATALOG = re.compile(rb"/Type /Catalog\n()")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n ")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def stamped(pdf: bytes, *, created: datetime, language: str) -> bytes:
    """The PDF with `created` in its information and XMP packet, and `language` (such as ro_RO) for screen readers."""
    moment = created.astimezone(UTC)
    info = moment.strftime("D:%Y%m%d%H%M%SZ").encode()
    packet = moment.strftime("%Y-%m-%dT%H:%M:%S+00:00").encode()
    edits = [(m.span(1), info) for m in _INFO_DATE.finditer(pdf)]
    # The packet's length is written elsewhere, so a stamp keeps the length of what it replaces.
    edits += [(m.span(1), packet.ljust(len(m.group(1)))[: len(m.group(1))]) for m in _PACKET_DATE.finditer(pdf)]
    tag = language.replace("_", "-")
    catalog = _CATALOG.search(pdf)
    if catalog is not None and _LANGUAGE.fullmatch(tag):
        edits.append((catalog.span(1), f"/Lang ({tag})\n".encode()))
    return edited(pdf, sorted(edits))


def edited(pdf: bytes, edits: list[tuple[tuple[int, int], bytes]]) -> bytes:
    """The PDF with some stretches replaced, in order of place, and its table of offsets moved along.

    Raises ValueError when the file has no plain table of offsets at its end.
    """
    start = _START.search(pdf)
    if start is None:
        raise ValueError("the PDF has no table of offsets")
    table = int(start.group(1))

    def moved(offset: int) -> int:
        return offset + sum(len(new) - (end - begin) for (begin, end), new in edits if begin < offset)

    body, place = bytearray(), 0
    for (begin, end), new in edits:
        body += pdf[place:begin] + new
        place = end
    body += pdf[place:table]
    offsets = _ENTRY.sub(lambda m: b"%010d %b n " % (moved(int(m.group(1))), m.group(2)), pdf[table : start.start()])
    return bytes(body) + offsets + b"startxref\n%d\n%%%%EOF\n" % len(body)
