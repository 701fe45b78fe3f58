"""The made-up people of a demo desk: names, places, contacts. Everything is synthetic and follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recdesk.domain.candidate import Address, Candidate, Disclosure, IdKind, LanguageSkill, NameOrder, NoticeUnit
from recdesk.domain.folding import fold
from recdesk.domain.places import language_of, zones_of

_WOMEN = [
    "Ana",
    "Maria",
    "Elena",
    "Ioana",
    "Andreea",
    "Mihaela",
    "Gabriela",
    "Alexandra",
    "Cristina",
    "Raluca",
    "Simona",
    "Diana",
    "Oana",
    "Roxana",
    "Laura",
    "Bianca",
    "Ștefania",
    "Mădălina",
    "Anca",
    "Adriana",
    "Larisa",
    "Denisa",
    "Ilinca",
    "Teodora",
    "Irina",
    "Camelia",
    "Lavinia",
    "Smaranda",
    "Luminița",
    "Ruxandra",
]
_MEN = [
    "Andrei",
    "Mihai",
    "Alexandru",
    "Ștefan",
    "Ion",
    "Cristian",
    "Vlad",
    "Radu",
    "George",
    "Bogdan",
    "Dan",
    "Tudor",
    "Florin",
    "Adrian",
    "Cătălin",
    "Răzvan",
    "Marius",
    "Sorin",
    "Liviu",
    "Octavian",
    "Horia",
    "Lucian",
    "Dragoș",
    "Silviu",
    "Emil",
    "Rareș",
    "Iulian",
    "Sebastian",
    "Cezar",
    "Matei",
]
_FAMILIES = [
    "Popescu",
    "Ionescu",
    "Popa",
    "Dumitru",
    "Stan",
    "Stoica",
    "Gheorghe",
    "Matei",
    "Rusu",
    "Munteanu",
    "Constantin",
    "Marin",
    "Tudor",
    "Dobre",
    "Ilie",
    "Nistor",
    "Florea",
    "Barbu",
    "Ștefănescu",
    "Țîrlea",
    "Șerban",
    "Bălan",
    "Mocanu",
    "Oprea",
    "Voicu",
    "Lungu",
    "Pavel",
    "Crăciun",
    "Vasilescu",
    "Diaconu",
    "Enache",
    "Cojocaru",
    "Manole",
    "Neagu",
    "Ungureanu",
    "Sandu",
    "Toma",
    "Preda",
    "Anghel",
    "Lupu",
    "Manea",
    "Moraru",
    "Avram",
    "Suciu",
    "Sîrbu",
    "Câmpeanu",
    "Rădulescu",
    "Brătianu",
    "Iordache",
    "Petrescu",
    "Filip",
    "Chiriac",
    "Zamfir",
    "Grigore",
    "Albu",
    "Ciobanu",
    "Negru",
    "Vlaicu",
    "Bucur",
    "Cernat",
    "Drăgan",
    "Olteanu",
]
# Given and family name as they stand on the ID, country, city, Latin form where the script is another.
_ABROAD = (
    ("Jürgen", "Groß", "DE", "Berlin", ""),
    ("Zoë", "Müller-Lüdenscheidt", "DE", "München", ""),
    ("Seán", "O’Brien", "IE", "Dublin", ""),
    ("Łukasz", "Żółkiewski", "PL", "Kraków", ""),
    ("Søren", "Kjærgaard", "DK", "Aarhus", ""),
    ("Björn", "Åkesson", "SE", "Malmö", ""),
    ("Claire", "Lefèvre", "FR", "Lyon", ""),
    ("Árpád", "Kovács", "HU", "Szeged", ""),
    ("Jan", "van der Berg", "NL", "Utrecht", ""),
    ("María José", "Carreño Quiñones", "ES", "Sevilla", ""),
    ("مها", "الحداد", "AE", "Dubai", "Maha Al-Haddad"),
    ("שרה", "כהן־לוי", "IL", "Haifa", "Sarah Cohen-Levi"),
    ("Ελένη", "Παπαδοπούλου", "GR", "Θεσσαλονίκη", ""),
    ("Nguyễn", "Thị Ánh", "VN", "Hà Nội", ""),
)
_CITIES = ("București", "Cluj-Napoca", "Timișoara", "Iași", "Brașov", "Constanța", "Sibiu", "Oradea")
_WEIGHTS = (40, 18, 12, 12, 6, 5, 4, 3)
_SOURCES = ("Careers page", "LinkedIn", "eJobs", "BestJobs", "Referral", "University fair", "Agency")
_ACTIONS = ("Call back", "Send interview times", "Collect consent", "Ask for the CV in Word", "Confirm notice period")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A made-up candidate and the day on which the desk first heard of them."""

    candidate: Candidate
    came_on: date


