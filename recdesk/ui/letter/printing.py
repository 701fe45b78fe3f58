"""Printing a filed letter: its pages as pictures, sharp enough for paper, on the printer that the system offers.

The printing part of Qt is loaded only when somebody prints.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog

from recdesk.localization.catalogue import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QWidget

    from recdesk.ui.letter.paper import PageImage

_DOTS = 300
"""Dots an inch; an A4 page is 2480 x 3508 of them."""
_POINTS = 72


def ask(parent: QWidget, title: str, pages: int, print_on: Callable[[QPagedPaintDevice, range], None]) -> QPrintDialog:
    """Open the system's print dialog and return at once; `print_on` gets the printer and the pages (from 0)."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("letter.print_dialog")
    dialog.setWindowTitle(tr("Print the letter"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen() -> None:
        first, last = printer.fromPage() or 1, printer.toPage() or pages
        print_on(printer, range(first - 1, min(last, pages)))

    dialog.accepted.connect(chosen)
    QDialog.open(dialog)
    return dialog


def print_pages(device: QPagedPaintDevice, pages: range, image_of: PageImage) -> bool:
    """Paint pages on a printer, each in its own size at the paper's upper left corner; False where it cannot begin."""
    painter = QPainter()
    for place, page in enumerate(pages):
        width, height, rgb = image_of(page, _DOTS / _POINTS)
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        inches = _POINTS / _DOTS
        size = QPageSize(
            QRectF(0, 0, width * inches, height * inches).size(),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
        device.setPageSize(size)
        device.setPageOrientation(QPageLayout.Orientation.Portrait)
        if place == 0:
            if not painter.begin(device):
                return False
        elif not device.newPage():
            painter.end()
            return False
        painter.drawImage(_sheet_on(device), image)
    painter.end()
    return True


def _sheet_on(device: QPagedPaintDevice) -> QRectF:
    """The whole sheet in the printer's dots, as seen from the corner where painting begins."""
    layout = device.pageLayout()
    resolution = device.logicalDpiX()
    full, inner = layout.fullRectPixels(resolution), layout.paintRectPixels(resolution)
    return QRectF(full).translated(-inner.left(), -inner.top())
