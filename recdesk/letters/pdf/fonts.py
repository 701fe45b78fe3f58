"""The bundled fonts: which file stands in for a font name, its line metrics, which characters it has, and its QFont.

Fonts of the machine are never used: a letter looks the same everywhere, and the same as in the reference renderings.
Qt mixes the machine's fonts with ours where the families' names are equal, so ours get names of their own in memory.
"""

from __future__ import annotations

import os
import sys
import threading
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from recdesk import shipped
from recdesk.domain.errors import Damaged
from recdesk.letters.pdf.document import RunStyle
from recdesk.letters.pdf.font_files import Metrics, font_file, renamed

SCRIPT_SIZE = 0.58  # super- and subscript, as share of the full size
SUPER_RAISE = 0.33
SUB_DROP = 0.08
MIN_PIXELS = 1
UNSTRETCHED = 100.0
LAST_READABLE = 0xFFFF
_LEFT_OUT = ("liga", "clig", "dlig", "locl")
FIRST_COMPLEX = "\u0590"
_JOINING_RANGES = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
_lock = threading.Lock()
_loaded: list[int] = []


@dataclass(frozen=True, slots=True)
class FontTable:
    """The content of `fonts.toml`."""

    folder: Path
    files: dict[str, dict[str, str]]
    substitutes: dict[str, str]
    fallback: tuple[str, ...]
    unknown: str

    def family(self, wanted: str) -> str:
        """The bundled family for a font name."""
        name = wanted.strip().casefold()
        for family in self.files:
            if family.casefold() == name:
                return family
        return self.substitutes.get(name, self.unknown)

    def file(self, family: str, bold: bool, italic: bool) -> Path:
        """The file of a bundled family in that style, or the nearest one it has."""
        styles = self.files[family]
        wanted = {
            (False, False): "regular",
            (True, False): "bold",
            (False, True): "italic",
            (True, True): "bold_italic",
        }
        nearest = (wanted[bold, italic], "bold" if bold else "regular", "regular")
        return self.folder / next(styles[style] for style in nearest if style in styles)


@lru_cache(maxsize=1)
def font_table() -> FontTable:
    """The substitution table that ships with RecDesk."""
    folder = shipped.resources() / "fonts"
    raw: dict[str, Any] = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
    substitutes = {name.casefold(): family for name, family in raw["substitutes"].items()}
    return FontTable(folder, raw["files"], substitutes, tuple(raw["fallback"]), raw["unknown"])


def ensure_application() -> None:
    """Makes a windowless QGuiApplication when there is none, and loads the bundled fonts once.

    Call it on the main thread before the first PDF; afterwards the engine may run on any thread.
    """
    if QGuiApplication.instance() is None:
        if "QT_QPA_PLATFORM" not in os.environ:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _loaded.clear()
        application = QGuiApplication([sys.argv[0] if sys.argv else "recdesk"])
        _keep_alive.append(application)
    load_fonts()


_keep_alive: list[QGuiApplication] = []


def load_fonts() -> None:
    """Gives the bundled fonts to Qt; a second call does nothing. Raises Damaged("font_damaged", file=...)."""
    with _lock:
        if _loaded:
            return
        table = font_table()
        for family, styles in table.files.items():
            for name in styles.values():
                _loaded.append(_load(table.folder / name, family))


def _load(path: Path, family: str) -> int:
    """Gives one file to Qt under our name for its family, after a look at its tables."""
    try:
        font_file(path)
        number = QFontDatabase.addApplicationFontFromData(renamed(path.read_bytes(), family, own_name(family)))
    except (OSError, ValueError) as error:
        raise Damaged("font_damaged", file=path.name) from error
    if number < 0:
        raise Damaged("font_damaged", file=path.name)
    return number


def own_name(family: str) -> str:
    """The name under which Qt knows a bundled family: no font of the machine has it."""
    return f"{family[:-1]}0"


def metrics(family: str, bold: bool, italic: bool) -> Metrics:
    """Line metrics of a bundled font for size 1."""
    return font_file(font_table().file(family, bold, italic)).metrics


@lru_cache(maxsize=4096)
def line_metrics(style: RunStyle) -> Metrics:
    """What a run asks of its line, in twips. Super- and subscripts keep their full size's descent.

    It is the wanted font that asks, also where another one helps out with a character: the real one would have it.
    """
    em = metrics(font_table().family(style.family), style.bold, style.italic)
    full = em.times(style.size)
    if style.vertical == "superscript":
        return Metrics(em.ascent * style.size * SCRIPT_SIZE + SUPER_RAISE * style.size, full.descent, 0.0)
    if style.vertical == "subscript":
        small = em.times(style.size * SCRIPT_SIZE)
        return Metrics(small.ascent, max(full.descent, small.descent + SUB_DROP * style.size), 0.0)
    return Metrics(full.ascent + max(0.0, style.raised), full.descent + max(0.0, -style.raised), full.gap)


@lru_cache(maxsize=16384)
def has_glyph(family: str, bold: bool, italic: bool, character: str) -> bool:
    """Whether that bundled font can show the character so that it can be read back from the PDF.

    Qt draws a no-break space as a space, and gives characters beyond U+FFFF no text.
    """
    code = ord(" " if character == "\u00a0" else character)
    return code <= LAST_READABLE and code in font_file(font_table().file(family, bold, italic)).characters


@lru_cache(maxsize=16384)
def family_for(style: RunStyle, character: str) -> str | None:
    """The bundled family that shows a character of that style; None when no bundled font has it."""
    wanted = style.family_complex if is_complex(character) else style.family
    table = font_table()
    for family in (table.family(wanted), *table.fallback):
        if has_glyph(family, style.bold, style.italic, character):
            return family
    return None


def is_complex(character: str) -> bool:
    """Whether the character is Hebrew or Arabic, which take a run's complex-script font and size."""
    code = ord(character)
    if code < _JOINING_RANGES[0][0]:
        return False
    return any(first <= code <= last for first, last in _JOINING_RANGES)


@lru_cache(maxsize=2048)
def qfont(style: RunStyle, family: str) -> QFont:
    """The QFont of a run: one pixel is one twip, no hinting. Ligatures are left out, because in the PDF their
    letters would be lost, and so are a language's own forms, which would follow the language of the window."""
    font = QFont(own_name(family))
    scale = SCRIPT_SIZE if style.vertical in {"superscript", "subscript"} else 1.0
    font.setPixelSize(max(MIN_PIXELS, round(style.size * scale)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setBold(style.bold)
    font.setItalic(style.italic)
    font.setKerning(style.kerning)
    font.setStrikeOut(style.strike)
    font.setUnderline(style.underline not in {"none", ""})
    if style.stretch != UNSTRETCHED:
        font.setStretch(round(style.stretch))
    if style.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing)
    for feature in _LEFT_OUT:
        font.setFeature(QFont.Tag(feature), 0)
    return font
