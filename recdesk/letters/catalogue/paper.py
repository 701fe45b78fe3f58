"""Fields that neither record nor desk holds: they are asked for when a document is made, under the name `paper`.

How each is given stands in `asked`, see `recdesk.letters.asked`. Amounts always come with their currency, dates as
ISO dates, people as name, title, e-mail and telephone.
"""

from __future__ import annotations

from collections.abc import Iterable

from recdesk.domain.document import PAPERS, DocumentType
from recdesk.letters.catalogue.entries import (
    ANNEX,
    CHANGE,
    CONSENT,
    CONTRACT,
    EU,
    INFO,
    INTERVIEW,
    MISSING,
    OFFER,
    ONBOARDING,
    REJECTION,
    Entry,
    Kind,
    Needed,
    everywhere,
)
from recdesk.localization.catalogue import mark

TEXT, LINES, TEXTS = "text", "lines", "texts"
"""One line; a text that may have several lines; a list of texts."""
DAY, CLOCK, AMOUNT, NUMBER, COUNT, UNIT = "date", "time", "amount", "number", "count", "unit"
PERSON, PEOPLE, ROWS = "person", "people", "rows"

_KINDS = {
    TEXT: Kind.TEXT,
    LINES: Kind.TEXT,
    TEXTS: Kind.LIST,
    DAY: Kind.DATE,
    CLOCK: Kind.TEXT,
    NUMBER: Kind.NUMBER,
    COUNT: Kind.COUNT,
    UNIT: Kind.CODE,
    PEOPLE: Kind.LIST,
    ROWS: Kind.LIST,
}
_EU_BUT_RO = tuple(country for country in EU if country != "RO")
_TERMS = (INFO, CONTRACT)
_RO_TERMS: Needed = {INFO: ("RO",), CONTRACT: ("RO",)}
_ALL_TERMS = everywhere(*_TERMS)
_EU_INFO: Needed = {INFO: _EU_BUT_RO}
_GULF: Needed = {OFFER: ("AE",), INFO: ("AE",)}
_ON_PERSON = (INTERVIEW, MISSING, REJECTION, CONSENT)


def _asked(
    name: str,
    asked: str,
    meaning: str,
    example: str = "",
    documents: Iterable[DocumentType] = _TERMS,
    needed: Needed | None = None,
    with_field: str = "",
) -> tuple[Entry, ...]:
    """The entry of one asked value, with the entries of its parts."""
    path, has = f"paper.{name}", frozenset(documents)
    need = needed or {}
    if asked == AMOUNT:
        return (
            Entry(f"{path}.amount", Kind.AMOUNT, meaning, example, has, need, asked=AMOUNT, with_field=with_field),
            Entry(f"{path}.currency", Kind.TEXT, mark("The currency of the amount beside it, as a code"), "RON", has),
        )
    if asked == PERSON:
        return (
            Entry(f"{path}.name", Kind.TEXT, meaning, example, has, need, asked=PERSON, with_field=with_field),
            *_parts(path, has, ("title", "email", "phone")),
        )
    whole = Entry(path, _KINDS[asked], meaning, example, has, need, asked=asked, with_field=with_field)
    if asked == TEXTS:
        return (whole, Entry(f"{path}[]", Kind.TEXT, mark("One entry of the list"), example, has))
    if asked == PEOPLE:
        return (whole, *_parts(f"{path}[]", has, ("name", "title")))
    return (whole,)


_PERSON_PARTS = {
    "name": (mark("The person's name"), "Ioana Marin"),
    "title": (mark("The person's title"), "Recruiter"),
    "email": (mark("The person's e-mail address"), "ioana@example.org"),
    "phone": (mark("The person's telephone number"), "+40 721 000 111"),
}


def _parts(path: str, has: frozenset[DocumentType], names: Iterable[str]) -> Iterable[Entry]:
    return tuple(Entry(f"{path}.{name}", Kind.TEXT, *_PERSON_PARTS[name], documents=has) for name in names)


def _rows(
    whole: tuple[Entry, ...], *columns: tuple[str, Kind, str, str], needed: tuple[str, ...] = ()
) -> tuple[Entry, ...]:
    """A list whose rows have named parts, of which a row may not lack those `needed` (nor its name)."""
    (entry,) = whole
    must = everywhere(*entry.documents)
    return (
        entry,
        *(
            Entry(f"{entry.path}[].{n}", k, m, e, entry.documents, must if n in needed else {})
            for n, k, m, e in columns
        ),
    )


