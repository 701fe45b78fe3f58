"""Signed copies for the tests of read-back: right ones that were treated roughly, wrong ones with one field altered.

Every letter is made by the desk's own templates, for invented people whose offers differ from letter to letter. A wrong
one is either made from an altered record, so that the field differs wherever it stands, or altered in one place only.
Same number, same letter.
"""

from __future__ import annotations

import dataclasses
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from recdesk import shipped
from recdesk.domain.candidate import Address, Candidate, NoticeUnit
from recdesk.domain.letter import SignedReading, Verdict
from recdesk.domain.money import Basis, Frequency
from recdesk.domain.offer import Allowance, Benefit, Offer
from recdesk.domain.people import Signer
from recdesk.letters.engines import make_pdf
from recdesk.letters.readback.signed import read_signed
from recdesk.letters.workshop import LetterWorkshop
from recdesk.services.paper_ports import LetterDraft, TemplateChoice
from tests.builders import NOW, a_candidate, a_company, a_reference, a_requisition
from tests.letters.examples import offer_in

PEOPLE = (
    ("Ana-Maria", "Ștefănescu", Address.MS),
    ("Ion", "Popescu", Address.MR),
    ("Mărioara", "Țuțea", Address.MS),
    ("Jürgen", "Groß", Address.MR),
    ("Árpád", "Kovács", Address.NEUTRAL),
    ("Seán", "O’Brien", Address.MR),
    ("Zoë", "Müller-Lüdenscheidt", Address.MS),
    ("Søren", "Kjærgaard", Address.MR),
    ("Jan", "van der Berg", Address.MR),
    ("Łukasz", "Żółkiewski", Address.NEUTRAL),
)
SIGNERS = ("Elena Pop", "Radu Țurcanu", "Mihaela Enache", "Horia Câmpeanu")


@dataclass(frozen=True)
class Case:
    """A record, its letter as it went out, and the language."""

    language: str
    offer: Offer
    candidate: Candidate
    context: Mapping[str, Any]
    letter: LetterDraft


@dataclass(frozen=True)
class Planted:
    """A wrong copy of a case's letter: what was altered, in which fields it must be noticed, and the file."""

    case: Case
    alteration: str
    fields: tuple[str, ...]
    name: str
    content: bytes


@cache
def workshop() -> LetterWorkshop:
    """The shipped templates."""
    return LetterWorkshop([shipped.templates()])


@cache
def languages() -> tuple[str, ...]:
    """The languages in which an offer letter is shipped."""
    return tuple(sorted(p.parent.name for p in shipped.templates().glob("*/offer_letter.docx")))


def case(language: str, number: int) -> Case:
    """The letter of that number in a language."""
    chance = random.Random(f"{language} {number}")
    given, family, address = PEOPLE[chance.randrange(len(PEOPLE))]
    candidate = a_candidate(
        legal_name=f"{given} {family}",
        latin_name="",
        given_name=given,
        family_name=family,
        form_of_address=address,
        email="candidate@mail.example",
    )
    start = date(2027, 1, 4) + timedelta(days=chance.randrange(300))
    told = offer_in(language)
    offer = offer_in(
        language,
        number=f"OF-2026-{chance.randrange(1, 9000):04d}",
        amount=Decimal(chance.randrange(4200, 29000)) + chance.choice((Decimal(0), Decimal("0.50"))),
        currency=chance.choice(("RON", "RON", "EUR", "USD", "CHF")),
        basis=chance.choice((Basis.GROSS, Basis.NET)),
        frequency=chance.choice((Frequency.MONTHLY, Frequency.MONTHLY, Frequency.YEARLY)),
        bonus=chance.choice((told.bonus, "")),
        allowances=chance.choice((told.allowances, ())),
        benefits=chance.choice((told.benefits, told.benefits[:1])),
        start_date=start,
        valid_until=date(2026, 12, 1) + timedelta(days=chance.randrange(28)),
        probation_days=chance.choice((30, 45, 60, 90)),
        probation_unit=chance.choice((NoticeUnit.CALENDAR_DAYS, NoticeUnit.WORKING_DAYS)),
        notice_days=chance.choice((10, 15, 20, 30)),
        notice_unit=chance.choice((NoticeUnit.CALENDAR_DAYS, NoticeUnit.WORKING_DAYS)),
        annual_leave_days=chance.choice((20, 21, 25)),
        signers=(
            Signer(1, chance.choice(SIGNERS), "Head of Talent Acquisition", "signer@carpat-digital.example"),
            Signer(2, candidate.legal_name, "Candidate", "candidate@mail.example"),
        ),
    )
    context, letter = _letter(offer, candidate)
    return Case(language, offer, candidate, context, letter)


