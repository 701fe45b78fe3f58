"""The made-up people of a demo desk: names, places, contacts. Everything is synthetic and follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recdesk.domain.calendar import add_months
from recdesk.domain.candidate import Address, Candidate, Disclosure, IdKind, LanguageSkill, NameOrder, NoticeUnit
from recdesk.domain.folding import fold
from recdesk.domain.places import language_of, zones_of
from recdesk.domain.reference import ConsentPolicy

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


_FAMILY_FIRST = frozenset({"HU", "VN"})


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A made-up candidate and the day on which the desk first heard of them."""

    candidate: Candidate
    came_on: date


def people(count: int, seed: int, today: date, policy: ConsentPolicy, owners: tuple[str, ...]) -> Iterator[DemoPerson]:
    """`count` candidates in the order in which they came, over the last 90 days; same seed, same people."""
    dice = random.Random(f"recdesk-{seed}")  # noqa: S311 - made-up data, no secret
    for place in range(count):
        came_on = today - timedelta(days=90 - int(90 * place / max(count, 1)))
        yield DemoPerson(_person(place, dice, came_on, today, policy, owners), came_on)


@dataclass(frozen=True, slots=True)
class _Named:
    """Who a made-up person is and where they live; `latin` is set where the name is in another script."""

    given: str
    family: str
    country: str
    city: str
    latin: str
    address: Address

    @property
    def legal_name(self) -> str:
        return f"{self.family} {self.given}" if self.country in _FAMILY_FIRST else f"{self.given} {self.family}"


def _named(place: int, dice: random.Random) -> _Named:
    if place % 17 == 16:
        given, family, country, city, latin = _ABROAD[(place // 17) % len(_ABROAD)]
        return _Named(given, family, country, city, latin, Address.NEUTRAL)
    names, address = (_WOMEN, Address.MS) if dice.random() < 0.55 else (_MEN, Address.MR)
    given = "-".join(dice.sample(names, 2 if dice.random() < 0.2 else 1))
    family = "-".join(dice.sample(_FAMILIES, 2 if dice.random() < 0.08 else 1))
    return _Named(given, family, "RO", dice.choices(_CITIES, _WEIGHTS)[0], "", address)


def _person(
    place: int, dice: random.Random, came_on: date, today: date, policy: ConsentPolicy, owners: tuple[str, ...]
) -> Candidate:
    who = _named(place, dice)
    home = who.country == "RO"
    expires = add_months(came_on, policy.months)
    if place % 23 == 5:
        expires = today + timedelta(days=4 + place % 20)
    candidate = Candidate(
        id_seen=IdKind.IDENTITY_CARD if home else IdKind.PASSPORT,
        legal_name=who.legal_name,
        latin_name=who.latin,
        given_name=who.given,
        family_name=who.family,
        name_order=NameOrder.FAMILY_FIRST if who.country in _FAMILY_FIRST else NameOrder.GIVEN_FIRST,
        form_of_address=who.address,
        language=language_of(who.country),
        email=f"{'.'.join(fold(who.latin or f'{who.given} {who.family}').split())}.{place + 1}@example.com",
        email_source="CV",
        phone=f"+407{20 + place % 70}{100000 + (place * 7919) % 900000}",
        phone_source="CV",
        city=who.city,
        country=who.country,
        time_zone=zones_of(who.country)[0],
        consent_purpose="recruitment",
        consent_policy=policy.version,
        consent_given_on=add_months(expires, -policy.months),
        consent_channel="form",
        consent_expires_on=expires,
        source=dice.choice(_SOURCES),
        accommodation=Disclosure.NOTHING,
        owner=dice.choice(owners),
        external_id=f"GH-{100000 + place}",
    )
    _fill_work(candidate, place, dice, came_on, today)
    return candidate


def _fill_work(candidate: Candidate, place: int, dice: random.Random, came_on: date, today: date) -> None:
    """Notice, languages, right to work and the next action."""
    home = candidate.country == "RO"
    candidate.languages = (
        LanguageSkill(candidate.language[:2], "native"),
        LanguageSkill("en", dice.choice(("B1", "B2", "C1"))),
    )
    candidate.notice_days = dice.choice((0, 10, 20, 20, 30))
    candidate.notice_unit = NoticeUnit.WORKING_DAYS if home else NoticeUnit.CALENDAR_DAYS
    if dice.random() < 0.6:
        candidate.notice_verified_with, candidate.notice_verified_on = "candidate, by mail", came_on
    if not home:
        candidate.right_to_work = "single permit"
        candidate.right_to_work_until = today + timedelta(days=10 + place % 60) if place % 2 else None
    if dice.random() < 0.12:
        candidate.next_action = dice.choice(_ACTIONS)
        candidate.next_action_due = today + timedelta(days=dice.choice((-6, -3, -1, 0, 1, 2, 4, 7, 9, 14)))
