"""The information before a contract: Romania's list (Labour Code, article 17) and that of Directive (EU) 2019/1152, article 4."""

from __future__ import annotations

from collections.abc import Iterator

from template_letter import (
    Kind,
    acceptance,
    benefit_value,
    closing,
    contract_term,
    dependent,
    head_row,
    heading,
    offer_references,
    only_with,
    signature_table,
    workplace,
)
from template_word import TEXT_WIDTH, cell, paragraph, row, table
from template_wording import LOCALES, Words

WIDTHS = [850, 2948, TEXT_WIDTH - 850 - 2948]


class Item:
    """What stands in the third column of one item: paragraphs, some only where the record has them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._paragraphs: list[str] = []

    def say(self, text: str) -> Item:
        """A paragraph."""
        self._paragraphs.append(paragraph("ItemValue", text))
        return self

    def if_known(self, path: str, tag: str = "", label: str = "") -> Item:
        """A paragraph that stands only where the field has a value; `tag` prints it, `label` names it."""
        text = tag or f"{{{{ {path} }}}}"
        self._paragraphs += only_with(path, "ItemValue", f"{self._named(label)}{text}")
        return self

    def or_later(self, *paths: str) -> Item:
        """Where none of the fields has a value: that it is told in writing before the contract is signed."""
        test = " and ".join(f"not {path}" for path in paths)
        self._paragraphs += only_with(test, "ItemValue", self._words.own["precontract"]["later"])
        return self

    def each(self, name: str, path: str, text: str) -> Item:
        """A paragraph for each entry of a list."""
        self._paragraphs += [
            paragraph("ItemValue", f"{{%p for {name} in {path} %}}"),
            paragraph("ItemValue", text),
            paragraph("ItemValue", "{%p endfor %}"),
        ]
        return self

    def listed(self, name: str, path: str) -> Item:
        """The texts of a list, a bullet each."""
        self._paragraphs += [
            paragraph("ItemBullet", f"{{%p for {name} in {path} %}}"),
            paragraph("ItemBullet", f"{{{{ {name} }}}}"),
            paragraph("ItemBullet", "{%p endfor %}"),
        ]
        return self

    def _named(self, label: str) -> str:
        return f"{label}{self._words.common.get('colon', ': ')}" if label else ""

    def cell(self) -> str:
        """The paragraphs in their cell."""
        return cell(WIDTHS[2], *self._paragraphs)


Row = tuple[str, Item, str]
"""Subject, what is said, and the field that the row depends on or an empty text."""


def body(words: Words) -> str:
    """Romania's list, its points by the letters of the law."""
    return document(words, words.own["precontract"], "abcdefghijklmnopq", romanian_rows(words))


def body_of_the_directive(words: Words) -> str:
    """The list of the directive for a country that has no template of its own."""
    return document(words, words.own["precontract_eu"], "abcdefghijklno", directive_rows(words))


def document(words: Words, own: dict[str, str], points: str, rows: Iterator[Row]) -> str:
    """Introduction, the table of points, a note, the signatures of both sides."""
    drawn = [head_row(WIDTHS, *own["columns"])]
    for point, (subject, item, depends) in zip(points, rows, strict=True):
        one = row(
            cell(WIDTHS[0], paragraph("ItemPoint", point if words.mirrored else f"{point})")),
            cell(WIDTHS[1], paragraph("ItemSubject", subject)),
            item.cell(),
        )
        drawn += dependent(one, depends, WIDTHS) if depends else [one]
    return "".join(
        [
            offer_references(words),
            heading(own),
            paragraph("BodyText", own["opening"]),
            table("LetterItems", WIDTHS, *drawn, head=True),
            *only_with('offer.currency != "RON"', "SmallNote", words.terms["other_currency"]),
            *only_with('offer.basis == "net"', "SmallNote", words.terms["net_estimate"]),
            paragraph("AfterTable", own["note"]),
            closing(words),
            signature_table(words),
            *acceptance(words, own),
        ]
    )


