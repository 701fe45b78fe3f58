"""How a rule collects what it finds: facts that a person reads, problems that block, warnings, and whether to ask."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from recdesk.domain.errors import Problem
from recdesk.domain.folding import fold
from recdesk.domain.money import quantized
from recdesk.domain.review import Fact, Outcome, Proof
from recdesk.domain.rules.lists import RuleLists

RECORD, REFERENCE, COMPUTED, CALENDAR, LETTER = "record", "reference", "computed", "calendar", "letter"
"""Sources of facts; the name of a document is a source too."""


class Findings:
    """What one rule found about one record, in the order in which it is shown."""

    def __init__(self, record: str, lists: RuleLists) -> None:
        self.record = record or None
        self.lists = lists
        self.facts: list[Fact] = []
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.asks = False

    def fact(self, code: str, value: Any, source: str = RECORD) -> None:
        """A thing that the proof rests on."""
        self.facts.append(Fact(code, value, source))

    def block(self, code: str, field: str | None, **facts: Any) -> None:
        """A contradiction: the record cannot be saved like this."""
        self.problems.append(Problem(code, field, self.record, facts))

    def warn(self, code: str, field: str | None, **facts: Any) -> None:
        """Something to look at that does not block."""
        self.warnings.append(Problem(code, field, self.record, facts))

    def ask(self) -> None:
        """A machine cannot tell: a person has to confirm the facts."""
        self.asks = True

    def required(self, value: Any, field: str) -> bool:
        """Whether a value is there and is no stand-in such as "TBD"; blocks where it is not."""
        if value is None or (isinstance(value, str) and not value.strip()):
            self.block("field_empty", field)
            return False
        if isinstance(value, str) and is_placeholder(value, self.lists):
            self.block("placeholder_value", field, value=value)
            return False
        return True

    def proof(self) -> Proof:
        """Everything found, with its outcome."""
        outcome = Outcome.BLOCKED if self.problems else Outcome.ASK if self.asks else Outcome.PROVED
        return Proof(outcome, tuple(self.facts), tuple(self.problems), tuple(self.warnings))


def is_placeholder(value: str, lists: RuleLists) -> bool:
    """Whether a whole value only holds a place: "TBD", "-", "N/A", "nu are", signs without a letter or digit."""
    folded = fold(value)
    return not folded or folded in lists.empty_values or folded in lists.placeholders


def fault_of_amount(amount: Decimal, currency: str) -> str:
    """The problem code of an amount that is no pay: no number, not above zero, finer than its currency; else empty."""
    if not amount.is_finite():
        return "amount_not_a_number"
    if amount <= 0:
        return "amount_not_positive"
    return "" if amount == quantized(amount, currency) else "amount_too_fine"
