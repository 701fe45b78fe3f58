"""Make the shipped offer letters and their manifests again: `python templates_docx/source/make_templates.py`.

The letters may be changed in Word as well; then this program is no longer their source.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wording import LANGUAGES, Wording
from word import TEXT_WIDTH, cell, field, package, paragraph, picture, row, run, table, tag_row

VERSION = 1
TARGET = Path(__file__).resolve().parents[1]
PAY_TABLE = "pay-and-benefits"
SIGNATURES = [3969, 3629, TEXT_WIDTH - 3969 - 3629]
TWO = [2948, TEXT_WIDTH - 2948]
PAY = [4253, TEXT_WIDTH - 4253]


def when(field_name: str) -> tuple[str, str]:
    """The paragraph tags around something that depends on a field."""
    return f"{{%p if {field_name} %}}", "{%p endif %}"


def letter_body(words: Wording) -> str:
    """Everything between header and footer."""
    return "".join(
        [
            address_block(words),
            paragraph("Title", words.title),
            paragraph("Subtitle", "{{ offer.job_title }}"),
            paragraph("Salutation", "{{ letter.salutation }}"),
            *[paragraph("BodyText", text) for text in words.opening],
            paragraph("Heading1", words.job_heading),
            terms_table(words.terms),
            paragraph("Heading1", words.pay_heading),
            pay_table(words),
            *pay_notes(words),
            paragraph("Heading1", words.conditions_heading),
            terms_table(words.conditions),
            paragraph("Heading1", words.further_heading),
            *[paragraph("ListBullet", text) for text in words.further],
            paragraph("BodyText", f"{words.reply} {{% if company.email %}}{words.contact}{{% endif %}}"),
            paragraph("Closing", words.closing),
            paragraph("Closing", words.on_behalf),
            signature_table(words),
            paragraph("Heading1", words.acceptance_heading),
            paragraph("Closing", words.acceptance),
            acceptance_table(words),
            paragraph("Normal"),
        ]
    )


def address_block(words: Wording) -> str:
    """The addressee beside the reference lines."""
    widths = [5783, TEXT_WIDTH - 5783]
    start, end = when("candidate.street")
    address = [
        paragraph("Addressee", "{{ letter.addressee }}"),
        paragraph("Addressee", start),
        paragraph("Addressee", "{{ candidate.street }}"),
        paragraph("Addressee", end),
        paragraph("Addressee", "{%p if candidate.city %}"),
        paragraph("Addressee", "{{ candidate.postal_code }} {{ candidate.city }}"),
        paragraph("Addressee", "{%p endif %}"),
    ]
    lines = (
        (words.reference, "{{ letter.reference }}"),
        (words.date, "{{ letter.date | date }}"),
        (words.requisition, "{{ requisition.number }}"),
    )
    references = [paragraph("Reference", run(label, "ReferenceLabel"), run(f"\t{value}")) for label, value in lines]
    return table("LetterPlain", widths, row(cell(widths[0], *address), cell(widths[1], *references)))


def terms_table(terms: tuple[tuple[str, str, str], ...]) -> str:
    """Label and value, a hairline between rows; a row that depends on a field stands between tags."""
    rows = []
    for label, value, depends in terms:
        one = row(cell(TWO[0], paragraph("TermLabel", label)), cell(TWO[1], paragraph("TermValue", value)))
        if depends:
            rows += [
                tag_row(f"{{%tr if {depends} %}}", TWO, "TermLabel"),
                one,
                tag_row("{%tr endif %}", TWO, "TermLabel"),
            ]
        else:
            rows.append(one)
    return table("LetterTerms", TWO, *rows)


def pay_table(words: Wording) -> str:
    """Every component of pay and every benefit, and nothing else: the read-back counts the rows."""

    def line(label: str, value: str, style: str = "") -> str:
        return row(
            cell(PAY[0], paragraph("TermValue", run(label, style))),
            cell(PAY[1], paragraph("TermValue", run(value, style))),
        )

    def tag(text: str) -> str:
        return tag_row(text, PAY, "TermLabel")

    head = row(*(cell(w, paragraph("ColumnHead", c)) for w, c in zip(PAY, words.pay_columns, strict=True)), header=True)
    return table(
        "LetterPay",
        PAY,
        head,
        line(words.base_pay, "{{ offer.pay }}", "Strong"),
        tag("{%tr for allowance in offer.allowances %}"),
        line("{{ allowance.name }}", "{{ allowance.amount | money }} {{ allowance.frequency | term }}"),
        tag("{%tr endfor %}"),
        tag("{%tr if offer.bonus %}"),
        line(words.bonus, "{{ offer.bonus }}"),
        tag("{%tr endif %}"),
        tag("{%tr for benefit in offer.benefits %}"),
        line(
            "{{ benefit.name }}",
            "{% if benefit.value %}{{ benefit.value }} {{ benefit.unit }}{% else %}" + words.included + "{% endif %}",
        ),
        tag("{%tr endfor %}"),
        caption=PAY_TABLE,
        head=True,
    )


def pay_notes(words: Wording) -> list[str]:
    """What has to be said about the figures, each only where it applies."""
    notes = [paragraph("SmallNote", words.pay_note)] if words.pay_note else []
    for test, text in (('offer.currency != "RON"', words.currency_note), ('offer.basis == "net"', words.net_note)):
        start, end = when(test)
        notes += [paragraph("SmallNote", start), paragraph("SmallNote", text), paragraph("SmallNote", end)]
    return notes


def signature_table(words: Wording) -> str:
    """One row for each signature of the company, with the anchor that a signing service looks for."""
    who = (paragraph("Signer", "{{ signer.name }}"), paragraph("SignerTitle", "{{ signer.title }}"))
    return table(
        "LetterSignatures",
        SIGNATURES,
        signature_head(words),
        tag_row("{%tr for signer in signers %}", SIGNATURES, "SignatureLabel"),
        signature_row("{{ signer.anchor }}", *who),
        tag_row("{%tr endfor %}", SIGNATURES, "SignatureLabel"),
    )


def acceptance_table(words: Wording) -> str:
    """The candidate's signature."""
    who = (
        paragraph("Signer", "{{ candidate.name }}"),
        paragraph("SignerTitle", "{%p if letter.candidate_title %}"),
        paragraph("SignerTitle", "{{ letter.candidate_title }}"),
        paragraph("SignerTitle", "{%p endif %}"),
    )
    return table(
        "LetterSignatures", SIGNATURES, signature_head(words), signature_row("{{ letter.candidate_anchor }}", *who)
    )


