"""Fields of the clause library: the clauses that the rules chose, each by its name, and all of them in a list.

The texts stand in `resources/clauses/` and in the desk's own folder; a name that no clause was chosen for is empty.
"""

from __future__ import annotations

from recdesk.letters.catalogue.entries import INFO, OFFER, Entry, Kind
from recdesk.localization.catalogue import mark

NAMES = {
    "data_protection": mark("How the candidate's data are processed, and on which basis"),
    "conditions": mark("What the offer depends on before work starts"),
    "contract_form": mark("That the contract is a separate document, and which one prevails"),
    "lapse": mark("That the offer lapses when it is not accepted in time"),
    "net_estimate": mark("That a net amount is an estimate"),
    "currency": mark("What holds where the pay is offered in another currency"),
    "probation": mark("The probation period and how it may end"),
    "fixed_term": mark("What holds for a contract of fixed term"),
    "part_time": mark("What holds for part-time work"),
    "remote_work": mark("What holds for remote and hybrid work"),
    "right_to_work": mark("That the right to work is proved before the start"),
    "meal_tickets": mark("How meal tickets are given"),
    "medical_insurance": mark("How the medical insurance is given"),
    "bonus": mark("What a bonus depends on"),
    "esign": mark("How the document may be signed electronically"),
    "withdrawal": mark("That a consent may be withdrawn as easily as it was given"),
    "rights": mark("The person's rights over their data"),
    "companion": mark("That the letter stands beside the ministry's own form and does not replace it"),
    "prevailing_language": mark("Which language version prevails"),
}

SECOND = tuple(f"second_{name}" for name in NAMES)
"""The same clauses in the second language of a letter in two."""

ENTRIES = (
    *(Entry(f"clauses.{name}", Kind.TEXT, meaning) for name, meaning in NAMES.items()),
    *(
        Entry(f"clauses.second_{name}", Kind.TEXT, meaning, documents=frozenset({OFFER, INFO}), second=True)
        for name, meaning in NAMES.items()
    ),
    Entry("clauses.all", Kind.LIST, mark("All clauses that were chosen, in the library's order")),
    Entry("clauses.all[].id", Kind.TEXT, mark("The clause's id in the library"), "data_protection_ro"),
    Entry("clauses.all[].version", Kind.COUNT, mark("The clause's version"), "1"),
    Entry("clauses.all[].name", Kind.TEXT, mark("The clause's name"), "data_protection"),
    Entry("clauses.all[].title", Kind.TEXT, mark("The clause's heading"), "Protecția datelor"),
    Entry("clauses.all[].text", Kind.TEXT, mark("The clause's text"), ""),
)
