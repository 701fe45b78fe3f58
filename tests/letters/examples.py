"""The four example letters: one invented person and offer, told in each language of the shipped templates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from recdesk import shipped
from recdesk.domain.candidate import Address
from recdesk.domain.offer import Allowance, Benefit, Offer
from recdesk.domain.reference import Office
from recdesk.letters.workshop import LetterWorkshop
from recdesk.services.paper_ports import LetterDraft
from tests.builders import NOW, a_candidate, a_company, a_reference, a_requisition, an_offer

LANGUAGES = ("ro_RO", "en_GB", "de_DE", "fr_FR")

_TOLD: dict[str, dict[str, Any]] = {
    "ro_RO": {
        "job_title": "Specialist operațiuni de recrutare",
        "department": "Operațiuni de recrutare",
        "bonus": "Până la 10 % din salariul anual, după evaluare",
        "allowances": (Allowance("Spor de telemuncă", Decimal(400), "RON"),),
        "benefits": (
            Benefit("Tichete de masă", "40", "lei pe zi lucrătoare"),
            Benefit("Asigurare medicală privată"),
        ),
    },
    "en_GB": {
        "bonus": "Up to 10 % of yearly pay, after evaluation",
        "allowances": (Allowance("Remote work allowance", Decimal(400), "RON"),),
        "benefits": (Benefit("Meal tickets", "40", "lei a working day"), Benefit("Private health insurance")),
    },
    "de_DE": {
        "job_title": "Fachkraft Recruiting-Betrieb",
        "department": "Recruiting-Betrieb",
        "bonus": "Bis zu 10 % des Jahresgehalts nach Beurteilung",
        "allowances": (Allowance("Homeoffice-Zulage", Decimal(400), "RON"),),
        "benefits": (Benefit("Essensgutscheine", "40", "Lei je Arbeitstag"), Benefit("Private Krankenversicherung")),
    },
    "fr_FR": {
        "job_title": "Chargée des opérations de recrutement",
        "department": "Opérations de recrutement",
        "bonus": "Jusqu’à 10 % du salaire annuel, après évaluation",
        "allowances": (Allowance("Indemnité de télétravail", Decimal(400), "RON"),),
        "benefits": (Benefit("Tickets-repas", "40", "lei par jour ouvré"), Benefit("Assurance santé privée")),
        "start_date": date(2027, 2, 1),
    },
}


def workshop() -> LetterWorkshop:
    """The workshop over the shipped templates."""
    return LetterWorkshop([shipped.templates()])


def context_of(language: str, **changes: Any) -> dict[str, Any]:
    """The context of the example offer in a language; `changes` are fields of the offer."""
    offer = offer_in(language, **changes)
    person = a_candidate(form_of_address=Address.MS)
    office = office_of(offer)
    return dict(workshop().context(offer, person, a_requisition(), a_company(), at=NOW, office=office))


def offer_in(language: str, **changes: Any) -> Offer:
    """The example offer as it is told in a language."""
    return an_offer(**{"language": language, **_TOLD[language], **changes})


def office_of(offer: Offer) -> Office | None:
    """What the invented employer knows about the office of an offer."""
    return next((o for o in a_reference().offices if o.name == offer.office), None)


def letter_in(language: str, **changes: Any) -> LetterDraft:
    """The example letter in a language."""
    shop = workshop()
    choice = shop.choices(language=language, country="RO", function="TA", document_type="offer_letter")[0]
    return shop.make(choice, context_of(language, **changes), title="Example", author="Carpat Digital Services", at=NOW)
