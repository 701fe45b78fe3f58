"""What a CV's text proposes in four languages, and what it never does. Precision comes before recall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.candidate import LanguageSkill, NameOrder, NoticeUnit
from recdesk.domain.cv.lines import LONGEST_LINE, MOST_LINES, lines_of
from recdesk.domain.cv.proposal import Names, Proposal
from recdesk.domain.cv.reading import propose
from recdesk.domain.folding import fold
from recdesk.domain.places import countries
from recdesk.localization import names

KNOWN = Names(names.country_codes(countries(), fold), names.language_codes(fold))

ROMANIAN = """Curriculum Vitae

INFORMAȚII PERSONALE
Nume: Ionescu Andreea-Maria
Adresă: Str. Memorandumului nr. 12, ap. 4, 400114 Cluj-Napoca, jud. Cluj, România
Telefon mobil: 0744 123 456
E-mail: andreea.ionescu@exemplu.ro
Naționalitate: română
Data nașterii: 12.03.1991

EXPERIENȚĂ PROFESIONALĂ
2019 - 2024 Inginer software, Exemplu SRL, București, România

Limba maternă: Română
Limbi străine: Engleză (C1), Germană (B1)
Perioada de preaviz: 20 de zile lucrătoare

Referințe
Ion Pop, 0722 111 222, ion.pop@altul.ro
"""
GERMAN = """Lebenslauf
Name: Müller
Vorname: Anna-Lena
Anschrift: Hauptstraße 5, 80331 München, Deutschland
Mobil: 0151 23456789
E-Mail: anna.mueller@beispiel.de
Staatsangehörigkeit: deutsch

Sprachkenntnisse
Deutsch (Muttersprache)
Englisch C1
Französisch B2

Kündigungsfrist: 3 Monate zum Monatsende
"""
FRENCH = """Jean-Pierre de la Tour
Adresse : 12 rue de la Paix, 75002 Paris, France
Tél. : 06 12 34 56 78
Courriel : jp.delatour@exemple.fr
Né le 12/04/1988, nationalité française

Langues : français (langue maternelle), anglais (C1)
Préavis : 3 mois
"""
ENGLISH = """OLIVER HUGHES
Product Manager
London, United Kingdom | +44 20 7946 0958 | oliver.hughes@example.co.uk | linkedin.com/in/oliverhughes

PROFILE
Experienced product manager, two years in Berlin, Germany.

LANGUAGES
English - native
German - B2

