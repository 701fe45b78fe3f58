"""Records with valid defaults, for every test: `a_requisition(pay_to=None)` is a good requisition but for one thing.

The defaults fit each other and the reference of `a_reference()`, and pass every rule of the three creation checklists.
People and companies are invented.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from recdesk import shipped
from recdesk.domain import checklists
from recdesk.domain.application import Stage
from recdesk.domain.calendar import earliest_start
from recdesk.domain.candidate import Candidate, Disclosure, IdKind, LanguageSkill, NoticeUnit
from recdesk.domain.document import DocumentType
from recdesk.domain.letter import LetterFact
from recdesk.domain.money import Basis, Frequency
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Allowance, Benefit, Offer
from recdesk.domain.people import Person, Signer
from recdesk.domain.reference import Band, Company, ConsentPolicy, Job, Office, Reference
from recdesk.domain.requisition import Channel, Question, QuestionKind, Requisition, WorkType
from recdesk.domain.review import Checklist
from recdesk.domain.rules import lists
from recdesk.domain.rules.contexts import Attached, CandidateContext, OfferContext, RequisitionContext, TemplateFacts

TODAY = date(2026, 11, 23)
"""A Monday; the next Romanian holidays are 30 November and 1 December."""
NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)

RECRUITER = Person("Ioana Marin", "Recruiter", "ioana.marin@carpat-digital.example")
COORDINATOR = Person("Mihai Dobre", "TA coordinator", "mihai.dobre@carpat-digital.example")
HIRING_MANAGER = Person("Elena Pop", "Head of Talent Acquisition", "elena.pop@carpat-digital.example")
PANELLIST = Person("Radu Țurcanu", "Team lead", "radu.turcanu@carpat-digital.example")


def a_company(**changes: Any) -> Company:
    """An invented employer in Cluj-Napoca."""
    values: dict[str, Any] = {
        "name": "Carpat Digital Services",
        "legal_name": "Carpat Digital Services SRL",
        "street": "Str. Fagului nr. 12",
        "city": "Cluj-Napoca",
        "postal_code": "400483",
        "country": "RO",
        "registration": "J12/0000/2026",
        "tax_id": "RO00000000",
        "phone": "+40 264 000 000",
        "email": "recrutare@carpat-digital.example",
        "website": "https://carpat-digital.example",
    }
    return Company(**(values | changes))


def a_reference(**changes: Any) -> Reference:
    """What the desk of the invented employer knows; no headcount list was imported."""
    values: dict[str, Any] = {
        "company": a_company(),
        "jobs": (
            Job("Recruitment Coordinator", "Recruitment operations", ("entry", "experienced"), "TA"),
            Job("Recruitment Operations Specialist", "Recruitment operations", ("experienced", "senior"), "TA"),
        ),
        "offices": (
            Office("Cluj-Napoca, Fagului", "Str. Fagului nr. 12", "Cluj-Napoca", "400483", "RO"),
            Office("București, Aviatorilor", "Bd. Aviatorilor nr. 8", "București", "011853", "RO"),
        ),
        "bands": (
            Band("experienced", "Cluj-Napoca", Decimal(6800), Decimal(9500), "RON", date(2026, 11, 22)),
            Band("senior", "Cluj-Napoca", Decimal(9500), Decimal(13500), "RON", date(2026, 11, 22)),
            Band("experienced", "București", Decimal(6500), Decimal(9000), "RON", date(2026, 11, 22)),
        ),
        "policies": (ConsentPolicy("2026-05", "recruitment", 6), ConsentPolicy("2026-05", "talent_pool", 12)),
        "people": (RECRUITER, COORDINATOR, HIRING_MANAGER, PANELLIST),
        "departments": ("Recruitment operations", "People services"),
        "channels": ("Careers page", "LinkedIn", "eJobs"),
        "sources": ("Careers page", "LinkedIn", "Referral"),
        "reasons": ("The ATS is down until the vendor has mended it",),
        "benefits": ("Meal tickets", "Private health insurance"),
    }
    return Reference(**(values | changes))


def a_requisition(**changes: Any) -> Requisition:
    """A requisition that passes its checklist once its headcount approval is attached."""
    values: dict[str, Any] = {
        "number": "REQ-2026-0001",
        "approved_on": date(2026, 11, 16),
        "approved_by": "Elena Pop",
        "finance_reference": "FIN-2231",
        "places": 2,
        "title": "Recruitment Operations Specialist",
        "family": "Recruitment operations",
        "level": "experienced",
        "department": "Recruitment operations",
        "country": "RO",
        "city": "Cluj-Napoca",
        "office": "Cluj-Napoca, Fagului",
        "work_type": WorkType.HYBRID,
        "pay_from": Decimal(7000),
        "pay_to": Decimal(9500),
        "pay_currency": "RON",
        "pay_basis": Basis.GROSS,
        "pay_frequency": Frequency.MONTHLY,
        "pay_confirmed_by": "Andrei Lupu",
        "pay_confirmed_on": date(2026, 11, 18),
        "recruiter": RECRUITER,
        "coordinator": COORDINATOR,
        "hiring_manager": HIRING_MANAGER,
        "panel": (PANELLIST,),
        "advert_title": "Recruitment operations specialist, Cluj-Napoca",
        "advert_summary": "You keep the records of twelve recruiters correct and prepare their offers.",
        "advert_responsibilities": "Prepare offer letters in Romanian and English\nSchedule interviews in three zones",
        "advert_qualifications": "Two years in recruitment operations or human resources administration",
        "advert_requirements": "English at level B2, Romanian at level C1, spreadsheets with look-ups",
        "advert_company": "Carpat Digital Services runs shared services for 40 employers from four cities.",
        "channels": (Channel("Careers page", date(2026, 11, 24), date(2026, 12, 24)),),
        "questions": (Question("Which applicant tracking systems have you worked with?", QuestionKind.TEXT),),
        "target_start": date(2027, 1, 11),
    }
    return Requisition(**(values | changes))


def a_candidate(**changes: Any) -> Candidate:
    """A candidate that passes the checklist once the CV that names the e-mail and phone is attached."""
    values: dict[str, Any] = {
        "number": "CAN-2026-0001",
        "id_seen": IdKind.IDENTITY_CARD,
        "legal_name": "Ana-Maria Ștefănescu",
        "latin_name": "Ana-Maria Stefanescu",
        "given_name": "Ana-Maria",
        "family_name": "Ștefănescu",
        "language": "ro_RO",
        "languages": (LanguageSkill("ro", "native"), LanguageSkill("en", "C1")),
        "email": "ana.stefanescu@mail.example",
        "email_source": "CV",
        "phone": "+40721234567",
        "phone_source": "CV",
        "street": "Str. Ștefan cel Mare nr. 10, ap. 15",
        "city": "Cluj-Napoca",
        "postal_code": "400001",
        "country": "RO",
        "time_zone": "Europe/Bucharest",
        "consent_purpose": "recruitment",
        "consent_policy": "2026-05",
        "consent_given_on": date(2026, 11, 20),
        "consent_channel": "form",
        "consent_expires_on": date(2027, 5, 20),
        "source": "LinkedIn",
        "notice_days": 30,
        "notice_unit": NoticeUnit.CALENDAR_DAYS,
        "notice_verified_with": "the candidate's mail of 20.11.2026",
        "notice_verified_on": date(2026, 11, 20),
        "accommodation": Disclosure.NOTHING,
        "next_action": "Call about the interview",
        "next_action_due": date(2026, 11, 25),
        "owner": "Ioana Marin",
    }
    return Candidate(**(values | changes))


def an_offer(**changes: Any) -> Offer:
    """An offer to `a_candidate()` under `a_requisition()`."""
    values: dict[str, Any] = {
        "number": "OF-2026-0001",
        "candidate": "CAN-2026-0001",
        "requisition": "REQ-2026-0001",
        "job_title": "Recruitment Operations Specialist",
        "department": "Recruitment operations",
        "amount": Decimal(9500),
        "currency": "RON",
        "basis": Basis.GROSS,
        "frequency": Frequency.MONTHLY,
        "bonus": "Up to 10 % of the yearly base pay",
        "allowances": (Allowance("Remote work", Decimal(400), "RON"),),
        "benefits": (Benefit("Meal tickets", "40", "RON a working day"), Benefit("Private health insurance")),
        "start_date": date(2027, 1, 11),
        "probation_days": 90,
        "probation_unit": NoticeUnit.CALENDAR_DAYS,
        "notice_days": 20,
        "notice_unit": NoticeUnit.WORKING_DAYS,
        "valid_until": date(2026, 12, 4),
        "country": "RO",
        "city": "Cluj-Napoca",
        "office": "Cluj-Napoca, Fagului",
        "work_type": WorkType.HYBRID,
        "annual_leave_days": 21,
        "language": "ro_RO",
        "signers": (
            Signer(1, "Elena Pop", "Head of Talent Acquisition", "elena.pop@carpat-digital.example"),
            Signer(2, "Ana-Maria Ștefănescu", "Candidate", "ana.stefanescu@mail.example"),
        ),
        "inform": (RECRUITER, HIRING_MANAGER),
    }
    return Offer(**(values | changes))


@cache
def shipped_lists() -> lists.RuleLists:
    """The word lists and caps that ship with RecDesk."""
    folder = shipped.resources() / "rules"
    return lists.load(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml")))


@cache
def shipped_checklist(kind: RecordKind) -> Checklist:
    """The creation checklist of a kind of record as it ships."""
    return checklists.load((shipped.resources() / "checklists" / f"{kind.value}.toml").read_text(encoding="utf-8"))


CV_TEXT = """Ana-Maria Ștefănescu
Cluj-Napoca · ana.stefanescu@mail.example · 0721 234 567
Recruitment operations specialist, 2022-2026. Preaviz: 30 de zile.
"""


def attached(**changes: Any) -> Attached:
    """A CV as it lies in the documents folder."""
    values: dict[str, Any] = {
        "type": DocumentType.CV,
        "name": "2026-11-20_AnaMariaStefanescu_CV_v01.pdf",
        "path": "candidates/CAN-2026-0001/2026-11-20_AnaMariaStefanescu_CV_v01.pdf",
        "dated": date(2026, 11, 20),
        "valid_until": None,
        "sha256": "0" * 64,
        "bytes": 48_000,
        "text": CV_TEXT,
    }
    return Attached(**(values | changes))


def an_approval(**changes: Any) -> Attached:
    """The approved headcount document of `a_requisition()`."""
    name = "2026-11-16_REQ20260001_HeadcountApproval_v01.pdf"
    values: dict[str, Any] = {
        "type": DocumentType.HEADCOUNT_APPROVAL,
        "name": name,
        "path": f"requisitions/REQ-2026-0001/{name}",
        "dated": date(2026, 11, 16),
        "text": "Approved: two places, FIN-2231",
    }
    return attached(**(values | changes))


def a_requisition_context(requisition: Requisition | None = None, **changes: Any) -> RequisitionContext:
    """What the rules are told about a good requisition."""
    values: dict[str, Any] = {
        "requisition": requisition or a_requisition(),
        "documents": (an_approval(),),
        "number_taken": False,
        "reference": a_reference(),
        "places_used_elsewhere": 0,
        "now": NOW,
        "today": TODAY,
        "lists": shipped_lists(),
    }
    return RequisitionContext(**(values | changes))


def a_candidate_context(candidate: Candidate | None = None, **changes: Any) -> CandidateContext:
    """What the rules are told about a good candidate."""
    values: dict[str, Any] = {
        "candidate": candidate or a_candidate(),
        "documents": (attached(),),
        "alike": (),
        "compared_with": 250,
        "reference": a_reference(),
        "time_zones": ("Europe/Bucharest",),
        "now": NOW,
        "today": TODAY,
        "lists": shipped_lists(),
    }
    return CandidateContext(**(values | changes))


def letter_facts_of(offer: Offer) -> tuple[LetterFact, ...]:
    """What the read-back of a right letter says about an offer."""

    def said(field: str, text: str) -> LetterFact:
        return LetterFact(field, text, text, match=True, found=1)

    facts = [said("amount", f"{offer.amount} {offer.currency}"), said("start_date", str(offer.start_date))]
    facts += [said(f"benefit:{b.name}", f"{b.name} {b.value} {b.unit}".strip()) for b in offer.benefits]
    facts += [said(f"allowance:{a.name}", f"{a.name} {a.amount} {a.currency}") for a in offer.allowances]
    if offer.bonus:
        facts.append(said("bonus", offer.bonus))
    for signer in offer.signers:
        facts.append(said(f"signer:{signer.order}:name", signer.name))
        if signer.title:
            facts.append(said(f"signer:{signer.order}:title", signer.title))
        facts.append(said(f"anchor:{signer.order}", f"sign{signer.order}"))
    return tuple(facts)


def an_offer_context(offer: Offer | None = None, **changes: Any) -> OfferContext:
    """What the rules are told about a good offer whose letter was made and read back."""
    record = offer or an_offer()
    values: dict[str, Any] = {
        "offer": record,
        "candidate": a_candidate(),
        "requisition": a_requisition(),
        "stage": Stage.OFFER,
        "documents": (),
        "offers_beside": (),
        "earliest": earliest_start(TODAY, 30, "calendar_days", "RO"),
        "start_is_working_day": True,
        "start_holiday": "",
        "next_working_day": date(2027, 1, 12),
        "manager_absences": (),
        "template": TemplateFacts("offer_letter_ro", 1, "ro_RO", "RO", "TA", "offer_letter", "language and country"),
        "template_problem": None,
        "letter_facts": letter_facts_of(record),
        "letter_problem": None,
        "planned_path": "RO-TA-2026-Q4/2026-11-23_AnaMariaStefanescu_Offer_v01.pdf",
        "path_taken": False,
        "now": NOW,
        "today": TODAY,
        "lists": shipped_lists(),
    }
    return OfferContext(**(values | changes))
