"""Small words of letters in twelve languages: salutations, gross and net, how often. Sentences stand in the templates.

Swedish, Danish, Norwegian and Finnish letters name the person without a title; a Hungarian salutation ends with an
exclamation mark. Where nobody said how to address a person, no form here supposes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.domain.candidate import Address

CODES = (
    *("gross", "net", "hourly", "daily", "weekly", "monthly", "yearly", "once", "on_site", "hybrid", "remote"),
    *("calendar_days", "working_days", "weeks", "months", "ms", "mr", "neutral"),
)
"""Codes of the record that have a word in every language of the letters."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language. A form may use {name} and {family}; `courtesy` is the address inside a sentence, `pay` the order
    of amount, basis and frequency."""

    salutation: dict[Address, str]
    addressee: dict[Address, str]
    courtesy: dict[Address, str]
    terms: dict[str, str]
    pay: str = "{amount} {basis} {frequency}"
    family_capital: bool = False


def _terms(text: str) -> dict[str, str]:
    return dict(zip(CODES, text.split("|"), strict=True))


def _by_address(ms: str, mr: str, neutral: str) -> dict[Address, str]:
    return {Address.MS: ms, Address.MR: mr, Address.NEUTRAL: neutral}


def _same(form: str) -> dict[Address, str]:
    return _by_address(form, form, form)


WORDS: dict[str, Words] = {
    "ro": Words(
        salutation=_by_address("Stimată doamnă {family},", "Stimate domnule {family},", "Bună ziua, {name},"),
        addressee=_by_address("Doamna {name}", "Domnul {name}", "{name}"),
        courtesy=_by_address("stimată doamnă {family}", "stimate domnule {family}", "{name}"),
        terms=_terms(
            "brut|net|pe oră|pe zi|pe săptămână|pe lună|pe an|o singură dată|la sediu|hibrid|telemuncă|"
            "zile calendaristice|zile lucrătoare|săptămâni|luni|doamnă|domn|",
        ),
    ),
    "en": Words(
        salutation=_by_address("Dear Ms {family},", "Dear Mr {family},", "Dear {name},"),
        addressee=_by_address("Ms {name}", "Mr {name}", "{name}"),
        courtesy=_by_address("Ms {family}", "Mr {family}", "{name}"),
        terms=_terms(
            "gross|net|per hour|per day|per week|per month|per year|once|on site|hybrid|remote|"
            "calendar days|working days|weeks|months|Ms|Mr|",
        ),
    ),
    "de": Words(
        salutation=_by_address("Sehr geehrte Frau {family},", "Sehr geehrter Herr {family},", "Guten Tag {name},"),
        addressee=_by_address("Frau {name}", "Herrn {name}", "{name}"),
        courtesy=_by_address("Frau {family}", "Herr {family}", "{name}"),
        terms=_terms(
            "brutto|netto|pro Stunde|pro Tag|pro Woche|pro Monat|pro Jahr|einmalig|vor Ort|hybrid|in Telearbeit|"
            "Kalendertage|Arbeitstage|Wochen|Monate|Frau|Herr|",
        ),
    ),
    "fr": Words(
        salutation=_by_address("Madame,", "Monsieur,", "Madame, Monsieur,"),
        addressee=_by_address("Madame {name}", "Monsieur {name}", "{name}"),
        courtesy=_by_address("Madame", "Monsieur", "Madame, Monsieur"),
        terms=_terms(
            "brut|net|par heure|par jour|par semaine|par mois|par an|une seule fois|sur site|hybride|en télétravail|"
            "jours calendaires|jours ouvrés|semaines|mois|Madame|Monsieur|",
        ),
    ),
    "nl": Words(
        salutation=_by_address("Geachte mevrouw {family},", "Geachte heer {family},", "Geachte {name},"),
        addressee=_by_address("Mevrouw {name}", "De heer {name}", "{name}"),
        courtesy=_by_address("mevrouw {family}", "meneer {family}", "{name}"),
        terms=_terms(
            "bruto|netto|per uur|per dag|per week|per maand|per jaar|eenmalig|op locatie|hybride|op afstand|"
            "kalenderdagen|werkdagen|weken|maanden|mevrouw|meneer|",
        ),
        # `van der Berg` is written `Van der Berg` where no given name stands before it.
        family_capital=True,
    ),
    "sv": Words(
        salutation=_same("Bästa {name},"),
        addressee=_same("{name}"),
        courtesy=_same("{name}"),
        terms=_terms(
            "brutto|netto|per timme|per dag|per vecka|per månad|per år|engångsbelopp|på plats|hybridarbete|"
            "distansarbete|kalenderdagar|arbetsdagar|veckor|månader|fru|herr|",
        ),
    ),
    "da": Words(
        salutation=_same("Kære {name},"),
        addressee=_same("{name}"),
        courtesy=_same("{name}"),
        terms=_terms(
            "brutto|netto|pr. time|pr. dag|pr. uge|pr. måned|pr. år|én gang|på arbejdsstedet|hybridarbejde|"
            "fjernarbejde|kalenderdage|arbejdsdage|uger|måneder|fru|hr.|",
        ),
    ),
    "nb": Words(
        salutation=_same("Kjære {name},"),
        addressee=_same("{name}"),
        courtesy=_same("{name}"),
        terms=_terms(
            "brutto|netto|per time|per dag|per uke|per måned|per år|én gang|på arbeidsstedet|hybridarbeid|"
            "fjernarbeid|kalenderdager|arbeidsdager|uker|måneder|fru|herr|",
        ),
    ),
    "fi": Words(
        salutation=_same("Hyvä {name},"),
        addressee=_same("{name}"),
        courtesy=_same("{name}"),
        terms=_terms(
            "brutto|netto|tunnissa|päivässä|viikossa|kuukaudessa|vuodessa|kertaluonteisesti|työpaikalla|hybridityö|"
            "etätyö|kalenteripäivää|työpäivää|viikkoa|kuukautta|rouva|herra|",
        ),
    ),
    "hu": Words(
        salutation=_by_address("Tisztelt Hölgyem!", "Tisztelt Uram!", "Tisztelt {name}!"),
        addressee=_same("{name} részére"),
        courtesy=_by_address("Tisztelt Hölgyem", "Tisztelt Uram", "{name}"),
        terms=_terms(
            "bruttó|nettó|óránként|naponta|hetente|havonta|évente|egyszeri|helyszíni|hibrid|távmunka|"
            "naptári nap|munkanap|hét|hónap|asszony|úr|",
        ),
        pay="{basis} {amount} {frequency}",
    ),
    "ar": Words(
        salutation=_by_address("السيدة {name} المحترمة،", "السيد {name} المحترم،", "تحية طيبة وبعد،"),
        addressee=_by_address("السيدة {name}", "السيد {name}", "{name}"),
        courtesy=_by_address("السيدة {name}", "السيد {name}", "{name}"),
        terms=_terms(
            "إجماليًا|صافيًا|في الساعة|يوميًا|أسبوعيًا|شهريًا|سنويًا|مرة واحدة|في مقر العمل|عمل هجين|عمل عن بُعد|"
            "أيام تقويمية|أيام عمل|أسابيع|أشهر|السيدة|السيد|",
        ),
    ),
    "he": Words(
        salutation=_by_address("גב׳ {name} הנכבדה,", "מר {name} הנכבד,", "שלום {name},"),
        addressee=_by_address("לכבוד גב׳ {name}", "לכבוד מר {name}", "לכבוד {name}"),
        courtesy=_by_address("גב׳ {name}", "מר {name}", "{name}"),
        terms=_terms(
            "ברוטו|נטו|לשעה|ליום|לשבוע|לחודש|לשנה|באופן חד־פעמי|במקום העבודה|עבודה היברידית|עבודה מרחוק|"
            "ימים קלנדריים|ימי עבודה|שבועות|חודשים|גב׳|מר|",
        ),
    ),
}


def words_of(language: str) -> Words | None:
    """The words of a locale such as `ro_RO`, or None for a language that no letters are written in."""
    return WORDS.get(language.replace("-", "_").partition("_")[0])


def addressed(words: Words, form: str, address: Address, *, name: str, family: str) -> str:
    """`salutation`, `addressee` or `courtesy` filled in; the neutral one where nobody said how to address the person,
    or the family name is unknown."""
    forms: dict[Address, str] = getattr(words, form)
    formal = address is not Address.NEUTRAL and bool(family or "{family}" not in forms[address])
    shown = family[:1].upper() + family[1:] if words.family_capital else family
    return forms[address if formal else Address.NEUTRAL].format(name=name, family=shown)
