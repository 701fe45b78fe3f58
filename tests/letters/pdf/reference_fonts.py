"""A fontconfig file with exactly the bundled fonts, so that reference renderings do not measure fonts."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from recdesk.letters.pdf.fonts import font_table

LIBREOFFICE_SYMBOLS = Path("/usr/share/fonts/truetype/libreoffice")


def write_fontconfig(folder: Path, symbols: Path = LIBREOFFICE_SYMBOLS) -> Path:
    """Writes `fonts.conf` into the folder; LibreOffice takes its path from FONTCONFIG_FILE.

    `symbols` is where LibreOffice keeps its own symbol font, which it needs for bullets.
    """
    table = font_table()
    rules = [
        f"<match target='pattern'><test name='family' compare='eq'><string>{escape(wanted)}</string></test>"
        f"<edit name='family' mode='assign' binding='same'><string>{escape(family)}</string></edit></match>"
        for wanted, family in table.substitutes.items()
    ]
    known = [*table.files, *table.substitutes]
    unknown = "".join(f"<test name='family' compare='not_eq'><string>{escape(name)}</string></test>" for name in known)
    rules.append(
        f"<match target='pattern'>{unknown}"
        f"<edit name='family' mode='append_last'><string>{escape(table.unknown)}</string></edit></match>"
    )
    path = folder / "fonts.conf"
    path.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{escape(str(table.folder))}</dir><dir>{escape(str(symbols))}</dir>"
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"{''.join(rules)}</fontconfig>",
        encoding="utf-8",
    )
    return path