def _letter(offer: Offer, candidate: Candidate) -> tuple[Mapping[str, Any], LetterDraft]:
    office = next((o for o in a_reference().offices if o.name == offer.office), None)
    context = workshop().context(offer, candidate, a_requisition(), a_company(), at=NOW, office=office)
    return context, workshop().make(_choice(offer.language), context, title="Offer", author="Carpat", at=NOW)


def _choice(language: str) -> TemplateChoice:
    fitting = workshop().choices(language=language, country="RO", function="TA", document_type="offer_letter")
    return fitting[0]


def read(case: Case, name: str, content: bytes) -> SignedReading:
    """A copy read back against the case's record."""
    sent = case.letter.docx if name.endswith(".docx") else case.letter.pdf
    return read_signed(content, context=case.context, language=case.language, letter=sent)


# Wrong copies


def _amount_digit(offer: Offer, chance: random.Random) -> dict[str, Any]:
    digits = list(str(offer.amount))
    at = chance.randrange(len(str(int(offer.amount or 0))))
    digits[at] = str((int(digits[at]) + chance.randrange(1, 9)) % 10 or 7)
    if "".join(digits) == str(offer.amount):
        digits[at] = "3"
    return {"amount": Decimal("".join(digits))}


def _swapped_digits(offer: Offer, _: random.Random) -> dict[str, Any]:
    digits = str(offer.amount)
    for at in range(len(str(int(offer.amount or 0))) - 1):
        if digits[at] != digits[at + 1] and digits[at + 1] != "0":
            return {"amount": Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])}
    return {"amount": (offer.amount or Decimal(0)) * 10}


def _currency(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"currency": "EUR" if offer.currency != "EUR" else "RON"}


def _basis(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"basis": Basis.NET if offer.basis is Basis.GROSS else Basis.GROSS}


def _frequency(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"frequency": Frequency.YEARLY if offer.frequency is Frequency.MONTHLY else Frequency.MONTHLY}


def _day_and_month(offer: Offer, _: random.Random) -> dict[str, Any]:
    day = offer.start_date or date(2027, 3, 4)
    if day.day <= 12 and day.day != day.month:
        return {"start_date": date(day.year, day.day, day.month)}
    return {"start_date": day + timedelta(days=10)}


def _month(offer: Offer, _: random.Random) -> dict[str, Any]:
    day = (offer.start_date or date(2027, 3, 4)).replace(day=5)
    return {"start_date": (offer.start_date or day) + timedelta(days=31)}


def _year(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"start_date": (offer.start_date or date(2027, 3, 4)) + timedelta(days=364)}


def _valid_until(offer: Offer, chance: random.Random) -> dict[str, Any]:
    return {"valid_until": (offer.valid_until or date(2026, 12, 4)) + timedelta(days=chance.randrange(1, 25))}


def _notice(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"notice_days": (offer.notice_days or 0) + 5}


def _notice_unit(offer: Offer, _: random.Random) -> dict[str, Any]:
    calendar = offer.notice_unit is NoticeUnit.CALENDAR_DAYS
    return {"notice_unit": NoticeUnit.WORKING_DAYS if calendar else NoticeUnit.CALENDAR_DAYS}


def _probation(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"probation_days": (offer.probation_days or 0) * 2}


