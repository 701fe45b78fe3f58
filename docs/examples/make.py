"""Makes the long list, the list in an old encoding and the attachments; running it again gives the same bytes.

    python docs/examples/make.py

The other files of this folder are written by hand. Needs the development packages. All people, companies, addresses
and numbers are invented.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import phonenumbers
import xlsxwriter
from docx import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "resources" / "fonts"
sys.path.insert(0, str(HERE))
from people import PEOPLE, Somebody  # noqa: E402 - found beside this file

from recdesk.domain.folding import fold  # noqa: E402

MADE = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - office files carry no zone
GIVEN_ON, NEXT_DUE = date(2026, 11, 20), date(2027, 10, 18)
HEADERS = (
    "external_id legal_name latin_name email phone street city postal_code country source notice_days notice_unit "
    "consent_policy consent_purpose consent_given_on consent_channel next_action next_action_due note LinkedIn"
).split()
SOURCES = ("LinkedIn", "Careers page", "eJobs", "Hipo")
Row = list[Any]


def candidate_rows() -> list[Row]:
    """The sixty rows; days are dates, everything else is text."""
    return [candidate_row(place, person) for place, person in enumerate(PEOPLE)]


def candidate_row(place: int, person: Somebody) -> Row:
    """One row, in the order of `HEADERS`."""
    address = mail_name(person, place)
    return [
        f"ATS-{1001 + place}",
        person.name,
        person.latin,
        f"{address}@mail.example",
        phone_of(person.country, place),
        person.street,
        person.city,
        person.postal_code,
        person.country,
        SOURCES[place % len(SOURCES)],
        str((0, 14, 30, 45, 60)[place % 5]),
        "calendar_days",
        "2026-05",
        "recruitment",
        GIVEN_ON,
        "web form",
        "Call about the interview",
        NEXT_DUE + timedelta(days=place % 5),
        "Prefers to be called after 17:00" if place % 7 == 0 else "",
        f"https://social.example/in/{address}",
    ]


def mail_name(person: Somebody, place: int) -> str:
    """The part before the @: the name in plain letters, with the row's number so that each is its own."""
    words = ["".join(fold(word).split()) for word in (person.latin or person.name).split()]
    plain = [word for word in words if word.isascii() and word] or ["candidate"]
    return f"{'.'.join(plain)[:40]}.{1 + place}"


def phone_of(country: str, place: int) -> str:
    """A number of the right shape for the country, counted up from the example in the numbering plans."""
    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    national = str(example.national_number)
    counted = national[:-2] + f"{(int(national[-2:]) + place) % 100:02d}"
    number = phonenumbers.PhoneNumber(country_code=example.country_code, national_number=int(counted))
    shape = phonenumbers.PhoneNumberFormat
    # Half of them as people write them abroad, half as they dial them at home.
    return phonenumbers.format_number(number, shape.INTERNATIONAL if place % 2 else shape.NATIONAL)


def as_csv(headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as delimited text; days in ISO."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return out.getvalue().encode()


def as_workbook(headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as a workbook: days as real dates, everything else as text, so that no zero and no plus is lost."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": MADE, "title": "Example candidates"})
    sheet = book.add_worksheet("Candidates")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, len(headers), 18)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(line, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            elif cell:
                sheet.write_string(line, column, cell)
    book.close()
    return out.getvalue()


OWN = """\
Nume;Prenume;E-mail;Telefon;Data nașterii;Oraș;Țara;Preaviz (zile);Acord dat la;Observații
Șerban;Luminița;luminita.serban@mail.example;0712 034 801;07.04.1990;Iași;România;30;20.11.2026;De sunat după ora 17
Țiplea;Răzvan;razvan.tiplea@mail.example;0712 034 802;1.12.1985;Baia Mare;România;20;19.11.2026;
Weiß;Katharina;katharina.weiss@mail.example;+49 1512 3456789;31.10.1993;München;Germania;;;
"""
# The old encoding has s and t with cedilla only; the programs that wrote such lists put them in place of ș and ț.
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")

CV = (
    ("Ana-Maria Ștefănescu", "title"),
    ("Str. Ștefan cel Mare nr. 10, ap. 15, 400001 Cluj-Napoca", ""),
    ("E-mail: ana.stefanescu@mail.example", ""),
    ("Telefon: 0712 034 599", ""),
    ("Experiență", "heading"),
    ("2023-2026: coordonator recrutare, Orizont Logistic SRL, Cluj-Napoca. Oferte pentru 60 de posturi pe an.", ""),
    ("2021-2023: asistent resurse umane, Duna Services SRL, Oradea.", ""),
    ("Studii", "heading"),
    ("2018-2021: Sociologie, Cluj-Napoca.", ""),
    ("Disponibilitate", "heading"),
    ("Preaviz: 20 de zile lucrătoare.", ""),
)  # fmt: skip
APPROVAL = (
    "Headcount approval",
    "Carpat Digital Services SRL, 16.11.2026",
    "",
    "Finance reference: FIN-2231",
    "Role: Recruitment Operations Specialist, experienced, Cluj-Napoca",
    "Places: 2",
    "Pay range: 7 000 to 9 500 RON gross a month",
    "",
    "Approved by: Elena Pop, Head of Talent Acquisition",
    "Confirmed for finance by: Andrei Lupu",
)


def cv() -> bytes:
    """The CV as a Word file."""
    document = Document()
    properties = document.core_properties
    properties.author, properties.title = "", "CV"
    properties.created = properties.modified = MADE
    for text, style in CV:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bool(style)
        run.font.size = Pt({"title": 20, "heading": 13}.get(style, 11))
    out = io.BytesIO()
    document.save(out)
    return with_fixed_times(out.getvalue())


def with_fixed_times(package: bytes) -> bytes:
    """The same package with one time on every part, so that the file is the same each time it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def approval() -> bytes:
    """The headcount approval as a PDF."""
    pdfmetrics.registerFont(TTFont("Carlito", FONTS / "Carlito-Regular.ttf"))
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    page.setTitle("Headcount approval FIN-2231")
    page.setAuthor("Carpat Digital Services")
    for place, line in enumerate(APPROVAL):
        page.setFont("Carlito", 20 if place == 0 else 12)
        page.drawString(72, 760 - 24 * place, line)
    page.save()
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Every example file that is made here, by its path from this folder."""
    return {
        "candidates.csv": as_csv(HEADERS, candidate_rows()),
        "candidates.xlsx": as_workbook(HEADERS, candidate_rows()),
        "my_list.csv": OWN.replace("\n", "\r\n").translate(CEDILLA).encode("cp1250"),
        "attachments/headcount_approval.pdf": approval(),
        "attachments/cv_ana_maria_stefanescu.docx": cv(),
    }


def main() -> None:
    """Write the files beside this program."""
    (HERE / "attachments").mkdir(exist_ok=True)
    for name, content in files().items():
        (HERE / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
