"""Word files made for one purpose: to compare the built-in engine with LibreOffice. They are made anew on each run.

`CORPUS` maps a name to the function that makes the file. No shipped letter is among them:
those are in `shipped_letters`.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus import drawings, lists, pages, scripts, tables, text

CORPUS: dict[str, Callable[[], bytes]] = {
    **text.FILES,
    **lists.FILES,
    **tables.FILES,
    **pages.FILES,
    **drawings.FILES,
    **scripts.FILES,
}
