"""The filters of templates in the twelve languages of the letters; `·` stands for a no-break space in the tables."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.candidate import Address
from recdesk.domain.errors import Refused, Unreadable
from recdesk.letters.context import Sheet, build, pay_line
from recdesk.letters.filters import NAMES, base_name, filters_for
from recdesk.letters.template import LetterTemplate
from recdesk.letters.wording import CODES, WORDS, addressed, words_of
from recdesk.localization.formats import LETTER_LOCALES
from recdesk.localization.names import ordered_name
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.letters.answers import EMIRATES
from tests.letters.word_files import all_text, docx, paragraph

LANGUAGES = tuple(locale.partition("_")[0] for locale in LETTER_LOCALES)
# full date of 1 May 2026, three texts together, 20 calendar days, 1 year, 2 months, Romania, English
TABLE = {
    "ro_RO": ("vineri, 1·mai·2026", "a, b și c", "20·de zile calendaristice", "1·an", "2·luni", "România", "engleză"),
    "en_GB": ("Friday, 1·May·2026", "a, b and c", "20·calendar days", "1·year", "2·months", "Romania", "English"),
    "de_DE": ("Freitag, 1.·Mai·2026", "a, b und c", "20·Kalendertage", "1·Jahr", "2·Monate", "Rumänien", "Englisch"),
    "fr_FR": ("vendredi 1er·mai·2026", "a, b et c", "20·jours·calendaires", "1·an", "2·mois", "Roumanie", "anglais"),
    "nl_NL": ("vrijdag 1·mei·2026", "a, b en c", "20·kalenderdagen", "1·jaar", "2·maanden", "Roemenië", "Engels"),
    "sv_SE": ("fredag 1·maj·2026", "a, b och c", "20·kalenderdagar", "1·år", "2·månader", "Rumänien", "engelska"),
    "da_DK": ("fredag den 1.·maj·2026", "a, b og c", "20·kalenderdage", "1·år", "2·måneder", "Rumænien", "engelsk"),
    "nb_NO": ("fredag 1.·mai·2026", "a, b og c", "20·kalenderdager", "1·år", "2·måneder", "Romania", "engelsk"),
    "fi_FI": (
        *("perjantai 1.·toukokuuta·2026", "a, b ja c", "20·kalenteripäivää", "1·vuosi", "2·kuukautta"),
        *("Romania", "englanti"),
    ),
    "hu_HU": ("2026. május 1., péntek", "a, b és c", "20·naptári nap", "1·év", "2·hónap", "Románia", "angol"),
    "ar_AE": (
        *("الجمعة، 1·مايو·2026", "a وb وc", "20·يومًا تقويميًا", "سنة·واحدة", "شهران"),
        *("رومانيا", "الإنجليزية"),
    ),
    "he_IL": (
        *("יום שישי, 1·במאי·2026", "a, b וc", "20·ימים קלנדריים", "שנה·אחת", "חודשיים"),
        *("רומניה", "אנגלית"),
    ),
}
# 9,500 in the language's own money, gross, each month, as one line
PAY = {
    "ro_RO": ("RON", "9.500,00·lei brut pe lună"),
    "en_GB": ("GBP", "£9,500.00 gross per month"),
    "de_DE": ("EUR", "9.500,00·€ brutto pro Monat"),
    "fr_FR": ("EUR", "9·500,00·€ brut par mois"),
    "nl_NL": ("EUR", "€·9.500,00 bruto per maand"),
    "sv_SE": ("SEK", "9·500,00·kr brutto per månad"),
    "da_DK": ("DKK", "9.500,00·kr. brutto pr. måned"),
    "nb_NO": ("NOK", "9·500,00·kr brutto per måned"),
    "fi_FI": ("EUR", "9·500,00·€ brutto kuukaudessa"),
    "hu_HU": ("HUF", "bruttó 9·500·Ft havonta"),
    "ar_AE": ("AED", "9,500.00·AED إجماليًا شهريًا"),
    "he_IL": ("ILS", "9,500.00·ILS ברוטו לחודש"),
}
# to Ms and to Mr Popescu, and to Ana Popescu of whom nobody said how
GREETINGS = {
    "ro": ("Stimată doamnă Popescu,", "Stimate domnule Popescu,", "Bună ziua, Ana Popescu,"),
    "en": ("Dear Ms Popescu,", "Dear Mr Popescu,", "Dear Ana Popescu,"),
    "de": ("Sehr geehrte Frau Popescu,", "Sehr geehrter Herr Popescu,", "Guten Tag Ana Popescu,"),
    "fr": ("Madame,", "Monsieur,", "Madame, Monsieur,"),
    "nl": ("Geachte mevrouw Popescu,", "Geachte heer Popescu,", "Geachte Ana Popescu,"),
    "sv": ("Bästa Ana Popescu,", "Bästa Ana Popescu,", "Bästa Ana Popescu,"),
    "da": ("Kære Ana Popescu,", "Kære Ana Popescu,", "Kære Ana Popescu,"),
    "nb": ("Kjære Ana Popescu,", "Kjære Ana Popescu,", "Kjære Ana Popescu,"),
    "fi": ("Hyvä Ana Popescu,", "Hyvä Ana Popescu,", "Hyvä Ana Popescu,"),
    "hu": ("Tisztelt Hölgyem!", "Tisztelt Uram!", "Tisztelt Ana Popescu!"),
    "ar": ("السيدة Ana Popescu المحترمة،", "السيد Ana Popescu المحترم،", "تحية طيبة وبعد،"),
    "he": ("גב׳ Ana Popescu הנכבדה,", "מר Ana Popescu הנכבד,", "שלום Ana Popescu,"),
}


def nb(text: str) -> str:
    return text.replace("·", "\u00a0")


def write(name: str, language: str, *values: Any) -> str:
    return str(filters_for(language)[name](*values))


@pytest.mark.parametrize("language", LETTER_LOCALES)
def test_every_language_writes_dates_lists_periods_and_names_its_own_way(language: str) -> None:
    full, together, days, year, months, country, english = (nb(text) for text in TABLE[language])
    assert write("full_date", language, date(2026, 5, 1)).replace(" ", "\u00a0") == full.replace(" ", "\u00a0")
    assert write("list", language, ["a", "b", "c"]) == together
    assert write("days", language, 20, "calendar_days") == days
    assert write("days", language, 1, "years") == year
    assert write("days", language, 2, "months") == months
    assert write("country", language, "RO") == country
    assert write("language_name", language, "en") == english


@pytest.mark.parametrize("language", LETTER_LOCALES)
def test_a_twin_writes_what_the_filter_of_its_language_writes(language: str) -> None:
    code = language.partition("_")[0]
    for name, values in (
        ("money", (Decimal(9500), "EUR")),
        ("date", (date(2026, 4, 3),)),
        ("days", (20, "working_days")),
        ("term", ("monthly",)),
        ("percent", (Decimal("12.5"),)),
    ):
        assert write(f"{name}_{code}", "ro_RO", *values) == write(name, language, *values)
        assert base_name(f"{name}_{code}") == name


def test_every_filter_that_the_grammar_takes_is_there_in_every_language() -> None:
    assert all(set(filters_for(language)) == NAMES for language in LETTER_LOCALES)
    assert (base_name("amount_words"), base_name("language_name"), base_name("default")) == (
        *("amount_words", "language_name", "default"),
    )


@pytest.mark.parametrize("language", LETTER_LOCALES)
def test_every_code_of_the_record_has_its_word(language: str) -> None:
    currency, line = PAY[language]
    assert pay_line(Decimal(9500), currency, "gross", "monthly", language) == nb(line)
    words = words_of(language)
    assert words is not None
    assert {code for code in CODES if not words.terms[code].strip()} == {"neutral"}


def test_the_tables_have_every_language_of_the_letters() -> None:
    assert tuple(WORDS) == LANGUAGES == tuple(GREETINGS)
    assert set(TABLE) == set(PAY) == set(LETTER_LOCALES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_salutation_supposes_nothing_that_nobody_said(language: str) -> None:
    words = WORDS[language]
    said = tuple(addressed(words, "salutation", address, name="Ana Popescu", family="Popescu") for address in Address)
    assert said == GREETINGS[language]
    unknown = addressed(words, "salutation", Address.MS, name="Suharto", family="")
    assert "Popescu" not in unknown
    assert "  " not in unknown


def test_a_dutch_family_name_has_a_capital_where_it_stands_alone() -> None:
    said = addressed(WORDS["nl"], "salutation", Address.MR, name="Jan van der Berg", family="van der Berg")
    assert said == "Geachte heer Van der Berg,"
    assert addressed(WORDS["nl"], "addressee", Address.MR, name="Jan van der Berg", family="van der Berg") == (
        "De heer Jan van der Berg"
    )


@pytest.mark.parametrize(
    ("given_name", "family", "family_first", "language", "name"),
    [
        ("Árpád", "Kovács", True, "hu_HU", "Kovács Árpád"),
        ("Árpád", "Kovács", True, "en_GB", "Árpád Kovács"),
        ("Ana", "Popescu", False, "hu_HU", "Ana Popescu"),
        ("", "Suharto", False, "ro_RO", "Suharto"),
    ],
)
def test_a_name_stands_in_the_order_of_the_language(
    given_name: str, family: str, family_first: bool, language: str, name: str
) -> None:
    assert ordered_name(given_name, family, language, family_first=family_first) == name


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("+40 721 234 567", "ar_AE", "\u2066+40 721 234 567\u2069"),
        ("12 Main St", "he_IL", "\u206612 Main St\u2069"),
        ("محمد بن عبد الله", "ar_AE", "محمد بن عبد الله"),
        ("محمد بن عبد الله", "en_GB", "\u2067محمد بن عبد الله\u2069"),
        ("+40 721 234 567", "ro_RO", "+40 721 234 567"),
        ("Ana Popescu", "de_DE", "Ana Popescu"),
        ("", "ar_AE", ""),
    ],
)
def test_only_a_text_that_runs_against_the_letter_is_isolated(text: str, language: str, written: str) -> None:
    assert write("isolate", language, text) == written


@given(st.text(max_size=40), st.sampled_from(LETTER_LOCALES))
def test_what_is_isolated_is_closed_again_and_is_otherwise_as_it_was(text: str, language: str) -> None:
    written = write("isolate", language, text)
    assert written.strip("\u2066\u2067\u2069") == text.strip("\u2066\u2067\u2069") or not text.strip()
    assert written.count("\u2069") - text.count("\u2069") == (written != text and bool(text.strip()))


@pytest.mark.parametrize("language", [locale for locale in LETTER_LOCALES if locale[:2] not in ("ro", "en")])
def test_amounts_in_words_are_refused_where_no_words_are_certain(language: str) -> None:
    with pytest.raises(Refused) as refused:
        write("amount_words", language, Decimal(9500), "EUR")
    assert refused.value.problems[0].facts["reason"] == "no_words"


@pytest.mark.parametrize("language", LETTER_LOCALES)
@pytest.mark.parametrize("unit", ["days", "calendar_days", "working_days", "weeks", "months", "years", "hours"])
def test_no_period_is_printed_by_a_key_of_a_table(language: str, unit: str) -> None:
    for count in (0, 1, 2, 3, 10, 11, 19, 20, 21, 45, 90, 100, 101):
        written = write("days", language, count, unit)
        assert "duration" not in written
        assert "{" not in written
        assert any(unicodedata.category(sign)[0] == "L" for sign in written)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("term", "fortnightly", "no_term"),
        ("country", "XX", "no_term"),
        ("language_name", "xx", "no_term"),
        ("date", "2026-04-03", "no_date"),
        ("full_date", 5, "no_date"),
        ("number", "5", "no_number"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_reason(name: str, value: Any, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        write(name, "fi_FI", value)
    assert refused.value.problems[0].facts["reason"] == reason


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        write("days", "ro_RO", 3, "fortnights")
    assert refused.value.problems[0].facts["reason"] == "no_unit"


def test_an_unknown_language_has_no_filters() -> None:
    with pytest.raises(Unreadable, match="language_unknown"):
        filters_for("tlh_KL")


def test_a_letter_in_two_languages_writes_each_value_in_both() -> None:
    said = (
        "{{ offer.start_date|date }} / {{ offer.start_date|date_en }} / {{ offer.amount|money }} / "
        "{{ offer.amount|money_en }} / {{ letter.second_salutation }} / {{ clauses.second_companion }}"
    )
    word = LetterTemplate(docx(paragraph(said)), language="ar_AE")
    offer = an_offer(language="ar_AE", country="AE", currency="AED", start_date=date(2027, 1, 4))
    sheet = Sheet("offer_letter", "ar_AE", "AE", second_language="en_GB")
    candidate = a_candidate(legal_name="محمد بن عبد الله", latin_name="Mohammed Bin Abdullah")
    context = build(offer, candidate, a_requisition(), a_company(), at=NOW, sheet=sheet, asked=EMIRATES)
    text = all_text(word.render(context, title="T", author="A", at=NOW)).replace("\u00a0", " ")
    arabic, english, dirhams, aed, greeting, companion = text.strip().split(" / ")
    assert (arabic, english) == ("4 يناير 2027", "4 January 2027")
    assert dirhams.endswith(" AED")
    assert aed.startswith("AED ")
    assert greeting == "Dear Mohammed Bin Abdullah,"
    assert companion.startswith("This letter accompanies the offer form")
    assert context["candidate"]["name"] == "محمد بن عبد الله"
