"""What the templates have in common: letterhead and footer, the address, tables of terms and of pay, signatures, manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from template_word import TEXT_WIDTH, cell, counted, paragraph, picture, row, run, table, tag_row
from template_wording import Words

PAY_TABLE = "pay-and-benefits"
SIGNATURES = [3969, 3629, TEXT_WIDTH - 3969 - 3629]
VALUES_AT = 3515
"""Where the values of all tables begin. The pay table has 108 at the left of each cell, the terms have none."""
TWO = [VALUES_AT, TEXT_WIDTH - VALUES_AT]
PAY = [VALUES_AT - 108, TEXT_WIDTH - VALUES_AT + 108]
Term = tuple[str, str, str]
"""Label, value (text, or paragraphs already drawn), and the field that the row depends on or an empty text."""


@dataclass(frozen=True)
class Kind:
    """One document type: how it is drawn in a language and what its manifest says. `texts` names its part of the texts."""

    name: str
    document_type: str
    texts: str
    locales: tuple[str, ...]
    body: Callable[[Words], str]
    required: str
    optional: str = ""
    country: str = "RO"
    signers: int = 1
    pages: int = 1
    version: int = 1
    mark: str = ""
    """The text that stands before the number in the header and footer of every page."""
    second: Mapping[str, str] = field(default_factory=dict)
    """For a template in two languages: the second one by the first. Its columns are turned by themselves."""

    def number(self, words: Words) -> str:
        """What names the document on every page."""
        reference = "{{ letter.reference }}"
        return f"{words.own[self.texts][self.mark]} · {reference}" if self.mark else reference

    def manifest(self, words: Words) -> str:
        """The manifest's text."""

        def listed(names: str) -> str:
            return "".join(f'    "{name}",\n' for name in names.split())

        second = f'second_language = "{self.second[words.locale]}"\n' if self.second else ""
        return (
            f'id = "{self.name}_{words.locale.lower()}"\nversion = {self.version}\n'
            f'title = "{words.own[self.texts]["name"]}"\nlanguage = "{words.locale}"\n{second}'
            f'country = "{self.country}"\n'
            f'function = "*"                 # any function of the desk\ndocument_type = "{self.document_type}"\n'
            f"signers = {self.signers}                    # at least so many signatures of the company\n"
            f"pages = {self.pages}\nrequired = [\n{listed(self.required)}]\noptional = [\n{listed(self.optional)}]\n"
        )


def only_with(test: str, style: str, text: str) -> list[str]:
    """A paragraph between tags that stands only where the test holds."""
    return [paragraph(style, f"{{%p if {test} %}}"), paragraph(style, text), paragraph(style, "{%p endif %}")]


def address_block(*references: Term, addressee: str = "letter.addressee") -> str:
    """The addressee beside the reference lines; a line that depends on a field stands between tags."""
    widths = [5783, TEXT_WIDTH - 5783]
    address = [
        paragraph("LetterRecipient", text)
        for text in (
            f"{{{{ {addressee} }}}}",
            "{%p for line in candidate.address_lines %}",
            "{{ line }}",
            "{%p endfor %}",
        )
    ]
    lines = []
    for label, value, depends in references:
        line = paragraph("Reference", run(label, "ReferenceLabel"), run(f"\t{value}"))
        around = (f"{{%p if {depends} %}}", "{%p endif %}") if depends else ()
        lines += [paragraph("Reference", around[0]), line, paragraph("Reference", around[1])] if around else [line]
    return table("LetterPlain", widths, row(cell(widths[0], *address), cell(widths[1], *lines)))


def offer_references(words: Words) -> str:
    """The address beside the offer's number, the date and the vacancy."""
    return address_block(
        (words.common["offer"], "{{ letter.reference }}", ""),
        (words.common["date"], "{{ letter.date | date }}", ""),
        (words.common["vacancy"], "{{ requisition.number }}", "requisition.number"),
    )


