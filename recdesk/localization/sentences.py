"""From the code of a problem and its facts to the sentence that a person reads, in the language in use.

The sentences stand in `wording/`, one table for each part of the desk; the window and the command line share them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from recdesk.localization import code_words, rule_sentences, screen
from recdesk.localization.catalogue import mark, tr
from recdesk.localization.wording import batches, desk, entries, files, letters, records, services

_TABLES = (entries, desk, records, files, letters, batches, services, rule_sentences)
FIELD: dict[str, str] = {code: text for table in _TABLES for code, text in table.FIELD.items()}
"""Sentences about one field, by code."""
WHOLE: dict[str, str] = {code: text for table in _TABLES for code, text in table.WHOLE.items()}
"""Sentences that name their subject themselves, by code."""
_LONGEST_FACT = 240  # a sentence is read; what somebody pasted into a field by mistake is not
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that nobody sees and that would turn a sentence round, break it, or stop it from being written."""
_UNKNOWN = mark(
    "This was refused ({code}). Nothing was changed; copy the details for the person who looks after RecDesk."
)


def sentence(code: str, facts: Mapping[str, Any] | None = None, *, where: str = "") -> str:
    """The sentence for a code. `where` is the shown label of the field that it is about, if it is about one.

    A code without a sentence gives a general one that carries the code; a missing fact is shown as three dots.
    """
    given = dict(facts or {})
    key = f"{code}.{given.get('reason', '')}"
    ready = _Facts({name: shown(value) for name, value in (given | _derived(code, given)).items()})
    if key in WHOLE or code in WHOLE:
        return tr(WHOLE.get(key) or WHOLE[code]).format_map(ready)
    pattern = FIELD.get(key) or FIELD.get(code)
    if pattern is None:
        return tr(_UNKNOWN).format(code=code)
    said = tr(pattern).format_map(ready)
    return f"{shown(where)}: {said}" if where else said[:1].upper() + said[1:]


def known(code: str) -> bool:
    """Whether the code has a sentence of its own."""
    return code in FIELD or code in WHOLE


def shown(value: Any) -> Any:
    """A fact as it stands in a sentence; whole numbers stay numbers, for patterns that pad them."""
    if isinstance(value, datetime):
        return f"{screen.day_short(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return screen.day_short(value)
    if isinstance(value, Decimal):
        digits = max(0, -int(value.as_tuple().exponent)) if value.is_finite() else 0
        return screen.figure(value, digits)
    if isinstance(value, Enum):
        return code_words.in_sentence(value)
    if isinstance(value, str):
        seen = _UNSEEN.sub(" ", value)
        return seen if len(seen) <= _LONGEST_FACT else f"{seen[:_LONGEST_FACT]}…"
    if isinstance(value, int):
        return value
    if isinstance(value, Iterable):
        return ", ".join(str(shown(part)) for part in value)
    return str(value)


class _Facts(dict[str, Any]):
    """Facts for a pattern; one that was not given is three dots, whatever its format."""

    def __missing__(self, name: str) -> _Dots:
        return _Dots()


class _Dots:
    """Stands for a fact that is missing."""

    def __format__(self, spec: str) -> str:
        return "…"


def _derived(code: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a sentence says that follows from its facts."""
    if code == "no_such_day":
        last = date(facts["year"], facts["month"], calendar.monthrange(facts["year"], facts["month"])[1])
        return {"month_name": screen.month(last).rpartition(" ")[0], "last_day": last}
    if code in ("item_needs_you", "item_key_again"):
        return {"text": tr(str(facts.get("text", "")))}
    if code == "changed_since":
        return {"later": code_words.word("action", facts.get("later", ""))}
    if code == "value_wrong_type":
        wanted = str(facts.get("wanted", ""))
        return {"wanted": tr(wanted) if wanted in entries.KINDS else wanted}
    if code == "template_value_missing":
        name = str(facts.get("name", ""))
        return {"label": tr(letters.COMPANY[name]) if name in letters.COMPANY else name}
    if code == "encoding_unclear":
        return {"proposals": [p["encoding"] for p in facts.get("proposals", ())][:2]}
    return {}
