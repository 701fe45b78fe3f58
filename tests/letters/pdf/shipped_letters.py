"""The shipped templates, filled with the builders' offer: what an offer letter really looks like."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from recdesk import shipped
from recdesk.letters.context import build
from recdesk.letters.manifest import read_manifest
from recdesk.letters.template import LetterTemplate
from tests.builders import a_candidate, a_company, a_requisition, an_offer

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Bucharest"))


def template_files() -> list[Path]:
    """Every shipped template."""
    return sorted(shipped.templates().glob("*/*.docx"))


def filled(template: Path) -> bytes:
    """The template with an example offer in it."""
    manifest = read_manifest(template.with_suffix(".toml"))
    context = build(an_offer(language=manifest.language), a_candidate(), a_requisition(), a_company(), at=AT)
    letter = LetterTemplate(template.read_bytes(), language=manifest.language)
    return letter.render(
        context, title="Offer letter", author="RecDesk", at=AT, required=manifest.required, optional=manifest.optional
    )


def name_of(template: Path) -> str:
    """A file name for its rendering."""
    return f"{template.stem}_{template.parent.name}"
