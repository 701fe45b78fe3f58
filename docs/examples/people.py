"""The sixty invented people of the example list: names and addresses that programs and spreadsheets get wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Somebody:
    """A person as a foreign list would have them: the name as typed elsewhere, where they live, and what to watch."""

    name: str
    country: str
    city: str
    latin: str = ""
    street: str = ""
    postal_code: str = ""


_RO = "RO"
PEOPLE = (
    Somebody(
        "Ana Popescu",
        _RO,
        "București",
        street="Str. Ștefan cel Mare nr. 10, bl. A2, sc. 1, et. 3, ap. 15, sector 3",
        postal_code="030167",
    ),
    Somebody("Ion Ștefănescu", _RO, "Cluj-Napoca", street="Șos. Nicolae Titulescu 4–8"),
    Somebody("Ion Ştefănescu", _RO, "Iași"),  # s with cedilla, as old programs wrote it
    Somebody("Ion S\u0326tefa\u0306nescu", _RO, "Brașov"),  # letters and marks apart, as pasted from a Mac
    Somebody("Mărioara Țuțea", _RO, "Timișoara", street="Jud. Timiș, com. Dumbrăvița"),
    Somebody("Ana-Maria Pârvulescu", _RO, "Constanța"),
    Somebody("Ana Maria Pîrvulescu", _RO, "Constanța"),
    Somebody("Ioana Popescu-Tăriceanu", _RO, "București", postal_code="011853"),
    Somebody("Dr. ing. Ion-Cătălin Brătianu", _RO, "Ploiești"),
    Somebody("Andrei Ionescu jr.", _RO, "Craiova"),
    Somebody("Elena Popescu (căs. Ionescu)", _RO, "Sibiu"),
    Somebody("Ștefan Șuț", _RO, "Oradea"),
    Somebody("Ioan Îngerașu", _RO, "Bacău"),
    Somebody("Árpád Kovács", "HU", "Budapest", street="Széchenyi István tér 7–8.", postal_code="1051"),
    Somebody("Seán O'Brien", "IE", "Dublin"),
    Somebody("Seán O\u2019Brien", "IE", "Cork"),
    Somebody("Nicolò D'Angelo", "IT", "Torino"),
    Somebody("Łukasz Żółkiewski", "PL", "Łódź"),
    Somebody("Nguyễn Thị Ánh", "VN", "Đà Nẵng"),
    Somebody("Jan van der Berg", "NL", "Amsterdam", postal_code="1012 LG"),
    Somebody("An Van den Broeck", "BE", "Antwerpen"),
    Somebody("Jürgen Groß", "DE", "Berlin", street="Straße des 17. Juni 135", postal_code="10623"),
    Somebody("Juergen Gross", "DE", "Berlin", postal_code="10623"),
    Somebody("JÜRGEN GROSS", "AT", "Wien"),
    Somebody("Zoë Müller-Lüdenscheidt", "DE", "Köln", postal_code="50667"),
    Somebody("Björn Åkesson", "SE", "Malmö"),
    Somebody("Søren Kjærgaard", "DK", "Aarhus"),
    Somebody("Þórdís Guðmundsdóttir", "IS", "Reykjavík"),
    Somebody("Đorđe Đoković", "RS", "Novi Sad"),
    Somebody("İbrahim Işık", "TR", "İzmir"),
    Somebody("María José Carreño Quiñones", "ES", "Logroño"),
    Somebody("João da Conceição", "PT", "Évora"),
    Somebody("Jiří Dvořák", "CZ", "Plzeň"),
    Somebody("Šarūnas Jasikevičius", "LT", "Šiauliai"),
    Somebody("Ελένη Παπαδοπούλου", "GR", "Θεσσαλονίκη", latin="Eleni Papadopoulou"),
    Somebody("Елена Щербакова", "BG", "Варна", latin="Elena Shcherbakova"),
    Somebody("Ђорђе Ђоковић", "RS", "Ниш", latin="Djordje Djokovic"),
    Somebody("\u0410na Popescu", _RO, "Arad"),  # the first letter is Cyrillic
    Somebody("محمد بن عبد الله", "AE", "Dubai", latin="Mohammed Bin Abdullah", street="P.O. Box 500001"),
    Somebody("مُحَمَّد بن عبدالله", "AE", "Abu Dhabi", latin="Mohammed Bin Abdullah"),
    Somebody("أحمد الشامسي", "AE", "Sharjah", latin="Ahmed Al Shamsi", street="شارع الشيخ زايد، دبي"),
    Somebody("שרה כהן־לוי", "IL", "Haifa", latin="Sarah Cohen-Levi"),
    Somebody("王小明", "CN", "上海", latin="Wang Xiaoming"),
    Somebody("田中 太郎", "JP", "大阪", latin="Tanaka Taro"),
    Somebody("김민준", "KR", "부산", latin="Kim Minjun"),
    Somebody("Suharto", "ID", "Surabaya"),
    Somebody("X Æ A-12", "GB", "Leeds"),
    Somebody("Con", "GB", "Glasgow", street="Flat 3/1, 12 O'Connell St", postal_code="G1 2AB"),
    Somebody("Xi Ng", "MY", "Ipoh"),
    Somebody("Rachel Null", "GB", "York"),
    Somebody("Ana\u00a0\u200b  Popescu", _RO, "Galați"),  # a hard space, a space without width, a doubled one
    Somebody("Ａｎａ Ｐｏｐｅｓｃｕ", _RO, "Buzău", latin="Ana Popescu"),  # full-width letters
    Somebody("Ĳsbrand de Vries", "NL", "Utrecht"),
    Somebody("Ana \U0001f600", _RO, "Deva"),
    Somebody(
        "Gheorghe-Ștefan Constantinescu-Brâncoveanu de la Mănăstirea Dealu-Mare și Câmpulung-Muscel", _RO, "Câmpulung"
    ),
    Somebody("Hubert Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft", "DE", "Hamburg"),
    Somebody("Éloïse Lefèvre-d'Aubigné", "FR", "Paris", street="1 bis, rue de l'Église", postal_code="75015"),
    Somebody("Abdul-Rahman ibn Khalid al-Mansouri", "QA", "Doha"),
    Somebody("Ioan Ţurcanu", "MD", "Chişinău"),
    Somebody("Sânziana Zăvărăscu-Őry", _RO, "Târgu Mureș"),
)