Notice period: 4 weeks
"""


def read(text: str, region: str = "RO") -> dict[str, Proposal]:
    """The proposals by field; a field is proposed once."""
    found = propose(text, KNOWN, region)
    assert len({p.field for p in found}) == len(found)
    return {p.field: p for p in found}


def values(text: str, region: str = "RO") -> dict[str, object]:
    """The proposed values by field."""
    return {name: proposal.value for name, proposal in read(text, region).items()}


def test_a_romanian_cv_proposes_what_its_labels_say() -> None:
    assert values(ROMANIAN) == {
        "legal_name": "Ionescu Andreea-Maria",
        "email": "andreea.ionescu@exemplu.ro",
        "phone": "0744 123 456",
        "street": "Str. Memorandumului nr. 12, ap. 4",
        "postal_code": "400114",
        "city": "Cluj-Napoca",
        "country": "RO",
        "languages": (LanguageSkill("ro", "native"), LanguageSkill("en", "C1"), LanguageSkill("de", "B1")),
        "notice_days": 20,
        "notice_unit": NoticeUnit.WORKING_DAYS,
    }


def test_a_german_cv_proposes_what_its_labels_say() -> None:
    assert values(GERMAN) == {
        "legal_name": "Anna-Lena Müller",
        "email": "anna.mueller@beispiel.de",
        "phone": "0151 23456789",
        "street": "Hauptstraße 5",
        "postal_code": "80331",
        "city": "München",
        "country": "DE",
        "languages": (LanguageSkill("de", "native"), LanguageSkill("en", "C1"), LanguageSkill("fr", "B2")),
        "notice_days": 3,
        "notice_unit": NoticeUnit.MONTHS,
    }


def test_a_french_cv_proposes_what_its_labels_say() -> None:
    assert values(FRENCH) == {
        "legal_name": "Jean-Pierre de la Tour",
        "email": "jp.delatour@exemple.fr",
        "phone": "06 12 34 56 78",
        "street": "12 rue de la Paix",
        "postal_code": "75002",
        "city": "Paris",
        "country": "FR",
        "languages": (LanguageSkill("fr", "native"), LanguageSkill("en", "C1")),
        "notice_days": 3,
        "notice_unit": NoticeUnit.MONTHS,
    }


def test_an_english_cv_without_labels_proposes_what_its_head_says() -> None:
    assert values(ENGLISH) == {
        "legal_name": "OLIVER HUGHES",
        "email": "oliver.hughes@example.co.uk",
        "phone": "+44 20 7946 0958",
        "city": "London",
        "country": "GB",
        "languages": (LanguageSkill("en", "native"), LanguageSkill("de", "B2")),
        "notice_days": 4,
        "notice_unit": NoticeUnit.WEEKS,
    }


@pytest.mark.parametrize("text", [ROMANIAN, GERMAN, FRENCH, ENGLISH])
def test_every_proposal_shows_the_line_it_was_read_in(text: str) -> None:
    found = read(text)
    assert found
    for name in ("legal_name", "email", "phone", "city"):
        assert all(fold(part) in fold(found[name].line) for part in str(found[name].value).split())
    assert all(len(p.shown_line) <= 50 for p in found.values())


def test_a_long_line_is_cut_around_the_value_that_was_read_in_it() -> None:
    found = read(ROMANIAN)
    assert "Str. Memorandumului nr. 12, ap. 4" in found["street"].shown_line
    assert found["street"].shown_line.endswith("…")
    assert found["country"].shown_line.startswith("…")
    assert found["country"].shown_line.endswith("jud. Cluj, România")
    assert "Cluj-Napoca" in found["city"].shown_line


def test_age_nationality_and_gender_are_never_proposed() -> None:
    fields = {p.field for text in (ROMANIAN, GERMAN, FRENCH, ENGLISH) for p in propose(text, KNOWN, "RO")}
    assert fields <= {"legal_name", "email", "phone", "street", "postal_code", "city", "country", "languages",
                      "notice_days", "notice_unit"}  # fmt: skip


def test_the_order_of_names_is_proposed_where_the_label_tells_it() -> None:
    told = values("Nume și prenume: Țîrlea Ștefan")
    assert told == {"legal_name": "Țîrlea Ștefan", "name_order": NameOrder.FAMILY_FIRST}
    assert values("Nume: Țîrlea Ștefan") == {"legal_name": "Țîrlea Ștefan"}
    assert values("Nume: Țîrlea\nPrenume: Ștefan") == {"legal_name": "Ștefan Țîrlea"}


def test_people_named_as_references_are_not_the_candidate() -> None:
    text = "Ana Pop\n\nReferințe\nNume: Ion Barbu\nTelefon: 0744 123 456\nE-mail: ion.barbu@exemplu.ro"
    assert values(text) == {}


def test_a_heading_is_a_name_only_when_the_mail_address_or_the_title_speaks_for_it() -> None:
    assert "legal_name" not in values("Cluj Napoca\nana.pop@exemplu.ro")
    assert "legal_name" not in values("Ana Pop\nhello@exemplu.ro")
    assert values("Ana Pop\nana.pop@exemplu.ro")["legal_name"] == "Ana Pop"
    assert values("Curriculum vitae - Ana Pop\nhello@exemplu.ro")["legal_name"] == "Ana Pop"


@pytest.mark.parametrize("line", ["Nume: Inginer Software", "Name: SC Exemplu SRL", "Nume: 12345", "Nom : -"])
def test_what_is_no_name_is_not_proposed_as_one(line: str) -> None:
    assert "legal_name" not in values(line)


def test_of_several_addresses_none_is_guessed() -> None:
    text = "Nume: Ana Pop\ncontact@exemplu.ro\nwork@exemplu.ro"
    assert "email" not in values(text)
    assert values(f"{text}\nana.pop@exemplu.ro")["email"] == "ana.pop@exemplu.ro"
    assert values(f"{text}\nE-mail: apop@exemplu.ro")["email"] == "apop@exemplu.ro"


def test_a_number_without_a_label_needs_its_country_and_must_be_the_only_one() -> None:
    assert "phone" not in values("Ana Pop\n0744 123 456")
    assert "phone" not in values("CNP: 2910312123456\nIBAN RO49 AAAA 1B31 0075 9384 0000")
    assert values("Ana Pop\n+40 744 123 456")["phone"] == "+40 744 123 456"
    assert "phone" not in values("Ana Pop\n+40 744 123 456\n+40 744 999 888")
    assert "phone" not in values("Fax: +40 264 123 456")
    assert "phone" not in values("Telefon: 12 34")


def test_a_number_is_dialled_in_the_country_that_the_cv_names() -> None:
    text = "Anschrift: Hauptstraße 5, 80331 München, Deutschland\nTel.: 0151 23456789"
    assert values(text, "RO")["phone"] == "0151 23456789"
    assert "phone" not in values("Tel.: 0151 23456789", "RO")


OTHERS = """Ana Pop
ana.pop@exemplu.ro

Projects
Name: Phoenix Migration
Location: Bucharest
Tel: 021 311 22 33

Experiență profesională:
Angajator: Exemplu SRL
Adresă: Calea Victoriei 10, București, România
Telefon: 0268 123 456
E-mail: office@exemplu.ro
Țara: Germania

