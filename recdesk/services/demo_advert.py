"""The advert of a made-up requisition: its six parts, written as a desk would want them."""

from __future__ import annotations

_SUMMARY = (
    "You keep the hiring records of our teams in {city} correct and complete, from the approved requisition to the "
    "signed offer, and you close each day with nothing left open."
)
_RESPONSIBILITIES = (
    "Keep requisitions and candidates correct in the applicant tracking system.\n"
    "Prepare offers and contracts within 24 hours of their final approval.\n"
    "Schedule interviews across three time zones.\n"
    "Report the open items of the day to the team lead by 16:15."
)
_QUALIFICATIONS = (
    "Two years of work with personnel or recruitment records.\n"
    "Romanian and English at level B2 or better.\n"
    "Daily use of Excel: look-ups, pivot tables, validation lists."
)
_REQUIREMENTS = "Work from the office in {city} on at least two days a week. Start within 45 days of the signed offer."
_COMPANY = "{company} runs shared services for customers in Europe and the Middle East from four cities in Romania."


def parts(title: str, city: str, company: str) -> dict[str, str]:
    """The six parts as fields of a requisition."""
    return {
        "advert_title": title,
        "advert_summary": _SUMMARY.format(city=city),
        "advert_responsibilities": _RESPONSIBILITIES,
        "advert_qualifications": _QUALIFICATIONS,
        "advert_requirements": _REQUIREMENTS.format(city=city),
        "advert_company": _COMPANY.format(company=company),
    }
