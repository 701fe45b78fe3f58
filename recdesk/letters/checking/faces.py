"""The fonts of a template: which there are not, and which cannot show the letters of its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recdesk.letters.pdf.document import Block, Paragraph, RunStyle, Text
from recdesk.letters.pdf.fonts import family_for, font_table, has_glyph, is_complex
from recdesk.letters.pdf.parser import read_document
from recdesk.services.template_ports import Finding, Severity

LETTERS: dict[str, str] = {
    "ro": "ăâîșțĂÂÎȘȚ„”",
    "en": "“”’–",
    "de": "äöüßÄÖÜ„“",
    "fr": "àâçéèêëîïôùûüÿœæÀÇÉÈŒ«»",
    "nl": "éëïóöüĳ",
    "sv": "åäöÅÄÖé",
    "da": "æøåÆØÅé",
    "nb": "æøåÆØÅé",
    "fi": "äöåÄÖÅ",
    "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة،؟",
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
}
"""Beside the plain Latin alphabet: letters that each language needs."""
PLAIN = "ABCXYZabcxyz0123456789.,;:()€"


def font_findings(docx: bytes, languages: Iterable[str]) -> Iterator[Finding]:
    """Fonts that are replaced because they do not ship with RecDesk, and letters that a font cannot show."""
    table = font_table()
    known = {name.casefold() for name in table.files} | set(table.substitutes)
    styles = _styles(docx)
    for name in sorted({style.family for style in styles}):
        if name.strip().casefold() not in known:
            yield Finding("template_font_unknown", Severity.WARNS, facts={"font": name, "instead": table.unknown})
    for language in languages:
        letters = LETTERS.get(language.partition("_")[0], "") + PLAIN
        told: set[tuple[str, bool]] = set()
        for style in styles:
            yield from _missing(style, letters, language, told)


def _missing(style: RunStyle, letters: str, language: str, told: set[tuple[str, bool]]) -> Iterator[Finding]:
    none = [sign for sign in letters if family_for(style, sign) is None]
    if none and ("", True) not in told:
        told.add(("", True))
        yield Finding(
            "template_font_no_letters",
            Severity.BLOCKS,
            facts={"font": style.family, "letters": "".join(none), "language": language},
        )
    for name, complex_script in _faces(style):
        family = font_table().family(name)
        lacks = [
            sign
            for sign in letters
            if is_complex(sign) is complex_script
            and sign not in none
            and not has_glyph(family, style.bold, style.italic, sign)
        ]
        if lacks and (name, False) not in told:
            told.add((name, False))
            yield Finding(
                "template_font_lacks",
                Severity.WARNS,
                facts={"font": name, "letters": "".join(lacks), "language": language},
            )


def _faces(style: RunStyle) -> tuple[tuple[str, bool], ...]:
    """The fonts of a style, each with whether it is the one for Arabic and Hebrew."""
    return ((style.family, False), (style.family_complex, True))


def _styles(docx: bytes) -> list[RunStyle]:
    """Each style of text that shows something, once; the first size of a face stands for all."""
    document = read_document(docx)
    found: dict[tuple[str, str, bool, bool], RunStyle] = {}
    stories: list[Iterable[Block]] = []
    for section in document.sections:
        stories += [section.blocks, *section.headers.values(), *section.footers.values()]
    stories += [*document.notes.values(), document.endnotes]
    for blocks in stories:
        for style in _in_blocks(blocks):
            found.setdefault((style.family, style.family_complex, style.bold, style.italic), style)
    return list(found.values())


def _in_blocks(blocks: Iterable[Block]) -> Iterator[RunStyle]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (piece.style for piece in block.pieces if isinstance(piece, Text) and piece.text.strip())
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _in_blocks(cell.blocks)
