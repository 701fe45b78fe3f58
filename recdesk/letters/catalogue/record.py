"""Fields that the desk knows: the candidate, the offer, the requisition, the company, the signers and the letter.

Personal numbers, birth dates, needs and notes are left out on purpose: a letter has no use for them.
"""

from __future__ import annotations

from recdesk.domain.document import PAPERS
from recdesk.letters.catalogue.entries import (
    ANNEX,
    CHANGE,
    CONSENT,
    CONTRACT,
    INFO,
    INTERVIEW,
    MISSING,
    OFFER,
    ON_OFFER,
    ONBOARDING,
    REJECTION,
    Entry,
    Kind,
    everywhere,
)
from recdesk.localization.catalogue import mark

TEXT, AMOUNT, DATE, COUNT = Kind.TEXT, Kind.AMOUNT, Kind.DATE, Kind.COUNT
NUMBER, CODE, LIST = Kind.NUMBER, Kind.CODE, Kind.LIST

_ALWAYS = everywhere(*sorted(PAPERS))
_TERMS = everywhere(OFFER, INFO, CONTRACT)
_START = everywhere(OFFER, INFO, CONTRACT, ONBOARDING)
_GREETS = everywhere(OFFER, INTERVIEW, MISSING, REJECTION, CONSENT, CHANGE)
_BY_OFFER = everywhere(OFFER, ANNEX, INFO, CONTRACT, ONBOARDING, CHANGE)

CANDIDATE = (
    Entry("candidate.number", TEXT, mark("The candidate's number at the desk"), "CAN-2026-0001"),
    Entry("candidate.name", TEXT, mark("The name as letters print it: legal, else in Latin letters"), "Ana Popescu",
          needed=_ALWAYS),
    Entry("candidate.legal_name", TEXT, mark("The name as it stands on the identity document"), "Ana Popescu"),
    Entry("candidate.latin_name", TEXT, mark("The name in Latin letters, as in the passport"), "Ana Popescu"),
    Entry("candidate.given_name", TEXT, mark("Given names"), "Ana"),
    Entry("candidate.family_name", TEXT, mark("Family name"), "Popescu"),
    Entry("candidate.ordered_name", TEXT, mark("Given and family name in the order of the letter's language"),
          "Ana Popescu"),
    Entry("candidate.register_name", TEXT, mark("Family name first, for lists and registers"), "Popescu Ana"),
    Entry("candidate.language", TEXT, mark("The candidate's own language, as a code"), "ro"),
    Entry("candidate.email", TEXT, mark("E-mail address"), "ana.popescu@example.org"),
    Entry("candidate.phone", TEXT, mark("Telephone number"), "+40 721 234 567"),
    Entry("candidate.street", TEXT, mark("Street and number"), "Str. Lalelelor nr. 7"),
    Entry("candidate.city", TEXT, mark("City"), "Timișoara"),
    Entry("candidate.postal_code", TEXT, mark("Postal code"), "300123"),
    Entry("candidate.country", TEXT, mark("Country, as a code; the filter country gives its name"), "RO"),
    Entry("candidate.address", TEXT, mark("The postal address on one line"), "Str. Lalelelor nr. 7, 300123 Timișoara"),
    Entry("candidate.address_lines", LIST, mark("The postal address, a line each"), ""),
    Entry("candidate.address_lines[]", TEXT, mark("One line of the postal address"), "300123 Timișoara"),
    Entry("candidate.form_of_address", CODE, mark("How the person is addressed"), "ms"),
)  # fmt: skip

