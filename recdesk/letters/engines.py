"""Who makes the PDF: the built-in engine, LibreOffice, or Word on Windows. The PDF must say what the DOCX says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pypdfium2

from recdesk.domain.errors import Damaged, Refused, Unreadable
from recdesk.letters.pdf.engine import (
    ENGINE,
    ENGINE_VERSION,
    PDFIUM,
    docx_text,
    ensure_application,
    pdf_text,
    write_pdf,
)
from recdesk.letters.pdf.text import characters

SECONDS = 90
NAMES = (ENGINE, "libreoffice", "word")

Run = Callable[[Sequence[str], float], tuple[int, str]]
"""Starts a program with a time limit in seconds; gives its exit code and output. Raises TimeoutError."""


@dataclass(frozen=True, slots=True)
class MadePdf:
    """A PDF, its pages, the engine with its version, and what it shows otherwise than Word would."""

    pdf: bytes
    pages: int
    engine: str
    warnings: tuple[str, ...] = ()


def make_pdf(
    docx: bytes, *, engine: str, title: str, author: str, language: str, at: datetime, run: Run | None = None
) -> MadePdf:
    """The PDF of a letter by one of the engines.

    Unreadable `engine_unknown`; Refused `engine_missing`, `engine_failed` or `engine_timeout`; Damaged
    `pdf_text_differs`.
    """
    if engine == ENGINE:
        ensure_application()
        result = write_pdf(docx, title=title, author=author, language=language, created=at)
        return MadePdf(result.pdf, result.pages, f"{ENGINE} {ENGINE_VERSION}", tuple(w.code for w in result.warnings))
    if engine not in NAMES:
        raise Unreadable("engine_unknown", field="engine", engine=engine, known=NAMES)
    convert = _libreoffice if engine == "libreoffice" else _word
    with tempfile.TemporaryDirectory(prefix="recdesk-") as folder:
        pdf, version = convert(docx, Path(folder), run or run_program)
    check_same_text(docx, pdf)
    return MadePdf(pdf, pdf_text(pdf).count("\f") + 1, version)


def run_program(command: Sequence[str], seconds: float) -> tuple[int, str]:
    """Start a program without a shell and wait for it."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(command[0]) from error
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def check_same_text(docx: bytes, pdf: bytes) -> None:
    """Damaged `pdf_text_differs` when a character of the DOCX is missing from the PDF.

    Digits are left out of the count: page numbers differ by nature, and amounts and dates are read back one by one.
    """
    wanted = Counter(c for c in characters("".join(docx_text(docx))) if not c.isdigit())
    missing = wanted - Counter(characters(pdf_text(pdf)))
    if missing:
        raise Damaged("pdf_text_differs", missing="".join(sorted(missing)), extra="")


def _libreoffice(docx: bytes, folder: Path, run: Run) -> tuple[bytes, str]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused("engine_missing", field="engine", engine="libreoffice")
    source = folder / "letter.docx"
    source.write_bytes(docx)
    # A profile of its own: an open LibreOffice window would otherwise take the job and never answer.
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf:writer_pdf_Export:" + '{"SelectPdfVersion":{"type":"long","value":"1"}}',
        "--outdir",
        str(folder),
        str(source),
    ]
    pdf = _converted(command, folder / "letter.pdf", "libreoffice", run)
    return pdf, f"libreoffice {_producer_version(pdf)}".strip()


def _producer_version(pdf: bytes) -> str:
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            found = re.search(r"LibreOffice ([\d.]+)", str(document.get_metadata_value("Producer")))
        finally:
            document.close()
    return found.group(1) if found else ""


def _word(docx: bytes, folder: Path, run: Run) -> tuple[bytes, str]:
    """Word through its automation, driven by PowerShell, which every Windows has; macros and links stay off."""
    if sys.platform != "win32" and run is run_program:
        raise Refused("engine_missing", field="engine", engine="word")
    source, target, script = folder / "letter.docx", folder / "letter.pdf", folder / "convert.ps1"
    source.write_bytes(docx)
    script.write_text(_WORD_SCRIPT, encoding="utf-8-sig")
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File"]
    pdf = _converted([*command, str(script), str(source), str(target)], target, "word", run)
    return pdf, "word"


_WORD_SCRIPT = """param([string]$Source, [string]$Target)
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $word.Options.UpdateLinksAtOpen = $false
    $document = $word.Documents.Open($Source, $false, $true, $false)
    $document.ExportAsFixedFormat($Target, 17, $false, 0, 0, 1, 1, 0, $true, $true, 0, $true, $true, $true)
    $document.Close(0)
} finally {
    $word.Quit()
}
"""
"""17 is PDF, the last three: document structure tags, fonts as bitmaps where they may not be embedded, and PDF/A-1."""


def _converted(command: Sequence[str], target: Path, engine: str, run: Run) -> bytes:
    try:
        code, output = run(command, SECONDS)
    except TimeoutError as error:
        raise Refused("engine_timeout", field="engine", engine=engine, seconds=SECONDS) from error
    except OSError as error:
        raise Refused("engine_missing", field="engine", engine=engine) from error
    if code != 0 or not target.is_file():
        raise Refused("engine_failed", field="engine", engine=engine, status=code, said=output.strip()[-200:])
    return target.read_bytes()
