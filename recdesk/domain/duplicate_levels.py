"""How far two records agree, field by field: folded values and levels of agreement. Their weights are elsewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio
from stdnum.exceptions import ValidationError
from stdnum.ro import cnp

from recdesk.domain.folding import bare_name, fold
from recdesk.domain.name_lists import GIVEN, stand_for_each_other

_DIGITS_OF_PHONE = 9
_TYPO_LIKENESS, _ALIKE_LIKENESS = 0.94, 0.86
_ROLE_WORDS = """
    hr office contact info jobs job cariere careers recrutare recruiting recruitment admin secretariat resurse
    umane resurseumane personal cv hello team bewerbung rh
"""
_ROLES = frozenset(_ROLE_WORDS.split())
_STREET_WORDS = """
    str strada bd bld bulevardul b dul sos soseaua calea aleea al intr intrarea piata p ta nr bl bloc sc scara et
    etaj ap apartament sector sect jud street road avenue strasse rue
"""
_NOT_STREET = frozenset(_STREET_WORDS.split())
_NOT_EMPLOYER = frozenset("srl sa sra gmbh ltd llc inc ag kft spa romania group".split())
_CITIES = {
    "cluj napoca": "cluj", "kolozsvar": "cluj", "klausenburg": "cluj",
    "bucuresti": "bucharest", "bukarest": "bucharest",
    "temesvar": "timisoara", "temeswar": "timisoara", "kronstadt": "brasov", "brasso": "brasov",
    "nagyvarad": "oradea", "grosswardein": "oradea", "nagyszeben": "sibiu", "hermannstadt": "sibiu",
    "marosvasarhely": "targu mures", "tirgu mures": "targu mures", "neumarkt": "targu mures", "jassy": "iasi",
    "szatmarnemeti": "satu mare", "sathmar": "satu mare", "nagybanya": "baia mare",
    "wien": "vienna", "viena": "vienna", "bec": "vienna", "munchen": "munich", "koln": "cologne", "londra": "london",
    "budapesta": "budapest", "varsovia": "warsaw", "warszawa": "warsaw", "praga": "prague", "praha": "prague",
}  # fmt: skip


class Level(StrEnum):
    """How far two values agree. Not every field has every level."""

    EXACT = "exact"
    SHORT_FORM = "short_form"
    PART = "part"
    REORDERED = "reordered"
    SAME_LOCAL_NUMBER = "same_local_number"
    SAME_LOCAL = "same_local"
    TYPO = "typo"
    ALIKE = "alike"
    DIFFERS = "differs"


_STRENGTH = (Level.DIFFERS, Level.ALIKE, Level.REORDERED, Level.PART, Level.SHORT_FORM, Level.TYPO, Level.EXACT)
_SAME_ADDRESS_NAME = frozenset({Level.EXACT, Level.SAME_LOCAL, Level.SAME_LOCAL_NUMBER})
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A record folded for comparing; `other_name` is its Latin form as (given, family) where it has one."""

    given: Words = ()
    family: Words = ()
    other_name: tuple[Words, Words] | None = None
    email: str = ""
    phone: str = ""
    birth_date: date | None = None
    national_id: str = ""
    street: str = ""
    city: str = ""
    postal_code: str = ""
    employer: str = ""

    @property
    def name(self) -> Words:
        """All words of the name in one order."""
        return tuple(sorted((*self.given, *self.family)))


def folded(
    *,
    legal_name: str,
    latin_name: str = "",
    given_name: str = "",
    family_name: str = "",
    email: str = "",
    phone: str = "",
    date_of_birth: date | None = None,
    national_id: str = "",
    street: str = "",
    city: str = "",
    postal_code: str = "",
    employer: str = "",
) -> Compared:
    """A record as it is compared. Without parts the last word of the legal name is taken for the family name."""
    parts = (_words(given_name), _words(family_name)) if family_name.strip() else _split(legal_name)
    latin = _split(latin_name) if latin_name.strip() else None
    number = re.sub(r"\s", "", national_id)
    words = fold(city)
    return Compared(
        given=parts[0],
        family=parts[1],
        other_name=latin if latin != parts else None,
        email=_email(email),
        phone=phone_digits(phone),
        birth_date=date_of_birth or birth_date_of(number),
        national_id=number,
        street=" ".join(w for w in fold(street).split() if w not in _NOT_STREET),
        city=_CITIES.get(words, words),
        postal_code=fold(postal_code).replace(" ", ""),
        employer=" ".join(w for w in fold(employer).split() if w not in _NOT_EMPLOYER),
    )


