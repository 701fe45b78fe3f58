"""Right copies made by LibreOffice, where it is installed: the Word file as PDF, as a new Word file, and with another
font."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.letters.readback.planting import Case, parts_of, zipped

SECONDS = 60


def installed() -> bool:
    """Whether LibreOffice is on this machine."""
    return shutil.which("soffice") is not None


def copies(case: Case) -> Iterator[tuple[str, str, bytes]]:
    """How it was made, its name and bytes."""
    yield "PDF by LibreOffice", "signed.pdf", converted(case.letter.docx, "pdf")
    yield "Word file by LibreOffice", "signed.docx", converted(case.letter.docx, "docx")
    yield "other font by LibreOffice", "signed.pdf", converted(in_another_font(case.letter.docx), "pdf")


def converted(docx: bytes, to: str) -> bytes:
    """The file in another form."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "letter.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/recdesk-readback-office"
        out = Path(place) / "out"
        command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        return (out / f"letter.{to}").read_bytes()


def in_another_font(docx: bytes) -> bytes:
    """The file with every font replaced by one of other widths, and larger letters: other lines and other pages."""
    parts = parts_of(docx)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            text = re.sub(rb'w:(ascii|hAnsi|cs|eastAsia)="[^"]*"', rb'w:\1="DejaVu Serif"', content)
            parts[name] = re.sub(rb'<w:(sz|szCs) w:val="2([0-9])"', rb'<w:\1 w:val="2\2"', text)
    return zipped(parts)
