"""The texts of mail drafts, in the language of the person who will read them. A person looks at each and sends it."""

from __future__ import annotations

from recdesk.domain.candidate import Candidate
from recdesk.domain.offer import Offer
from recdesk.domain.reference import Company
from recdesk.domain.requisition import Requisition
from recdesk.localization import formats
from recdesk.services.paper_ports import MailDraft

_SUBJECT = {
    "ro_RO": "Oferta {number}, versiunea {version}: {title}, {company}",
    "en_GB": "Offer {number}, version {version}: {title}, {company}",
    "de_DE": "Angebot {number}, Version {version}: {title}, {company}",
    "fr_FR": "Offre {number}, version {version} : {title}, {company}",
}
_TEXT = {
    "ro_RO": (
        "Bună ziua, {name},\n\n"
        "Vă transmitem atașat oferta {number}, versiunea {version}, pentru funcția {title} "
        "(cererea de recrutare {requisition}).\n\n"
        "Pasul următor: citiți oferta și, dacă sunteți de acord, semnați-o și retrimiteți-o până la {until}. "
        "Pentru întrebări, răspundeți la acest mesaj.\n\n"
        "Cu stimă,\n{company}\n"
    ),
    "en_GB": (
        "Dear {name},\n\n"
        "Attached is offer {number}, version {version}, for the position of {title} (requisition {requisition}).\n\n"
        "Next step: read the offer and, if you agree, sign and return it by {until}. "
        "If you have questions, reply to this message.\n\n"
        "Kind regards,\n{company}\n"
    ),
    "de_DE": (
        "Guten Tag {name},\n\n"
        "anbei erhalten Sie das Angebot {number}, Version {version}, für die Stelle {title} "
        "(Stellenfreigabe {requisition}).\n\n"
        "Nächster Schritt: Lesen Sie das Angebot und senden Sie es bei Einverständnis bis zum {until} unterschrieben "
        "zurück. Bei Fragen antworten Sie auf diese Nachricht.\n\n"
        "Mit freundlichen Grüßen\n{company}\n"
    ),
    "fr_FR": (
        "Bonjour {name},\n\n"
        "Vous trouverez ci-joint l’offre {number}, version {version}, pour le poste de {title} "
        "(autorisation de recrutement {requisition}).\n\n"
        "Prochaine étape : lisez l’offre et, si elle vous convient, signez-la et renvoyez-la avant le {until}. "
        "Pour toute question, répondez à ce message.\n\n"
        "Cordialement,\n{company}\n"
    ),
}


def offer_mail(
    offer: Offer,
    candidate: Candidate,
    requisition: Requisition,
    company: Company,
    letter_version: int,
    attachment: tuple[str, bytes],
) -> MailDraft:
    """The mail that takes an offer letter to its candidate; English where the language has no text of its own."""
    language = offer.language if offer.language in _TEXT else "en_GB"
    words = {
        "name": candidate.shown_name,
        "number": offer.number,
        "version": f"{letter_version:02d}",
        "title": offer.job_title,
        "requisition": requisition.number,
        "company": company.name,
        "until": formats.long_date(offer.valid_until, language) if offer.valid_until else "",
    }
    return MailDraft(
        to=((candidate.shown_name, candidate.email),) if candidate.email else (),
        subject=_SUBJECT[language].format(**words),
        text=_TEXT[language].format(**words),
        attachments=(attachment,),
        language=language,
    )
