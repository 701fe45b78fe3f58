"""Answers that complete each kind of document in Romania, as a person would give them in a JSON file."""

from __future__ import annotations

from typing import Any

TERMS: dict[str, Any] = {
    "occupation_code": "242314",
    "job_description": "anexa 1",
    "duties": ["Ține la zi fișele candidaților", "Pregătește ofertele"],
    "evaluation_criteria": ["Exactitatea fișelor"],
    "job_risks": ["Lucrul la ecran"],
    "travel": "nu este cazul",
    "work_schedule": "luni–vineri, 9.00–18.00",
    "pay_due": "în data de 10 a lunii următoare",
    "collective_agreement": "nu există contract colectiv aplicabil",
    "local_pay": {"amount": "9500.00", "currency": "RON"},
    "exchange_rate": "4.97",
}
ANSWERS: dict[str, dict[str, Any]] = {
    "offer_letter": {"conditions": ["Două recomandări"]},
    "offer_annex": {"benefit_terms": [{"name": "Tichete de masă", "terms": "pentru zilele lucrate"}]},
    "pre_contract_information": TERMS,
    "contract_draft": TERMS | {"contract_number": "12", "contract_date": "2026-12-15"},
    "interview_confirmation": {
        "interview_kind": "interviu tehnic",
        "interview_date": "2026-12-01",
        "interview_time": "10:00-10:45",
        "interview_place": "Str. Fagului nr. 12",
        "panel": [{"name": "Elena Pop", "title": "Head of Talent Acquisition"}, "Mihai Ionescu"],
        "bring": ["actul de identitate"],
    },
    "missing_documents_request": {
        "missing": [
            {"name": "Diploma de licență", "due": "2026-12-04", "note": "copie"},
            {"name": "Cazier", "due": "2026-12-11"},
        ]
    },
    "rejection_note": {"feedback": "Am ales o persoană cu mai multă experiență."},
    "onboarding_checklist": {"first_day_place": "Recepție"},
    "consent_request": {
        "consent_purpose": "posturi viitoare",
        "consent_policy": "2026-01",
        "consent_months": 24,
    },
    "notice_of_change": {
        "changes": [
            {"name": "Salariul", "before": {"amount": "9000", "currency": "RON"}, "after": "9500.00 RON"},
            {"name": "Începutul", "before": {"date": "2026-12-01"}, "after": {"date": "2027-01-04"}},
        ],
        "effective_date": "2027-01-04",
        "contract_date": "2026-11-30",
    },
}
EMIRATES: dict[str, Any] = {
    "occupation_code": "2423",
    "rest_days": "السبت والأحد",
    "nationality": "RO",
    "passport_number": "000000000",
    "work_permit": "على نفقة صاحب العمل",
    "accommodation": "بدل سكن",
    "transport": "بدل نقل",
}