OFFER_FIELDS = tuple(
    Entry(f"offer.{name}", kind, meaning, example, documents=ON_OFFER, needed=needed or {})
    for name, kind, meaning, example, needed in (
        ("number", TEXT, mark("The offer's number"), "OF-2026-0001", _BY_OFFER),
        ("version", COUNT, mark("The offer's version"), "2", None),
        ("candidate", TEXT, mark("The candidate's number at the desk"), "CAN-2026-0001", None),
        ("requisition", TEXT, mark("The requisition's number"), "REQ-2026-0001", None),
        ("job_title", TEXT, mark("The job title offered"), "Recruiter", _BY_OFFER),
        ("department", TEXT, mark("The department"), "Recruitment operations", None),
        ("amount", AMOUNT, mark("The base pay"), "9.500,00 lei", _TERMS),
        ("currency", TEXT, mark("The currency of the base pay, as a code"), "RON", _TERMS),
        ("basis", CODE, mark("Whether the pay is gross or net"), "brut", _TERMS),
        ("frequency", CODE, mark("How often the base pay is paid"), "pe lună", _TERMS),
        ("pay", TEXT, mark("The base pay in one line, with basis and frequency"), "9.500,00 lei brut pe lună", None),
        ("bonus", TEXT, mark("The bonus, as it was agreed"), "", None),
        ("start_date", DATE, mark("The first day of work"), "4 mai 2026", _START),
        ("end_date", DATE, mark("The last day of a fixed-term contract"), "3 mai 2027", None),
        ("valid_until", DATE, mark("The last day on which the offer may be accepted"), "17 aprilie 2026",
         everywhere(OFFER)),
        ("probation_days", COUNT, mark("The length of the probation period"), "90 de zile calendaristice", None),
        ("probation_unit", CODE, mark("What the probation period is counted in"), "zile calendaristice", None),
        ("notice_days", COUNT, mark("The notice period of the employee"), "20 de zile lucrătoare", None),
        ("notice_unit", CODE, mark("What the notice period is counted in"), "zile lucrătoare", None),
        ("annual_leave_days", COUNT, mark("Paid annual leave, in working days"), "21", everywhere(INFO)),
        ("fte", NUMBER, mark("The part of full time: 1 is full time"), "0,5", None),
        ("hours_per_week", NUMBER, mark("Working hours a week"), "40 de ore", _TERMS),
        ("work_type", CODE, mark("On site, hybrid or remote"), "hibrid", None),
        ("country", TEXT, mark("The country of work, as a code"), "RO", None),
        ("city", TEXT, mark("The city of work"), "Timișoara", _TERMS),
        ("office", TEXT, mark("The office"), "Timișoara", None),
        ("function", TEXT, mark("The function, as the desk's folders name it"), "TA", None),
        ("language", TEXT, mark("The language of the offer, as a code"), "ro_RO", None),
        ("document_type", TEXT, mark("The kind of letter that the offer asks for, as a code"), "offer_letter", None),
        ("allowances", LIST, mark("Money beside the base pay"), "", None),
        ("allowances[].name", TEXT, mark("What the allowance is for"), "Remote work allowance", None),
        ("allowances[].amount", AMOUNT, mark("How much the allowance is"), "400,00 lei", None),
        ("allowances[].currency", TEXT, mark("The allowance's currency, as a code"), "RON", None),
        ("allowances[].frequency", CODE, mark("How often the allowance is paid"), "pe lună", None),
        ("benefits", LIST, mark("What is given beside money"), "", None),
        ("benefits[].name", TEXT, mark("The benefit"), "Meal tickets", None),
        ("benefits[].value", TEXT, mark("What the benefit is worth"), "40", None),
        ("benefits[].unit", TEXT, mark("What the benefit's value counts"), "lei a working day", None),
    )
)  # fmt: skip

REQUISITION = tuple(
    Entry(f"requisition.{name}", kind, meaning, example, needed=needed or {})
    for name, kind, meaning, example, needed in (
        ("number", TEXT, mark("The requisition's number"), "REQ-2026-0001", everywhere(OFFER)),
        ("title", TEXT, mark("The title of the vacancy"), "Recruiter", None),
        ("family", TEXT, mark("The job family"), "Recruitment", None),
        ("level", TEXT, mark("The level in the job architecture"), "L3", None),
        ("function", TEXT, mark("The function, as the desk's folders name it"), "TA", None),
        ("department", TEXT, mark("The department"), "Recruitment operations", None),
        ("country", TEXT, mark("The country of work, as a code"), "RO", None),
        ("city", TEXT, mark("The city of work"), "Timișoara", None),
        ("office", TEXT, mark("The office"), "Timișoara", None),
        ("work_type", CODE, mark("On site, hybrid or remote"), "hibrid", None),
        ("hiring_manager.name", TEXT, mark("The hiring manager's name"), "Mihai Ionescu", None),
        ("hiring_manager.title", TEXT, mark("The hiring manager's title"), "Head of Operations", None),
        ("hiring_manager.email", TEXT, mark("The hiring manager's e-mail address"), "mihai@example.org", None),
        ("recruiter.name", TEXT, mark("The recruiter's name"), "Ioana Marin", None),
        ("recruiter.title", TEXT, mark("The recruiter's title"), "Recruiter", None),
        ("recruiter.email", TEXT, mark("The recruiter's e-mail address"), "ioana@example.org", None),
    )
)  # fmt: skip

