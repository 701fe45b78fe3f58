"""The example of every shipped template: the invented person and offer, and what is asked for each kind of document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.candidate import Address
from recdesk.domain.money import Basis
from recdesk.domain.offer import Allowance, Benefit, Offer
from recdesk.letters import context
from recdesk.letters.manifest import Manifest
from tests.builders import NOW, a_candidate, a_company, a_requisition
from tests.letters.examples import offer_in, office_of

ON_A_CANDIDATE = frozenset({"consent_request", "interview_confirmation", "missing_documents_request", "rejection_note"})
CONTACT = {
    "name": "Ioana Marin",
    "title": "Recruiter",
    "email": "ioana.marin@carpat-digital.example",
    "phone": "+40 264 000 001",
}


def offer_for(manifest: Manifest) -> Offer:
    """The example offer in the template's language, and for the country that it is written for."""
    if manifest.country != "AE":
        return offer_in(manifest.language)
    return offer_in(
        manifest.language,
        country="AE",
        city="Dubai",
        office="",
        amount=Decimal(12500),
        currency="AED",
        basis=Basis.GROSS,
        bonus="",
        allowances=(
            Allowance("Housing allowance · بدل السكن", Decimal(4000), "AED"),
            Allowance("Transport allowance · بدل المواصلات", Decimal(1000), "AED"),
        ),
        benefits=(Benefit("Medical insurance · التأمين الصحي"),),
        end_date=date(2029, 1, 10),
        notice_unit="calendar_days",
        notice_days=30,
        job_title="Recruitment Operations Specialist",
        department="Recruitment operations",
    )


def context_for(manifest: Manifest, **asked: Any) -> Mapping[str, Any]:
    """The context of the example for a template; `asked` are answers over the example's."""
    alone = manifest.document_type in ON_A_CANDIDATE
    offer = offer_for(manifest)
    person = a_candidate(form_of_address=Address.MS)
    sheet = context.Sheet(
        document=manifest.document_type,
        language=manifest.language,
        country="RO" if manifest.country == "*" else manifest.country,
        second_language=manifest.second_language,
    )
    return context.build(
        None if alone else offer,
        person,
        a_requisition(),
        a_company(),
        at=NOW,
        office=None if alone else office_of(offer),
        sheet=sheet,
        asked=answers_for(manifest) | asked,
    )


def answers_for(manifest: Manifest) -> dict[str, Any]:
    """What a person answers for a document, in Romanian or else in English."""
    told = ROMANIAN if manifest.language == "ro_RO" else ENGLISH
    if manifest.document_type == "offer_letter":
        return EMIRATES if manifest.country == "AE" else {}
    return {**told.get(manifest.document_type, {})}