def romanian_rows(words: Words) -> Iterator[Row]:
    """Points a to q of article 17 (3) of the Romanian Labour Code, in the order of the law."""
    say, own = words.terms, words.own["precontract"]
    yield own["parties"], parties(words), ""
    yield own["place"], places(words), ""
    yield own["seat"], Item(words).say("{{ company.address }}"), ""
    yield own["occupation"], occupation(words), ""
    yield own["evaluation"], Item(words).listed("criterion", "paper.evaluation_criteria"), ""
    yield own["risks"], Item(words).listed("job_risk", "paper.job_risks"), ""
    yield say["start_date"], Item(words).say("{{ offer.start_date | date }}"), ""
    yield say["contract_term"], term(words), ""
    yield say["annual_leave"], leave(words), ""
    yield say["notice"], notice(words), ""
    yield own["pay"], pay(words), ""
    yield say["working_time"], hours(words), ""
    yield own["collective"], optional(words, "paper.collective_agreement"), ""
    yield say["probation"], probation(words), ""
    yield own["esign"], optional(words, "paper.esign_procedure"), ""
    yield own["training"], optional(words, "paper.training"), ""
    yield own["benefits"], benefits(words), ""


def directive_rows(words: Words) -> Iterator[Row]:
    """Points a to o of article 4 (2) of the directive; m, a pattern of work that cannot be foreseen, is told under l."""
    say, own = words.terms, words.own["precontract"] | words.own["precontract_eu"]
    yield own["parties"], parties(words), ""
    yield own["place"], places(words).if_known("company.address", label=own["seat"]), ""
    yield own["occupation"], occupation(words), ""
    yield say["start_date"], Item(words).say("{{ offer.start_date | date }}"), ""
    yield say["contract_term"], term(words), ""
    yield own["agency"], Item(words).say("{{ paper.user_undertaking }}"), "paper.user_undertaking"
    yield say["probation"], probation(words), ""
    yield own["training"], optional(words, "paper.training"), ""
    paid = leave(words).if_known("paper.other_leave", label=own["other_leave"])
    yield own["leave"], paid, ""
    ending = notice(words).if_known("paper.termination_procedure", label=own["procedure"])
    yield own["termination"], ending, ""
    yield own["pay"], pay(words), ""
    yield say["working_time"], hours(words), ""
    yield own["collective"], optional(words, "paper.collective_agreement"), ""
    yield own["social_security"], protection(words), ""


def parties(words: Words) -> Item:
    """Employer with its registration, candidate with the address."""
    own = words.own["precontract"]
    colon = words.common.get("colon", ": ")
    registered = "{% if company.registration %}, {{ company.registration }}{% endif %}"
    lives = "{% if candidate.address %}, {{ candidate.address }}{% endif %}"
    return (
        Item(words)
        .say(f"{own['employer']}{colon}{{{{ company.legal_name }}}}{registered}")
        .say(f"{own['employee']}{colon}{{{{ candidate.name }}}}{lives}")
    )


def places(words: Words) -> Item:
    """The place of work, other places, and travel between them."""
    own = words.own["precontract"]
    return (
        Item(words)
        .say(workplace(words))
        .if_known("paper.workplaces", label=own["other_places"])
        .if_known("paper.travel", label=own["travel"])
    )


def occupation(words: Words) -> Item:
    """Job title, the code of the occupation, the duties and where they are described."""
    own = words.own["precontract"]
    code = "{{ paper.occupation_code }}{% if paper.occupation_title %}, {{ paper.occupation_title }}{% endif %}"
    return (
        Item(words)
        .say("{{ offer.job_title }}")
        .if_known("paper.occupation_code", code, own["occupation_code"])
        .listed("duty", "paper.duties")
        .if_known("paper.job_description", label=own["job_description"])
    )


def term(words: Words) -> Item:
    """Fixed or not, and why."""
    return (
        Item(words)
        .say(contract_term(words))
        .if_known("paper.fixed_term_reason", label=words.own["precontract"]["reason"])
    )


def leave(words: Words) -> Item:
    """Paid annual leave."""
    return Item(words).say('{{ offer.annual_leave_days | days("working_days") }}')


def notice(words: Words) -> Item:
    """The periods of both sides."""
    own = words.own["precontract"]
    employee = f"{{{{ offer.notice_days | days(offer.notice_unit) }}}} ({own['by_employee']})"
    employer = f"{{{{ paper.dismissal_notice_days | days(paper.dismissal_notice_unit) }}}} ({own['by_employer']})"
    return Item(words).if_known("offer.notice_days", employee).if_known("paper.dismissal_notice_days", employer)