def phone_digits(phone: str) -> str:
    """The last nine digits, equal with and without a country's code; nothing for a shorter number."""
    digits = re.sub(r"\D", "", phone)
    return digits[-_DIGITS_OF_PHONE:] if len(digits) >= _DIGITS_OF_PHONE else ""


def birth_date_of(national_id: str) -> date | None:
    """The birth date in a valid Romanian personal number, or None."""
    try:
        return cnp.get_birth_date(cnp.validate(national_id))
    except (ValidationError, ValueError):
        return None


def is_role_mailbox(address: str) -> bool:
    """Whether an address is a company's desk (hr@, office@) rather than a person's."""
    return bool(set(re.split(r"[._+-]", address.partition("@")[0])) & _ROLES) and address.count("@") == 1


def _words(name: str) -> Words:
    return tuple(fold(bare_name(name)).split())


def _split(name: str) -> tuple[Words, Words]:
    """Given and family words by place: the last written word, with its hyphens, is the family name."""
    written = [words for part in bare_name(name).split() if (words := tuple(fold(part).split()))]
    if not written:
        return (), ()
    return tuple(itertools.chain.from_iterable(written[:-1])), written[-1]


def _email(address: str) -> str:
    """The address as mail programs tell it apart; marks after a plus do not, dots do except at Gmail."""
    local, at, domain = address.strip().casefold().rpartition("@")
    if not at:
        return ""
    local = local.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def of_pair(a: Compared, b: Compared) -> tuple[bool, dict[str, Level]]:
    """Whether given and family name are swapped between the two, and the level of every field that both have."""
    found: dict[str, Level] = {}
    swapped = False
    names = _best_names(a, b)
    if names is not None:
        swapped, given, family = names
        if given is Level.DIFFERS and _called_by_second_name(a, b):
            given = Level.TYPO
        if a.given and b.given:
            found["given"] = given
        found["family"] = family
    others = (
        ("email", email_level(a.email, b.email)),
        ("phone", _close(a.phone, b.phone)),
        ("national_id", _close(a.national_id, b.national_id)),
        ("birth_date", birth_level(a.birth_date, b.birth_date)),
        ("street", _street_level(a.street, b.street)),
        ("city", _city_level(a.city, b.city)),
        ("postal_code", _close(a.postal_code, b.postal_code)),
        ("employer", _employer_level(a.employer, b.employer)),
    )
    found |= {name: level for name, level in others if level is not None}
    if "birth_date" not in found and found.get("email") not in _SAME_ADDRESS_NAME:
        years = _years(a), _years(b)
        if all(years):
            found["year"] = Level.EXACT if years[0] & years[1] else Level.DIFFERS
    return swapped, found


def _best_names(a: Compared, b: Compared) -> tuple[bool, Level, Level] | None:
    """The best reading of both names: as they stand, by their Latin forms, crosswise, or as one row of words."""
    if not a.name or not b.name:
        return None
    straight = max(((given_level(g, h), family_level(f, k)) for (g, f), (h, k) in _readings(a, b)), key=_order)
    if a.given and b.given:
        # The weaker agreement counts for the given name, whichever of the two records is looked at first.
        given, family = sorted((_crosswise(a.given, b.family), _crosswise(a.family, b.given)), key=_STRENGTH.index)
        if _strength((given, family)) >= _strength(straight) + 3:
            return True, given, family
    if a.name == b.name and _strength(straight) < _strength((Level.EXACT, Level.EXACT)):
        # "Popescu Ana Maria" in one field and Ana Maria, Popescu in two are the same row of words.
        return True, Level.EXACT, Level.EXACT
    return False, *straight


def _readings(a: Compared, b: Compared) -> Iterator[tuple[tuple[Words, Words], tuple[Words, Words]]]:
    ours = [(a.given, a.family)] + ([a.other_name] if a.other_name else [])
    theirs = [(b.given, b.family)] + ([b.other_name] if b.other_name else [])
    yield from itertools.product(ours, theirs)


def _crosswise(given: Words, family: Words) -> Level:
    """How far one's given name agrees with the other's family name, in levels that both names have."""
    level = family_level(given, family)
    return Level.PART if level is Level.REORDERED else level


def _order(pair: tuple[Level, Level]) -> tuple[int, int]:
    return _strength(pair), _STRENGTH.index(pair[1])


def _strength(pair: tuple[Level, Level]) -> int:
    return _STRENGTH.index(pair[0]) + _STRENGTH.index(pair[1])


def given_level(a: Words, b: Words) -> Level:
    """How far two given names agree."""
    if not a or not b:
        return Level.DIFFERS
    if a == b or "".join(a) == "".join(b) or sorted(a) == sorted(b):
        return Level.EXACT
    if set(a) & set(b):
        return Level.PART
    if any(stand_for_each_other(x, y) for x in a for y in b):
        return Level.SHORT_FORM
    if a[0] in GIVEN and b[0] in GIVEN:
        return Level.DIFFERS
    if (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]:
        return Level.ALIKE
    return _spelling(" ".join(a), " ".join(b))


