"""What a letter may say: plain values under the records' own names, and a few lines made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from recdesk import shipped
from recdesk.domain.candidate import Candidate, NameOrder
from recdesk.domain.document import DocumentType
from recdesk.domain.offer import Offer
from recdesk.domain.people import Person, Signer
from recdesk.domain.reference import Company, Office
from recdesk.domain.requisition import Requisition
from recdesk.letters.addresses import address_lines, joined, one_line, workplace
from recdesk.letters.asked import name_of, read_answers
from recdesk.letters.catalogue import asked_entries
from recdesk.letters.clauses import ClauseLibrary
from recdesk.letters.defaults import defaults_for
from recdesk.letters.fields import FIELDS, Kind
from recdesk.letters.filters import Writer
from recdesk.letters.papers import paper_fields
from recdesk.letters.wording import addressed, words_of
from recdesk.localization.formats import letter_locale
from recdesk.localization.names import ordered_name

_SCRIPTS = {"ar": ("ARABIC",), "he": ("HEBREW",)}
_NO_OFFICE = Office(name="", street="", city="", postal_code="", country="")


def anchor(order: int) -> str:
    """The text that a signing service looks for where the signer of that order signs; it stands once in a letter."""
    return f"[[sign:{order}]]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which document is made, and for where: its type, languages (the second may be empty), country and function."""

    document: str
    language: str
    country: str
    function: str = "TA"
    second_language: str = ""


def sheet_of(offer: Offer | None, requisition: Requisition | None, company: Company, choice: Any = None) -> Sheet:
    """The sheet of a template's choice, or of the letter that the offer itself asks for."""
    place = offer or requisition
    return Sheet(
        document=choice.document_type if choice is not None else offer.document_type if offer is not None else "",
        language=choice.language if choice is not None else offer.language if offer is not None else "",
        country=(place.country if place is not None else "") or company.country,
        function=(place.function if place is not None else "") or "TA",
        second_language=choice.second_language if choice is not None else "",
    )


def build(
    offer: Offer | None,
    candidate: Candidate,
    requisition: Requisition | None,
    company: Company,
    *,
    at: datetime,
    office: Office | None = None,
    sheet: Sheet | None = None,
    asked: Mapping[str, Any] | None = None,
    defaults: Sequence[Path] | None = None,
    clauses: ClauseLibrary | None = None,
) -> Mapping[str, Any]:
    """The context of a letter: `candidate requisition offer company office signers letter paper clauses`.

    `at` is when the letter is made, in the zone whose calendar its date follows. `office` is the desk's own entry for
    the office that the offer names, None where it has none. Every name of the field catalogue is there, with None or
    an empty text where nothing is known. `asked` are a person's answers, over those of the `defaults` folders (the
    shipped ones when not given). Refused with what is missing or wrong in the answers, one problem each.
    """
    sheet = sheet or sheet_of(offer, requisition, company)
    name = printed_name(candidate, sheet.language)
    found: dict[str, Any] = {
        "candidate": _candidate(candidate, name, company, sheet.language),
        "offer": _offer(offer, sheet.language),
        "requisition": _requisition(requisition),
        "company": {**_of(company, "company"), "address": one_line(company)},
        "office": {**_of(office or _NO_OFFICE, "office"), "address": one_line(office) if office is not None else ""},
        "signers": [
            {"order": s.order, "name": s.name, "title": s.title, "email": s.email, "anchor": anchor(s.order)}
            for s in (company_signers(offer, candidate) if offer is not None else ())
        ],
        "letter": _letter(offer, candidate, name, sheet, at, office),
    }
    folders = (shipped.resources() / "papers",) if defaults is None else defaults
    given = {
        **_known(found, sheet.document),
        **defaults_for(
            folders,
            document=sheet.document,
            country=sheet.country,
            language=sheet.language,
            today=at.date(),
            start_date=offer.start_date if offer is not None else None,
        ),
        **(asked or {}),
    }
    answers = read_answers(sheet.document, sheet.country, given, record=found)
    found["paper"] = paper_fields(
        answers, language=sheet.language, desk_zone=str(at.tzinfo or "UTC"), candidate_zone=candidate.time_zone
    )
    library = clauses or ClauseLibrary((shipped.resources() / "clauses",))
    found["clauses"] = library.namespace(found, country=sheet.country, function=sheet.function)
    return found


def _known(found: Mapping[str, Any], document: str) -> dict[str, Any]:
    """What the record answers by itself, unless the desk or a person says otherwise."""
    recruiter = found["requisition"]["recruiter"]
    offer = found["offer"]
    full_time = offer["fte"] == 1 and offer["hours_per_week"] == 40
    own = {
        "hours_per_day": 8 if full_time else None,
        "contact": {**recruiter, "phone": ""} if recruiter["name"] else None,
        "return_to": found["company"]["email"],
        "withdraw_to": found["company"]["email"],
        "first_day_place": found["letter"]["workplace"],
    }
    names = {name_of(entry) for entry in asked_entries(document)}
    return {name: value for name, value in own.items() if name in names and value}


def company_signers(offer: Offer, candidate: Candidate) -> list[Signer]:
    """Those who sign for the company, in order. The candidate signs the acceptance, listed among the signers or not."""
    return [s for s in sorted(offer.signers, key=lambda s: s.order) if not is_candidate(s, candidate)]


