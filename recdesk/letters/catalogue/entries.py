"""What an entry of the field catalogue says. The entries themselves stand in `record.py` and `paper.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recdesk.domain.document import CANDIDATE_PAPERS, OFFER_PAPERS, PAPERS, DocumentType


class Kind(StrEnum):
    """What a field holds, which decides how it may be printed."""

    TEXT = "text"
    AMOUNT = "amount"
    DATE = "date"
    COUNT = "count"
    NUMBER = "number"
    CODE = "code"
    LIST = "list"


PRINTED_BY: dict[Kind, tuple[str, ...]] = {
    Kind.AMOUNT: ("money", "amount_words", "number"),
    Kind.DATE: ("date", "full_date"),
    Kind.CODE: ("term",),
    Kind.NUMBER: ("number", "percent", "days"),
    Kind.LIST: ("list", "length"),
}
"""Kinds that are never printed as they are, with the filters that print them in the template's language."""

ANYWHERE = "*"
"""In a rule: every country."""
EU = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(),
)
"""The countries whose pre-contract information follows Directive (EU) 2019/1152."""

Needed = Mapping[DocumentType, tuple[str, ...]]
"""For each document that needs a field, the countries in which it does."""

OFFER = DocumentType.OFFER_LETTER
ANNEX = DocumentType.OFFER_ANNEX
INFO = DocumentType.PRE_CONTRACT_INFORMATION
CONTRACT = DocumentType.CONTRACT_DRAFT
INTERVIEW = DocumentType.INTERVIEW_CONFIRMATION
MISSING = DocumentType.MISSING_DOCUMENTS_REQUEST
REJECTION = DocumentType.REJECTION_NOTE
ONBOARDING = DocumentType.ONBOARDING_CHECKLIST
CONSENT = DocumentType.CONSENT_REQUEST
CHANGE = DocumentType.NOTICE_OF_CHANGE


@dataclass(frozen=True, slots=True)
class Entry:
    """One field.

    `meaning` is English and translated where it is shown; `example` is what a letter prints. `needed` says for which
    documents, and in which countries, a letter is not made without it. `documents` are those that have it at all.
    `languages` is empty where the field says something in every language. `asked` is how its value is given when a
    document is made, empty for what the record or the desk knows. `with_field` names a field without which this one
    is not needed after all. `second` says that it stands in the second language of a letter in two.
    """

    path: str
    kind: Kind
    meaning: str
    example: str = ""
    documents: frozenset[DocumentType] = PAPERS
    needed: Needed = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    asked: str = ""
    with_field: str = ""
    second: bool = False

    @property
    def printed_by(self) -> tuple[str, ...]:
        """The filters that print the field; empty where it is printed as it is."""
        return PRINTED_BY.get(self.kind, ())

    @property
    def tag(self) -> str:
        """The tag that prints the field, ready to be pasted into Word; for a part of a list, inside its loop."""
        if self.path in LINES:
            return f"{{% for line in {self.path} %}}{{{{ line }}}} {{% endfor %}}"
        way = self.printed_by[0] if self.printed_by else ""
        name = self.path
        if "[]" in name:
            before, _, after = name.rpartition("[]")
            name = f"{singular(before)}{after}"
        if self.kind is Kind.COUNT and f"{self.path.removesuffix('_days')}_unit" in UNITS:
            return f"{{{{ {name}|days({self.path.removesuffix('_days')}_unit) }}}}"
        return f"{{{{ {name}|{way} }}}}" if way else f"{{{{ {name} }}}}"

    def needed_for(self, document: str, country: str) -> bool:
        """Whether a document of that type is not made without this field in that country."""
        countries = self.needed.get(document, ())  # type: ignore[call-overload]
        return ANYWHERE in countries or country in countries


UNITS = frozenset({"offer.probation_unit", "offer.notice_unit", "paper.dismissal_notice_unit"})
"""Fields that say in what the count beside them is counted."""

LINES = frozenset({"candidate.address_lines"})
"""Lists that nobody says in one breath: no `and` stands before the last line of an address."""

_SINGULARS = {
    "address_lines": "line",
    "all": "clause",
    "missing": "document",
    "duties": "duty",
    "evaluation_criteria": "criterion",
    "panel": "person",
    "bring": "thing",
    "consent_data": "item",
    "benefit_terms": "benefit",
}


def singular(path: str) -> str:
    """The name that a loop over a list gives each of its parts: `offer.benefits` gives `benefit`."""
    last = path.rpartition(".")[2]
    return _SINGULARS.get(last, last.removesuffix("s"))


def everywhere(*documents: DocumentType) -> Needed:
    """Needed for these documents in every country."""
    return dict.fromkeys(documents, (ANYWHERE,))


ON_OFFER = OFFER_PAPERS
ON_CANDIDATE = CANDIDATE_PAPERS