Educație și formare
Localitate: Cluj-Napoca

Emergency contact
Name: Ion Pop
Phone: +40 722 222 222
"""


def test_labels_of_employers_schools_projects_and_other_people_are_not_the_candidates() -> None:
    assert values(OTHERS) == {"legal_name": "Ana Pop", "email": "ana.pop@exemplu.ro"}


def test_a_part_headed_as_contact_is_the_candidates_again() -> None:
    told = values(f"{OTHERS}\nDate de contact\nTelefon: 0744 123 456\nOraș: Sibiu")
    assert (told["phone"], told["city"], told["legal_name"]) == ("0744 123 456", "Sibiu", "Ana Pop")


def test_the_labels_of_the_european_form_are_read_with_their_endings() -> None:
    text = (
        "Curriculum vitae Europass\nInformaţii personale\nNume / Prenume\nIONESCU, Andreea\nAdresă(e)\n"
        "12, Strada Memorandumului, 400114, Cluj-Napoca, România\nTelefon(oane)\t0744 123 456\n"
        "E-mail(uri)\nandreea@exemplu.ro\nLimba(i) maternă(e)\tRomână"
    )
    told = values(text)
    assert (told["legal_name"], told["name_order"]) == ("IONESCU Andreea", NameOrder.FAMILY_FIRST)
    assert (told["phone"], told["email"]) == ("0744 123 456", "andreea@exemplu.ro")
    assert told["languages"] == (LanguageSkill("ro", "native"),)
    assert (told["street"], told["postal_code"], told["city"], told["country"]) == (
        "12, Strada Memorandumului", "400114", "Cluj-Napoca", "RO"
    )  # fmt: skip


def test_places_of_work_are_not_where_the_person_lives() -> None:
    text = "Nume: Ana Pop\n\nExperiență\n2019 - 2022 Exemplu SRL, Berlin, Germania\n2022 - 2024, Paris, France"
    assert not {"city", "country"} & set(values(text))


@pytest.mark.parametrize(
    ("address", "city"),
    [
        ("Adresă: Aleea Rozelor 3, Sibiu, 550001", "Sibiu"),
        ("Adresă: Str. Lungă nr. 5, bl. A3, sc. 2, ap. 7, Sector 3, București", "București"),
        ("Address: 10 High Street, London SW1A 1AA, UK", "London"),
        ("Domiciliu: Municipiul Iași, județul Iași", "Iași"),
        ("Address: Building C, Tech Park, Dubai", None),
        ("Adresă: la cerere", None),
    ],
)
def test_a_city_is_what_is_left_of_an_address_when_it_is_clear(address: str, city: str | None) -> None:
    assert values(address).get("city") == city


def test_labels_may_stand_above_their_values_or_beside_them_in_a_table() -> None:
    assert values("Nume și prenume\nAna Pop\nTelefon\n0744 123 456") == {
        "legal_name": "Ana Pop",
        "name_order": NameOrder.FAMILY_FIRST,
        "phone": "0744 123 456",
    }
    assert values("Nume  Ana Pop\nOraș\tSibiu") == {"legal_name": "Ana Pop", "city": "Sibiu"}


def test_plain_days_of_notice_propose_no_unit_and_two_counts_propose_nothing() -> None:
    assert values("Preaviz: 30 de zile") == {"notice_days": 30}
    assert values("Notice period: 2 to 4 weeks") == {}
    assert values("Notice period: negotiable") == {}


def test_languages_are_read_only_under_their_heading_and_levels_only_when_said() -> None:
    assert "languages" not in values("German B2 texts are read daily")
    assert values("Languages: English, German (B1)")["languages"] == (LanguageSkill("en"), LanguageSkill("de", "B1"))
    assert values("Limbi străine\nEngleză B2 C1")["languages"] == (LanguageSkill("en"),)


def test_controls_and_invisible_signs_reach_no_proposal() -> None:
    text = "Nume: An\u200ba\x00 P\u202eop\x1b\nE-mail: ana.pop@\u2060exemplu.ro"
    assert values(text) == {"legal_name": "Ana Pop", "email": "ana.pop@exemplu.ro"}


def test_a_text_of_any_length_becomes_a_bounded_number_of_bounded_lines() -> None:
    lines = lines_of("a" * 5000 + "\nb" * 300_000)
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= LONGEST_LINE


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert all(p.line and p.value not in ("", ()) for p in propose(text, KNOWN, "RO"))


@given(
    st.lists(st.sampled_from([*"\t:,;|•·- ", "\n", "Nume", "Adresă", "Tel", "Languages", "English", "12", "+40", "@"]))
)
def test_any_heap_of_labels_can_be_read(pieces: list[str]) -> None:
    assert all(p.line and p.value not in ("", ()) for p in propose("".join(pieces), KNOWN, "RO"))
