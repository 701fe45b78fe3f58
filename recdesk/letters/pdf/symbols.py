"""Characters of the symbol fonts (Symbol, Wingdings) as the Unicode characters that mean the same."""

from __future__ import annotations

from dataclasses import replace

from recdesk.letters.pdf.properties import RunProperties

SYMBOL_FONTS = {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"}
DEFAULT_BULLET = "\u2022"

_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0xA3: "≤", 0xA5: "∞", 0xA9: "♥", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
    0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑",
    0xF2: "∫", 0xA0: "€",
}  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□",
    0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✘",
    0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def is_symbol_font(family: str | None) -> bool:
    """Whether the font maps letters to pictures."""
    return (family or "").lower() in SYMBOL_FONTS


def meaning(character: str, family: str | None) -> str | None:
    """The Unicode character for one of a symbol font; None when it has none that we know."""
    code = ord(character)
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return _TABLES.get((family or "").lower(), {}).get(place)


def translated(text: str, family: str | None) -> str:
    """Text set in a symbol font as plain Unicode; characters without a known meaning stay as they are."""
    return "".join(meaning(character, family) or character for character in text)


def bullet(pattern: str, run: RunProperties) -> tuple[str, RunProperties]:
    """A bullet as Unicode in the body font: a symbol font would only make its line higher."""
    if is_symbol_font(run.family) or any(0xE000 <= ord(c) <= 0xF8FF for c in pattern):
        known = "".join(meaning(c, run.family) or DEFAULT_BULLET for c in pattern)
        return known, replace(run, family=None)
    return pattern, run