def people(count: int, seed: int, today: date, policy: str, owners: tuple[str, ...]) -> Iterator[DemoPerson]:
    """`count` candidates in the order in which they came, over the last 90 days; same seed, same people."""
    dice = random.Random(f"recdesk-{seed}")  # noqa: S311 - made-up data, no secret
    for place in range(count):
        came_on = today - timedelta(days=90 - int(90 * place / max(count, 1)))
        yield DemoPerson(_person(place, dice, came_on, today, policy, owners), came_on)


def _person(
    place: int, dice: random.Random, came_on: date, today: date, policy: str, owners: tuple[str, ...]
) -> Candidate:
    abroad = place % 17 == 16
    woman = dice.random() < 0.55
    latin, country = "", "RO"
    if abroad:
        given, family, country, city, latin = _ABROAD[(place // 17) % len(_ABROAD)]
    else:
        given = dice.choice(_WOMEN if woman else _MEN)
        if dice.random() < 0.2:
            given += "-" + dice.choice(_WOMEN if woman else _MEN)
        family = dice.choice(_FAMILIES)
        if dice.random() < 0.08:
            family += "-" + dice.choice(_FAMILIES)
        city = dice.choices(_CITIES, _WEIGHTS)[0]
    name = f"{family} {given}" if country in ("HU", "VN") else f"{given} {family}"
    mail_name = ".".join(fold(latin or f"{given} {family}").split())
    consent = came_on + timedelta(days=dice.randrange(0, 3))
    expiring = place % 23 == 5
    verified = dice.random() < 0.6
    action = dice.choice(_ACTIONS) if dice.random() < 0.12 else ""
    due = today + timedelta(days=dice.choice((-6, -3, -1, 0, 1, 2, 4, 7, 9, 14)))
    return Candidate(
        id_seen=IdKind.IDENTITY_CARD if not abroad else IdKind.PASSPORT,
        legal_name=name,
        latin_name=latin,
        given_name=given,
        family_name=family,
        name_order=NameOrder.FAMILY_FIRST if country in ("HU", "VN") else NameOrder.GIVEN_FIRST,
        form_of_address=Address.NEUTRAL if abroad else (Address.MS if woman else Address.MR),
        language=language_of(country),
        languages=(
            LanguageSkill(language_of(country)[:2], "native"),
            LanguageSkill("en", dice.choice(("B1", "B2", "C1"))),
        ),
        email=f"{mail_name}.{place + 1}@example.com",
        email_source="CV",
        phone=f"+407{20 + place % 70}{100000 + (place * 7919) % 900000}",
        phone_source="CV",
        city=city,
        country=country,
        time_zone=zones_of(country)[0],
        consent_purpose="recruitment",
        consent_policy=policy,
        consent_given_on=consent,
        consent_channel="form",
        consent_expires_on=today + timedelta(days=4 + place % 20) if expiring else consent + timedelta(days=730),
        source=dice.choice(_SOURCES),
        notice_days=dice.choice((0, 10, 20, 20, 30)),
        notice_unit=NoticeUnit.WORKING_DAYS if not abroad else NoticeUnit.CALENDAR_DAYS,
        notice_verified_with="candidate, by mail" if verified else "",
        notice_verified_on=consent if verified else None,
        right_to_work="" if not abroad else "single permit",
        right_to_work_until=today + timedelta(days=10 + place % 60) if abroad and place % 2 else None,
        accommodation=Disclosure.NOTHING,
        next_action=action,
        next_action_due=due if action else None,
        owner=dice.choice(owners),
        external_id=f"GH-{100000 + place}",
    )
