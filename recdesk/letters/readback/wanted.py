"""What a signed copy must say: each field of the offer as text and as the value that the text means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.letters.fields import FIELDS
from recdesk.letters.filters import Writer
from recdesk.letters.readback.own import clean, expected_facts
from recdesk.localization.currencies import digits as currency_digits
from recdesk.localization.formats import letter_locale
from recdesk.localization.words import amount_in_words


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount with everything that belongs to it; no basis for an allowance."""

    amount: Decimal
    currency: str
    basis: str
    frequency: str

    @property
    def digits(self) -> int:
        """The decimals of the currency."""
        return currency_digits(self.currency)


@dataclass(frozen=True, slots=True)
class Period:
    """A count and its unit."""

    count: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class InWords:
    """An amount that stands in words."""

    amount: Decimal


Meaning = date | Pay | Period | InWords | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field as the record has it. `stands` is its text in the letter that went out, where the record has changed
    since; `label` the name before a value in a table; `loose` fields may have words beside them (signatures)."""

    field: str
    text: str
    meaning: Meaning = None
    label: str = ""
    stands: str = ""
    loose: bool = False

    @property
    def sought(self) -> str:
        """The text by which its place is found in the letter that went out."""
        return self.stands or self.text


def wanted_facts(context: Mapping[str, Any], *, language: str, stood: Mapping[str, str]) -> tuple[Wanted, ...]:
    """Every field that the letter says, from the record's context. `stood` are the facts of the filed letter as they
    stand in it. Anchors are left out: they are made to be covered by signatures."""
    meanings = dict(_meanings(context))
    found = []
    for fact in expected_facts(context, language=language, printed=frozenset(FIELDS)):
        if fact.field.startswith("anchor:"):
            continue
        text = f"{fact.label} {fact.text}".strip()
        found.append(
            Wanted(
                fact.field,
                text,
                meanings.get(fact.field),
                label=fact.label,
                stands=_stood(fact.field, text, stood),
                loose=fact.field.startswith("signer:"),
            )
        )
    return (*found, *_more(context, language))


def _stood(field: str, text: str, stood: Mapping[str, str]) -> str:
    was = stood.get(field, "")
    return was if was and clean(was) != clean(text) else ""


def _meanings(context: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    offer = context["offer"]
    for name in ("start_date", "valid_until", "end_date"):
        yield name, offer[name]
    if offer["amount"] is not None:
        yield "amount", Pay(offer["amount"], offer["currency"], offer["basis"] or "", offer["frequency"] or "")
    for name, unit in (("probation_days", offer["probation_unit"]), ("notice_days", offer["notice_unit"])):
        if offer[name]:
            yield name, Period(Decimal(offer[name]), str(unit))
    if offer["annual_leave_days"]:
        yield "annual_leave_days", Period(Decimal(offer["annual_leave_days"]), "working_days")
    if offer["hours_per_week"]:
        yield "hours_per_week", Period(Decimal(offer["hours_per_week"]), "hours")
    for allowance in offer["allowances"]:
        pay = Pay(allowance["amount"], allowance["currency"], "", str(allowance["frequency"]))
        yield f"allowance:{allowance['name']}", pay


def _more(context: Mapping[str, Any], language: str) -> Iterator[Wanted]:
    """Fields that the letters print besides those that their own read-back proves."""
    offer, letter = context["offer"], context["letter"]
    plain = {
        "amount_words": amount_in_words(offer["amount"], offer["currency"], language) if offer["amount"] else "",
        "department": offer["department"],
        "hiring_manager": context["requisition"]["hiring_manager"]["name"],
        "workplace": letter["workplace"],
        "company": context["company"]["legal_name"],
        "letter_date": Writer(letter_locale(language)).date(letter["date"]),
    }
    if not re.search(r"\w", plain["workplace"] or ""):
        plain["workplace"] = offer["city"]
    for field, text in plain.items():
        if not text:
            continue
        meaning: Meaning = InWords(offer["amount"]) if field == "amount_words" else None
        yield Wanted(field, text, letter["date"] if field == "letter_date" else meaning)