_CONTRACT_RO: dict[str, Any] = {
    "occupation_code": "242314",
    "occupation_title": "specialist în recrutare",
    "duties": [
        "întocmește ofertele și documentele de angajare",
        "programează interviurile și ține legătura cu candidații",
        "verifică datele din evidențele recrutorilor",
    ],
    "job_description": "anexa 1 la prezentul document",
    "evaluation_criteria": ["corectitudinea documentelor", "respectarea termenelor", "colaborarea cu echipa"],
    "job_risks": ["lucru prelungit la ecran", "poziție șezândă prelungită"],
    "travel": "nu este necesară",
    "work_schedule": "luni–vineri, 9:00–17:30, cu o pauză de masă de 30 de minute",
    "overtime": "numai cu acordul salariatului; se compensează cu ore libere plătite",
    "pay_due": "data de 10 a lunii următoare",
    "collective_agreement": "nu este încheiat un contract colectiv la nivelul angajatorului",
    "training": "cel puțin o dată la doi ani, pe cheltuiala angajatorului",
}
_CONTRACT_EN: dict[str, Any] = {
    "occupation_code": "242314",
    "occupation_title": "recruitment specialist",
    "duties": [
        "prepares offers and employment documents",
        "schedules interviews and keeps in touch with candidates",
        "checks the entries in the recruiters’ records",
    ],
    "job_description": "annex 1 to this document",
    "evaluation_criteria": ["correctness of documents", "meeting of due dates", "work with the team"],
    "job_risks": ["long work at a screen", "long sitting"],
    "travel": "not needed",
    "work_schedule": "Monday to Friday, 9:00–17:30, with a meal break of 30 minutes",
    "overtime": "only with the employee’s consent; compensated with paid time off",
    "pay_due": "the 10th of the following month",
    "pay_method": "by bank transfer",
    "collective_agreement": "none has been concluded at the level of the employer",
    "training": "at least once in two years, at the employer’s expense",
    "other_leave": "as laid down in the Labour Code",
    "social_security": "the national public pension and health insurance funds",
    "termination_procedure": "in writing, with the periods of notice stated here",
}
ROMANIAN: dict[str, dict[str, Any]] = {
    "pre_contract_information": _CONTRACT_RO,
    "contract_draft": _CONTRACT_RO,
    "offer_annex": {
        "annex_number": "1",
        "effective_date": "2027-01-11",
        "benefit_terms": [
            {
                "name": "Asigurare medicală privată",
                "terms": "după încheierea perioadei de probă, la furnizorul ales de companie",
            }
        ],
    },
    "interview_confirmation": {
        "contact": CONTACT,
        "interview_kind": "interviu prin apel video, 45 de minute",
        "interview_date": "2026-12-02",
        "interview_time": "10:00-10:45 Europe/Bucharest",
        "interview_link": "https://video.carpat-digital.example/ta-0001",
        "panel": [
            {"name": "Elena Pop", "title": "Head of Talent Acquisition"},
            {"name": "Radu Țurcanu", "title": "Team lead"},
        ],
        "bring": ["un act de identitate", "două exemple de documente pe care le-ați întocmit"],
        "answer_by": "2026-11-27",
    },
    "missing_documents_request": {
        "contact": CONTACT,
        "missing": [
            {"name": "Diploma de licență, copie", "due": "2026-12-04", "note": "ambele fețe"},
            {"name": "Certificatul de limba engleză", "due": "2026-12-11"},
        ],
        "return_to": "recrutare@carpat-digital.example",
    },
    "rejection_note": {"contact": CONTACT, "keep_until": "2027-05-20"},
    "onboarding_checklist": {"contact": CONTACT},
    "consent_request": {
        "contact": CONTACT,
        "consent_purpose": "păstrarea datelor pentru posturi viitoare potrivite",
        "consent_policy": "2026-05",
        "consent_months": 12,
        "answer_by": "2026-12-07",
    },
    "notice_of_change": {
        "contract_date": "2027-01-08",
        "contract_number": "118",
        "effective_date": "2027-06-01",
        "change_reason": "reorganizarea echipei",
        "answer_by": "2027-05-14",
        "changes": [
            {
                "name": "Locul muncii",
                "before": "Str. Fagului nr. 12, Cluj-Napoca",
                "after": "Bd. Aviatorilor nr. 8, București",
            },
            {
                "name": "Salariul de bază, brut pe lună",
                "before": {"amount": "9500", "currency": "RON"},
                "after": {"amount": "10200", "currency": "RON"},
            },
        ],
    },
}
ENGLISH: dict[str, dict[str, Any]] = {
    "pre_contract_information": _CONTRACT_EN,
    "contract_draft": _CONTRACT_EN,
    "offer_annex": {
        "annex_number": "1",
        "effective_date": "2027-01-11",
        "benefit_terms": [
            {
                "name": "Private health insurance",
                "terms": "after the probationary period, with the insurer chosen by the company",
            }
        ],
    },
    "interview_confirmation": {
        "contact": CONTACT,
        "interview_kind": "video call, 45 minutes",
        "interview_date": "2026-12-02",
        "interview_time": "10:00-10:45 Europe/Bucharest",
        "interview_link": "https://video.carpat-digital.example/ta-0001",
        "panel": [
            {"name": "Elena Pop", "title": "Head of Talent Acquisition"},
            {"name": "Radu Țurcanu", "title": "Team lead"},
        ],
        "bring": ["an identity document", "two examples of documents that you have prepared"],
        "answer_by": "2026-11-27",
    },
    "missing_documents_request": {
        "contact": CONTACT,
        "missing": [
            {"name": "University diploma, copy", "due": "2026-12-04", "note": "both sides"},
            {"name": "Certificate of English", "due": "2026-12-11"},
        ],
        "return_to": "recrutare@carpat-digital.example",
    },
    "rejection_note": {"contact": CONTACT, "keep_until": "2027-05-20"},
    "onboarding_checklist": {"contact": CONTACT},
    "consent_request": {
        "contact": CONTACT,
        "consent_purpose": "keeping the data for suitable positions in future",
        "consent_policy": "2026-05",
        "consent_months": 12,
        "answer_by": "2026-12-07",
    },
    "notice_of_change": {
        "contract_date": "2027-01-08",
        "contract_number": "118",
        "effective_date": "2027-06-01",
        "change_reason": "reorganisation of the team",
        "answer_by": "2027-05-14",
        "changes": [
            {
                "name": "Place of work",
                "before": "Str. Fagului nr. 12, Cluj-Napoca",
                "after": "Bd. Aviatorilor nr. 8, București",
            },
            {
                "name": "Base salary, gross per month",
                "before": {"amount": "9500", "currency": "RON"},
                "after": {"amount": "10200", "currency": "RON"},
            },
        ],
    },
}
EMIRATES: dict[str, Any] = {
    "occupation_code": "2423",
    "occupation_title": "Personnel and careers specialist · أخصائي توظيف",
    "nationality": "Romanian · رومانية",
    "passport_number": "000000001",
    "jurisdiction": "Mainland, Dubai · البر الرئيسي، دبي",
    "work_permit": "Applied for by the employer, at its expense · يتقدم بها صاحب العمل على نفقته",
    "accommodation": "Allowance · بدل",
    "transport": "Allowance · بدل",
    "travel_ticket": "One return ticket a year · تذكرة ذهاب وإياب سنويًا",
    "rest_days": "Saturday and Sunday · السبت والأحد",
    "pay_method": "Wages Protection System · نظام حماية الأجور",
    "pay_due": "End of each month · نهاية كل شهر",
}