def pay(words: Words) -> Item:
    """Base pay, each other component apart, when and how it is paid."""
    say, own = words.terms, words.own["precontract"]
    colon = words.common.get("colon", ": ")
    return (
        Item(words)
        .say(f"{say['base_pay']}{colon}{{{{ offer.pay }}}}")
        .each(
            "allowance",
            "offer.allowances",
            f"{{{{ allowance.name }}}}{colon}{{{{ allowance.amount | money }}}} {{{{ allowance.frequency | term }}}}",
        )
        .if_known("offer.bonus", label=say["bonus"])
        .if_known("paper.pay_due", label=own["pay_due"])
        .if_known("paper.pay_method", label=own["pay_method"])
    )


def hours(words: Words) -> Item:
    """Hours of a day and of a week, their pattern, overtime."""
    own = words.own["precontract"]
    comma, per_week = words.terms["per_week"][:2], words.terms["per_week"][2:]
    return (
        Item(words)
        .say(f"{{% if paper.hours_per_day %}}{own['per_day']}{comma}{{% endif %}}{per_week}")
        .if_known("paper.work_schedule", label=own["schedule"])
        .if_known("paper.overtime", label=own["overtime"])
    )


def probation(words: Words) -> Item:
    """Length and conditions, or that there is none."""
    length = "{{ offer.probation_days | days(offer.probation_unit) }}"
    none = words.own["precontract"]["no_probation"]
    return (
        Item(words)
        .say(f"{{% if offer.probation_days %}}{length}{{% else %}}{none}{{% endif %}}")
        .if_known("paper.probation_conditions")
    )


def optional(words: Words, path: str) -> Item:
    """A field that the desk may tell later."""
    return Item(words).if_known(path).or_later(path)


def benefits(words: Words) -> Item:
    """Insurance, pension and the offer's benefits."""
    own = words.own["precontract"]
    colon = words.common.get("colon", ": ")
    return (
        Item(words)
        .each("benefit", "offer.benefits", f"{{{{ benefit.name }}}}{colon}{benefit_value(words)}")
        .if_known("paper.medical_insurance", label=own["medical"])
        .if_known("paper.pension", label=own["pension"])
        .or_later("offer.benefits", "paper.medical_insurance", "paper.pension")
    )


def protection(words: Words) -> Item:
    """The bodies that receive the contributions, and what the employer adds."""
    own = words.own["precontract"]
    return (
        Item(words)
        .if_known("paper.social_security")
        .if_known("paper.medical_insurance", label=own["medical"])
        .if_known("paper.pension", label=own["pension"])
        .or_later("paper.social_security", "paper.medical_insurance", "paper.pension")
    )


_ALWAYS = (
    "candidate.name company.legal_name company.name letter.date letter.reference offer.amount offer.annual_leave_days "
    "offer.basis offer.city offer.currency offer.frequency offer.hours_per_week offer.job_title offer.number "
    "offer.start_date paper.dismissal_notice_days paper.dismissal_notice_unit paper.duties paper.overtime paper.pay_due "
    "paper.pay_method paper.work_schedule requisition.number signers[].name"
)
_MAY_LACK = "letter.candidate_anchor letter.workplace company.address"
ROMANIA = Kind(
    name="pre_contract_information",
    document_type="pre_contract_information",
    texts="precontract",
    locales=LOCALES,
    body=body,
    pages=2,
    required=f"{_ALWAYS} paper.evaluation_criteria paper.hours_per_day paper.job_description paper.job_risks "
    "paper.occupation_code paper.travel",
    optional=_MAY_LACK,
)
DIRECTIVE = Kind(
    name="pre_contract_information_eu",
    document_type="pre_contract_information",
    texts="precontract_eu",
    locales=("ro_RO", "en_GB"),
    body=body_of_the_directive,
    country="*",
    pages=2,
    required=f"{_ALWAYS} paper.collective_agreement paper.other_leave paper.social_security paper.termination_procedure "
    "paper.training",
    optional=_MAY_LACK,
)