def candidate_references(words: Words) -> str:
    """The address beside the candidate's number, the date and, where it is known, the vacancy."""
    return address_block(
        (words.common["reference"], "{{ letter.reference }}", ""),
        (words.common["date"], "{{ letter.date | date }}", ""),
        (words.common["vacancy"], "{{ requisition.number }}", "requisition.number"),
    )


def heading(words: dict[str, str], subtitle: str = "offer.job_title") -> str:
    """Title, what it is about where that is known, and the salutation."""
    about = f"{{{{ {subtitle} }}}}"
    second = [paragraph("Subtitle", about)] if subtitle.startswith("offer.") else only_with(subtitle, "Subtitle", about)
    return paragraph("Title", words["title"]) + "".join(second) + paragraph("Salutation", "{{ letter.salutation }}")


def each(name: str, path: str, style: str, text: str) -> list[str]:
    """A paragraph for each entry of a list."""
    return [
        paragraph(style, f"{{%p for {name} in {path} %}}"),
        paragraph(style, text),
        paragraph(style, "{%p endfor %}"),
    ]


def terms_table(terms: Iterable[Term]) -> str:
    """Label and value, a hairline between rows; a row that depends on a field stands between tags."""
    terms, rows = list(terms), []
    for number, (label, value, depends) in enumerate(terms, start=1):
        style = "TermLabelLast" if number == len(terms) else "TermLabel"
        said = value if value.startswith("<w:") else paragraph("TermValue", value)
        one = row(cell(TWO[0], paragraph(style, label)), cell(TWO[1], said))
        rows += dependent(one, depends, TWO) if depends else [one]
    return table("LetterTerms", TWO, *rows)


def dependent(one: str, test: str, widths: list[int]) -> list[str]:
    """A row between tags."""
    return [tag_row(f"{{%tr if {test} %}}", widths, "TermLabel"), one, tag_row("{%tr endif %}", widths, "TermLabel")]


def job_terms(words: Words) -> list[Term]:
    """Job, department, superior, start, term, place and working time."""
    say = words.terms
    return [
        (say["job_title"], "{{ offer.job_title }}", ""),
        (say["department"], "{{ offer.department }}", "offer.department"),
        (say["reports_to"], "{{ requisition.hiring_manager.name }}", "requisition.hiring_manager.name"),
        (say["start_date"], "{{ offer.start_date | date }}", ""),
        (say["contract_term"], contract_term(words), ""),
        (say["workplace"], workplace(words), ""),
        (say["working_time"], working_time(words), ""),
    ]


def contract_term(words: Words) -> str:
    """Fixed or not."""
    say = words.terms
    return f"{{% if offer.end_date %}}{say['fixed']}{{% else %}}{say['indefinite']}{{% endif %}}"


def workplace(words: Words) -> str:
    """The office, all of it or in part at a distance."""
    say = words.terms
    return (
        f'{{% if offer.work_type == "remote" %}}{say["remote"]}{{% elif offer.work_type == "hybrid" %}}{say["hybrid"]}'
        "{% else %}{{ letter.workplace }}{% endif %}"
    )


def working_time(words: Words) -> str:
    """Full or part time, and the hours of a week."""
    say = words.terms
    return f"{{% if offer.fte == 1 %}}{say['full_time']}{{% else %}}{say['part_time']}{{% endif %}}{say['per_week']}"


def condition_terms(words: Words) -> list[Term]:
    """Probation, notice and leave, each only where it was agreed."""
    say = words.terms
    return [
        (say["probation"], "{{ offer.probation_days | days(offer.probation_unit) }}", "offer.probation_days"),
        (say["notice"], "{{ offer.notice_days | days(offer.notice_unit) }}", "offer.notice_days"),
        (say["annual_leave"], '{{ offer.annual_leave_days | days("working_days") }}', "offer.annual_leave_days"),
    ]


