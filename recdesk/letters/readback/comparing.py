"""Whether a piece of a paper says what the record says, and what it says otherwise, as values of the offer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from recdesk.domain.folding import APOSTROPHES
from recdesk.letters.readback.leftwards import apart
from recdesk.letters.readback.parsing import (
    ReadMoney,
    ReadPeriod,
    dates_in,
    money_in,
    period_in,
    plain,
    same_money,
    same_period,
)
from recdesk.letters.readback.spoken import amount_from_words
from recdesk.letters.readback.wanted import InWords, Pay, Period, Wanted
from recdesk.localization.formats import right_to_left

_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
_SIGNS_ALIKE = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys("„“”«»‟", '"'))
_MORE_WORDS = 3


def squeezed(text: str) -> str:
    """A text without what fonts, line breaks and programs change: spaces, hyphens, case, forms of one letter."""
    shown = unicodedata.normalize("NFC", plain(text)).translate(_CEDILLA).translate(_SIGNS_ALIKE).casefold()
    shown = unicodedata.normalize("NFC", shown)
    return re.sub(r"[\s\-]", "", shown).strip(".,;:!?…\"'()[]·،؛")


def same_words(one: str, other: str) -> bool:
    """Whether two texts that run from right to left have the same words, each letter for letter, in any order."""
    return sorted(filter(None, map(_bare, apart(one)))) == sorted(filter(None, map(_bare, apart(other))))


def _bare(word: str) -> str:
    return squeezed(word).strip("%.,-/")


def says(want: Wanted, text: str, language: str) -> bool:
    """Whether a text is the field's value: letter for letter, or written in another way that means the same."""
    if squeezed(text) == squeezed(want.text) or (right_to_left(language) and same_words(text, want.text)):
        return True
    if want.meaning is None or len(text.split()) > len(want.text.split()) + _MORE_WORDS:
        return False
    match want.meaning:
        case date():
            return dates_in(text, language) == (want.meaning,)
        case Pay():
            return _same_pay(want, want.meaning, text, language)
        case Period():
            return same_period(period_in(text, language), want.meaning.count, want.meaning.unit)
        case InWords():
            return amount_from_words(text, language) == want.meaning.amount and _same_noun(want.text, text)


def _same_pay(want: Wanted, pay: Pay, text: str, language: str) -> bool:
    if want.label:
        label = squeezed(want.label)
        if not squeezed(text).startswith(label):
            return False
        text = _after_label(want.label, text)
    found = money_in(text, language, digits=pay.digits)
    return len(found) == 1 and same_money(found[0], pay.amount, pay.currency, pay.basis, pay.frequency)


def _after_label(label: str, text: str) -> str:
    words = text.split()
    for count in range(len(words) + 1):
        if squeezed(" ".join(words[:count])) == squeezed(label):
            return " ".join(words[count:])
    return text


def _same_noun(one: str, other: str) -> bool:
    """Whether the same currency is counted: the last word of the whole amount."""
    return squeezed(one.split()[-1]) == squeezed(other.split()[-1])


def proposal(want: Wanted, text: str, language: str) -> dict[str, Any]:
    """The offer's fields as the paper has them; empty where the text cannot be understood as such a value."""
    match want.meaning:
        case date():
            found = dates_in(text, language)
            return {want.field: found[0]} if len(found) == 1 and want.field != "letter_date" else {}
        case Pay() if not want.label:
            return _pay_proposal(money_in(text, language, digits=want.meaning.digits))
        case Period():
            return _period_proposal(want.field, period_in(text, language))
        case None if want.field in ("job_title", "bonus", "department") and text.strip():
            return {want.field: text.strip()}
    return {}


def _pay_proposal(found: tuple[ReadMoney, ...]) -> dict[str, Any]:
    if len(found) != 1 or len(found[0].amounts) != 1:
        return {}
    (money,) = found
    said = {"currency": money.currency, "basis": money.basis, "frequency": money.frequency}
    return {"amount": money.amounts[0], **{name: value for name, value in said.items() if value}}


def _period_proposal(field: str, found: ReadPeriod | None) -> dict[str, Any]:
    if found is None:
        return {}
    if field == "hours_per_week":
        return {field: found.count} if found.unit == "hours" else {}
    if found.count != found.count.to_integral_value():
        return {}
    if field == "annual_leave_days":
        return {field: int(found.count)} if found.unit == "working_days" else {}
    unit = "calendar_days" if found.unit == "days" else found.unit
    return {field: int(found.count), field.replace("_days", "_unit"): unit} if unit != "hours" else {}


def listed_proposal(
    entries: list[dict[str, Any]], kind: str, said: dict[str, str], language: str
) -> list[dict[str, Any]] | None:
    """The offer's allowances or benefits with what the paper says of some of them; None where that is not clear.

    `said` are texts of the paper by the name in the record.
    """
    changed = []
    for entry in entries:
        text = said.get(entry["name"])
        if text is None:
            changed.append(dict(entry))
            continue
        if not squeezed(text).startswith(squeezed(entry["name"])):
            return None
        rest = _after_label(entry["name"], text)
        if kind == "benefits":
            value, _, unit = rest.partition(" ")
            changed.append({"name": entry["name"], "value": value, "unit": unit})
            continue
        found = money_in(rest, language)
        if len(found) != 1 or len(found[0].amounts) != 1:
            return None
        frequency = found[0].frequency or str(entry["frequency"])
        currency = found[0].currency or entry["currency"]
        changed.append({**entry, "amount": found[0].amounts[0], "currency": currency, "frequency": frequency})
    return changed


def value_after(want: Wanted, text: str, language: str) -> str:
    """The first value of the field's kind in a text that stands behind its label; empty for none."""
    words = text.split()
    match want.meaning:
        case date():
            return next((p for p in _pieces(words, 3, 1) if len(dates_in(p, language)) == 1), "")
        case Pay() if not want.label:
            return next((p for p in _pieces(words, 8, 2) if _is_pay(p, language)), "")
        case Period():
            return next((p for p in _pieces(words, 5, 1) if period_in(p, language)), "")
    return ""


def _is_pay(text: str, language: str) -> bool:
    found = money_in(text, language)
    return len(found) == 1 and bool(found[0].currency and found[0].basis and found[0].frequency)


def _pieces(words: list[str], most: int, least: int) -> Iterator[str]:
    """Runs of words, those that begin first before others, and of these the longest where it is whole."""
    for start in range(len(words)):
        for count in range(min(most, len(words) - start), least - 1, -1):
            yield " ".join(words[start : start + count])