def family_level(a: Words, b: Words) -> Level:
    """How far two family names agree."""
    if not a or not b:
        return Level.DIFFERS
    if a == b or "".join(a) == "".join(b):
        return Level.EXACT
    if sorted(a) == sorted(b):
        return Level.REORDERED
    if set(a) & set(b):
        return Level.PART
    return _spelling(" ".join(a), " ".join(b))


def _spelling(one: str, other: str) -> Level:
    if min(len(one), len(other)) >= 4 and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Level.TYPO
    likeness = JaroWinkler.similarity(one, other)
    if likeness >= _TYPO_LIKENESS:
        return Level.TYPO
    return Level.ALIKE if likeness >= _ALIKE_LIKENESS else Level.DIFFERS


def _called_by_second_name(a: Compared, b: Compared) -> bool:
    """Whether one's given name stands in the other's address, and the other's own does not."""
    for one, other in ((a, b), (b, a)):
        local = one.email.partition("@")[0]
        if local and other.given and one.given and other.given[0] in local and one.given[0] not in local:
            return True
    return False


def email_level(a: str, b: str) -> Level | None:
    """How far two addresses agree; the provider counts only where the part before it is not equal."""
    if not a or not b:
        return None
    if a == b:
        return Level.EXACT
    (local_a, _, domain_a), (local_b, _, domain_b) = a.partition("@"), b.partition("@")
    if local_a == local_b:
        return Level.SAME_LOCAL_NUMBER if any(s.isdigit() for s in local_a) else Level.SAME_LOCAL
    if domain_a == domain_b and re.sub(r"[._-]", "", local_a) == re.sub(r"[._-]", "", local_b):
        return Level.DIFFERS  # ana.pop@ and ana_pop@ of one provider are two accounts
    if domain_a == domain_b and min(len(local_a), len(local_b)) >= 5 and _one_letter_off(local_a, local_b):
        return Level.TYPO
    return Level.ALIKE if JaroWinkler.similarity(local_a, local_b) >= 0.92 else Level.DIFFERS


def _one_letter_off(a: str, b: str) -> bool:
    # Another year or number is another person's address, not a slip.
    return re.sub(r"\d", "", a) != re.sub(r"\d", "", b) and OSA.distance(a, b, score_cutoff=1) <= 1


def birth_level(a: date | None, b: date | None) -> Level | None:
    """How far two birth dates agree."""
    if a is None or b is None:
        return None
    if a == b:
        return Level.EXACT
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return Level.TYPO
    different = sum(x != y for x, y in zip(a.isoformat(), b.isoformat(), strict=True))
    if different == 1:
        return Level.TYPO
    if different == 2 or (a.month, a.day) == (b.month, b.day):
        return Level.ALIKE if abs(a.year - b.year) < 15 else Level.DIFFERS
    return Level.DIFFERS


def _close(a: str, b: str) -> Level | None:
    if not a or not b:
        return None
    if a == b:
        return Level.EXACT
    return Level.TYPO if OSA.distance(a, b, score_cutoff=1) <= 1 else Level.DIFFERS


def _street_level(a: str, b: str) -> Level | None:
    if not a or not b:
        return None
    if a == b:
        return Level.EXACT
    likeness = token_sort_ratio(a, b)
    return Level.TYPO if likeness >= 88 else Level.ALIKE if likeness >= 70 else Level.DIFFERS


def _city_level(a: str, b: str) -> Level | None:
    if not a or not b:
        return None
    if a == b:
        return Level.EXACT
    return Level.ALIKE if JaroWinkler.similarity(a, b) >= 0.88 else Level.DIFFERS


def _employer_level(a: str, b: str) -> Level | None:
    if not a or not b:
        return None
    if a == b:
        return Level.EXACT
    return Level.ALIKE if token_set_ratio(a, b) >= 90 else Level.DIFFERS


def _years(record: Compared) -> frozenset[int]:
    """Birth years that a record hints at: its date, or a number at the end of the part before the @."""
    if record.birth_date is not None:
        return frozenset({record.birth_date.year})
    match = re.search(r"(?<!\d)(\d{4}|\d{2})$", record.email.partition("@")[0])
    if match is None:
        return frozenset()
    number = int(match[1])
    year = number if number > 99 else 1900 + number if number > 30 else 2000 + number
    return frozenset({year}) if 1940 <= year <= 2010 else frozenset()
