"""The shipped templates, each filled with its example: what the desk's papers really look like."""

from __future__ import annotations

from pathlib import Path

from recdesk import shipped
from recdesk.letters.manifest import read_manifest
from recdesk.letters.template import LetterTemplate
from recdesk.letters.values import plain_values
from tests.builders import NOW
from tests.letters.filled import context_for


def template_files() -> list[Path]:
    """Every shipped template."""
    return sorted(shipped.templates().glob("*/*.docx"))


def filled(template: Path) -> bytes:
    """The template with its example in it."""
    manifest = read_manifest(template.with_suffix(".toml"))
    letter = LetterTemplate(template.read_bytes(), language=manifest.language)
    return letter.render(
        plain_values(context_for(manifest)),
        title="Offer letter",
        author="RecDesk",
        at=NOW,
        required=manifest.required,
        optional=manifest.optional,
    )


def name_of(template: Path) -> str:
    """A file name for its rendering."""
    return f"{template.stem}_{template.parent.name}"
