"""The rules that every text of the interface keeps, in English and in Romanian; its meaning is not judged here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CEDILLA = re.compile("[\u015e\u015f\u0162\u0163]")
_NOT_OUR_TONE = re.compile(r"\b(please|successfully|invalid)\b|!(?!=)", re.IGNORECASE)


def source_faults(text: str) -> Iterator[str]:
    """What is wrong with an English text: a calm colleague does not shout, beg or say "invalid"."""
    for found in _NOT_OUR_TONE.finditer(text):
        yield f"the English text says {found.group(0)!r}"


def translation_faults(sources: Sequence[str], translations: Sequence[str]) -> Iterator[str]:
    """What is wrong with a Romanian text against its source; both hold one form, or all the plural forms."""
    for position, text in enumerate(translations):
        if not text.strip():
            yield "is not translated" if len(translations) == 1 else f"plural form {position} is not translated"
            continue
        if _CEDILLA.search(text):
            yield "has s or t with a cedilla; Romanian writes them with a comma below"
        if "!" in text and "!" not in sources[0]:
            yield "has an exclamation mark"
        if _edges(text) != _edges(sources[-1]):
            yield "begins or ends with other spaces than the source"
        meant, has = placeholders(sources[-1] if position else sources[0]), placeholders(text)
        singular = len(translations) > 1 and position == 0  # "o zi" needs no number
        if has != meant and not (singular and has < meant):
            yield f"has the placeholders {sorted(has)}, the source has {sorted(meant)}"


def placeholders(text: str) -> frozenset[str]:
    """The names in braces, without their format: `{count:>3}` gives `count`."""
    escaped = text.replace("{{", "").replace("}}", "")
    return frozenset(re.split("[:!]", name)[0] for name in _PLACEHOLDER.findall(escaped))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