WORK = (
    *_asked("occupation_code", TEXT, mark("The occupation's code (in Romania the six digits of COR)"), "242314",
            (*_TERMS, OFFER), {**_RO_TERMS, OFFER: ("AE",)}),
    *_asked("occupation_title", TEXT, mark("The occupation's name in the official list"),
            "Specialist resurse umane", (*_TERMS, OFFER)),
    *_asked("job_description", TEXT, mark("Where the duties are described: the attached job description"),
            "anexa 1, versiunea 3", needed=_RO_TERMS),
    *_asked("duties", TEXTS, mark("The main duties, one each"), "", (*_TERMS, OFFER), everywhere(INFO)),
    *_asked("evaluation_criteria", TEXTS, mark("The criteria by which the work is evaluated, one each"),
            needed=_RO_TERMS),
    *_asked("job_risks", TEXTS, mark("The risks specific to the job, one each"), needed=_RO_TERMS),
    *_asked("workplaces", TEXT, mark("Other places of work, or the rule by which the place changes")),
    *_asked("travel", TEXT, mark("Whether travel between places of work is provided or reimbursed"),
            needed={INFO: ("RO",)}),
    *_asked("hours_per_day", NUMBER, mark("Working hours a day"), "8 ore", needed=_RO_TERMS),
    *_asked("work_schedule", TEXT, mark("How the working hours are spread, and shifts"),
            "luni–vineri, 9.00–18.00", (*_TERMS, OFFER, CHANGE), everywhere(INFO)),
    *_asked("rest_days", TEXT, mark("The weekly days of rest"), "sâmbătă și duminică", (*_TERMS, OFFER), _GULF),
    *_asked("breaks", TEXT, mark("Breaks and daily rest"), needed={INFO: ("DE",)}),
    *_asked("overtime", TEXT, mark("When overtime is worked and how it is compensated"), needed=_ALL_TERMS),
    *_asked("fixed_term_reason", TEXT, mark("Why the contract is for a fixed term"), "", (*_TERMS, OFFER),
            _ALL_TERMS, with_field="offer.end_date"),
    *_asked("probation_conditions", TEXT, mark("The conditions of the probation period")),
    *_asked("user_undertaking", TEXT, mark("For temporary agency work: the undertaking where the work is done")),
    *_asked("continuous_service_date", DAY, mark("The day from which continuous service counts"),
            needed={INFO: ("GB",)}),
)  # fmt: skip

PAY = (
    *_asked("pay_due", TEXT, mark("When the pay is due"), "în data de 10 a lunii următoare", (*_TERMS, OFFER),
            _ALL_TERMS),
    *_asked("pay_method", TEXT, mark("How the pay is paid"), "prin virament bancar", (*_TERMS, OFFER), _ALL_TERMS),
    *_asked("local_pay", AMOUNT, mark("The base pay in the currency of the country, where it was offered in another"),
            "47.500,00 lei", (*_TERMS, OFFER)),
    *_asked("exchange_rate", NUMBER, mark("The exchange rate that was used"), "4,97", (*_TERMS, OFFER)),
    *_asked("exchange_date", DAY, mark("The day of the exchange rate"), "1 aprilie 2026", (*_TERMS, OFFER)),
    *_asked("exchange_source", TEXT, mark("Whose exchange rate it is"), "BNR", (*_TERMS, OFFER)),
    *_asked("medical_insurance", TEXT, mark("Medical insurance paid by the employer"), "", (*_TERMS, OFFER, ANNEX)),
    *_asked("pension", TEXT, mark("Pension contributions paid by the employer, and the provider"), "",
            (*_TERMS, OFFER, ANNEX), {INFO: ("GB",)}),
    *_asked("social_security", TEXT, mark("The bodies that receive the social contributions"), needed=_EU_INFO),
    *_asked("sick_pay", TEXT, mark("Sick leave and pay"), needed={INFO: ("GB",)}),
    *_asked("other_leave", TEXT, mark("Other paid leave"), needed={INFO: (*_EU_BUT_RO, "GB")}),
)  # fmt: skip

