"""The offer for work in the United Arab Emirates: Arabic and English side by side, a row for each pair of clauses.

It stands beside the ministry's own form and says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from template_letter import Kind, address_block, candidate_signature, only_with, signature_table
from template_word import TEXT_WIDTH, cell, paragraph, right_to_left, row, run, table, tag_row
from template_wording import Words, words_in

COLUMNS = [TEXT_WIDTH // 2, TEXT_WIDTH - TEXT_WIDTH // 2]
Clause = Callable[["Side"], list[str]]


class Side:
    """One column: its texts, and the filters that write values in its language."""

    def __init__(self, locale: str, base: str) -> None:
        self.say = words_in(locale).own["offer_letter_ae"]
        self.code = locale.partition("_")[0]
        self.salutation = "{{ letter.salutation }}" if locale == base else "{{ letter.second_salutation }}"

    def filtered(self, path: str, name: str, argument: str = "") -> str:
        """A tag with the filter in this side's language."""
        return f"{{{{ {path} | {name}_{self.code}{f'({argument})' if argument else ''} }}}}"

    def labelled(self, key: str, value: str) -> str:
        """`Nationality: ...`"""
        return f"{self.say[key]}: {value}"


def body(words: Words) -> str:
    """Everything between header and footer; `words` are those of the language that the letter is filed under."""
    sides = (Side("en_GB", words.locale), Side("ar_AE", words.locale))
    return "".join(
        [
            references(),
            paragraph("TableGap"),
            heads(sides),
            paragraph("TableGap"),
            table("LetterPairs", COLUMNS, *(pair for clause in clauses() for pair in pair_rows(clause, sides))),
            paragraph("TableGap"),
            signature_table(both(words)),
            paragraph("TableEnd"),
            pair_of("PairHeading", "acceptance_heading", sides, follow=("PairClosing", "acceptance")),
            paragraph("TableSeam"),
            candidate_signature(both(words)),
            paragraph("TableEnd"),
        ]
    )


def references() -> str:
    """The address and the reference lines, in English as the letterhead is."""
    common = words_in("en_GB").common
    return address_block(
        (common["offer"], "{{ letter.reference }}", ""),
        (common["date"], "{{ letter.date | date_en }}", ""),
        (common["vacancy"], "{{ requisition.number }}", "requisition.number"),
        addressee="letter.second_addressee",
    )


def heads(sides: tuple[Side, Side]) -> str:
    """The two titles, what the letter is not, the salutations and the opening."""

    def drawn(side: Side) -> list[str]:
        return [
            paragraph("PairTitle", side.say["title"]),
            paragraph("PairNotice", side.say["companion"]),
            paragraph("Salutation", side.salutation),
            paragraph("PairText", side.say["opening"]),
        ]

    return table("LetterColumns", COLUMNS, pair(drawn(sides[0]), drawn(sides[1])))


def pair_of(style: str, key: str, sides: tuple[Side, Side], follow: tuple[str, str] | None = None) -> str:
    """One text in both languages, without lines around it."""

    def drawn(side: Side) -> list[str]:
        more = [paragraph(follow[0], side.say[follow[1]])] if follow else []
        return [paragraph(style, side.say[key]), *more]

    return table("LetterColumns", COLUMNS, pair(drawn(sides[0]), drawn(sides[1])))


def pair(english: list[str], arabic: list[str]) -> str:
    """A row of two cells, the right one running from right to left."""
    return row(cell(COLUMNS[0], *english), cell(COLUMNS[1], right_to_left("".join(arabic))))


def pair_rows(clause: tuple[str, Clause, str], sides: tuple[Side, Side]) -> list[str]:
    """A clause in both languages; one that depends on a field stands between tags."""
    key, said, depends = clause
    english, arabic = ([paragraph("PairLabel", side.say[key]), *said(side)] for side in sides)
    one = pair(english, arabic)
    if not depends:
        return [one]
    return [tag_row(f"{{%tr if {depends} %}}", COLUMNS, "PairText"), one, tag_row("{%tr endif %}", COLUMNS, "PairText")]


def clauses() -> Iterator[tuple[str, Clause, str]]:
    """The key of the heading, what is said, and the field that the clause depends on."""
    yield "employer", employer, ""
    yield "candidate", candidate, ""
    yield "position", position, ""
    yield "workplace", lambda _: texts("{{ letter.workplace }}"), ""
    yield "start", lambda side: texts(side.filtered("offer.start_date", "date")), ""
    yield "term", term, ""
    yield "probation", probation, "offer.probation_days"
    yield "pay", pay, ""
    yield "hours", hours, ""
    yield (
        "leave",
        lambda side: texts(side.filtered("offer.annual_leave_days", "days", '"working_days"')),
        "offer.annual_leave_days",
    )
    yield (
        "notice",
        lambda side: texts(side.filtered("offer.notice_days", "days", "offer.notice_unit")),
        "offer.notice_days",
    )
    yield "benefits", benefits, ""
    yield "permit", lambda _: texts("{{ paper.work_permit }}"), ""
    yield "conditions", conditions, ""
    for key in ("contract", "validity", "data", "prevails"):
        yield key, lambda side, key=key: texts(side.say[f"{key}_text"]), ""  # type: ignore[misc]


