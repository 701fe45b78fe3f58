"""Line breaks and tabs in values become Word's own elements, as docxtpl does it, only where a value brought one."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_ACTING = re.compile("[\t\n\a\f]")
_resolver = DocxTemplate("")


def resolved(text: str) -> str:
    """A rendered part with breaks and tabs as elements. docxtpl's step replaces four characters and nothing else, so
    a text without them is left alone, and so is every paragraph without them."""
    if not ("\n" in text or "\t" in text or "\a" in text or "\f" in text):
        return text
    return _PARAGRAPH.sub(_resolved_paragraph, text)


def _resolved_paragraph(match: re.Match[str]) -> str:
    paragraph = match.group()
    return str(_resolver.resolve_listing(paragraph)) if _ACTING.search(paragraph) else paragraph
