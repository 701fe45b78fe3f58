"""Make the shipped offer letters and their manifests again: `python templates_docx/source/make_templates.py`.

The letters may be changed in Word as well; then this program is no longer their source.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from letter_texts import LANGUAGES, Wording
from word import TEXT_WIDTH, cell, field, package, paragraph, picture, row, run, table, tag_row

VERSION = 1
TARGET = Path(__file__).resolve().parents[1]
PAY_TABLE = "pay-and-benefits"
SIGNATURES = [3969, 3629, TEXT_WIDTH - 3969 - 3629]
VALUES_AT = 3515
"""Where the values of all tables begin. The pay table has 108 at the left of each cell, the terms have none."""
TWO = [VALUES_AT, TEXT_WIDTH - VALUES_AT]
PAY = [VALUES_AT - 108, TEXT_WIDTH - VALUES_AT + 108]


def only_with(test: str, style: str, text: str) -> list[str]:
    """A paragraph between tags that stands only where the test holds."""
    return [paragraph(style, f"{{%p if {test} %}}"), paragraph(style, text), paragraph(style, "{%p endif %}")]


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
            paragraph("BodyText", words.reply),
            *only_with("company.email", "BodyText", words.contact),
            paragraph("Closing", f"{words.closing}\n{words.on_behalf}"),
            signature_table(words),
            # Without it the company's signatures and the acceptance would be one block, too tall for many a page.
            paragraph("TableEnd"),
            paragraph("Heading1", words.acceptance_heading),
            paragraph("Closing", words.acceptance),
            acceptance_table(words),
            paragraph("TableEnd"),
        ]
    )


def address_block(words: Wording) -> str:
    """The addressee beside the reference lines."""
    widths = [5783, TEXT_WIDTH - 5783]
    address = [
        paragraph("LetterRecipient", text)
        for text in (
            "{{ letter.addressee }}",
            "{%p for line in candidate.address_lines %}",
            "{{ line }}",
            "{%p endfor %}",
        )
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
        style = "TermLabelLast" if label == terms[-1][0] else "TermLabel"
        one = row(cell(TWO[0], paragraph(style, label)), cell(TWO[1], paragraph("TermValue", value)))
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
            "{% if benefit.value %}{{ benefit.value }}{% if benefit.unit %} {{ benefit.unit }}{% endif %}{% else %}"
            f"{words.included}{{% endif %}}",
        ),
        tag("{%tr endfor %}"),
        caption=PAY_TABLE,
        head=True,
    )


def pay_notes(words: Wording) -> list[str]:
    """What has to be said about the figures, each only where it applies."""
    notes = only_with("offer.amount | amount_words", "SmallNote", words.pay_note) if words.pay_note else []
    notes += only_with('offer.currency != "RON"', "SmallNote", words.currency_note)
    return notes + only_with('offer.basis == "net"', "SmallNote", words.net_note)


def signature_table(words: Wording) -> str:
    """One row for each signature of the company, with the anchor that a signing service looks for."""
    title = only_with("signer.title", "SignerTitle", "{{ signer.title }}")
    who = (paragraph("Signer", "{{ signer.name }}"), *title)
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
    title = only_with("letter.candidate_title", "SignerTitle", "{{ letter.candidate_title }}")
    who = (paragraph("Signer", "{{ candidate.name }}"), *title)
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
        height=1120,
    )


def headers_and_footer(words: Wording) -> tuple[str, str, str]:
    """Letterhead, the header of later pages, and the footer of all."""
    widths = [964, 4536, TEXT_WIDTH - 964 - 4536]
    reached = (
        "{% if company.phone %}{{ company.phone }}{% endif %}{% if company.phone and company.email %} · {% endif %}"
        "{% if company.email %}{{ company.email }}{% endif %}"
    )
    # A cell without any paragraph would be no Word table: where nothing is known the address stands there, empty.
    first = "company.address or not (company.phone or company.email or company.website)"
    details = [
        *only_with(first, "LetterheadDetail", "{{ company.address }}"),
        *only_with("company.phone or company.email", "LetterheadDetail", reached),
        *only_with("company.website", "LetterheadDetail", "{{ company.website }}"),
    ]
    letterhead = table(
        "LetterPlain",
        widths,
        row(
            cell(widths[0], paragraph("Normal", picture("rId1", words.logo)), align="center"),
            cell(widths[1], paragraph("LetterheadName", "{{ company.name }}"), align="center"),
            cell(widths[2], *details, align="center"),
        ),
    )
    follow = two_sides(
        "LetterPlain",
        4000,
        paragraph("Header", "{{ company.name }}"),
        paragraph("LetterHeaderRight", "{{ candidate.name }} · {{ letter.reference }}"),
    )
    registered = (
        "{{ company.legal_name }}{% if company.registration %} · {{ company.registration }}{% endif %}"
        "{% if company.tax_id %} · {{ company.tax_id }}{% endif %}"
    )
    page, of = words.page
    count = (run(f"{{{{ letter.reference }}}} · {page}"), field("PAGE"), run(of), field("NUMPAGES", "2"))
    footer = two_sides("LetterFooter", 6354, paragraph("Footer", registered), paragraph("LetterFooterRight", *count))
    return letterhead + paragraph("LetterheadEnd"), follow + paragraph("Normal"), footer + paragraph("TableEnd")


def two_sides(style: str, left: int, one: str, other: str) -> str:
    """Two texts at the edges of the page; long ones wrap on their own side, where a tab would let them collide."""
    widths = [left, TEXT_WIDTH - left]
    return table(style, widths, row(cell(widths[0], one), cell(widths[1], other)))


REQUIRED = (
    "candidate.name company.legal_name company.name letter.addressee letter.date letter.reference letter.salutation offer.amount "
    "offer.basis offer.city offer.currency offer.frequency offer.job_title offer.number offer.start_date offer.valid_until "
    "requisition.number signers[].name"
).split()
OPTIONAL = "company.address letter.workplace letter.candidate_anchor".split()


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
