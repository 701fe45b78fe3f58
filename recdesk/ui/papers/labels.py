"""What the answers of documents are called: a short name for each, for forms, facts and refusals. No widgets."""

from __future__ import annotations

import re

from recdesk.localization.catalogue import mark, tr

_PLACE = re.compile(r"(?P<name>\w+)(?:\[(?P<row>\d+)\])?(?:\.(?P<part>\w+))?")
_LABELS = {
    "accommodation": mark("Accommodation"),
    "annex_number": mark("Number of the annex"),
    "answer_by": mark("Answer by"),
    "benefit_terms": mark("Conditions of benefits"),
    "breaks": mark("Breaks"),
    "bring": mark("To bring along"),
    "change_basis": mark("Basis of the change"),
    "change_reason": mark("Reason of the change"),
    "change_until": mark("Last day of the change"),
    "changes": mark("Changes"),
    "classification": mark("Grade"),
    "collective_agreement": mark("Collective agreement"),
    "conditions": mark("Conditions of the offer"),
    "consent_data": mark("Data"),
    "consent_months": mark("Months of the consent"),
    "consent_policy": mark("Privacy notice"),
    "consent_purpose": mark("Purpose"),
    "consent_recipients": mark("Recipients"),
    "contact": mark("Person to ask"),
    "continuous_service_date": mark("Continuous service from"),
    "contract_date": mark("Date of the contract"),
    "contract_number": mark("Number of the contract"),
    "copies": mark("Copies"),
    "dismissal_notice_days": mark("Notice by the employer"),
    "dismissal_notice_unit": mark("Notice by the employer, in"),
    "duties": mark("Duties"),
    "effective_date": mark("Holds from"),
    "esign_procedure": mark("Electronic signatures"),
    "evaluation_criteria": mark("Criteria of evaluation"),
    "exchange_date": mark("Day of the rate"),
    "exchange_rate": mark("Exchange rate"),
    "exchange_source": mark("Source of the rate"),
    "feedback": mark("Feedback"),
    "first_day_place": mark("Place on the first day"),
    "first_day_time": mark("Time on the first day"),
    "fixed_term_reason": mark("Reason of the fixed term"),
    "hours_per_day": mark("Hours a day"),
    "interview_date": mark("Day of the interview"),
    "interview_kind": mark("Kind of interview"),
    "interview_link": mark("Link"),
    "interview_place": mark("Place of the interview"),
    "interview_time": mark("Time of the interview"),
    "job_description": mark("Job description"),
    "job_risks": mark("Risks of the job"),
    "jurisdiction": mark("Mainland or free zone"),
    "keep_until": mark("Data kept until"),
    "local_pay": mark("Pay in local currency"),
    "medical_insurance": mark("Medical insurance"),
    "ministry_offer_number": mark("Number of the ministry's form"),
    "missing": mark("Missing documents"),
    "nationality": mark("Nationality"),
    "occupation_code": mark("Code of the occupation"),
    "occupation_title": mark("Name of the occupation"),
    "other_leave": mark("Other paid leave"),
    "overtime": mark("Overtime"),
    "panel": mark("Interviewers"),
    "passport_number": mark("Passport number"),
    "pay_due": mark("Day of pay"),
    "pay_method": mark("Way of paying"),
    "pension": mark("Pension"),
    "probation_conditions": mark("Conditions of the probation"),
    "rest_days": mark("Days of rest"),
    "return_to": mark("Send to"),
    "sick_pay": mark("Sick pay"),
    "social_security": mark("Social security"),
    "tasks": mark("Tasks"),
    "termination_procedure": mark("End of the employment"),
    "training": mark("Training"),
    "transport": mark("Transport"),
    "travel": mark("Travel between workplaces"),
    "travel_ticket": mark("Travel tickets"),
    "user_undertaking": mark("User undertaking"),
    "withdraw_to": mark("Withdrawal to"),
    "work_permit": mark("Work permit"),
    "work_schedule": mark("Work schedule"),
    "workplaces": mark("Other workplaces"),
}
_PARTS = {
    "after": mark("After"),
    "before": mark("Before"),
    "due": mark("Due by"),
    "name": mark("Name"),
    "note": mark("Note"),
    "owner": mark("Who"),
    "terms": mark("Terms"),
}
"""Columns of the lists."""
_ROWS = {
    "benefit_terms": mark("Benefit"),
    "changes": mark("What changes"),
    "missing": mark("Document"),
    "tasks": mark("Task"),
}
"""What a row of a list is, for the column of its name."""


def source_of(name: str) -> str:
    """The marked label of an answer; the name itself in words for one that has no label."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def column_of(name: str, part: str) -> str:
    """The marked label of a list's column."""
    return _ROWS.get(name, _PARTS["name"]) if part == "name" else _PARTS.get(part, part)


def label(place: str) -> str:
    """An answer by the name that facts and refusals give it: `interview_date`, `missing[0].due`."""
    match = _PLACE.fullmatch(place)
    if match is None:
        return place
    said = tr(source_of(match["name"]))
    if match["row"] is not None:
        said = tr("{what}, row {n}").format(what=said, n=int(match["row"]) + 1)
    if match["part"] in _PARTS:
        said = f"{said}: {tr(column_of(match['name'], match['part']))}"
    return said