def signature_head(words: Wording) -> str:
    """The small labels above the signature lines."""
    cells = [
        cell(w, paragraph("SignatureLabel", text)) for w, text in zip(SIGNATURES, words.signature_columns, strict=True)
    ]
    return row(*cells)


def signature_row(anchor: str, *who: str) -> str:
    """Who signs, room for the signature, the date."""
    return row(
        cell(SIGNATURES[0], *who, align="bottom"),
        cell(SIGNATURES[1], paragraph("SignatureLine", run(anchor, "SignatureAnchor")), align="bottom"),
        cell(SIGNATURES[2], paragraph("SignatureLine"), align="bottom"),
        height=1020,
    )


def headers_and_footer(words: Wording) -> tuple[str, str, str]:
    """Letterhead, the header of later pages, and the footer of all."""
    widths = [964, 4536, TEXT_WIDTH - 964 - 4536]
    details = [
        "{{ company.street }}, {{ company.postal_code }} {{ company.city }}",
        "{% if company.phone %}{{ company.phone }}{% endif %}{% if company.phone and company.email %} · {% endif %}"
        "{% if company.email %}{{ company.email }}{% endif %}",
        "{% if company.website %}{{ company.website }}{% endif %}",
    ]
    letterhead = table(
        "LetterPlain",
        widths,
        row(
            cell(widths[0], paragraph("Normal", picture("rId1", words.logo)), align="center"),
            cell(widths[1], paragraph("LetterheadName", "{{ company.name }}"), align="center"),
            cell(widths[2], *(paragraph("LetterheadDetail", text) for text in details), align="center"),
        ),
    )
    follow = paragraph("Header", "{{ company.name }}\t{{ candidate.name }} · {{ letter.reference }}")
    registered = (
        "{{ company.legal_name }}{% if company.registration %} · {{ company.registration }}{% endif %}"
        "{% if company.tax_id %} · {{ company.tax_id }}{% endif %}"
    )
    page, of = words.page
    footer = paragraph(
        "Footer",
        run(f"{registered}\t{{{{ letter.reference }}}} · {page}"),
        field("PAGE"),
        run(of),
        field("NUMPAGES", "2"),
    )
    return letterhead + paragraph("LetterheadEnd"), follow + paragraph("Normal"), footer


REQUIRED = (
    "candidate.name company.legal_name company.name letter.addressee letter.date letter.reference letter.salutation offer.amount "
    "offer.basis offer.city offer.currency offer.frequency offer.job_title offer.number offer.start_date offer.valid_until "
    "requisition.number signers[].name signers[].title"
).split()
OPTIONAL = "candidate.postal_code company.street company.postal_code company.city offer.benefits[].unit letter.candidate_anchor".split()


def manifest(words: Wording) -> str:
    """The manifest's text."""

    def listed(names: list[str]) -> str:
        return "".join(f'    "{name}",\n' for name in names)

    return (
        f'id = "offer_letter_{words.locale.lower()}"\nversion = {VERSION}\ntitle = "{words.name}"\nlanguage = "{words.locale}"\n'
        'country = "RO"\nfunction = "*"                 # any function of the desk\ndocument_type = "offer_letter"\n'
        "signers = 1                    # at least so many signatures of the company\npages = 2\n"
        f"required = [\n{listed(REQUIRED)}]\noptional = [\n{listed(OPTIONAL)}]\n"
    )


def main() -> None:
    """Write the four templates beside their manifests."""
    for words in LANGUAGES:
        folder = TARGET / words.locale
        folder.mkdir(exist_ok=True)
        first, following, footer = headers_and_footer(words)
        content = package(
            language=words.locale.replace("_", "-"),
            body=letter_body(words),
            first_header=first,
            next_header=following,
            footer=footer,
        )
        (folder / "offer_letter.docx").write_bytes(content)
        (folder / "offer_letter.toml").write_text(manifest(words), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