def pay_table(words: Words) -> str:
    """Every component of pay and every benefit, and nothing else: the read-back counts the rows."""
    say = words.terms

    def line(label: str, value: str, style: str = "") -> str:
        return row(
            cell(PAY[0], paragraph("TermValue", run(label, style))),
            cell(PAY[1], paragraph("TermValue", run(value, style))),
        )

    def tag(text: str) -> str:
        return tag_row(text, PAY, "TermLabel")

    return table(
        "LetterPay",
        PAY,
        head_row(PAY, say["component"], say["value"]),
        line(say["base_pay"], "{{ offer.pay }}", "Strong"),
        tag("{%tr for allowance in offer.allowances %}"),
        line("{{ allowance.name }}", "{{ allowance.amount | money }} {{ allowance.frequency | term }}"),
        tag("{%tr endfor %}"),
        tag("{%tr if offer.bonus %}"),
        line(say["bonus"], "{{ offer.bonus }}"),
        tag("{%tr endif %}"),
        tag("{%tr for benefit in offer.benefits %}"),
        line("{{ benefit.name }}", benefit_value(words)),
        tag("{%tr endfor %}"),
        caption=PAY_TABLE,
        head=True,
    )


def benefit_value(words: Words) -> str:
    """What a benefit is worth, or only that it is given."""
    return (
        "{% if benefit.value %}{{ benefit.value }}{% if benefit.unit %} {{ benefit.unit }}{% endif %}{% else %}"
        f"{words.terms['included']}{{% endif %}}"
    )


def head_row(widths: list[int], *labels: str) -> str:
    """The head of a table with columns, which comes again on the next page."""
    return row(*(cell(w, paragraph("ColumnHead", c)) for w, c in zip(widths, labels, strict=True)), header=True)


def pay_notes(words: Words) -> list[str]:
    """What has to be said about the figures, each only where it applies."""
    say = words.terms
    notes = only_with("offer.amount | amount_words", "SmallNote", say["in_words"]) if "in_words" in say else []
    notes += only_with('offer.currency != "RON"', "SmallNote", say["other_currency"])
    return notes + only_with('offer.basis == "net"', "SmallNote", say["net_estimate"])


def contact(words: Words) -> list[str]:
    """Where to write, if the company has an address."""
    return only_with("company.email", "BodyText", words.common["contact"])


def closing(words: Words) -> str:
    """The last line before the signatures."""
    return paragraph("Closing", f"{words.common['closing']}\n{words.common['on_behalf']}")


def sender(words: Words) -> str:
    """The greeting of a letter that nobody signs by hand, with the person to ask."""
    reached = (
        "{% if paper.contact.email %}{{ paper.contact.email }}{% endif %}"
        "{% if paper.contact.email and paper.contact.phone %} · {% endif %}"
        "{% if paper.contact.phone %}{{ paper.contact.phone }}{% endif %}"
    )
    return "".join(
        [
            paragraph("Closing", words.common["closing"]),
            paragraph("ContactName", "{{ paper.contact.name }}"),
            *only_with("paper.contact.title", "ContactDetail", "{{ paper.contact.title }}"),
            *only_with("paper.contact.email or paper.contact.phone", "ContactDetail", reached),
            paragraph("ContactDetail", "{{ company.legal_name }}"),
        ]
    )


def signature_table(words: Words) -> str:
    """One row for each signature of the company, with the anchor that a signing service looks for."""
    title = only_with("signer.title", "SignerTitle", "{{ signer.title }}")
    return table(
        "LetterSignatures",
        SIGNATURES,
        _signature_head(words),
        tag_row("{%tr for signer in signers %}", SIGNATURES, "SignatureLabel"),
        _signature_row("{{ signer.anchor }}", paragraph("Signer", "{{ signer.name }}"), *title),
        tag_row("{%tr endfor %}", SIGNATURES, "SignatureLabel"),
    )


