"""What the mail that takes an offer letter to its candidate says, in the twelve languages of the letters.

Plain sentences without a form of address that needs the person's gender. Pay is not in them: it stands in the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class MailWords:
    """The sentences of one language. `details` are the labels of position, company, place, start, answer by, reference
    and contact, in that order."""

    subject: str
    greeting: str
    lead: str
    details: tuple[str, str, str, str, str, str, str]
    next_step: str
    next_step_open: str
    """The same where the offer has no last day."""
    questions: str
    closing: str


OFFER_MAIL: Final[dict[str, MailWords]] = {
    "ro": MailWords(
        "Oferta {number}, versiunea {version}: {title}, {company}",
        "Bună ziua, {name},",
        "Vă transmitem atașat oferta {number}, versiunea {version}, pentru funcția {title}.",
        (
            "Funcția",
            "Compania",
            "Locul de muncă",
            "Data începerii",
            "Răspuns până la",
            "Cererea de recrutare",
            "Contact",
        ),
        "Pasul următor: citiți oferta și, dacă sunteți de acord, semnați-o și retrimiteți-o până la {until}.",
        "Pasul următor: citiți oferta și, dacă sunteți de acord, semnați-o și retrimiteți-o.",
        "Pentru întrebări, răspundeți la acest mesaj.",
        "Cu stimă,",
    ),
    "en": MailWords(
        "Offer {number}, version {version}: {title}, {company}",
        "Dear {name},",
        "Attached is offer {number}, version {version}, for the position of {title}.",
        ("Position", "Company", "Place of work", "Start date", "Answer by", "Requisition", "Contact"),
        "Next step: read the offer and, if you agree, sign and return it by {until}.",
        "Next step: read the offer and, if you agree, sign and return it.",
        "If you have questions, reply to this message.",
        "Kind regards,",
    ),
    "de": MailWords(
        "Angebot {number}, Version {version}: {title}, {company}",
        "Guten Tag {name},",
        "anbei erhalten Sie das Angebot {number}, Version {version}, für die Stelle {title}.",
        ("Stelle", "Unternehmen", "Arbeitsort", "Beginn", "Antwort bis", "Stellenfreigabe", "Kontakt"),
        "Nächster Schritt: Lesen Sie das Angebot und senden Sie es bei Einverständnis bis zum {until} unterschrieben "
        "zurück.",
        "Nächster Schritt: Lesen Sie das Angebot und senden Sie es bei Einverständnis unterschrieben zurück.",
        "Bei Fragen antworten Sie auf diese Nachricht.",
        "Mit freundlichen Grüßen",
    ),
    "fr": MailWords(
        "Offre {number}, version {version} : {title}, {company}",
        "Bonjour {name},",
        "Vous trouverez ci-joint l’offre {number}, version {version}, pour le poste de {title}.",
        ("Poste", "Entreprise", "Lieu de travail", "Date de début", "Réponse avant le", "Demande", "Contact"),
        "Prochaine étape : lisez l’offre et, si elle vous convient, signez-la et renvoyez-la avant le {until}.",
        "Prochaine étape : lisez l’offre et, si elle vous convient, signez-la et renvoyez-la.",
        "Pour toute question, répondez à ce message.",
        "Cordialement,",
    ),
    "nl": MailWords(
        "Aanbod {number}, versie {version}: {title}, {company}",
        "Beste {name},",
        "Bijgaand ontvangt u aanbod {number}, versie {version}, voor de functie {title}.",
        ("Functie", "Bedrijf", "Werkplek", "Begindatum", "Antwoord uiterlijk", "Vacatureaanvraag", "Contact"),
        "Volgende stap: lees het aanbod en stuur het, als u akkoord gaat, uiterlijk {until} ondertekend terug.",
        "Volgende stap: lees het aanbod en stuur het, als u akkoord gaat, ondertekend terug.",
        "Hebt u vragen, beantwoord dan dit bericht.",
        "Met vriendelijke groet,",
    ),
    "sv": MailWords(
        "Erbjudande {number}, version {version}: {title}, {company}",
        "Hej {name},",
        "Bifogat finns erbjudande {number}, version {version}, för tjänsten {title}.",
        ("Tjänst", "Företag", "Arbetsort", "Startdatum", "Svar senast", "Rekryteringsbegäran", "Kontakt"),
        "Nästa steg: läs erbjudandet och skicka det, om du godtar det, undertecknat tillbaka senast {until}.",
        "Nästa steg: läs erbjudandet och skicka det, om du godtar det, undertecknat tillbaka.",
        "Svara på detta meddelande om du har frågor.",
        "Med vänlig hälsning,",
    ),
    "da": MailWords(
        "Tilbud {number}, version {version}: {title}, {company}",
        "Hej {name},",
        "Vedhæftet er tilbud {number}, version {version}, på stillingen {title}.",
        ("Stilling", "Virksomhed", "Arbejdssted", "Startdato", "Svar senest", "Rekrutteringsanmodning", "Kontakt"),
        "Næste skridt: Læs tilbuddet, og send det, hvis du er enig, underskrevet tilbage senest {until}.",
        "Næste skridt: Læs tilbuddet, og send det, hvis du er enig, underskrevet tilbage.",
        "Svar på denne besked, hvis du har spørgsmål.",
        "Med venlig hilsen",
    ),
    "nb": MailWords(
        "Tilbud {number}, versjon {version}: {title}, {company}",
        "Hei {name},",
        "Vedlagt er tilbud {number}, versjon {version}, for stillingen {title}.",
        ("Stilling", "Virksomhet", "Arbeidssted", "Startdato", "Svar innen", "Rekrutteringsforespørsel", "Kontakt"),
        "Neste steg: Les tilbudet og send det, hvis du er enig, signert tilbake innen {until}.",
        "Neste steg: Les tilbudet og send det, hvis du er enig, signert tilbake.",
        "Svar på denne meldingen hvis du har spørsmål.",
        "Med vennlig hilsen",
    ),
    "fi": MailWords(
        "Tarjous {number}, versio {version}: {title}, {company}",
        "Hei {name},",
        "Liitteenä on tarjous {number}, versio {version}, tehtävään {title}.",
        ("Tehtävä", "Yritys", "Työpaikka", "Alkamispäivä", "Vastaus viimeistään", "Rekrytointipyyntö", "Yhteyshenkilö"),
        "Seuraava vaihe: lue tarjous ja palauta se allekirjoitettuna, jos hyväksyt sen. Viimeinen päivä: {until}.",
        "Seuraava vaihe: lue tarjous ja palauta se allekirjoitettuna, jos hyväksyt sen.",
        "Jos on kysyttävää, vastaa tähän viestiin.",
        "Ystävällisin terveisin",
    ),
    "hu": MailWords(
        "Ajánlat {number}, {version}. változat: {title}, {company}",
        "Tisztelt {name}!",
        "Mellékelten küldjük a(z) {number} számú ajánlat {version}. változatát a következő munkakörre: {title}.",
        (
            "Munkakör",
            "Vállalat",
            "Munkavégzés helye",
            "Kezdés napja",
            "Válaszadás határideje",
            "Létszámigény",
            "Kapcsolattartó",
        ),
        "Következő lépés: olvassa el az ajánlatot, és ha egyetért vele, aláírva küldje vissza. Határidő: {until}",
        "Következő lépés: olvassa el az ajánlatot, és ha egyetért vele, aláírva küldje vissza.",
        "Kérdés esetén válaszoljon erre az üzenetre.",
        "Üdvözlettel:",
    ),
    "ar": MailWords(
        "العرض {number}، الإصدار {version}: {title}، {company}",
        "تحية طيبة، {name}،",
        "مرفق بهذه الرسالة العرض {number}، الإصدار {version}، لوظيفة {title}.",
        ("الوظيفة", "الشركة", "مكان العمل", "تاريخ البدء", "آخر موعد للرد", "طلب التوظيف", "للتواصل"),
        "الخطوة التالية: يُرجى قراءة العرض، وفي حال الموافقة توقيعه وإعادته في موعد أقصاه {until}.",
        "الخطوة التالية: يُرجى قراءة العرض، وفي حال الموافقة توقيعه وإعادته.",
        "لأي استفسار يُرجى الرد على هذه الرسالة.",
        "مع أطيب التحيات،",
    ),
    "he": MailWords(
        "הצעה {number}, גרסה {version}: {title}, {company}",
        "שלום {name},",
        "מצורפת הצעה {number}, גרסה {version}, לתפקיד {title}.",
        ("תפקיד", "חברה", "מקום העבודה", "תאריך תחילה", "מועד אחרון לתשובה", "בקשת גיוס", "איש קשר"),
        "השלב הבא: נא לקרוא את ההצעה, ובמקרה של הסכמה לחתום עליה ולהחזיר אותה עד {until}.",
        "השלב הבא: נא לקרוא את ההצעה, ובמקרה של הסכמה לחתום עליה ולהחזיר אותה.",
        "לשאלות ניתן להשיב להודעה זו.",
        "בברכה,",
    ),
}
RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})


def offer_mail_words(language: str) -> tuple[str, MailWords]:
    """The two letters of the language that is used and its words; English where a language has none of its own."""
    short = language.partition("_")[0].partition("-")[0]
    short = "nb" if short == "no" else short
    return (short, OFFER_MAIL[short]) if short in OFFER_MAIL else ("en", OFFER_MAIL["en"])
