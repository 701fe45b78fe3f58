"""How alike the built-in PDF engine and LibreOffice set the same Word files with the same fonts.

    python benchmarks/fidelity.py [--only WORD] [--keep FOLDER] [--json]

The files are the corpus made for this purpose (tests/letters/pdf/corpus) and every shipped template, filled.
LibreOffice
sees exactly the bundled fonts. For each file: `layout` is the correlation of the blurred pages (1 is equal), `text`
the likeness of the extracted text in its order, `whole` whether every character of LibreOffice's text is in ours.
Needs `soffice`. With --keep the files and both PDFs stay in a folder.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recdesk.domain.errors import DeskError
from recdesk.letters.pdf.engine import ensure_application, pdf_text, write_pdf
from recdesk.letters.pdf.text import characters
from tests.letters.pdf.corpus import CORPUS
from tests.letters.pdf.likeness import likeness
from tests.letters.pdf.make_references import render
from tests.letters.pdf.shipped_letters import filled, name_of, template_files

CREATED = datetime(2026, 4, 3, 9, 30, tzinfo=UTC)
OTHER_TEXT = {
    "drawings_chart": "LibreOffice draws the numbers of the axes",
    "drawings_diagram": "diagrams are notes",
    "text_fields": "LibreOffice replaces the stored result of a reference by an error message",
    "text_tracked_changes": "LibreOffice prints what was deleted",
    "lists_legal_numbers": "LibreOffice leaves Roman numbers where the list asks for Arabic ones",
}
UNLIKE_WITH_A_REASON = {"drawings_chart", "drawings_diagram"}
BULLETS = "\u2022\u25aa\u25cf\u27a2\u2714o"
ONE_SIDE = str.maketrans(")]}»", "([{«")  # copied right-to-left text does not always turn a mirrored bracket back


@dataclass
class Row:
    """One file: is it an own letter, and how alike are the two renderings."""

    name: str
    own: bool
    layout: float
    text: float
    whole: bool
    pages: bool
    missing: str = ""


def main() -> int:
    """Set all files both ways and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="files whose name holds this word")
    parser.add_argument("--keep", type=Path, help="a folder for the files and both renderings")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed here: NOTHING WAS COMPARED.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ensure_application()
    own = {name_of(path): filled(path) for path in template_files()}
    files = own | {name: make() for name, make in CORPUS.items()}
    files = {name: content for name, content in files.items() if options.only in name}
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        rows = [compared(name, name in own, folder) for name in both_ways(files, folder)]
    failed = 0 if options.only else broken_promises(rows)
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "broken": failed}))
    return 1 if failed else 0


def both_ways(files: dict[str, bytes], folder: Path) -> list[str]:
    """Writes the files and both PDFs into the folder; gives the names in order."""
    render(files, folder / "libreoffice")
    for name in ("docx", "recdesk"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / "docx" / f"{name}.docx").write_bytes(content)
        target = folder / "recdesk" / f"{name}.pdf"
        target.unlink(missing_ok=True)
        try:
            made = write_pdf(content, title=name, author="RecDesk", language="en_GB", created=CREATED)
        except DeskError as refused:
            print(f"{name:36} REFUSED {refused.code} {refused.facts}")
        else:
            target.write_bytes(made.pdf)
    return list(files)


def compared(name: str, own: bool, folder: Path) -> Row:
    """One file's figures, printed as they are found."""
    if not (folder / "recdesk" / f"{name}.pdf").exists():
        return Row(name, own, 0.0, 0.0, False, False)
    one, other = ((folder / side / f"{name}.pdf").read_bytes() for side in ("libreoffice", "recdesk"))
    found = likeness(one, other)
    missing = "".join(sorted((counted(one) - counted(other)).elements()))
    row = Row(name, own, round(found.layout, 3), round(found.text, 3), not missing, found.pages, missing[:40])
    notes = ("" if row.pages else "  PAGES") + ("" if row.whole else f"  MISSING {row.missing}")
    print(f"{name:36} layout {row.layout:6.3f}  text {row.text:5.3f}{notes}")
    return row


def counted(pdf: bytes) -> Counter[str]:
    """The characters of a PDF without bullets, leaders and the side of brackets, which renderers write differently."""
    found = Counter(characters(pdf_text(pdf).translate(ONE_SIDE)))
    for character in (*BULLETS, *".-_\u00b7", *(c for c in found if "\ue000" <= c <= "\uf8ff")):
        del found[character]
    return found


def broken_promises(rows: list[Row]) -> int:
    """Prints each promise with its figure; gives how many are not kept."""
    own, corpus = [row for row in rows if row.own], [row for row in rows if not row.own]
    layouts = [row.layout for row in corpus]
    whole = [row for row in rows if row.name not in OTHER_TEXT]
    low = [row.name for row in corpus if row.layout < 0.5 and row.name not in UNLIKE_WITH_A_REASON]
    promises = (
        ("own letters at least 0.95, worst", min((row.layout for row in own), default=1.0), 0.95),
        (f"corpus of {len(corpus)} files, median at least 0.97", statistics.median(layouts), 0.97),
        ("corpus, mean at least 0.90", statistics.fmean(layouts), 0.90),
        (f"corpus, none under 0.5 without a reason {low}", 0.0 if low else 1.0, 1.0),
        ("same number of pages on at least 98 %", share(row.pages for row in rows), 0.98),
        (f"text whole, {len(OTHER_TEXT)} files with a reason aside", share(row.whole for row in whole), 1.0),
    )
    for words, found, wanted in promises:
        print(f"{'kept  ' if found >= wanted else 'BROKEN'} {words}: {found:.3f}")
    return sum(found < wanted for _, found, wanted in promises)


def share(kept: object) -> float:
    """The share of the true ones."""
    values = list(kept)  # type: ignore[call-overload]
    return sum(values) / len(values)


if __name__ == "__main__":
    sys.exit(main())
