"""Images of a document ready for PDF/A-1: cropped, flattened on their background, no finer than print needs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from recdesk.letters.pdf.document import Picture

PRINT_DPI = 400
TWIPS_PER_INCH = 1440
WHITE = 0xFFFFFF


def image_of(picture: Picture, background: int | None) -> QImage | None:
    """The picture's image; None when its bytes are no image that can be read.

    PDF/A-1 knows no transparency: what shines through is the background's colour, mixed in here.
    """
    image = QImage.fromData(picture.image) if picture.image else QImage()
    if image.isNull():
        return None
    left, top, right, bottom = picture.crop
    if any(picture.crop):
        width, height = image.width(), image.height()
        image = image.copy(
            QRect(
                round(left * width), round(top * height),
                max(1, round((1 - left - right) * width)), max(1, round((1 - top - bottom) * height)),
            )
        )  # fmt: skip
    finest = max(1, round(picture.width / TWIPS_PER_INCH * PRINT_DPI))
    if image.width() > 2 * finest:
        image = image.scaledToWidth(finest, Qt.TransformationMode.SmoothTransformation)
    if image.hasAlphaChannel():
        flat = QImage(image.size(), QImage.Format.Format_RGB32)
        flat.fill(QColor.fromRgb(WHITE if background is None else background))
        painter = QPainter(flat)
        painter.drawImage(QPointF(0, 0), image)
        painter.end()
        image = flat
    return image
