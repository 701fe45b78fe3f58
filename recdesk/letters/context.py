"""What a letter may say: plain values under the records' own names, and a few lines made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from recdesk.domain.candidate import Address, Candidate
from recdesk.domain.offer import Offer
from recdesk.domain.people import Person, Signer
from recdesk.domain.reference import Company, Office
from recdesk.domain.requisition import Requisition
from recdesk.letters.addresses import address_lines, one_line, workplace
from recdesk.letters.fields import FIELDS
from recdesk.letters.filters import Writer
from recdesk.letters.wording import addressed, words_of
from recdesk.localization.formats import letter_locale

_NO_OFFICE = Office(name="", street="", city="", postal_code="", country="")


def anchor(order: int) -> str:
    """The text that a signing service looks for where the signer of that order signs; it stands once in a letter."""
    return f"[[sign:{order}]]"


def build(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    company: Company,
    *,
    at: datetime,
    office: Office | None = None,
) -> Mapping[str, Any]:
    """The context of an offer's letter: `candidate requisition offer company office signers letter`.

    `at` is when the letter is made, in the zone whose calendar its date follows. `office` is the desk's own entry for
    the office that the offer names, None where it has none. Every name of the field catalogue is there, with None or
    an empty text where the record has nothing.
    """
    name = printed_name(candidate)
    family = candidate.family_name if name == candidate.legal_name else ""
    return {
        "candidate": {
            **_of(candidate, "candidate"),
            "name": name,
            "address_lines": _address_lines(candidate, company, offer.language),
        },
        "offer": {**_of(offer, "offer"), "pay": _pay(offer), **_lists(offer)},
        "requisition": {
            **_of(requisition, "requisition"),
            "hiring_manager": _person(requisition.hiring_manager),
            "recruiter": _person(requisition.recruiter),
        },
        "company": {**_of(company, "company"), "address": one_line(company)},
        "office": _of(office or _NO_OFFICE, "office"),
        "signers": [
            {"order": s.order, "name": s.name, "title": s.title, "email": s.email, "anchor": anchor(s.order)}
            for s in company_signers(offer, candidate)
        ],
        "letter": {
            **_letter(offer, candidate.form_of_address, name, family, at),
            **_candidate_as_signer(offer, candidate),
            "workplace": workplace(offer.office, offer.city, office),
        },
    }


def company_signers(offer: Offer, candidate: Candidate) -> list[Signer]:
    """Those who sign for the company, in order. The candidate signs the acceptance, listed among the signers or not."""
    return [s for s in sorted(offer.signers, key=lambda s: s.order) if not is_candidate(s, candidate)]


def is_candidate(signer: Signer, candidate: Candidate) -> bool:
    """Whether a signer is the candidate: the same address, or the same name where one of them has no address."""
    if signer.email and candidate.email:
        return signer.email.casefold() == candidate.email.casefold()
    return signer.name in (candidate.legal_name, candidate.latin_name)


def _candidate_as_signer(offer: Offer, candidate: Candidate) -> dict[str, str]:
    """The anchor and title of the candidate's own place in the signing order; both empty where they have none."""
    own = next((s for s in offer.signers if is_candidate(s, candidate)), None)
    if own is None:
        return {"candidate_anchor": "", "candidate_title": ""}
    return {"candidate_anchor": anchor(own.order), "candidate_title": own.title}


def reference(offer: Offer) -> str:
    """How letters name an offer and its version: `OF-2026-0001 v2`."""
    return f"{offer.number} v{offer.version}"


def printed_name(candidate: Candidate) -> str:
    """The legal name where it is in Latin letters, else the Latin form from the ID if there is one."""
    if candidate.legal_name and _is_latin(candidate.legal_name):
        return candidate.legal_name
    return candidate.latin_name or candidate.legal_name


def pay_line(amount: Decimal | None, currency: str, basis: str, frequency: str, language: str) -> str:
    """`9.500,00 lei brut pe lună` in a language; empty while a part of the pay is missing."""
    if amount is None or not (currency and basis and frequency) or words_of(language) is None:
        return ""
    writer = Writer(letter_locale(language))
    return f"{writer.money(amount, currency)} {writer.term(basis)} {writer.term(frequency)}"


def _letter(offer: Offer, address: Address, name: str, family: str, at: datetime) -> dict[str, Any]:
    words = words_of(offer.language)
    forms = {"salutation": f"{name},", "addressee": name, "courtesy": name}
    if words is not None:
        forms = {
            key: addressed(getattr(words, key), address, name=name, family=family)
            for key in ("salutation", "addressee", "courtesy")
        }
    return {
        **forms,
        "date": at.date(),
        "reference": reference(offer),
        "language": offer.language,
        "document_type": offer.document_type,
    }


def _address_lines(candidate: Candidate, company: Company, language: str) -> list[str]:
    return address_lines(
        candidate.street,
        candidate.city,
        candidate.postal_code,
        candidate.country,
        sent_from=company.country,
        language=language,
    )


def _of(record: Any, namespace: str) -> dict[str, Any]:
    """The catalogue's names of a record that the record itself has."""
    own = {f.name for f in dataclass_fields(record)}
    names = [path.split(".")[1] for path in FIELDS if path.startswith(f"{namespace}.") and path.count(".") == 1]
    return {name: getattr(record, name) for name in names if name in own}


def _pay(offer: Offer) -> str:
    return pay_line(offer.amount, offer.currency, offer.basis or "", offer.frequency or "", offer.language)


def _lists(offer: Offer) -> dict[str, Any]:
    return {
        "allowances": [
            {"name": a.name, "amount": a.amount, "currency": a.currency, "frequency": a.frequency}
            for a in offer.allowances
        ],
        "benefits": [{"name": b.name, "value": b.value, "unit": b.unit} for b in offer.benefits],
    }


def _person(person: Person | None) -> dict[str, str]:
    return (
        {"name": "", "title": "", "email": ""}
        if person is None
        else {"name": person.name, "title": person.title, "email": person.email}
    )


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())