RULES = (
    *_asked("dismissal_notice_days", COUNT, mark("The notice period of the employer"), "20", needed=_ALL_TERMS),
    *_asked("dismissal_notice_unit", UNIT, mark("What the employer's notice period is counted in"), "working_days",
            needed=_ALL_TERMS),
    *_asked("termination_procedure", TEXT, mark("How the employment is ended: form, steps, time limits"),
            needed={INFO: (*_EU_BUT_RO, "GB")}),
    *_asked("collective_agreement", TEXT, mark("The collective agreement that applies, or that there is none"),
            needed={INFO: (*EU, "GB"), CONTRACT: ("RO",)}),
    *_asked("classification", TEXT, mark("The grade under the collective agreement"), "", (*_TERMS, OFFER)),
    *_asked("training", TEXT, mark("The training that the employer provides"), needed={INFO: (*EU, "GB")}),
    *_asked("esign_procedure", TEXT, mark("How electronic signatures are used, if they are"), "", (*_TERMS, OFFER)),
    *_asked("conditions", TEXTS, mark("What the offer depends on, one each"), "", (OFFER,)),
    *_asked("contract_number", TEXT, mark("The number of the employment contract"), "12", (CONTRACT, CHANGE, ANNEX)),
    *_asked("contract_date", DAY, mark("The date of the employment contract"), "20 aprilie 2026",
            (CONTRACT, CHANGE, ANNEX), everywhere(CHANGE)),
    *_asked("copies", COUNT, mark("How many copies of the contract are made"), "2", (CONTRACT,)),
)  # fmt: skip

GULF = (
    *_asked("nationality", TEXT, mark("The candidate's nationality"), "", (OFFER, *_TERMS), _GULF),
    *_asked("passport_number", TEXT, mark("The candidate's passport number; the record does not keep it"), "",
            (OFFER, *_TERMS), _GULF),
    *_asked("jurisdiction", TEXT, mark("Mainland or the free zone"), "", (OFFER, *_TERMS), _GULF),
    *_asked("work_permit", TEXT, mark("Work permit and residence: conditions, and who pays"), "", (OFFER, *_TERMS),
            _GULF),
    *_asked("accommodation", TEXT, mark("Accommodation: provided, or an allowance"), "", (OFFER, *_TERMS), _GULF),
    *_asked("transport", TEXT, mark("Transport: provided, or an allowance"), "", (OFFER, *_TERMS), _GULF),
    *_asked("travel_ticket", TEXT, mark("Entitlement to travel tickets"), "", (OFFER, *_TERMS)),
    *_asked("ministry_offer_number", TEXT, mark("The number of the ministry's own offer form"), "", (OFFER, *_TERMS)),
)  # fmt: skip

CONTACT = (
    *_asked("contact", PERSON, mark("Whom to ask: the person's name"), "Ioana Marin", PAPERS,
            everywhere(*_ON_PERSON, ONBOARDING)),
    *_asked("answer_by", DAY, mark("The day by which an answer is asked for"), "10 aprilie 2026",
            (INTERVIEW, CONSENT, CHANGE), everywhere(CONSENT)),
)  # fmt: skip

INTERVIEWS = (
    *_asked("interview_kind", TEXT, mark("What kind of interview it is"), "interviu tehnic", (INTERVIEW,),
            everywhere(INTERVIEW)),
    *_asked("interview_date", DAY, mark("The day of the interview"), "7 aprilie 2026", (INTERVIEW,),
            everywhere(INTERVIEW)),
    *_asked("interview_time", CLOCK, mark("The time of the interview, with its zone"),
            "10:00–10:45 (Europe/Bucharest, UTC+03:00)", (INTERVIEW,), everywhere(INTERVIEW)),
    Entry("paper.interview_local_time", Kind.TEXT,
          mark("The same time in the candidate's zone; empty where it is the same zone"),
          "11:00–11:45 (Asia/Dubai, UTC+04:00)", frozenset({INTERVIEW})),
    *_asked("interview_place", TEXT, mark("Where the interview is held"), "", (INTERVIEW,)),
    *_asked("interview_link", TEXT, mark("The link to an interview by video"), "", (INTERVIEW,)),
    *_asked("panel", PEOPLE, mark("Who takes part for the company"), "", (INTERVIEW,)),
    *_asked("bring", TEXTS, mark("What to bring, one each"), "", (INTERVIEW, ONBOARDING)),
)  # fmt: skip

