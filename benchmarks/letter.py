"""One offer letter: RecDesk's whole way against docxtpl and one LibreOffice conversion of the same template.

    python benchmarks/letter.py [--turns N] [--json]

RecDesk renders the template, writes the DOCX, sets the PDF, reads it back, files both and records them in the encrypted
desk. The other side renders the same template with the same values and filters through docxtpl, saves it, and has
LibreOffice convert the file (with a warm profile of its own); nothing is read back, filed or recorded. Needs `soffice`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from PySide6.QtGui import QGuiApplication

from demo import demo_desk
from pairs import Promise, Side, arguments, in_turns, report, timed
from recdesk.domain.offer import OfferStatus
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.filters import filters_for
from recdesk.letters.values import plain_values
from recdesk.services import letters
from recdesk.services.reads import ListQuery

if TYPE_CHECKING:
    from recdesk.services.desk import OpenDesk


def main() -> int:
    """Make the same approved offer's letter again and again, both ways in turns."""
    options = arguments(__doc__, turns=10)
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        sys.exit("LibreOffice is not installed here: there is nothing to compare with.")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    ours = Side("RecDesk: render, PDF, read back, file, record")
    theirs = Side("docxtpl and one LibreOffice conversion")
    with demo_desk() as desk, tempfile.TemporaryDirectory() as folder:
        number = approved_offer(desk)
        other_way = through_libreoffice(desk, number, soffice, Path(folder))
        in_turns(options.turns, timed(ours, lambda: make_and_file(desk, number)), timed(theirs, other_way))
    del application
    promise = Promise("docxtpl and LibreOffice against RecDesk", theirs, ours, at_least=10)
    return report(options, [ours, theirs], [promise])


def approved_offer(desk: OpenDesk) -> str:
    """The first approved offer of the desk."""
    query = ListQuery(filters={"status": OfferStatus.APPROVED.value})
    return desk.reads.offers(query, limit=1).rows[0].number


def make_and_file(desk: OpenDesk, number: str) -> None:
    """RecDesk's whole way."""
    filed = letters.file(letters.preview(number, desk=desk), desk=desk)
    assert filed.verified


def through_libreoffice(desk: OpenDesk, number: str, soffice: str, folder: Path):
    """The other way, ready to be called: same template, same values."""
    shown = letters.preview(number, desk=desk)
    with desk.work() as uow:
        offer = uow.offers.get(number)
        candidate, requisition = uow.candidates.get(offer.candidate), uow.requisitions.get(offer.requisition)
        company = uow.reference().company
        context = desk.letters.context(offer, candidate, requisition, company, at=desk.clock.now())
    values = plain_values(context)
    docx, pdf = folder / "letter.docx", folder / "letter.pdf"
    profile = (folder / "profile").as_uri()
    convert = [
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]

    def way() -> None:
        pdf.unlink(missing_ok=True)
        document = DocxTemplate(shown.template.path)
        document.render(values, LetterEnvironment(filters_for(shown.template.language)), autoescape=True)
        document.save(docx)
        subprocess.run([*convert, str(docx)], check=True, capture_output=True)
        assert pdf.exists()

    return way


if __name__ == "__main__":
    sys.exit(main())
