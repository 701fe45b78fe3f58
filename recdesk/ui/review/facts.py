"""What a review says in words: values of facts, sentences to be confirmed, what keeps an item open. No widgets."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from recdesk.domain.money import Money
from recdesk.domain.people import Person
from recdesk.domain.review import Fact, ItemRun, ItemState
from recdesk.localization import screen
from recdesk.localization.catalogue import ntr, tr
from recdesk.localization.rule_sentences import source_label
from recdesk.ui.records import words
from recdesk.ui.records.shown import country_text, value_text

STATE_NAMES = {ItemState.ATTESTED: "confirmed"}
"""Item states whose look has another name; the others share it."""
WORD_TABLES = {
    "basis": "basis",
    "frequency": "frequency",
    "work_type": "work_type",
    "priority": "priority",
    "kind": "question_kind",
    "id_seen": "id_seen",
    "notice_unit": "notice_unit",
    "unit": "notice_unit",
    "accommodation": "accommodation",
    "stage": "stage",
    "consent_channel": "consent_channel",
    "consent_purpose": "consent_purpose",
    "language": "language",
    "document_type": "document_type",
}
_OWN_SOURCES = frozenset({"record", "computed"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def state_name(state: ItemState) -> str:
    """The name under which a state's drawing and colour are kept."""
    return STATE_NAMES.get(state, state.value)


def fact_text(code: str, value: Any, *, zone: str) -> str:
    """A fact's value as a person reads it, whether it comes from a rule or from a stored review."""
    if value is None:
        return tr("none")
    table = WORD_TABLES.get(code, "")
    if code == "status":
        return _status(value)
    if code == "country":
        return country_text(str(value))
    if isinstance(value, str) and not isinstance(value, Enum):
        return _text(value, table, zone)
    if isinstance(value, Money | Person | date | datetime | Decimal | bool | Enum):
        return value_text(value, zone=zone, table=table if isinstance(value, Enum) else "")
    if isinstance(value, int):
        return screen.count(value)
    if isinstance(value, Mapping):
        return _parts(value, zone)
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(fact_text(code, part, zone=zone) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _parts({f.name: getattr(value, f.name) for f in dataclasses.fields(value)}, zone)
    return value_text(value, zone=zone)


def _status(value: Any) -> str:
    code = str(getattr(value, "value", value))
    offer = words.word("offer_status", code)
    return offer if offer != code else words.word("requisition_status", code)


def _text(value: str, table: str, zone: str) -> str:
    """A text; one that was stored as a day or an instant is shown as such."""
    if table:
        return words.word(table, value)
    try:
        if _DAY.fullmatch(value):
            return screen.day(date.fromisoformat(value))
        if _INSTANT.match(value):
            return screen.instant(datetime.fromisoformat(value), zone)
    except ValueError:
        return value
    return value


def _parts(parts: Mapping[str, Any], zone: str) -> str:
    """A value of several parts, such as an allowance or stored pay, on one line."""
    texts = []
    currency = str(parts.get("currency") or "")
    for name, part in parts.items():
        if part in (None, "", False) or name == "currency":
            continue
        if name == "amount" and currency:
            texts.append(_amount(part, currency))
        elif part is True:
            texts.append(name.replace("_", " "))
        else:
            texts.append(fact_text(name, part, zone=zone))
    return ", ".join(texts)


def _amount(part: Any, currency: str) -> str:
    try:
        return screen.amount(Decimal(str(part)), currency)
    except InvalidOperation:
        return f"{part} {currency}"


def source_text(fact: Fact) -> str:
    """Where a fact comes from."""
    return source_label(fact.source)


def is_foreign(fact: Fact) -> bool:
    """Whether a fact comes from elsewhere than the record itself, so that a person can compare the two."""
    return fact.source not in _OWN_SOURCES


def attest_sentence(run: ItemRun, *, zone: str) -> str:
    """The whole sentence that a person confirms, with the values of the facts in it."""
    said: dict[str, str] = {}
    values = {fact.code: fact.value for fact in reversed(run.facts)}
    for code, value in values.items():
        said[code] = _in_sentence(code, value, values, zone)
    pattern = tr(run.item.attest) if run.item.attest else ""
    if not pattern:
        shown = ", ".join(fact_text(f.code, f.value, zone=zone) for f in run.facts[:3])
        pattern, said = (tr("Yes: {values}."), {"values": shown}) if shown else (tr("Yes: this is so."), {})
    named = [name for _, name, _, _ in string.Formatter().parse(pattern) if name]
    return pattern.format(**{name: said.get(name, "…") for name in named})


def _in_sentence(code: str, value: Any, values: Mapping[str, Any], zone: str) -> str:
    if code == "notice_unit" and isinstance(values.get("notice_days"), int):
        return counted_unit(str(getattr(value, "value", value)), values["notice_days"])
    text = fact_text(code, value, zone=zone)
    if code in WORD_TABLES or isinstance(value, Enum):
        return text[:1].lower() + text[1:]
    return text


def counted_unit(unit: str, n: int) -> str:
    """The unit of a count, in the form that the number asks for; Romanian puts "de" in front from 20 on."""
    return {
        "calendar_days": ntr("calendar day", "calendar days", n),
        "working_days": ntr("working day", "working days", n),
        "weeks": ntr("week", "weeks", n),
        "months": ntr("month", "months", n),
    }.get(unit, unit)
