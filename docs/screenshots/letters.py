"""Pictures of the shipped offer letters, every page of each, filled with the example that the tests use.

    PYTHONPATH=. python docs/screenshots/letters.py

They come to lie in `letters/` beside this file: `offer-<locale>-<page>.png`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

from recdesk import shipped
from recdesk.letters.manifest import Manifest
from recdesk.letters.shelf import Shelf
from recdesk.letters.workshop import LetterWorkshop
from recdesk.services.paper_ports import LetterDraft
from tests.builders import NOW
from tests.letters.filled import context_for

HERE = Path(__file__).resolve().parent / "letters"
SCALE = 1.25
COLOURS = 64


def main() -> int:
    """Make every offer letter and save its pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    HERE.mkdir(exist_ok=True)
    workshop = LetterWorkshop([shipped.templates()])
    for manifest in Shelf((shipped.templates(),)).manifests()[0]:
        if manifest.document_type == "offer_letter":
            draft = made(workshop, manifest)
            place = manifest.language if manifest.country == "RO" else f"{manifest.language}-{manifest.country}"
            for page in range(draft.pages):
                width, height, dots = workshop.page_image(draft.pdf, page, SCALE)
                picture = Image.frombytes("RGB", (width, height), dots).quantize(COLOURS, dither=Image.Dither.NONE)
                picture.save(HERE / f"offer-{place}-{page + 1}.png", optimize=True)
            print(place, draft.pages, "read back" if draft.verified else "DIFFERS")
    return 0


def made(workshop: LetterWorkshop, manifest: Manifest) -> LetterDraft:
    """The example letter of a template."""
    choice = next(
        c
        for c in workshop.choices(
            language=manifest.language,
            country=manifest.country,
            function="",
            document_type=manifest.document_type,
        )
        if c.id == manifest.id
    )
    return workshop.make(choice, context_for(manifest), title=manifest.title, author="RecDesk", at=NOW)


if __name__ == "__main__":
    sys.exit(main())
