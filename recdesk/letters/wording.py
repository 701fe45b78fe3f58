"""Small words of letters by language: salutations, gross and net, how often. Sentences stand in the templates."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.domain.candidate import Address


@dataclass(frozen=True, slots=True)
class Words:
    """One language. A salutation may use {name} and {family}; `courtesy` is the address inside a sentence."""

    salutation: dict[Address, str]
    addressee: dict[Address, str]
    courtesy: dict[Address, str]
    terms: dict[str, str]
    calendar_days: tuple[tuple[str, str], ...]


def _terms(text: str) -> dict[str, str]:
    codes = "gross net hourly daily weekly monthly yearly once on_site hybrid remote".split()
    return dict(zip(codes, text.split("|"), strict=True))


def _by_address(ms: str, mr: str, neutral: str) -> dict[Address, str]:
    return {Address.MS: ms, Address.MR: mr, Address.NEUTRAL: neutral}


WORDS: dict[str, Words] = {
    "ro": Words(
        salutation=_by_address("Stimată doamnă {family},", "Stimate domnule {family},", "Bună ziua, {name},"),
        addressee=_by_address("Doamna {name}", "Domnul {name}", "{name}"),
        courtesy=_by_address("stimată doamnă {family}", "stimate domnule {family}", "{name}"),
        terms=_terms(
            "brut|net|pe oră|pe zi|pe săptămână|pe lună|pe an|o singură dată|la sediu|hibrid|telemuncă",
        ),
        calendar_days=(("zile", "zile calendaristice"), ("zi", "zi calendaristică")),
    ),
    "en": Words(
        salutation=_by_address("Dear Ms {family},", "Dear Mr {family},", "Dear {name},"),
        addressee=_by_address("Ms {name}", "Mr {name}", "{name}"),
        courtesy=_by_address("Ms {family}", "Mr {family}", "{name}"),
        terms=_terms("gross|net|per hour|per day|per week|per month|per year|once|on site|hybrid|remote"),
        calendar_days=(("days", "calendar days"), ("day", "calendar day")),
    ),
    "de": Words(
        salutation=_by_address("Sehr geehrte Frau {family},", "Sehr geehrter Herr {family},", "Guten Tag {name},"),
        addressee=_by_address("Frau {name}", "Herrn {name}", "{name}"),
        courtesy=_by_address("Frau {family}", "Herr {family}", "{name}"),
        terms=_terms(
            "brutto|netto|pro Stunde|pro Tag|pro Woche|pro Monat|pro Jahr|einmalig|vor Ort|hybrid|in Telearbeit",
        ),
        calendar_days=(("Tage", "Kalendertage"), ("Tag", "Kalendertag")),
    ),
    "fr": Words(
        salutation=_by_address("Madame,", "Monsieur,", "Madame, Monsieur,"),
        addressee=_by_address("Madame {name}", "Monsieur {name}", "{name}"),
        courtesy=_by_address("Madame", "Monsieur", "Madame, Monsieur"),
        terms=_terms(
            "brut|net|par heure|par jour|par semaine|par mois|par an|une seule fois|sur site|hybride|en télétravail",
        ),
        calendar_days=(("jours", "jours calendaires"), ("jour", "jour calendaire")),
    ),
}


def words_of(language: str) -> Words | None:
    """The words of a locale such as `ro_RO`, or None for a language that has none yet."""
    return WORDS.get(language.replace("-", "_").partition("_")[0])


def addressed(forms: dict[Address, str], address: Address, *, name: str, family: str) -> str:
    """A form filled in; the neutral one where nobody said how to address the person, or the family name is unknown."""
    formal = address is not Address.NEUTRAL and bool(family or "{family}" not in forms[address])
    return forms[address if formal else Address.NEUTRAL].format(name=name, family=family)
