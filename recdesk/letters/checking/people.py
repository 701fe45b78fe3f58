"""Fifty invented people with their offers, made to strain a template: long names, other scripts, nothing beside pay.

The same fifty for the same language, so that two checks of one file say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from recdesk.domain.candidate import Address, Candidate, NameOrder, NoticeUnit
from recdesk.domain.money import Basis, Frequency
from recdesk.domain.offer import Allowance, Benefit, Offer
from recdesk.domain.people import Person, Signer
from recdesk.domain.reference import Company, Office
from recdesk.domain.requisition import Requisition, WorkType
from recdesk.letters.asked import name_of
from recdesk.letters.catalogue import ENTRIES, Entry, asked_entries

PEOPLE = 50
USUAL = "usual"
_CURRENCIES = {"RO": "RON", "GB": "GBP", "HU": "HUF", "SE": "SEK", "DK": "DKK", "NO": "NOK", "AE": "AED", "IL": "ILS"}
_LONG_NAME = ("Maria-Magdalena Alexandra Ștefania", "Constantinescu-Țepeneag-Hohenzollern-Sigmaringen")
_NAMES: tuple[tuple[str, str], ...] = (
    ("Ana", "Popescu"),
    _LONG_NAME,
    ("Ștefan", "Țăranu-Bâlea"),
    ("Łukasz", "Śćwiękała"),
    ("Zoë", "O’Connor-Núñez"),
    ("Ĳsbrand", "van der Meer-Coëlho"),
    ("Bùi", "Nguyễn Thị Hồng Phượng"),
    ("Ağça", "Yıldırım"),
    ("Þórdís", "Ólafsdóttir"),
    ("Hélène-Françoise", "de La Rochefoucauld-d’Œuvre"),
    ("Bo", "Ek"),
    ("Wolfgang-Günther", "Freiherr von und zu Weißenbrück-Überlingen"),
)
_ARABIC = ("محمد عبد الرحمن", "المنصوري", "Mohammed Abdulrahman Almansoori")
_HEBREW = ("דוד־יצחק", "בן־גוריון", "David-Yitzhak Ben-Gurion")
_TITLE = "Senior Regional Recruitment Operations and Candidate Experience Transformation Programme Specialist"
_MANAGER = Person("Mihai Ionescu", "Head of Operations", "mihai@example.org")
_WORDS = "as agreed with the manager and written down before the first day of work"


@dataclass(frozen=True, slots=True)
class Invented:
    """One letter to try: `strain` says what is unusual about it."""

    strain: str
    name: str
    candidate: Candidate
    offer: Offer
    requisition: Requisition
    company: Company
    office: Office
    asked: dict[str, Any]


def invented(*, document: str, language: str, country: str, today: date) -> Iterator[Invented]:
    """The usual letter first, then those that strain the template, `PEOPLE` in all."""
    country = country if len(country) == 2 and country.isalpha() else _country_of(language)
    usual = _usual(document, language, country, today)
    yield usual
    yield from (_STRAINS[number % len(_STRAINS)](usual, number) for number in range(1, PEOPLE))


def _country_of(language: str) -> str:
    return language.partition("_")[2][:2] or "RO"


def _usual(document: str, language: str, country: str, today: date) -> Invented:
    candidate = _candidate(language, country)
    requisition = Requisition(
        number="REQ-2026-0001",
        title="Recruiter",
        family="Recruitment",
        level="experienced",
        department="Recruitment operations",
        country=country,
        city="Timișoara",
        office="Timișoara",
        work_type=WorkType.HYBRID,
        hiring_manager=_MANAGER,
        recruiter=Person("Ioana Marin", "Recruiter", "ioana@example.org"),
    )
    return Invented(
        strain=USUAL,
        name=candidate.legal_name,
        candidate=candidate,
        offer=_usual_offer(candidate, document, language, today),
        requisition=requisition,
        company=_company(country),
        office=Office("Timișoara", "Bd. Take Ionescu nr. 5", "Timișoara", "300043", country),
        asked=_answers(document, language, today, long=False),
    )


def _candidate(language: str, country: str) -> Candidate:
    return Candidate(
        number="CAN-2026-0001",
        legal_name="Ana Popescu",
        latin_name="Ana Popescu",
        given_name="Ana",
        family_name="Popescu",
        form_of_address=Address.MS,
        language=language.partition("_")[0],
        email="ana.popescu@example.org",
        phone="+40721234567",
        street="Str. Lalelelor nr. 7",
        city="Timișoara",
        postal_code="300123",
        country=country,
        time_zone="Europe/Bucharest",
    )


def _usual_offer(candidate: Candidate, document: str, language: str, today: date) -> Offer:
    currency = _CURRENCIES.get(candidate.country, "EUR")
    own = Signer(2, candidate.legal_name, "", candidate.email)
    return Offer(
        number="OF-2026-0001",
        candidate=candidate.number,
        requisition="REQ-2026-0001",
        job_title="Recruiter",
        department="Recruitment operations",
        amount=Decimal(9500),
        currency=currency,
        basis=Basis.GROSS,
        frequency=Frequency.MONTHLY,
        bonus="10 %",
        allowances=(Allowance("Remote work", Decimal(400), currency),),
        benefits=(Benefit("Meal tickets", "40", currency), Benefit("Private health insurance")),
        start_date=today + timedelta(days=45),
        probation_days=90,
        notice_days=20,
        notice_unit=NoticeUnit.WORKING_DAYS,
        valid_until=today + timedelta(days=14),
        country=candidate.country,
        city="Timișoara",
        office="Timișoara",
        work_type=WorkType.HYBRID,
        annual_leave_days=21,
        language=language,
        document_type=document,
        signers=(Signer(1, _MANAGER.name, _MANAGER.title, _MANAGER.email), own),
    )


def _company(country: str) -> Company:
    return Company(
        name="Fagul",
        legal_name="Fagul Servicii SRL",
        street="Str. Fagului nr. 12",
        city="Cluj-Napoca",
        postal_code="400483",
        country=country,
        registration="J12/1234/2015",
        tax_id="RO18547290",
        phone="+40 264 123 456",
        email="hr@example.org",
        website="www.example.org",
    )


def _offer(strain: str, usual: Invented, number: int = 0, **changes: Any) -> Invented:
    """The usual letter with another offer, to one of the names."""
    return replace(_named(usual, number), strain=strain, offer=replace(usual.offer, **changes))


def _person(strain: str, usual: Invented, **changes: Any) -> Invented:
    """The usual letter to somebody else, who signs it."""
    changed = replace(usual.candidate, **changes)
    signers = (usual.offer.signers[0], Signer(2, changed.legal_name, "", changed.email))
    offer = replace(usual.offer, signers=signers)
    return replace(usual, strain=strain, name=changed.legal_name, candidate=changed, offer=offer)


def _names(usual: Invented, number: int) -> Invented:
    return replace(_named(usual, number), strain="names")


def _long_name(usual: Invented, number: int) -> Invented:
    return _person(
        "long_name",
        usual,
        legal_name=" ".join(_LONG_NAME),
        latin_name=" ".join(_LONG_NAME),
        given_name=_LONG_NAME[0],
        family_name=_LONG_NAME[1],
        street="Bulevardul General Gheorghe Magheru nr. 128-130, bloc 14B, scara C, etaj 12, apartament 345",
        city="Municipiul București, sector 1",
        form_of_address=(Address.MS, Address.MR, Address.NEUTRAL)[number % 3],
    )


def _no_bonus(usual: Invented, number: int) -> Invented:
    return _offer("no_bonus", usual, number, bonus="", allowances=(), benefits=())


def _right_to_left(usual: Invented, number: int) -> Invented:
    given, family, latin = _ARABIC if number % 2 else _HEBREW
    return _person(
        "right_to_left", usual, legal_name=f"{given} {family}", latin_name=latin, given_name=given, family_name=family
    )


def _part_time(usual: Invented, number: int) -> Invented:
    half = {"fte": Decimal("0.5"), "hours_per_week": Decimal(20), "amount": Decimal("4750.50")}
    return _offer("part_time", usual, number, **half)


def _fixed_term(usual: Invented, number: int) -> Invented:
    return _offer("fixed_term", usual, number, end_date=_today(usual) + timedelta(days=410))


def _large_amount(usual: Invented, number: int) -> Invented:
    return _offer("large_amount", usual, number, amount=Decimal("1234567.89"), frequency=Frequency.YEARLY)


def _long_title(usual: Invented, number: int) -> Invented:
    return _offer("long_title", usual, number, job_title=_TITLE, department=_TITLE)


def _many_benefits(usual: Invented, number: int) -> Invented:
    benefits = tuple(Benefit(f"Benefit {n}, {_WORDS}", str(n), "EUR") for n in range(12))
    return _offer("many_benefits", usual, number, benefits=benefits)


def _three_signers(usual: Invented, number: int) -> Invented:
    company = [
        Signer(n, f"{given} {family}", "Director", f"signer{n}@example.org")
        for n, (given, family) in enumerate(_NAMES[2:5], start=1)
    ]
    named = _named(usual, number)
    own = Signer(4, named.candidate.legal_name, "", named.candidate.email)
    return replace(named, strain="three_signers", offer=replace(usual.offer, signers=(*company, own)))


def _neutral(usual: Invented, number: int) -> Invented:
    order = (NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST)[number % 2]
    return _person("neutral", usual, form_of_address=Address.NEUTRAL, name_order=order)


def _long_answers(usual: Invented, number: int) -> Invented:
    asked = _answers(usual.offer.document_type, usual.offer.language, _today(usual), long=True)
    return replace(_named(usual, number), strain="long_answers", asked=asked)


_STRAINS: tuple[Callable[[Invented, int], Invented], ...] = (
    _names,
    _long_name,
    _no_bonus,
    _right_to_left,
    _part_time,
    _fixed_term,
    _large_amount,
    _long_title,
    _many_benefits,
    _three_signers,
    _neutral,
    _long_answers,
)
"""What is tried in turn; each takes a number that varies names within the strain."""


def _named(usual: Invented, number: int) -> Invented:
    given, family = _NAMES[number % len(_NAMES)]
    name = f"{given} {family}"
    candidate = replace(usual.candidate, legal_name=name, latin_name=name, given_name=given, family_name=family)
    return replace(usual, name=name, candidate=candidate)


def _today(usual: Invented) -> date:
    return (usual.offer.valid_until or date(2026, 1, 15)) - timedelta(days=14)


def _answers(document: str, language: str, today: date, *, long: bool) -> dict[str, Any]:
    """An answer to everything that is asked for a document of the type."""
    return {
        name_of(entry): _answer(entry, today, long=long)
        for entry in asked_entries(document)
        if entry.languages == () or language.partition("_")[0] in entry.languages
        if not entry.path.startswith("paper.interview_link")
    }


def _answer(entry: Entry, today: date, *, long: bool) -> Any:
    text = f"{entry.meaning}. {_WORDS.capitalize()}." if long else (entry.example or entry.meaning)[:60]
    person = {"name": "Ioana Marin", "title": "Recruiter", "email": "ioana@example.org", "phone": "+40 721 000 111"}
    plain: dict[str, Any] = {
        "text": text,
        "lines": text,
        "texts": [text, _WORDS],
        "date": (today + timedelta(days=10)).isoformat(),
        "time": "10:00-10:45 Europe/Bucharest",
        "amount": {"amount": "47500.00", "currency": "RON"},
        "number": "4.97" if "rate" in entry.path else "8",
        "count": 20,
        "unit": "working_days",
        "person": person,
        "people": [{"name": person["name"], "title": person["title"]}] * (3 if long else 1),
    }
    if entry.asked != "rows":
        return plain[entry.asked]
    columns = [one for path, one in ENTRIES.items() if path.startswith(f"{entry.path}[].")]
    row = {
        one.path.rpartition(".")[2]: plain["date"] if one.kind == "date" else (one.example or text)[:200]
        for one in columns
    }
    return [row] * (6 if long else 2)