def candidate_signature(words: Words) -> str:
    """The candidate's signature."""
    title = only_with("letter.candidate_title", "SignerTitle", "{{ letter.candidate_title }}")
    who = (paragraph("Signer", "{{ candidate.name }}"), *title)
    signed = _signature_row("{{ letter.candidate_anchor }}", *who)
    return table("LetterSignatures", SIGNATURES, _signature_head(words), signed)


def acceptance(words: Words, own: dict[str, str]) -> list[str]:
    """The part that the candidate signs, kept together and apart from what the company signs."""
    return [
        # Without it the company's signatures and the acceptance would be one block, too tall for many a page.
        paragraph("TableEnd"),
        paragraph("Heading1", own["acceptance_heading"]),
        paragraph("Closing", own["acceptance"]),
        candidate_signature(words),
        paragraph("TableEnd"),
    ]


def _signature_head(words: Words) -> str:
    """The small labels above the signature lines."""
    labels = words.common["signature_columns"]
    return row(*(cell(w, paragraph("SignatureLabel", text)) for w, text in zip(SIGNATURES, labels, strict=True)))


def _signature_row(anchor: str, *who: str) -> str:
    """Who signs, room for the signature, the date."""
    return row(
        cell(SIGNATURES[0], *who, align="bottom"),
        cell(SIGNATURES[1], paragraph("SignatureLine", run(anchor, "SignatureAnchor")), align="bottom"),
        cell(SIGNATURES[2], paragraph("SignatureLine"), align="bottom"),
        height=1120,
    )


def headers_and_footer(words: Words, number: str) -> tuple[str, str, str]:
    """Letterhead, the header of later pages, and the footer of all, which names the document by `number`."""
    widths = [964, 4536, TEXT_WIDTH - 964 - 4536]
    letterhead = table(
        "LetterPlain",
        widths,
        row(
            cell(widths[0], paragraph("Normal", picture("rId1", words.common["logo"])), align="center"),
            cell(widths[1], paragraph("LetterheadName", "{{ company.name }}"), align="center"),
            cell(widths[2], *_letterhead_details(), align="center"),
        ),
    )
    follow = two_sides(
        "LetterPlain",
        4000,
        paragraph("Header", "{{ company.name }}"),
        paragraph("LetterHeaderRight", f"{{{{ candidate.name }}}} · {number}"),
    )
    registered = (
        "{{ company.legal_name }}{% if company.registration %} · {{ company.registration }}{% endif %}"
        "{% if company.tax_id %} · {{ company.tax_id }}{% endif %}"
    )
    page, of = words.common["page"]
    count = (run(f"{number} · {page}"), counted("PAGE"), run(of), counted("NUMPAGES", "2"))
    footer = two_sides("LetterFooter", 6354, paragraph("Footer", registered), paragraph("LetterFooterRight", *count))
    return letterhead + paragraph("LetterheadEnd"), follow + paragraph("Normal"), footer + paragraph("TableEnd")


def _letterhead_details() -> list[str]:
    """Address, telephone, mail and site of the company."""
    reached = (
        "{% if company.phone %}{{ company.phone }}{% endif %}{% if company.phone and company.email %} · {% endif %}"
        "{% if company.email %}{{ company.email }}{% endif %}"
    )
    # A cell without any paragraph would be no Word table: where nothing is known the address stands there, empty.
    first = "company.address or not (company.phone or company.email or company.website)"
    return [
        *only_with(first, "LetterheadDetail", "{{ company.address }}"),
        *only_with("company.phone or company.email", "LetterheadDetail", reached),
        *only_with("company.website", "LetterheadDetail", "{{ company.website }}"),
    ]


def two_sides(style: str, left: int, one: str, other: str) -> str:
    """Two texts at the edges of the page; long ones wrap on their own side, where a tab would let them collide."""
    widths = [left, TEXT_WIDTH - left]
    return table(style, widths, row(cell(widths[0], one), cell(widths[1], other)))
