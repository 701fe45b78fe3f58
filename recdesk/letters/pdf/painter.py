"""Pages into a PDF/A-1b file through QPdfWriter, the same bytes for the same pages, title and time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from recdesk.letters.pdf.document import Geometry
from recdesk.letters.pdf.pages import Page
from recdesk.letters.pdf.stamp import stamped

TWIPS_PER_INCH = 1440
TWIPS_PER_POINT = 20.0
CREATOR = "RecDesk"


def paint_pages(
    pages: list[Page], *, title: str, author: str, language: str, created: datetime, identity: str
) -> bytes:
    """The PDF. `identity` (a UUID) and `created` stand in the file instead of chance and the clock."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(TWIPS_PER_INCH)
    writer.setTitle(title or CREATOR)
    writer.setAuthor(author)
    writer.setCreator(CREATOR)
    writer.setDocumentId(QUuid(identity))
    painter = QPainter()
    for number, page in enumerate(pages):
        writer.setPageLayout(_page_layout(page.geometry))
        if number == 0:
            painter.begin(writer)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        else:
            writer.newPage()
        paint_page(painter, page)
    painter.end()
    del writer
    buffer.close()
    return stamped(bytes(kept.data()), created=created, language=language)


def paint_page(painter: QPainter, page: Page) -> None:
    """Paints one page: first all backgrounds, then the rest in order."""
    for background in (True, False):
        for x, y, mark in page.marks:
            if mark.background is background:
                mark.paint(painter, x, y)


def _page_layout(geometry: Geometry) -> QPageLayout:
    size = QSizeF(geometry.width / TWIPS_PER_POINT, geometry.height / TWIPS_PER_POINT)
    paper = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
