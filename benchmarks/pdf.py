"""The PDF step alone: the built-in engine against a LibreOffice batch, and its memory over a thousand letters.

    python benchmarks/pdf.py [--turns N] [--letters N] [--json]

The letters are the shipped templates, filled, two pages each. In each turn both sides set the same letters: LibreOffice
in one call with a profile of its own, RecDesk one after the other with its proof that no character is missing. Then
RecDesk alone sets a thousand letters; memory must not grow from the two hundredth on. Needs `soffice`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pairs import Promise, Side, in_turns, options_of, report, timed
from recdesk.letters.pdf.engine import ensure_application, write_pdf
from tests.letters.pdf.make_references import render
from tests.letters.pdf.shipped_letters import filled, name_of, template_files

CREATED = datetime(2026, 4, 3, 9, 30, tzinfo=UTC)
MANY, SETTLED = 1000, 200
MOST_GROWTH = 5.0  # megabytes from the 200th letter to the 1,000th


def main() -> int:
    """Set the same letters both ways in turns, then a thousand."""
    parser = options_of(__doc__, turns=5)
    parser.add_argument("--letters", type=int, default=20, help="letters in a batch (default 20)")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        sys.exit("LibreOffice is not installed here: there is nothing to compare with.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ensure_application()
    ours = Side(f"RecDesk: {options.letters} letters")
    theirs = Side(f"LibreOffice: a batch of {options.letters}")
    templates = [(name_of(path), filled(path)) for path in template_files()]
    letters = {f"{name}_{i}": docx for i, (name, docx) in enumerate(islice(cycle(templates), options.letters))}
    with tempfile.TemporaryDirectory() as folder:
        ways = (
            timed(ours, lambda: set_all(list(letters.values()))),
            timed(theirs, lambda: render(letters, Path(folder))),
        )
        in_turns(options.turns, *ways)
    grown = growth([docx for _, docx in templates])
    code = report(options, [ours, theirs], [Promise("the batch against RecDesk", theirs, ours, at_least=6)])
    return code or int(grown > MOST_GROWTH)


def set_all(letters: list[bytes]) -> None:
    """The PDFs of all letters, thrown away."""
    for docx in letters:
        write_pdf(docx, title="Letter", author="RecDesk", language="en_GB", created=CREATED)


def growth(letters: list[bytes]) -> float:
    """Sets a thousand letters; gives how many megabytes more the process holds at the end than at the 200th."""
    settled = 0.0
    for number, docx in enumerate(islice(cycle(letters), MANY), 1):
        set_all([docx])
        if number in {SETTLED, MANY}:
            print(f"memory after {number} letters: {resident():.1f} MB", file=sys.stderr)
        if number == SETTLED:
            settled = resident()
    return resident() - settled


def resident() -> float:
    """Megabytes of memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
