"""Writes rows that were left out as a file of the shape they came in, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from recdesk.domain.errors import Refused, Unreadable
from recdesk.exchange.raw import cell_name, guarded

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
# Style 1 is text (format 49) with the apostrophe that keeps a spreadsheet program from reading a formula into it.
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Left out" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write headers and rows as CSV or XLSX by the name's ending, through a temporary name.

    Every cell is text: nothing in it can run as a formula. Unreadable `file_type_unknown`; Refused `disk_full`,
    `file_not_writable`.
    """
    lines = [tuple(headers), *(tuple(row) for row in rows)]
    suffix = path.suffix.lower()
    if suffix == ".csv":
        content = _delimited(lines)
    elif suffix == ".xlsx":
        content = _workbook(lines)
    else:
        raise Unreadable("file_type_unknown", field="file", value=path.suffix, known=[".csv", ".xlsx"])
    _replace(path, content)


def _delimited(lines: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    # With the mark every spreadsheet program reads the letters right; a lone surrogate cannot be kept by any file.
    return out.getvalue().encode("utf-8-sig", "replace")


def _workbook(lines: Sequence[Sequence[str]]) -> bytes:
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(number, place, text) for place, text in enumerate(line))}</row>'
        for number, line in enumerate(lines, start=1)
    )
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            document = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + part
            package.writestr(zipfile.ZipInfo(name, _DAY_OF_ZIP), document, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cell(row: int, place: int, text: str) -> str:
    if not text:
        return ""
    shown = _LOOKS_ESCAPED.sub(lambda m: f"_x005F_{m[0][1:]}", text)
    shown = _NOT_XML.sub(lambda m: f"_x{ord(m[0]):04X}_" if ord(m[0]) < 0xD800 else "\ufffd", shown)
    # A carriage return would reach the reader as a line feed.
    body = escape(shown).replace("\r", "_x000D_")
    return f'<c r="{cell_name(row, place)}" s="1" t="inlineStr"><is><t xml:space="preserve">{body}</t></is></c>'


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + ".part")
    try:
        with temporary.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise Refused("file_not_writable", field="file", path=str(path), reason=error.strerror or "") from None