def is_candidate(signer: Signer, candidate: Candidate) -> bool:
    """Whether a signer is the candidate: the same address, or the same name where one of them has no address."""
    if signer.email and candidate.email:
        return signer.email.casefold() == candidate.email.casefold()
    return signer.name in (candidate.legal_name, candidate.latin_name)


def _candidate_as_signer(offer: Offer | None, candidate: Candidate, document: str) -> dict[str, str]:
    """The anchor and title of the candidate's own place in the signing order; both empty where they have none."""
    if offer is None:
        signs = document == DocumentType.CONSENT_REQUEST
        return {"candidate_anchor": anchor(1) if signs else "", "candidate_title": ""}
    own = next((s for s in offer.signers if is_candidate(s, candidate)), None)
    if own is None:
        return {"candidate_anchor": "", "candidate_title": ""}
    return {"candidate_anchor": anchor(own.order), "candidate_title": own.title}


def reference(offer: Offer) -> str:
    """How letters name an offer and its version: `OF-2026-0001 v2`."""
    return f"{offer.number} v{offer.version}"


def printed_name(candidate: Candidate, language: str = "") -> str:
    """The legal name where the letter's readers can read it, else the Latin form from the ID if there is one.

    Latin letters are read everywhere, Arabic ones in Arabic letters and Hebrew ones in Hebrew letters.
    """
    scripts = ("LATIN", *_SCRIPTS.get(language.partition("_")[0], ()))
    if candidate.legal_name and _is_written_in(candidate.legal_name, scripts):
        return candidate.legal_name
    return candidate.latin_name or candidate.legal_name


def pay_line(amount: Decimal | None, currency: str, basis: str, frequency: str, language: str) -> str:
    """`9.500,00 lei brut pe lună` in a language; empty while a part of the pay is missing."""
    words = words_of(language)
    if amount is None or not (currency and basis and frequency) or words is None:
        return ""
    writer = Writer(letter_locale(language))
    return words.pay.format(
        amount=writer.money(amount, currency), basis=writer.term(basis), frequency=writer.term(frequency)
    )


def _candidate(candidate: Candidate, name: str, company: Company, language: str) -> dict[str, Any]:
    lines = _address_lines(candidate, company, language)
    given, family = candidate.given_name, candidate.family_name
    own = name == candidate.legal_name and bool(given and family)
    first = candidate.name_order is NameOrder.FAMILY_FIRST
    return {
        **_of(candidate, "candidate"),
        "name": name,
        "ordered_name": ordered_name(given, family, language, family_first=first) if own else name,
        "register_name": f"{family} {given}" if own else name,
        "address": joined(lines),
        "address_lines": lines,
    }


def _offer(offer: Offer | None, language: str) -> dict[str, Any]:
    if offer is None:
        return _nothing("offer")
    pay = pay_line(offer.amount, offer.currency, offer.basis or "", offer.frequency or "", language)
    return {**_of(offer, "offer"), "pay": pay, **_lists(offer)}


def _requisition(requisition: Requisition | None) -> dict[str, Any]:
    own = _nothing("requisition") if requisition is None else _of(requisition, "requisition")
    return {
        **own,
        "hiring_manager": _person(requisition.hiring_manager if requisition is not None else None),
        "recruiter": _person(requisition.recruiter if requisition is not None else None),
    }


def _nothing(namespace: str) -> dict[str, Any]:
    """The catalogue's names of a record that there is none of."""
    return {
        path.split(".")[1]: "" if kind is Kind.TEXT else [] if kind is Kind.LIST else None
        for path, kind in FIELDS.items()
        if path.startswith(f"{namespace}.") and path.count(".") == 1 and "[]" not in path
    }


def _letter(
    offer: Offer | None, candidate: Candidate, name: str, sheet: Sheet, at: datetime, office: Office | None
) -> dict[str, Any]:
    second = sheet.second_language
    second_name = printed_name(candidate, second)
    return {
        **_forms(candidate, name, sheet.language),
        **{f"second_{key}": text if second else "" for key, text in _forms(candidate, second_name, second).items()},
        **_candidate_as_signer(offer, candidate, sheet.document),
        "date": at.date(),
        "reference": reference(offer) if offer is not None else candidate.number,
        "language": sheet.language,
        "second_language": second,
        "second_pay": _offer(offer, second)["pay"] if second else "",
        "document_type": sheet.document,
        "workplace": workplace(offer.office, offer.city, office) if offer is not None else "",
    }


def _forms(candidate: Candidate, name: str, language: str) -> dict[str, str]:
    """Salutation, addressee and courtesy in a language."""
    words = words_of(language)
    if words is None:
        return {"salutation": f"{name},", "addressee": name, "courtesy": name}
    family = candidate.family_name if name == candidate.legal_name else ""
    return {
        form: addressed(words, form, candidate.form_of_address, name=name, family=family)
        for form in ("salutation", "addressee", "courtesy")
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
    return {name: getattr(record, name) for name in _names(tuple(record.__dataclass_fields__), namespace)}


@cache
def _names(own: tuple[str, ...], namespace: str) -> tuple[str, ...]:
    names = [path.split(".")[1] for path in FIELDS if path.startswith(f"{namespace}.") and path.count(".") == 1]
    return tuple(name for name in names if name in own)


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


def _is_written_in(text: str, scripts: Sequence[str]) -> bool:
    return all(unicodedata.name(c, "").startswith(tuple(scripts)) for c in text if c.isalpha())