def _probation_unit(offer: Offer, _: random.Random) -> dict[str, Any]:
    calendar = offer.probation_unit is NoticeUnit.CALENDAR_DAYS
    return {"probation_unit": NoticeUnit.WORKING_DAYS if calendar else NoticeUnit.CALENDAR_DAYS}


def _benefit_value(offer: Offer, _: random.Random) -> dict[str, Any]:
    first = offer.benefits[0]
    return {"benefits": (dataclasses.replace(first, value="45"), *offer.benefits[1:])}


def _benefit_added(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"benefits": (*offer.benefits, Benefit("Laptop", "1"))}


def _benefit_removed(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"benefits": offer.benefits[1:]}


def _allowance(offer: Offer, _: random.Random) -> dict[str, Any]:
    if not offer.allowances:
        return {"allowances": offer_in(offer.language).allowances}
    first: Allowance = offer.allowances[0]
    return {"allowances": (dataclasses.replace(first, amount=first.amount + 100),)}


def _leave(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"annual_leave_days": (offer.annual_leave_days or 0) + 2}


def _job(offer: Offer, _: random.Random) -> dict[str, Any]:
    return {"job_title": offer.job_title + " II"}


def _signer(offer: Offer, _: random.Random) -> dict[str, Any]:
    first, *others = offer.signers
    other = next(name for name in SIGNERS if name != first.name)
    return {"signers": (dataclasses.replace(first, name=other), *others)}


ALTERATIONS: dict[str, tuple[Callable[[Offer, random.Random], dict[str, Any]], tuple[str, ...]]] = {
    "amount digit": (_amount_digit, ("amount",)),
    "swapped digits": (_swapped_digits, ("amount",)),
    "currency": (_currency, ("amount",)),
    "gross for net": (_basis, ("amount",)),
    "month for year": (_frequency, ("amount",)),
    "day and month": (_day_and_month, ("start_date",)),
    "other month": (_month, ("start_date",)),
    "other year": (_year, ("start_date",)),
    "valid until": (_valid_until, ("valid_until",)),
    "notice": (_notice, ("notice_days",)),
    "notice unit": (_notice_unit, ("notice_days",)),
    "probation": (_probation, ("probation_days",)),
    "probation unit": (_probation_unit, ("probation_days",)),
    "benefit value": (_benefit_value, ("benefit",)),
    "benefit added": (_benefit_added, ("benefit",)),
    "benefit removed": (_benefit_removed, ("benefit",)),
    "allowance": (_allowance, ("allowance", "benefit")),
    "leave": (_leave, ("annual_leave_days",)),
    "job title": (_job, ("job_title",)),
    "signer": (_signer, ("signer",)),
    "name letter": (lambda _offer, _chance: {}, ("candidate", "signer")),
    "one place": (lambda _offer, _chance: {}, ()),
}


def planted(case: Case, alteration: str, number: int) -> Planted:
    """The case's letter with one thing altered, as PDF or (every third) as DOCX."""
    chance = random.Random(f"{case.language} {alteration} {number}")
    if alteration == "one place":
        return _in_one_place(case, chance)
    change, fields = ALTERATIONS[alteration]
    candidate = case.candidate
    changes = change(case.offer, chance)
    if alteration == "name letter":
        candidate = dataclasses.replace(candidate, **_other_letter(candidate))
        own = dataclasses.replace(case.offer.signers[1], name=candidate.legal_name)
        changes = {"signers": (case.offer.signers[0], own)}
    _, wrong = _letter(dataclasses.replace(case.offer, **changes), candidate)
    if number % 3 == 0:
        return Planted(case, alteration, fields, "signed.docx", wrong.docx)
    return Planted(case, alteration, fields, "signed.pdf", wrong.pdf)


def noticed(copy: Planted, reading: SignedReading) -> bool:
    """Whether the altered field is said to differ."""
    wrong = [fact.field for fact in reading.facts if not fact.match]
    return reading.verdict is Verdict.MISMATCH and any(field.startswith(copy.fields) for field in wrong)