def employer(side: Side) -> list[str]:
    """Name, address, licence and jurisdiction."""
    return [
        *texts("{{ company.legal_name }}"),
        *only_with("company.address", "PairText", "{{ company.address }}"),
        *only_with("company.registration", "PairText", side.labelled("registration", "{{ company.registration }}")),
        *texts(side.labelled("jurisdiction", "{{ paper.jurisdiction }}")),
    ]


def candidate(side: Side) -> list[str]:
    """Name, nationality and passport."""
    return texts(
        "{{ candidate.name }}",
        side.labelled("nationality", "{{ paper.nationality }}"),
        side.labelled("passport", "{{ paper.passport_number }}"),
    )


def position(side: Side) -> list[str]:
    """Job title, department, and the occupation of the ministry's list."""
    occupation = "{{ paper.occupation_code }}{% if paper.occupation_title %}, {{ paper.occupation_title }}{% endif %}"
    number = side.labelled("ministry_number", "{{ paper.ministry_offer_number }}")
    return [
        *texts("{{ offer.job_title }}"),
        *only_with("offer.department", "PairText", side.labelled("department", "{{ offer.department }}")),
        *texts(side.labelled("occupation", occupation)),
        *only_with("paper.ministry_offer_number", "PairText", number),
    ]


def term(side: Side) -> list[str]:
    """The last day, or that the contract states the term."""
    return texts(f"{{% if offer.end_date %}}{side.say['fixed']}{{% else %}}{side.say['in_contract']}{{% endif %}}")


def probation(side: Side) -> list[str]:
    """Its length."""
    return texts(side.filtered("offer.probation_days", "days", "offer.probation_unit"))


def pay(side: Side) -> list[str]:
    """Basic salary apart from each allowance, and what the basic salary is used for."""
    parts = (("offer.amount", "money"), ("offer.basis", "term"), ("offer.frequency", "term"))
    base = " ".join(side.filtered(path, name) for path, name in parts)
    allowance = f"{side.filtered('allowance.amount', 'money')} {side.filtered('allowance.frequency', 'term')}"
    return [
        *texts(side.labelled("base", base)),
        paragraph("PairText", "{%p for allowance in offer.allowances %}"),
        paragraph("PairText", f"{{{{ allowance.name }}}}: {allowance}"),
        paragraph("PairText", "{%p endfor %}"),
        *only_with("offer.bonus", "PairText", side.labelled("bonus", "{{ offer.bonus }}")),
        *only_with("paper.pay_due", "PairText", side.labelled("due", "{{ paper.pay_due }}")),
        *only_with("paper.pay_method", "PairText", side.labelled("method", "{{ paper.pay_method }}")),
        *texts(side.say["gratuity"]),
    ]


def hours(side: Side) -> list[str]:
    """Hours of a week, their pattern, days of rest."""
    return [
        *texts(side.say["per_week"]),
        *only_with("paper.work_schedule", "PairText", side.labelled("schedule", "{{ paper.work_schedule }}")),
        *texts(side.labelled("rest", "{{ paper.rest_days }}")),
    ]


def benefits(side: Side) -> list[str]:
    """Accommodation, transport, tickets, insurance, and the offer's benefits."""
    value = "{% if benefit.value %}: {{ benefit.value }}{% if benefit.unit %} {{ benefit.unit }}{% endif %}{% endif %}"
    return [
        *texts(
            side.labelled("accommodation", "{{ paper.accommodation }}"),
            side.labelled("transport", "{{ paper.transport }}"),
        ),
        *only_with("paper.travel_ticket", "PairText", side.labelled("ticket", "{{ paper.travel_ticket }}")),
        *only_with("paper.medical_insurance", "PairText", side.labelled("medical", "{{ paper.medical_insurance }}")),
        paragraph("PairText", "{%p for benefit in offer.benefits %}"),
        paragraph("PairText", f"{{{{ benefit.name }}}}{value}"),
        paragraph("PairText", "{%p endfor %}"),
    ]


def conditions(side: Side) -> list[str]:
    """What the law asks for before the start, and what the desk added."""
    return [
        *texts(side.say["conditions_text"]),
        paragraph("PairText", "{%p for condition in paper.conditions %}"),
        paragraph("PairText", "{{ condition }}"),
        paragraph("PairText", "{%p endfor %}"),
    ]


def texts(*said: str) -> list[str]:
    """Paragraphs of a clause."""
    return [paragraph("PairText", text) for text in said]


def both(words: Words) -> Words:
    """The labels of the signature tables in both languages."""
    pairs = zip(
        words_in("en_GB").common["signature_columns"], words_in("ar_AE").common["signature_columns"], strict=True
    )
    labels = [run(f"{english} · ") + right_to_left(run(arabic)) for english, arabic in pairs]
    return dataclasses.replace(words, common=words.common | {"signature_columns": labels})


KIND = Kind(
    name="offer_letter_ae",
    document_type="offer_letter",
    texts="offer_letter_ae",
    locales=("ar_AE",),
    body=body,
    country="AE",
    pages=3,
    second={"ar_AE": "en_GB"},
    required="candidate.name company.legal_name company.name letter.date letter.reference letter.salutation "
    "letter.second_addressee letter.second_salutation offer.amount offer.basis offer.city offer.currency offer.frequency "
    "offer.hours_per_week offer.job_title offer.number offer.start_date offer.valid_until paper.accommodation "
    "paper.jurisdiction paper.nationality paper.occupation_code paper.passport_number paper.rest_days paper.transport "
    "paper.work_permit requisition.number signers[].name",
    optional="company.address letter.workplace letter.candidate_anchor",
)