REQUESTS = (
    *_rows(
        _asked("missing", ROWS, mark("The missing documents"), "", (MISSING,), everywhere(MISSING)),
        ("name", Kind.TEXT, mark("The missing document"), "Diploma de licență"),
        ("due", Kind.DATE, mark("The day by which the document is needed"), "14 aprilie 2026"),
        ("note", Kind.TEXT, mark("What to mind about the document"), "copie, cu originalul la vedere"),
        needed=("due",),
    ),
    *_asked("return_to", TEXT, mark("Where to send the documents"), "hr@example.org", (MISSING,), everywhere(MISSING)),
    *_asked("feedback", LINES, mark("What the person may be told about the decision"), "", (REJECTION,)),
    *_asked("keep_until", DAY, mark("The day until which the data are kept"), "", (REJECTION,)),
    *_asked("consent_purpose", TEXT, mark("What the consent is for"), "", (CONSENT,), everywhere(CONSENT)),
    *_asked("consent_policy", TEXT, mark("The version of the privacy notice"), "2026-01", (CONSENT,),
            everywhere(CONSENT)),
    *_asked("consent_months", COUNT, mark("How many months the consent lasts"), "24 de luni", (CONSENT,),
            everywhere(CONSENT)),
    *_asked("consent_data", TEXTS, mark("Which data the consent is about, one each"), "", (CONSENT,),
            everywhere(CONSENT)),
    *_asked("consent_recipients", TEXT, mark("Who receives the data"), "", (CONSENT,), everywhere(CONSENT)),
    *_asked("withdraw_to", TEXT, mark("Where to write to withdraw the consent"), "hr@example.org", (CONSENT,),
            everywhere(CONSENT)),
)  # fmt: skip

STARTS = (
    *_asked("first_day_time", TEXT, mark("When to be there on the first day"), "9:00", (ONBOARDING,),
            everywhere(ONBOARDING)),
    *_asked("first_day_place", TEXT, mark("Where to be on the first day"), "", (ONBOARDING,), everywhere(ONBOARDING)),
    *_rows(
        _asked("tasks", ROWS, mark("What is to be done until and after the start"), "", (ONBOARDING,),
               everywhere(ONBOARDING)),
        ("name", Kind.TEXT, mark("What is to be done"), "Fișa de aptitudine"),
        ("owner", Kind.TEXT, mark("Who does it"), "Resurse umane"),
        ("due", Kind.DATE, mark("By which day it is done"), "30 aprilie 2026"),
        ("note", Kind.TEXT, mark("What to mind"), ""),
    ),
)  # fmt: skip

CHANGES = (
    *_rows(
        _asked("changes", ROWS, mark("What changes"), "", (CHANGE,), everywhere(CHANGE)),
        ("name", Kind.TEXT, mark("The term that changes"), "Salariul de bază"),
        ("before", Kind.TEXT, mark("What it was, written in the letter's language"), "9.000,00 lei"),
        ("after", Kind.TEXT, mark("What it becomes, written in the letter's language"), "9.500,00 lei"),
    ),
    *_asked("effective_date", DAY, mark("The day from which it holds"), "1 mai 2026", (CHANGE, ANNEX),
            everywhere(CHANGE)),
    *_asked("change_until", DAY, mark("The last day of a change for a time"), "", (CHANGE,)),
    *_asked("change_reason", LINES, mark("Why it changes"), "", (CHANGE,)),
    *_asked("change_basis", TEXT, mark("The agreement or law on which the change rests"), "", (CHANGE,)),
    *_asked("annex_number", TEXT, mark("The annex's number"), "1", (ANNEX,)),
    *_rows(
        _asked("benefit_terms", ROWS, mark("Under which conditions benefits are given"), "", (ANNEX,)),
        ("name", Kind.TEXT, mark("The benefit"), "Tichete de masă"),
        ("terms", Kind.TEXT, mark("The conditions of the benefit"), "pentru fiecare zi lucrată"),
    ),
)  # fmt: skip

ENTRIES = (*CONTACT, *WORK, *PAY, *RULES, *GULF, *INTERVIEWS, *REQUESTS, *STARTS, *CHANGES)