COMPANY = tuple(
    Entry(f"company.{name}", kind, meaning, example, needed=_ALWAYS if name in ("name", "legal_name") else {})
    for name, kind, meaning, example in (
        ("name", TEXT, mark("The company's name in daily use"), "Fagul"),
        ("legal_name", TEXT, mark("The company's name in the register"), "Fagul Servicii SRL"),
        ("street", TEXT, mark("Street and number"), "Str. Fagului nr. 12"),
        ("city", TEXT, mark("City"), "Cluj-Napoca"),
        ("postal_code", TEXT, mark("Postal code"), "400483"),
        ("country", TEXT, mark("Country, as a code; the filter country gives its name"), "RO"),
        ("address", TEXT, mark("The registered address on one line"), "Str. Fagului nr. 12, 400483 Cluj-Napoca"),
        ("registration", TEXT, mark("The number in the trade register"), "J12/1234/2015"),
        ("tax_id", TEXT, mark("The tax number"), "RO18547290"),
        ("phone", TEXT, mark("Telephone number"), "+40 264 123 456"),
        ("email", TEXT, mark("E-mail address"), "hr@example.org"),
        ("website", TEXT, mark("Website"), "www.example.org"),
    )
)  # fmt: skip

OFFICE = tuple(
    Entry(f"office.{name}", TEXT, meaning, example, documents=ON_OFFER)
    for name, meaning, example in (
        ("name", mark("The office where the work is done"), "Timișoara"),
        ("street", mark("Street and number"), "Bd. Take Ionescu nr. 5"),
        ("city", mark("City"), "Timișoara"),
        ("postal_code", mark("Postal code"), "300062"),
        ("country", mark("Country, as a code; the filter country gives its name"), "RO"),
        ("address", mark("The office's address on one line"), "Bd. Take Ionescu nr. 5, 300062 Timișoara"),
    )
)

SIGNERS = (
    Entry("signers", LIST, mark("Those who sign for the company, in order"), documents=ON_OFFER),
    Entry("signers[].order", COUNT, mark("The signer's place in the order"), "1", documents=ON_OFFER),
    Entry("signers[].name", TEXT, mark("The signer's name"), "Radu Dobre", documents=ON_OFFER,
          needed=everywhere(OFFER, INFO, CONTRACT, CHANGE)),
    Entry("signers[].title", TEXT, mark("The signer's title"), "Managing director", documents=ON_OFFER),
    Entry("signers[].email", TEXT, mark("The signer's e-mail address"), "radu@example.org", documents=ON_OFFER),
    Entry("signers[].anchor", TEXT, mark("The mark that a signing service looks for"), "[[sign:1]]",
          documents=ON_OFFER),
)  # fmt: skip

LETTER = tuple(
    Entry(f"letter.{name}", kind, meaning, example, needed=needed or {})
    for name, kind, meaning, example, needed in (
        ("date", DATE, mark("The day on which the letter is made"), "3 aprilie 2026", _ALWAYS),
        ("reference", TEXT, mark("The number and version that the letter speaks of"), "OF-2026-0001 v2", _ALWAYS),
        ("salutation", TEXT, mark("The salutation, with its punctuation"), "Stimată doamnă Popescu,", _GREETS),
        ("addressee", TEXT, mark("The person in the address block"), "Doamna Ana Popescu", _GREETS),
        ("courtesy", TEXT, mark("The person addressed inside a sentence"), "stimată doamnă Popescu", None),
        ("language", TEXT, mark("The language of the letter, as a code"), "ro_RO", None),
        ("second_language", TEXT, mark("The second language of a letter in two, as a code"), "en_GB", None),
        ("second_salutation", TEXT, mark("The salutation in the second language"), "Dear Ms Popescu,", None),
        ("second_addressee", TEXT, mark("The person in the address block, in the second language"), "Ms Ana Popescu",
         None),
        ("second_courtesy", TEXT, mark("The person addressed inside a sentence, in the second language"),
         "Ms Popescu", None),
        ("second_pay", TEXT, mark("The base pay in one line, in the second language"), "AED 12,500.00 gross per month",
         None),
        ("document_type", TEXT, mark("The kind of document, as a code"), "offer_letter", None),
        ("candidate_anchor", TEXT, mark("The mark where the candidate signs"), "[[sign:2]]", None),
        ("candidate_title", TEXT, mark("The candidate's title beside the signature"), "", None),
        ("workplace", TEXT, mark("Where the work is done, with the address where it is known"),
         "Bd. Take Ionescu nr. 5, 300062 Timișoara", None),
    )
)  # fmt: skip

ENTRIES = (*CANDIDATE, *OFFER_FIELDS, *REQUISITION, *COMPANY, *OFFICE, *SIGNERS, *LETTER)
