"""Who makes the PDF: the built-in engine, LibreOffice, or Word on Windows. The PDF must say what the DOCX says."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
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
from recdesk.letters.secrets import SECRETS

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
    """Start a program without a shell and wait for it; what it started ends with it when it takes too long or this
    program is interrupted. It gets no secret of this one's environment."""
    known = {name: value for name, value in os.environ.items() if name not in SECRETS}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=known,
        start_new_session=os.name != "nt",
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        _end_with_children(process)
        raise TimeoutError(command[0]) from error
    except BaseException:
        _end_with_children(process)
        raise
    return process.returncode, output.decode("utf-8", "replace")


def _end_with_children(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill.exe", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


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
    """Word through its automation, late bound and driven by PowerShell, which every Windows has.

    It is a Word of its own, never the one in which somebody has documents open; macros, links and dialogs stay off.
    One that hangs is ended by the number that the script noted down.
    """
    if sys.platform != "win32" and run is run_program:
        raise Refused("engine_missing", field="engine", engine="word")
    source, target, script = folder / "letter.docx", folder / "letter.pdf", folder / "convert.ps1"
    noted = folder / "word.txt"
    source.write_bytes(docx)
    script.write_text(_WORD_SCRIPT, encoding="utf-8-sig")
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File"]
    try:
        pdf = _converted([*command, str(script), str(source), str(target), str(noted)], target, "word", run)
    except Refused as error:
        if error.code == "engine_timeout":
            _end_word(noted, run)
        raise
    return pdf, f"word {_noted(noted, 'version')}".strip()


def _end_word(noted: Path, run: Run) -> None:
    """End the Word that was started for this letter, and no other."""
    number = _noted(noted, "process")
    if number.isdecimal():
        with contextlib.suppress(OSError, TimeoutError):
            run(["taskkill.exe", "/F", "/PID", number], _END_SECONDS)


def _noted(path: Path, name: str) -> str:
    """What the script noted down under a name; nothing where it came to no note."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    found = next((line.partition("=")[2].strip() for line in lines if line.startswith(f"{name}=")), "")
    return found if re.fullmatch(r"[0-9.]{1,20}", found) else ""


_END_SECONDS = 10
_WORD_SCRIPT = """param([string]$Source, [string]$Target, [string]$Noted)
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
    $own = @(Get-Process WINWORD -ErrorAction SilentlyContinue | Where-Object { $before -notcontains $_.Id })
    $lines = @("version=$($word.Version)")
    if ($own.Count -eq 1) { $lines += "process=$($own[0].Id)" }
    Set-Content -Path $Noted -Value $lines -Encoding UTF8
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $word.Options.UpdateLinksAtOpen = $false
    $document = $word.Documents.Open($Source, $false, $true, $false)
    $document.ExportAsFixedFormat($Target, 17, $false, 0, 0, 1, 1, 0, $true, $true, 0, $true, $true, $true)
    $document.Close(0)
} finally {
    $word.Quit(0)
}
"""
"""17 is PDF, the last three: document structure tags, fonts as bitmaps where they may not be embedded, and PDF/A-1.

When two Words appear at once, nobody can tell whose is whose: then none is noted and none is ended.
"""


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
