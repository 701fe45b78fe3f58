"""Searching, sorting and comparing names in the scripts that reach a desk."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import DeskError
from recdesk.domain.folding import (
    bare_name,
    clean_name,
    clean_text,
    comma_below,
    dedupe_key,
    fold,
    mixed_script,
    search_key,
    sort_key,
)

# display, family name, given name, sort key ("␟" for U+001F), dedupe key
HARD_NAMES = [
    ("Ana Popescu", "Popescu", "Ana", "popescu␟ana", "ana popescu"),
    ("Ion Ștefănescu", "Ștefănescu", "Ion", "s{tefa{nescu␟ion", "ion stefanescu"),
    ("Ion Ştefănescu", "Ştefănescu", "Ion", "s{tefa{nescu␟ion", "ion stefanescu"),
    ("Ion S\u0326tefa\u0306nescu", "S\u0326tefa\u0306nescu", "Ion", "s{tefa{nescu␟ion", "ion stefanescu"),
    ("Mărioara Țuțea", "Țuțea", "Mărioara", "t{ut{ea␟ma{rioara", "marioara tutea"),
    ("Ana-Maria Pârvulescu", "Pârvulescu", "Ana-Maria", "pa}rvulescu␟ana maria", "ana maria parvulescu"),
    ("Ana Maria Pîrvulescu", "Pîrvulescu", "Ana Maria", "pi{rvulescu␟ana maria", "ana maria pirvulescu"),
    (
        "Ioana Popescu-Tăriceanu",
        "Popescu-Tăriceanu",
        "Ioana",
        "popescu ta{riceanu␟ioana",
        "ioana popescu tariceanu",
    ),
    ("Dr. ing. Ion-Cătălin Brătianu", "Brătianu", "Ion-Cătălin", "bra{tianu␟ion ca{ta{lin", "bratianu catalin ion"),
    ("Andrei Ionescu jr.", "Ionescu jr.", "Andrei", "ionescu␟andrei", "andrei ionescu"),
    ("Elena Popescu (căs. Ionescu)", "Popescu (căs. Ionescu)", "Elena", "popescu␟elena", "elena popescu"),
    ("Ștefan Șuț", "Șuț", "Ștefan", "s{ut{␟s{tefan", "stefan sut"),
    ("Ioan Îngerașu", "Îngerașu", "Ioan", "i{ngeras{u␟ioan", "ingerasu ioan"),
    ("Árpád Kovács", "Kovács", "Árpád", "kovacs␟arpad", "arpad kovacs"),
    ("Seán O'Brien", "O'Brien", "Seán", "obrien␟sean", "obrien sean"),
    ("Seán O’Brien", "O’Brien", "Seán", "obrien␟sean", "obrien sean"),
    ("Nicolò D'Angelo", "D'Angelo", "Nicolò", "dangelo␟nicolo", "dangelo nicolo"),
    ("Łukasz Żółkiewski", "Żółkiewski", "Łukasz", "zolkiewski␟lukasz", "lukasz zolkiewski"),
    ("Nguyễn Thị Ánh", "Nguyễn", "Thị Ánh", "nguyen␟thi anh", "anh nguyen thi"),
    ("Jan van der Berg", "Berg", "Jan van der", "berg␟jan van der", "berg der jan van"),
    ("An Van den Broeck", "Van den Broeck", "An", "van den broeck␟an", "an broeck den van"),
    ("Jürgen Groß", "Groß", "Jürgen", "gross␟jurgen", "gross jurgen"),
    ("Juergen Gross", "Gross", "Juergen", "gross␟juergen", "gross juergen"),
    ("JÜRGEN GROSS", "GROSS", "JÜRGEN", "gross␟jurgen", "gross jurgen"),
    (
        "Zoë Müller-Lüdenscheidt",
        "Müller-Lüdenscheidt",
        "Zoë",
        "muller ludenscheidt␟zoe",
        "ludenscheidt muller zoe",
    ),
    ("Björn Åkesson", "Åkesson", "Björn", "akesson␟bjorn", "akesson bjorn"),
    ("Søren Kjærgaard", "Kjærgaard", "Søren", "kjaergaard␟soren", "kjaergaard soren"),
    ("Þórdís Guðmundsdóttir", "Guðmundsdóttir", "Þórdís", "gudmundsdottir␟thordis", "gudmundsdottir thordis"),
    ("Đorđe Đoković", "Đoković", "Đorđe", "dokovic␟dorde", "dokovic dorde"),
    ("İbrahim Işık", "Işık", "İbrahim", "is{ik␟ibrahim", "ibrahim isik"),
    (
        "María José Carreño Quiñones",
        "Carreño Quiñones",
        "María José",
        "carreno quinones␟maria jose",
        "carreno jose maria quinones",
    ),
    ("João da Conceição", "Conceição", "João da", "conceicao␟joao da", "conceicao da joao"),
    ("Jiří Dvořák", "Dvořák", "Jiří", "dvorak␟jiri", "dvorak jiri"),
    ("Šarūnas Jasikevičius", "Jasikevičius", "Šarūnas", "jasikevicius␟sarunas", "jasikevicius sarunas"),
    ("Ελένη Παπαδοπούλου", "Παπαδοπούλου", "Ελένη", "papadopoulou␟eleni", "eleni papadopoulou"),
    ("Елена Щербакова", "Щербакова", "Елена", "shcherbakova␟elena", "elena shcherbakova"),
    ("Ђорђе Ђоковић", "Ђоковић", "Ђорђе", "djokovic␟djordje", "djokovic djordje"),
    ("Аna Popescu", "Popescu", "Аna", "popescu␟ana", "ana popescu"),
    ("محمد بن عبد الله", "Mohammed Bin Abdullah", "", "mohammed bin abdullah", "الله بن عبد محمد"),
    ("مُحَمَّد بن عبدالله", "Mohammed Bin Abdullah", "", "mohammed bin abdullah", "بن عبدالله محمد"),
    ("أحمد الشامسي", "الشامسي", "أحمد", "الشامسي␟احمد", "احمد الشامسي"),
    ("שרה כהן־לוי", "Sarah Cohen-Levi", "", "sarah cohen levi", "כהנ לוי שרה"),
    ("王小明", "Wang Xiaoming", "", "wang xiaoming", "王小明"),
    ("田中 太郎", "Tanaka Taro", "", "tanaka taro", "太郎 田中"),
    ("김민준", "Kim Minjun", "", "kim minjun", "김민준"),
    ("Suharto", "Suharto", "", "suharto", "suharto"),
    ("X Æ A-12", "A-12", "X Æ", "a 12␟x ae", "12 a ae x"),
    ("Con", "Con", "", "con", "con"),
    ("Xi Ng", "Ng", "Xi", "ng␟xi", "ng xi"),
    ("Rachel Null", "Null", "Rachel", "null␟rachel", "null rachel"),
    ("Ana\u00a0\u200b  Popescu", "Popescu", "Ana", "popescu␟ana", "ana popescu"),
    ("Ａｎａ Ｐｏｐｅｓｃｕ", "Ｐｏｐｅｓｃｕ", "Ａｎａ", "popescu␟ana", "ana popescu"),
    ("Ĳsbrand de Vries", "Vries", "Ĳsbrand de", "vries␟ijsbrand de", "de ijsbrand vries"),
    ("Ana 😀", "Ana 😀", "", "ana", "ana"),
]


@pytest.mark.parametrize(("display", "family", "given_name", "key", "_dedupe"), HARD_NAMES)
def test_hard_names_have_the_romanian_sort_key(
    display: str, family: str, given_name: str, key: str, _dedupe: str
) -> None:
    assert sort_key(family, given_name) == key.replace("␟", "\u001f")


@pytest.mark.parametrize(("display", "_family", "_given", "_key", "dedupe"), HARD_NAMES)
def test_two_spellings_of_a_hard_name_share_a_key(
    display: str, _family: str, _given: str, _key: str, dedupe: str
) -> None:
    assert dedupe_key(display) == dedupe


def test_romanian_order_has_five_letters_more() -> None:
    names = ["Sandu", "Stan", "Sud", "Szabo", "Șandru", "Ștefan", "Tatu", "Tudor", "Tzara", "Țepeș", "Zamfir"]
    assert sorted(set(names), key=sort_key) == names
    assert sorted(["Bâra", "Băra", "Bara", "Bazu", "Întă", "Izu"], key=sort_key) == [
        "Bara",
        "Bazu",
        "Băra",
        "Bâra",
        "Izu",
        "Întă",
    ]


def test_one_family_stands_together_before_the_longer_name() -> None:
    people = [("Popescu", "Zoe"), ("Popescu-Tăriceanu", "Ana"), ("Pop", "Ion"), ("Popescu", "Ana")]
    assert sorted(people, key=lambda person: sort_key(*person)) == [
        ("Pop", "Ion"),
        ("Popescu", "Ana"),
        ("Popescu", "Zoe"),
        ("Popescu-Tăriceanu", "Ana"),
    ]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Șos. Nicolae Titulescu 4–8", "sos nicolae titulescu 4 8"),
        ("Straße des 17. Juni 135", "strasse des 17 juni 135"),
        ("1 bis, rue de l'Église", "1 bis rue de leglise"),
        ("O´Brien", "obrien"),
        ("ana.popescu@firma.ro", "ana popescu firma ro"),
        ("+40 (0)21 312", "40 0 21 312"),
        ("Jud. Timiș, com. Dumbrăvița", "jud timis com dumbravita"),
        ("REQ-2026-0001", "req 2026 0001"),
        ("नमस्ते", "नमस्ते"),
        ("がっこう", "がっこう"),
        ("Ευάγγελος", "evaggelos"),
        ("a\ud800b", "ab"),
        ("", ""),
        ("😀 — …", ""),
    ],
)
def test_texts_fold_for_the_search(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="ăâîșțşţĂÂÎȘȚŞŢ abcABC'-"))
def test_case_and_romanian_marks_do_not_matter_to_a_search(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(text.swapcase())
    assert fold(text).isascii()


def test_a_search_key_has_two_spaces_before_every_word() -> None:
    assert search_key(["Ana Popescu", "", "Iași", "O'Neil-Ș"]) == "  ana  popescu  iasi  oneil  s"
    assert search_key([]) == ""


@given(st.lists(st.text()), st.text())
def test_every_word_of_a_record_is_found_by_its_beginning(words: list[str], more: str) -> None:
    key = search_key([*words, more])
    for word in fold(more).split():
        assert f"  {word[:2]}" in key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ana\u00a0\u200b  Popescu ", "Ana Popescu"),
        ("Ion S\u0326tefa\u0306nescu", "Ion Ștefănescu"),
        ("Ana\nPopescu\t", "Ana Popescu"),
        ("Ana 😀", "Ana"),
        ("evil\u202efdp", "evilfdp"),
        ("McDonald JÜRGEN o'neil", "McDonald JÜRGEN o'neil"),
        ("Ａｎａ", "Ａｎａ"),
        ("x\x07y", "xy"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_name(typed, field="legal_name") == kept


@pytest.mark.parametrize("broken", ["Ana\ud83d", "\udc00", "Ana\0Popescu"])
def test_half_characters_and_nul_are_refused(broken: str) -> None:
    for clean in (clean_name, clean_text):
        with pytest.raises(DeskError) as refused:
            clean(broken, field="legal_name")
        assert refused.value.code == "text_unreadable"
        assert refused.value.problems[0].field == "legal_name"
        assert refused.value.facts["character"] in {"U+D83D", "U+DC00", "U+0000"}


def test_a_text_keeps_its_lines() -> None:
    assert clean_text("  first \r\nsecond\tpart\r\rlast\u200b \n\n") == "first\nsecond part\n\nlast"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_name(clean_name(text)) == clean_name(text)


def test_the_cedilla_of_old_files_becomes_a_comma() -> None:
    assert comma_below("Ştefan Ţuţea şi alţii", romanian=True) == "Ștefan Țuțea și alții"
    assert comma_below("Işık Ţ", romanian=False) == "Işık Ț"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Prof. dr. Ana Popescu, PhD", "Ana Popescu"),
        ("Dr.ing. Ion Pop", "Ion Pop"),
        ("Popescu, Ana", "Popescu, Ana"),
        ("Martin Luther King, Jr.", "Martin Luther King"),
        ("Con", "Con"),
        ("Dr.", "Dr."),
        ("Ana Sr", "Ana"),
    ],
)
def test_titles_and_generations_are_no_part_of_a_name(written: str, bare: str) -> None:
    assert bare_name(written) == bare


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Аna Popescu", ("CYRILLIC", "LATIN")),
        ("Ana Popescu", ()),
        ("X Æ A-12", ()),
        ("Елена Щербакова", ()),
        ("田中タロー 々", ()),
        ("김민준", ()),
        ("Αna", ("GREEK", "LATIN")),
        ("Ａna", ()),
        ("", ()),
    ],
)
def test_a_look_alike_letter_of_another_script_is_noticed(text: str, scripts: tuple[str, ...]) -> None:
    assert mixed_script(text) == scripts
