"""Make the shipped templates and their manifests again: `python templates_docx/source/make_templates.py`.

The templates may be changed in Word as well; then this program is no longer their source.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from template_kinds import (
    consent_request,
    contract_draft,
    interview_confirmation,
    missing_documents_request,
    notice_of_change,
    offer_annex,
    offer_letter,
    offer_letter_ae,
    onboarding_checklist,
    pre_contract_information,
    rejection_note,
)
from template_letter import Kind, headers_and_footer
from template_word import package
from template_wording import words_in

TARGET = Path(__file__).resolve().parents[1]
KINDS: tuple[Kind, ...] = (
    offer_letter.KIND,
    offer_letter_ae.KIND,
    offer_annex.KIND,
    pre_contract_information.ROMANIA,
    pre_contract_information.DIRECTIVE,
    contract_draft.KIND,
    interview_confirmation.KIND,
    missing_documents_request.KIND,
    rejection_note.KIND,
    onboarding_checklist.KIND,
    consent_request.KIND,
    notice_of_change.KIND,
)


def write(kind: Kind, locale: str, target: Path) -> None:
    """One template and its manifest, in the folder of its language."""
    words = words_in(locale)
    # A letter in two languages keeps an English letterhead; its Arabic column is turned by itself.
    first, following, footer = headers_and_footer(words_in("en_GB") if kind.second else words, kind.number(words))
    content = package(
        language=locale.replace("_", "-"),
        body=kind.body(words),
        first_header=first,
        next_header=following,
        footer=footer,
        mirrored=words.mirrored and not kind.second,
    )
    folder = target / locale
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind.name}.docx").write_bytes(content)
    (folder / f"{kind.name}.toml").write_text(kind.manifest(words), encoding="utf-8", newline="\n")


def main() -> None:
    """Write every template in every language that it has."""
    for kind in KINDS:
        for locale in kind.locales:
            write(kind, locale, TARGET)


if __name__ == "__main__":
    main()
