"""Renders the sample letters and the filled templates with LibreOffice, as references for `test_likeness`.

Run from the top of the clone: python -m tests.letters.pdf.make_references
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.letters.pdf.corpus import CORPUS
from tests.letters.pdf.reference_fonts import write_fontconfig
from tests.letters.pdf.sample_letters import SAMPLES
from tests.letters.pdf.shipped_letters import filled, name_of, template_files

# A section that begins on an odd page leaves a blank one before it; LibreOffice keeps that out of a PDF unless told so.
WITH_BLANK_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
REFERENCES = Path(__file__).resolve().parents[2] / "reference" / "letters"
CORPUS_REFERENCES = REFERENCES.parent / "corpus"
# A few of the corpus, one or two of each kind: the whole of it is compared by benchmarks/fidelity.py.
STORED = (
    "drawings_address_window",
    "drawings_beside_at_the_left",
    "drawings_several_beside",
    "lists_bullets",
    "lists_right_labels",
    "pages_both_notes",
    "pages_three_columns",
    "pages_title_page",
    "scripts_mirrored_table",
    "scripts_right_to_left_list",
    "tables_floating_table",
    "tables_merged",
    "text_boxes",
    "text_document_grid",
)


def render(documents: dict[str, bytes], target: Path) -> None:
    """Converts DOCX to PDF with the bundled fonts and a LibreOffice profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice (soffice) is not installed; the stored references stay as they are.")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, content in documents.items():
            (folder / f"{name}.docx").write_bytes(content)
        environment = {**os.environ, "FONTCONFIG_FILE": str(write_fontconfig(folder))}
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                WITH_BLANK_PAGES,
                "--outdir",
                str(target),
                *(str(folder / f"{name}.docx") for name in documents),
            ],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def main() -> int:
    """Renders everything."""
    documents = {name: make() for name, make in SAMPLES.items()}
    documents |= {name_of(template): filled(template) for template in template_files()}
    render(documents, REFERENCES)
    render({name: CORPUS[name]() for name in STORED}, CORPUS_REFERENCES)
    print(f"{len(documents)} references in {REFERENCES}, {len(STORED)} in {CORPUS_REFERENCES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