def _other_letter(candidate: Candidate) -> dict[str, str]:
    family = candidate.family_name
    swapped = family[:-2] + ("a" if family[-2] != "a" else "e") + family[-1]
    return {"family_name": swapped, "legal_name": f"{candidate.given_name} {swapped}"}


def _in_one_place(case: Case, chance: random.Random) -> Planted:
    """One of the places of a value that stands in several, altered in the file by hand."""
    facts = {fact.field: fact for fact in case.letter.facts}
    choices = [("job_title", " Junior"), ("valid_until", "0"), ("version", "1"), ("amount", "0")]
    field, more = chance.choice(choices)
    text = facts[field].document.replace(" ", "\u00a0") if field == "valid_until" else facts[field].document
    content = altered_docx(case.letter.docx, text, text + more, chance)
    if content is None:  # the value does not stand alone in a run here; the vacancy's number does
        field, text = "requisition", facts["requisition"].document
        content = altered_docx(case.letter.docx, text, text + "7", chance)
    assert content is not None
    pdf = make_pdf(content, engine="builtin", title="Offer", author="Carpat", language=case.language, at=NOW).pdf
    return Planted(case, "one place", (field,), "signed.pdf", pdf)


def altered_docx(docx: bytes, old: str, new: str, chance: random.Random) -> bytes | None:
    """The file with one of the places of a text altered; None where the text does not stand in one run."""
    parts = parts_of(docx)
    body = parts["word/document.xml"].decode()
    places = [match.start() for match in re.finditer(re.escape(escape(old)), body)]
    if not places:
        return None
    at = chance.choice(places)
    changed = body[:at] + escape(new) + body[at + len(escape(old)) :]
    return zipped(parts | {"word/document.xml": changed.encode()})


def parts_of(docx: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


# Right copies, treated roughly


def pages_turned(pdf: bytes) -> bytes:
    """The pages in the other order."""
    document = pypdfium2.PdfDocument(pdf)
    turned = pypdfium2.PdfDocument.new()
    turned.import_pages(document, list(reversed(range(len(document)))))
    return _saved(turned)


def saved_again(pdf: bytes) -> bytes:
    """The same pages written by another program."""
    return _saved(pypdfium2.PdfDocument(pdf))


def stamped(pdf: bytes) -> bytes:
    """A stamp and an electronic signature's note over every page, and a page added at the end."""
    document = pypdfium2.PdfDocument(pdf)
    over = pypdfium2.PdfDocument(_stamp(len(document)))
    for number in range(len(document)):
        page = document[number]
        page.insert_obj(over.page_as_xobject(number, document).as_pageobject())
        page.gen_content()
    document.import_pages(over, [len(document)])
    return _saved(document)


def _stamp(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFillColor(Color(0.7, 0, 0, alpha=0.5))
        canvas.setFont("Helvetica-Bold", 14)
        canvas.saveState()
        canvas.translate(300, 250)
        canvas.rotate(20)
        canvas.drawString(0, 0, "RECEIVED 24.11.2026 No. 1187")
        canvas.restoreState()
        canvas.setFont("Helvetica", 7)
        canvas.drawString(40, 20, f"Envelope ID: 8F3A-22C1-9D40-7710  Signed 24.11.2026 09:{number:02d}")
        canvas.showPage()
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        60, 780, "Certificate of completion: signed on 24.11.2026 at 09:31, total 2 signatures, 1.250 bytes"
    )
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rough(case: Case) -> Iterator[tuple[str, str, bytes]]:
    """Right copies of a case's letter: how they were treated, their name and bytes."""
    yield "as it went out", "signed.pdf", case.letter.pdf
    yield "as a Word file", "signed.docx", case.letter.docx
    yield "pages turned", "signed.pdf", pages_turned(case.letter.pdf)
    yield "saved again", "signed.pdf", saved_again(case.letter.pdf)
    yield "stamped", "signed.pdf", stamped(case.letter.pdf)
