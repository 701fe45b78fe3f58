"""File and folder names: what Windows forbids, what people are called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import DeskError
from recdesk.domain.filenames import (
    clashes,
    folder_name,
    free_name,
    is_unwanted_name,
    letter_file_name,
    name_part,
    safe_component,
)

SANITIZED = [
    ("Ana Popescu", "Ana Popescu"),
    ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
    ("CON", "_CON"),
    ("con", "_con"),
    ("Con.", "_Con"),
    ("nul.txt", "_nul.txt"),
    ("NUL .txt", "_NUL .txt"),
    ("COM1", "_COM1"),
    ("com\xb9", "_com¹"),
    ("COM10", "COM10"),
    ("LPT0.pdf", "_LPT0.pdf"),
    ("AUX.tar.gz", "_AUX.tar.gz"),
    ("CONIN$", "_CONIN$"),
    ("PRN - Offer", "PRN - Offer"),
    ("report.", "report"),
    ("report . . ", "report"),
    ("  leading", "leading"),
    ("trailing  ", "trailing"),
    (".hidden", "hidden"),
    ("..", "Unnamed"),
    ("..\\..\\evil", "-..-evil"),
    ("C:\\x", "C-x"),
    ("\\\\?\\C:\\x", "-C-x"),
    ("file:stream", "file-stream"),
    ("", "Unnamed"),
    ("   ", "Unnamed"),
    ("---", "Unnamed"),
    ("tab\there", "tab here"),
    ("line\nbreak", "line break"),
    ("nul\x00byte", "nulbyte"),
    ("x\x07bell", "xbell"),
    ("S\u0326tefan", "Ștefan"),
    ("\u015etefan", "Ştefan"),
    ("evil\u202efdp.exe", "evilfdp.exe"),
    ("Ana\u200bPopescu", "AnaPopescu"),
    ("a\xa0b", "a b"),
    ("a\u2028b", "a b"),
    ("\u540d\u524d", "名前"),
    ("\U0001f600", "😀"),
    ("\ud83d", "Unnamed"),
    ("a" * 300, "a" * 120),
    ("\U0001f600" * 100, "😀" * 60),
    ("K\u212b", "KÅ"),
    ("[brackets]", "[brackets]"),
    ("100%", "100%"),
    ("a&b", "a&b"),
    ("~$Offer.docx", "~$Offer.docx"),
    ("Thumbs.db", "Thumbs.db"),
]

# display, language, Latin name, the person in a file name
HARD_NAMES = [
    ("Ana Popescu", "", "", "AnaPopescu"),
    ("Ion Ștefănescu", "", "", "IonStefanescu"),
    ("Ion Ştefănescu", "", "", "IonStefanescu"),
    ("Ion S\u0326tefa\u0306nescu", "", "", "IonStefanescu"),
    ("Mărioara Țuțea", "", "", "MarioaraTutea"),
    ("Ana-Maria Pârvulescu", "", "", "AnaMariaParvulescu"),
    ("Ana Maria Pîrvulescu", "", "", "AnaMariaPirvulescu"),
    ("Ioana Popescu-Tăriceanu", "", "", "IoanaPopescuTariceanu"),
    ("Dr. ing. Ion-Cătălin Brătianu", "", "", "IonCatalinBratianu"),
    ("Andrei Ionescu jr.", "", "", "AndreiIonescu"),
    ("Elena Popescu (căs. Ionescu)", "", "", "ElenaPopescu"),
    ("Ștefan Șuț", "", "", "StefanSut"),
    ("Ioan Îngerașu", "", "", "IoanIngerasu"),
    ("Árpád Kovács", "hu", "", "ArpadKovacs"),
    ("Seán O'Brien", "", "", "SeanOBrien"),
    ("Seán O’Brien", "", "", "SeanOBrien"),
    ("Nicolò D'Angelo", "", "", "NicoloDAngelo"),
    ("Łukasz Żółkiewski", "", "", "LukaszZolkiewski"),
    ("Nguyễn Thị Ánh", "vi", "", "NguyenThiAnh"),
    ("Jan van der Berg", "nl", "", "JanVanDerBerg"),
    ("An Van den Broeck", "", "", "AnVanDenBroeck"),
    ("Jürgen Groß", "de", "", "JuergenGross"),
    ("Juergen Gross", "", "", "JuergenGross"),
    ("JÜRGEN GROSS", "de", "", "JuergenGross"),
    ("Zoë Müller-Lüdenscheidt", "de", "", "ZoeMuellerLuedenscheidt"),
    ("Björn Åkesson", "sv", "", "BjornAkesson"),
    ("Søren Kjærgaard", "da", "", "SoerenKjaergaard"),
    ("Þórdís Guðmundsdóttir", "is", "", "ThordisGudmundsdottir"),
    ("Đorđe Đoković", "sr", "", "DjordjeDjokovic"),
    ("İbrahim Işık", "tr", "", "IbrahimIsik"),
    ("María José Carreño Quiñones", "es", "", "MariaJoseCarrenoQuinones"),
    ("João da Conceição", "pt", "", "JoaoDaConceicao"),
    ("Jiří Dvořák", "cs", "", "JiriDvorak"),
    ("Šarūnas Jasikevičius", "lt", "", "SarunasJasikevicius"),
    ("Ελένη Παπαδοπούλου", "el", "", "EleniPapadopoulou"),
    ("Елена Щербакова", "ru", "", "ElenaShcherbakova"),
    ("Ђорђе Ђоковић", "sr", "", "DjordjeDjokovic"),
    ("Аna Popescu", "", "", "AnaPopescu"),
    ("محمد بن عبد الله", "ar", "Mohammed Bin Abdullah", "MohammedBinAbdullah"),
    ("مُحَمَّد بن عبدالله", "ar", "Mohammed Bin Abdullah", "MohammedBinAbdullah"),
    ("أحمد الشامسي", "ar", "", "Candidate-K7Q2"),
    ("שרה כהן־לוי", "he", "Sarah Cohen-Levi", "SarahCohenLevi"),
    ("王小明", "zh", "Wang Xiaoming", "WangXiaoming"),
    ("田中 太郎", "ja", "Tanaka Taro", "TanakaTaro"),
    ("김민준", "ko", "Kim Minjun", "KimMinjun"),
    ("Suharto", "", "", "Suharto"),
    ("X Æ A-12", "", "", "XAeA12"),
    ("Con", "", "", "Con"),
    ("Xi Ng", "", "", "XiNg"),
    ("Rachel Null", "", "", "RachelNull"),
    ("Ana\u00a0\u200b  Popescu", "", "", "AnaPopescu"),
    ("Ａｎａ Ｐｏｐｅｓｃｕ", "", "", "AnaPopescu"),
    ("Ĳsbrand de Vries", "nl", "", "IJsbrandDeVries"),
    ("Ana 😀", "", "", "Ana"),
    (
        "Gheorghe-Ștefan Constantinescu-Brâncoveanu de la Mănăstirea Dealu-Mare și Câmpulung-Muscel",
        "ro",
        "",
        "GheorgheStefanConstantinescuBrancoveanuDeLaManastireaDealu",
    ),
    (
        "Hubert Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft",
        "de",
        "",
        "HubertWolfeschlegelsteinhausenbergerdorffwelchevoralternware",
    ),
    ("", "", "", "Candidate-K7Q2"),
    ("😀", "", "", "Candidate-K7Q2"),
    ("O’Brien ʻOkina", "", "", "OBrienOkina"),
]


@pytest.mark.parametrize(
    ("text", "name"), SANITIZED, ids=[f"vector {number}" for number in range(1, len(SANITIZED) + 1)]
)
def test_any_text_becomes_a_name_every_system_takes(text: str, name: str) -> None:
    assert safe_component(text) == name


@pytest.mark.parametrize(("display", "language", "latin_name", "part"), HARD_NAMES)
def test_a_hard_name_is_spelled_in_ascii(display: str, language: str, latin_name: str, part: str) -> None:
    assert name_part(display, language=language, latin_name=latin_name, fallback_id="K7Q2") == part


@given(st.text())
def test_a_safe_component_is_safe_and_stays_as_it_is(text: str) -> None:
    name = safe_component(text)
    assert safe_component(name) == name
    assert 0 < len(name.encode("utf-16-le")) // 2 <= 120
    assert not set(name) & set('<>:"/\\|?*')
    assert name.strip(" ") == name
    assert not name.endswith(".")
    assert not name.startswith(".")


@given(text=st.text(min_size=1))
def test_a_safe_component_can_be_a_file(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("names")
    name = safe_component(text)[:60]
    (folder / name).write_bytes(b"")
    assert len(list(folder.iterdir())) == 1


@given(st.text(), st.sampled_from(["", "de", "da", "sr", "ro", "xx"]), st.text())
def test_the_person_in_a_file_name_is_short_and_ascii(name: str, language: str, latin_name: str) -> None:
    part = name_part(name, language=language, latin_name=latin_name, fallback_id="CAN-2026-0001")
    assert part.isascii()
    assert part.replace("-", "").isalnum()
    assert len(part) <= 60


def test_a_letter_is_named_by_day_person_type_and_version() -> None:
    day = date(2026, 4, 3)
    assert letter_file_name(day, "Ana Popescu", "Offer", None, "pdf", fallback_id="K7Q2") == (
        "2026-04-03_AnaPopescu_Offer.pdf"
    )
    assert letter_file_name(day, "Jürgen Groß", "NDA", 12, ".DOCX", language="de_DE", fallback_id="K7Q2") == (
        "2026-04-03_JuergenGross_NDA_v12.docx"
    )


def test_a_document_type_outside_the_list_is_refused() -> None:
    with pytest.raises(DeskError) as refused:
        letter_file_name(date(2026, 4, 3), "Ana Popescu", "../Offer", 1, "pdf", fallback_id="K7Q2")
    assert refused.value.code == "document_type_unknown"
    assert refused.value.facts["value"] == "../Offer"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "RO-TA-2026-Q1"),
        (date(2026, 3, 31), "RO-TA-2026-Q1"),
        (date(2026, 4, 3), "RO-TA-2026-Q2"),
        (date(2026, 12, 31), "RO-TA-2026-Q4"),
    ],
)
def test_a_folder_is_named_by_country_function_and_quarter(day: date, name: str) -> None:
    assert folder_name("ro", "ta", day) == name


def test_a_function_with_a_slash_makes_no_folder_inside() -> None:
    assert Path(folder_name("RO", "R/D", date(2026, 4, 3))).parts == ("RO-R-D-2026-Q2",)


def test_names_clash_whatever_their_case_and_composition() -> None:
    existing = ["2026-04-03_AnaPopescu_Offer.pdf", "Ștefan.pdf", "Straße.pdf"]
    assert clashes("2026-04-03_ANAPOPESCU_offer.PDF", existing)
    assert clashes("s\u0326tefan.pdf", existing)
    assert not clashes("Strasse.pdf", existing)
    assert not clashes("2026-04-03_AnaPopescu_Offer_2.pdf", existing)


def test_the_second_ana_popescu_of_the_day_gets_a_number() -> None:
    existing: list[str] = []
    for _ in range(3):
        existing.append(free_name("2026-04-03_AnaPopescu_Offer.pdf", existing))
    assert existing == [
        "2026-04-03_AnaPopescu_Offer.pdf",
        "2026-04-03_AnaPopescu_Offer_2.pdf",
        "2026-04-03_AnaPopescu_Offer_3.pdf",
    ]
    assert free_name("Offers", ["offers"]) == "Offers_2"


@pytest.mark.parametrize("typed", ["~$Offer.docx", "Thumbs.db", "DESKTOP.INI", ".lock", "a_vti_b"])
def test_names_of_the_system_are_unwanted(typed: str) -> None:
    assert is_unwanted_name(typed)


def test_an_ordinary_name_is_wanted() -> None:
    assert not is_unwanted_name("Offer.docx")
