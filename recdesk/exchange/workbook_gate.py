"""What a workbook may not be: a bomb, a lie about its size, a carrier of document types, a sheet without end.

Looked at before any library opens the file. Every byte is unpacked and counted; no stated size is believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from recdesk.domain.errors import Unreadable
from recdesk.exchange.raw import MOST_BYTES, MOST_COLUMNS, MOST_ROWS

MOST_RATIO = 100
MOST_PARTS = 2_000
MOST_UNPACKED = 400 * 1024 * 1024
_SMALL = 1024 * 1024  # a small part may be packed tightly; a megabyte of it may not
_CHUNK = 256 * 1024
_OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br\s*=\s*[\"'](\d{1,9})")
_PLACE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,9})")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_SHEET_TAG = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_ATTRIBUTE = re.compile(r"(?:^|[\s:])(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_ERROR = re.compile(rb"(?:^|\s)t\s*=\s*[\"']e[\"']")


Places = frozenset[tuple[int, int]]
"""Cells as (row, column), the row from 1 and the column from 0."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the look through found: the sheets' parts in order, and where each holds error values such as `#N/A`."""

    parts: tuple[str, ...]
    errors: dict[str, Places]

    def errors_of(self, sheet: int) -> Places:
        """The error cells of the sheet at that place in the workbook."""
        return self.errors.get(self.parts[sheet], frozenset()) if sheet < len(self.parts) else frozenset()


def look_through(raw: bytes) -> Sheets:
    """Refuse a workbook that is no workbook, or a dangerous one.

    Unreadable: `workbook_old_or_locked`, `workbook_unreadable`, `workbook_bomb`, `workbook_forbidden_part`,
    `too_many_rows`, `too_many_columns`.
    """
    if raw.startswith(_OLD_OR_LOCKED):
        raise Unreadable("workbook_old_or_locked", field="file")
    errors: dict[str, Places] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
            if len(members) > MOST_PARTS:
                raise Unreadable("workbook_bomb", field="file", parts=len(members), most=MOST_PARTS)
            if "xl/workbook.xml" not in package.namelist():
                raise Unreadable("workbook_unreadable", field="file", reason="no workbook inside")
            left = MOST_UNPACKED
            for member in members:
                left -= _look_at(package, member, left, errors)
            parts = _parts_in_order(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise Unreadable("workbook_unreadable", field="file", reason=type(error).__name__) from None
    return Sheets(parts, errors)


def _parts_in_order(package: zipfile.ZipFile) -> tuple[str, ...]:
    """The sheets' parts as the workbook orders them, through its relationships."""
    try:
        targets = package.read("xl/_rels/workbook.xml.rels").decode("utf-8-sig", "replace")
    except KeyError:
        return ()
    book = package.read("xl/workbook.xml").decode("utf-8-sig", "replace")
    by_id = {}
    for tag in _RELATIONSHIP.findall(targets):
        words = dict(_ATTRIBUTE.findall(tag))
        target = words.get("Target", "")
        by_id[words.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    ids = [dict(_ATTRIBUTE.findall(tag)).get("id", "") for tag in _SHEET_TAG.findall(book)]
    return tuple(by_id.get(i, "") for i in ids)


def _look_at(package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, errors: dict[str, Places]) -> int:
    """Unpack one part piece by piece, count its bytes, and read what must not be there. Returns the bytes counted."""
    if member.flag_bits & 0x1:
        raise Unreadable("workbook_old_or_locked", field="file")
    packed = max(member.compress_size, 1)
    is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
    sheet = _Sheet() if member.filename.lower().startswith("xl/worksheets/") and is_xml else None
    counted, tail = 0, b""
    with package.open(member) as part:
        while chunk := part.read(_CHUNK):
            counted += len(chunk)
            if counted > left or counted > MOST_BYTES * 4 or (counted > _SMALL and counted > MOST_RATIO * packed):
                raise Unreadable("workbook_bomb", field="file", part=member.filename[:60], ratio=counted // packed)
            if is_xml:
                tail = _look_for_forbidden(tail + chunk, member, first=counted == len(chunk))
            if sheet is not None:
                sheet.read(chunk)
    if sheet is not None:
        sheet.read(b"", last=True)
        errors[member.filename] = frozenset(sheet.errors)
    return counted


def _look_for_forbidden(window: bytes, member: zipfile.ZipInfo, *, first: bool) -> bytes:
    # Other encodings of XML could hide a document type from this search; spreadsheets are written in UTF-8.
    if first and (window[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in window[:64]):
        raise Unreadable("workbook_forbidden_part", field="file", part=member.filename[:60], found="UTF-16")
    for word in _FORBIDDEN:
        if word in window:
            found = word.decode().strip("<!")
            raise Unreadable("workbook_forbidden_part", field="file", part=member.filename[:60], found=found)
    return window[-16:]


class _Sheet:
    """Reads a sheet's XML in pieces for the places it claims: a cell at the far corner would fill all memory."""

    def __init__(self) -> None:
        self._rest = b""
        self.errors: set[tuple[int, int]] = set()

    def read(self, chunk: bytes, *, last: bool = False) -> None:
        """Look at the next piece; what may be half a tag waits for the next one."""
        window = self._rest + chunk
        cut = len(window) if last else max(window.rfind(b"<"), 0)
        done, self._rest = window[:cut], window[cut:]
        if len(self._rest) > _SMALL:
            raise Unreadable("workbook_unreadable", field="file", reason="a tag without end")
        for numbered in _ROW.finditer(done):
            _require_row(int(numbered[1]))
        for cell in _CELL.finditer(done):
            place = _PLACE.search(cell[1])
            if place is None:
                continue
            row, column = int(place[2]), _column(place[1])
            _require_row(row)
            if column >= MOST_COLUMNS:
                raise Unreadable("too_many_columns", field="file", columns=column + 1, most=MOST_COLUMNS)
            if _ERROR.search(cell[1]):
                self.errors.add((row, column))


def _require_row(row: int) -> None:
    if row > MOST_ROWS + 1000:
        raise Unreadable("too_many_rows", field="file", most=MOST_ROWS)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1
