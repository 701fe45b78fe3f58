"""Images of a document ready for PDF/A-1: cropped, flattened on their background, no finer than print needs."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from recdesk.domain.errors import Refused
from recdesk.letters.pdf.document import Picture

PRINT_DPI = 300
MOST_PIXELS = 100_000_000
SMALL_IMAGE, SMALL_IMAGES = 4_000_000, 8  # bytes of one, and how many are kept
Crop: TypeAlias = tuple[float, float, float, float]
TWIPS_PER_INCH = 1440
WHITE = 0xFFFFFF


def image_of(picture: Picture, background: int | None) -> QImage | None:
    """The picture's image; None when its bytes are no image that can be read.

    PDF/A-1 knows no transparency: what shines through is the background's colour, mixed in here.
    Raises Refused("picture_too_large", megapixels) before anything is unpacked.
    """
    if not picture.image:
        return None
    key = picture.image, picture.crop, picture.width, background
    made = _small.get(key)
    if made is None:
        made = _made(*key)
        if made is not None and made.sizeInBytes() <= SMALL_IMAGE:
            if len(_small) >= SMALL_IMAGES:
                _small.clear()
            _small[key] = made
    return made


_small: dict[tuple[bytes, Crop, float, int | None], QImage] = {}
"""Logos and the like, which come again on every page and in every letter."""


def _made(source: bytes, crop: Crop, shown_width: float, background: int | None) -> QImage | None:
    image = _decoded(source)
    if image is None:
        return None
    left, top, right, bottom = crop
    if any(crop):
        width, height = image.width(), image.height()
        image = image.copy(
            QRect(
                round(left * width), round(top * height),
                max(1, round((1 - left - right) * width)), max(1, round((1 - top - bottom) * height)),
            )
        )  # fmt: skip
    finest = max(1, round(shown_width / TWIPS_PER_INCH * PRINT_DPI))
    if image.width() > 1.2 * finest:
        image = image.scaledToWidth(finest, Qt.TransformationMode.SmoothTransformation)
    if image.hasAlphaChannel():
        flat = QImage(image.size(), QImage.Format.Format_RGB32)
        flat.fill(QColor.fromRgb(WHITE if background is None else background))
        painter = QPainter(flat)
        painter.drawImage(QPointF(0, 0), image)
        painter.end()
        image = flat
    return image


def _decoded(source: bytes) -> QImage | None:
    """The image, unless it says of itself that it is larger than any letter needs."""
    buffer = QBuffer()
    buffer.setData(QByteArray(source))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise Refused("picture_too_large", megapixels=size.width() * size.height() // 1_000_000)
    image = reader.read()
    return None if image.isNull() else image
