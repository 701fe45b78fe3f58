"""The draft of an employment contract for Romania, to be read before it is signed. It carries no place to sign."""

from __future__ import annotations

from collections.abc import Iterator

from template_letter import Kind, each, offer_references, only_with, terms_table, workplace
from template_word import paragraph
from template_wording import Words

LIBRARY = ("fixed_term", "part_time", "remote_work")
"""Clauses of the library that stand among the other clauses where a rule chose them."""


def body(words: Words) -> str:
    """Everything between header and footer."""
    own = words.own["contract_draft"]
    on_signing = own["on_signing"]
    about = (
        (
            own["number"],
            f"{{% if paper.contract_number %}}{{{{ paper.contract_number }}}}{{% else %}}{on_signing}{{% endif %}}",
            "",
        ),
        (
            own["dated"],
            f"{{% if paper.contract_date %}}{{{{ paper.contract_date | date }}}}{{% else %}}{on_signing}{{% endif %}}",
            "",
        ),
    )
    drawn = [
        offer_references(words),
        paragraph("Title", own["title"]),
        paragraph("Subtitle", "{{ offer.job_title }}"),
        paragraph("DraftNotice", own["draft"]),
        terms_table(about),
    ]
    for number, (title, clauses) in enumerate(articles(words), start=1):
        drawn += [paragraph("ClauseHeading", f"{number}. {title}"), *clauses]
    signing = (
        (own["for_employer"], "".join(each("signer", "signers", "TermValue", _SIGNER)), ""),
        (own["for_employee"], "{{ candidate.name }}", ""),
    )
    return "".join(
        [*drawn, paragraph("Heading1", own["signing"]), terms_table(signing), paragraph("AfterTable", own["prevails"])]
    )


_SIGNER = "{{ signer.name }}{% if signer.title %}, {{ signer.title }}{% endif %}"


def articles(words: Words) -> Iterator[tuple[str, list[str]]]:
    """Title and clauses of each article, in the order of the framework contract."""
    own = words.own["contract_draft"]
    yield own["parties"], said(own["employer_is"], own["employee_is"])
    yield own["object"], said(own["object_text"])
    yield own["duration"], said(own["duration_text"])
    probation = (
        "{% if offer.probation_days %}" + own["probation_text"] + "{% else %}" + no_probation(words) + "{% endif %}"
    )
    yield own["probation"], said(probation)
    yield (
        own["place"],
        [
            *said(own["place_text"] + workplace(words) + "."),
            *known("paper.workplaces", own["other_places"]),
            *known("paper.travel", own["travel"]),
        ],
    )
    yield own["occupation"], said(own["occupation_text"])
    yield own["evaluation"], each("criterion", "paper.evaluation_criteria", "ListBullet", "{{ criterion }}")
    yield own["risks"], each("job_risk", "paper.job_risks", "ListBullet", "{{ job_risk }}")
    yield (
        own["time"],
        [
            *said(own["time_text"]),
            *known("paper.work_schedule", own["schedule"]),
            *known("paper.overtime", own["overtime"]),
        ],
    )
    yield own["leave"], said(own["leave_text"])
    yield own["pay"], pay(words)
    yield (
        own["notice"],
        [
            *only_with("offer.notice_days", "Clause", own["notice_employee"]),
            *said(own["notice_employer"]),
        ],
    )
    yield own["other"], others(own)
    yield own["final"], [*said(*own["final_text"]), *only_with("paper.copies", "Clause", own["copies"])]


def no_probation(words: Words) -> str:
    """That none was agreed."""
    return words.own["precontract"]["no_probation"]


def pay(words: Words) -> list[str]:
    """Base pay, each other component apart, when and how it is paid, and what has to be said about the figures."""
    own = words.own["contract_draft"]
    allowance = "{{ allowance.name }}: {{ allowance.amount | money }} {{ allowance.frequency | term }}"
    return [
        *said(own["pay_text"]),
        *only_with("paper.local_pay.amount", "Clause", own["local_text"]),
        *each("allowance", "offer.allowances", "ListBullet", allowance),
        *known("offer.bonus", own["bonus"]),
        *known("paper.pay_due", own["due"]),
        *known("paper.pay_method", own["method"]),
        *only_with('offer.basis == "net"', "Clause", words.terms["net_estimate"]),
    ]


def others(own: dict[str, str]) -> list[str]:
    """Collective agreement, training, electronic signature, and what the library adds."""
    drawn = [
        *known("paper.collective_agreement", own["collective"]),
        *known("paper.training", own["training"]),
        *known("paper.esign_procedure", own["esign"]),
    ]
    for name in LIBRARY:
        drawn += only_with(f"clauses.{name}", "Clause", f"{{{{ clauses.{name} }}}}")
    return drawn


def said(*texts: str) -> list[str]:
    """Clauses that always stand."""
    return [paragraph("Clause", text) for text in texts]


def known(path: str, label: str) -> list[str]:
    """A clause that stands where the field has a value."""
    return only_with(path, "Clause", f"{label}: {{{{ {path} }}}}")


KIND = Kind(
    name="contract_draft",
    document_type="contract_draft",
    texts="contract_draft",
    locales=("ro_RO", "en_GB"),
    body=body,
    signers=0,
    pages=2,
    mark="draft_mark",
    required="candidate.name company.legal_name company.name letter.date letter.reference offer.amount offer.annual_leave_days "
    "offer.basis offer.city offer.currency offer.frequency offer.hours_per_week offer.job_title offer.number "
    "offer.start_date paper.collective_agreement paper.dismissal_notice_days paper.dismissal_notice_unit "
    "paper.evaluation_criteria paper.hours_per_day paper.job_description paper.job_risks paper.occupation_code "
    "paper.overtime paper.pay_due paper.pay_method signers[].name",
    optional="company.address letter.workplace",
)
