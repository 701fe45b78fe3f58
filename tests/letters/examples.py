"""The example letters: one invented person and offer, told in each language of the shipped templates."""

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

LANGUAGES = ("ro_RO", "en_GB", "de_DE", "fr_FR", "nl_NL", "sv_SE", "da_DK", "nb_NO", "fi_FI", "hu_HU")
"""Those written from left to right; Arabic and Hebrew are looked at in test_own_templates."""

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
    "nl_NL": {
        "job_title": "Specialist recruitmentondersteuning",
        "department": "Recruitmentondersteuning",
        "bonus": "Tot 10% van het jaarsalaris, na beoordeling",
        "allowances": (Allowance("Thuiswerkvergoeding", Decimal(400), "RON"),),
        "benefits": (Benefit("Maaltijdcheques", "40", "lei per werkdag"), Benefit("Particuliere zorgverzekering")),
    },
    "sv_SE": {
        "job_title": "specialist inom rekryteringsadministration",
        "department": "Rekryteringsadministration",
        "bonus": "Upp till 10 % av årslönen, efter utvärdering",
        "allowances": (Allowance("Distansarbetstillägg", Decimal(400), "RON"),),
        "benefits": (Benefit("Lunchkuponger", "40", "lei per arbetsdag"), Benefit("Privat sjukvårdsförsäkring")),
    },
    "da_DK": {
        "job_title": "specialist i rekrutteringsadministration",
        "department": "Rekrutteringsadministration",
        "bonus": "Op til 10 % af årslønnen efter vurdering",
        "allowances": (Allowance("Hjemmearbejdstillæg", Decimal(400), "RON"),),
        "benefits": (Benefit("Madkuponer", "40", "lei pr. arbejdsdag"), Benefit("Privat sundhedsforsikring")),
    },
    "nb_NO": {
        "job_title": "spesialist i rekrutteringsadministrasjon",
        "department": "Rekrutteringsadministrasjon",
        "bonus": "Inntil 10 % av årslønnen, etter vurdering",
        "allowances": (Allowance("Hjemmekontortillegg", Decimal(400), "RON"),),
        "benefits": (Benefit("Matkuponger", "40", "lei per arbeidsdag"), Benefit("Privat helseforsikring")),
    },
    "fi_FI": {
        "job_title": "Rekrytointiasiantuntija",
        "department": "Rekrytointipalvelut",
        "bonus": "Enintään 10 % vuosipalkasta arvioinnin jälkeen",
        "allowances": (Allowance("Etätyölisä", Decimal(400), "RON"),),
        "benefits": (Benefit("Lounassetelit", "40", "leuta työpäivältä"), Benefit("Yksityinen sairausvakuutus")),
    },
    "hu_HU": {
        "job_title": "Toborzási szakelőadó",
        "department": "Toborzási osztály",
        "bonus": "Az éves bér legfeljebb 10%-a, értékelés után",
        "allowances": (Allowance("Távmunka-pótlék", Decimal(400), "RON"),),
        "benefits": (Benefit("Étkezési jegy", "40", "lej munkanaponként"), Benefit("Magán-egészségbiztosítás")),
    },
    "ar_AE": {
        "job_title": "أخصائي عمليات التوظيف",
        "department": "عمليات التوظيف",
        "bonus": "حتى 10% من الأجر السنوي بعد التقييم",
        "allowances": (Allowance("بدل العمل عن بُعد", Decimal(400), "RON"),),
        "benefits": (Benefit("قسائم الطعام", "40", "ليًا عن كل يوم عمل"), Benefit("تأمين صحي خاص")),
    },
    "he_IL": {
        "job_title": "מומחית לתפעול גיוס",
        "department": "תפעול גיוס",
        "bonus": "עד 10% מהשכר השנתי, לאחר הערכה",
        "allowances": (Allowance("תוספת עבודה מרחוק", Decimal(400), "RON"),),
        "benefits": (Benefit("תווי ארוחה", "40", "ליי ליום עבודה"), Benefit("ביטוח בריאות פרטי")),
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
