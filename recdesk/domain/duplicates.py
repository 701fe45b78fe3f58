"""How likely two records are one person: log2 odds from shipped weights, with reasons as codes. Nothing is merged.

Fellegi-Sunter with three corrections: an agreement is weighed against a relative in one household as well as against a
stranger, an e-mail address is judged among namesakes, and rare names count for more. 0 is even; the bands are below.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from recdesk.domain import duplicate_levels as levels
from recdesk.domain import name_lists
from recdesk.domain.duplicate_levels import Compared, Level

SAME, ASK, WORTH_SHOWING = 6.0, -1.5, -4.0
"""From `SAME` on very likely one person; from `ASK` on a person should look; below `WORTH_SHOWING` not proposed."""
_RECORDS = 100_000
_DUPLICATES_A_RECORD, _RELATIVES_A_RECORD = 0.4, 0.3
PRIOR = math.log2(_DUPLICATES_A_RECORD / _RECORDS)
"""log2 odds before anything is known, for the size of desk that the weights were measured on. A smaller desk is judged
a little too carefully: it asks more and decides less."""
_RARE, _COMMON, _VERY_COMMON = 4.0, -0.6, -2.0
_ONE_NAMESAKE = 4.0
"""The most bits that a whole name may add by rarity when three or more records carry it, less log2 of their number."""
_SWAPPED = 3.0
_RELATIVES_CAP, _FATHER_AND_SON_CAP = -4.5, 5.0


@dataclass(frozen=True, slots=True)
class Weight:
    """A level of agreement: how often the same person shows it (share) and what it says against a stranger (log2)."""

    share: float
    bits: float

    @property
    def by_chance(self) -> float:
        """How often two strangers show it."""
        return self.share / 2**self.bits


_L = Level
WEIGHTS: Mapping[str, Mapping[Level, Weight]] = {
    "given": {
        _L.EXACT: Weight(0.70, 6.8),
        _L.SHORT_FORM: Weight(0.05, 3.6),
        _L.PART: Weight(0.08, 3.4),
        _L.TYPO: Weight(0.10, 3.7),
        _L.ALIKE: Weight(0.04, 1.3),
        _L.DIFFERS: Weight(0.03, -7.4),
    },
    "family": {
        _L.EXACT: Weight(0.74, 7.9),
        _L.REORDERED: Weight(0.02, 0.8),
        _L.PART: Weight(0.06, 4.4),
        _L.TYPO: Weight(0.10, 8.6),
        _L.ALIKE: Weight(0.03, 1.1),
        _L.DIFFERS: Weight(0.05, -5.6),
    },
    "email": {
        _L.EXACT: Weight(0.71, 15.0),
        _L.SAME_LOCAL_NUMBER: Weight(0.03, 8.7),
        _L.SAME_LOCAL: Weight(0.03, 10.8),
        _L.TYPO: Weight(0.03, 9.4),
        _L.ALIKE: Weight(0.08, 6.2),
        _L.DIFFERS: Weight(0.12, -3.2),
    },
    "phone": {_L.EXACT: Weight(0.79, 17.8), _L.TYPO: Weight(0.03, 11.8), _L.DIFFERS: Weight(0.18, -2.9)},
    "birth_date": {
        _L.EXACT: Weight(0.92, 13.1),
        _L.TYPO: Weight(0.04, 3.5),
        _L.ALIKE: Weight(0.01, -6.0),
        _L.DIFFERS: Weight(0.03, -10.0),
    },
    "national_id": {_L.EXACT: Weight(0.94, 17.9), _L.TYPO: Weight(0.03, 8.2), _L.DIFFERS: Weight(0.03, -7.7)},
    "street": {
        _L.EXACT: Weight(0.65, 14.4),
        _L.TYPO: Weight(0.10, 3.9),
        _L.ALIKE: Weight(0.05, 0.4),
        _L.DIFFERS: Weight(0.20, -2.0),
    },
    "city": {_L.EXACT: Weight(0.86, 3.0), _L.ALIKE: Weight(0.02, -1.9), _L.DIFFERS: Weight(0.12, -3.1)},
    "postal_code": {_L.EXACT: Weight(0.77, 15.5), _L.TYPO: Weight(0.03, 5.5), _L.DIFFERS: Weight(0.20, -2.1)},
    "employer": {_L.EXACT: Weight(0.57, 4.3), _L.ALIKE: Weight(0.03, 7.3), _L.DIFFERS: Weight(0.40, -1.2)},
    "year": {_L.EXACT: Weight(0.65, 4.6), _L.DIFFERS: Weight(0.35, -2.5)},
}
_AMONG_NAMESAKES = {
    _L.EXACT: 15.0,
    _L.SAME_LOCAL_NUMBER: 5.0,
    _L.SAME_LOCAL: -1.0,
    _L.TYPO: 3.0,
    _L.ALIKE: -2.0,
    _L.DIFFERS: -2.5,
}
_IN_ONE_HOUSEHOLD = {
    "family": 0.71, "phone": 0.15, "street": 0.85, "city": 0.94, "postal_code": 0.92, "birth_date": 0.10,
    "email": 0.03, "given": 0.03, "national_id": 0.0001,
}  # fmt: skip
"""How often relatives in one household agree exactly."""
_AGREES = frozenset({_L.EXACT, _L.SHORT_FORM, _L.PART, _L.TYPO})


@dataclass(frozen=True, slots=True)
class Alikeness:
    """What a comparison found: the score, the codes for and against (strongest first), and the level of every field."""

    score: float
    reasons: tuple[str, ...]
    levels: Mapping[str, Level] = field(default_factory=dict)

    @property
    def same_name(self) -> bool:
        """Whether both names are equal; such a pair is shown whatever its score."""
        return self.levels.get("given") is Level.EXACT and self.levels.get("family") is Level.EXACT


def compare(a: Compared, b: Compared, *, namesakes: int = 1, shared: frozenset[str] = frozenset()) -> Alikeness:
    """Compare two records.

    `namesakes` is how many records of the desk are known to carry this very name; `shared` are e-mail addresses and
    phone numbers that many people use, which then say nothing.
    """
    swapped, found = levels.of_pair(a, b)
    found = {name: level for name, level in found.items() if not _is_shared(name, a, b, shared)}
    bits = {name: WEIGHTS[name][level].bits for name, level in found.items()}
    for name, rarity in min((_rarity(found, r, namesakes) for r in (a, b)), key=lambda r: sum(r.values())).items():
        bits[name] += rarity
    if "email" in found and (found.get("given") in _AGREES or found.get("family") in _AGREES):
        bits["email"] = min(bits["email"], _AMONG_NAMESAKES[found["email"]])
    stranger = PRIOR + sum(bits.values()) - (_SWAPPED if swapped else 0.0)
    relative = _against_relative(found)
    score = -math.log2(2**-stranger + 2**-relative)
    capped, label = _capped(score, found, a, b)
    return Alikeness(round(capped, 2), _reasons(found, bits, swapped=swapped, label=label), found)


def _is_shared(name: str, a: Compared, b: Compared, shared: frozenset[str]) -> bool:
    if name == "email":
        return levels.is_role_mailbox(a.email) or levels.is_role_mailbox(b.email) or bool({a.email, b.email} & shared)
    return name == "phone" and bool({a.phone, b.phone} & shared)


def _rarity(found: Mapping[str, Level], record: Compared, namesakes: int) -> dict[str, float]:
    """Bits that rarity adds to each equal name: by the shipped lists, and by how often this desk has met the name."""
    bits = {}
    for place, (name, words) in enumerate((("family", record.family), ("given", record.given))):
        if found.get(name) is Level.EXACT:
            bits[name] = max((_listed(word, place) for word in words), default=0.0)
    surplus = sum(bits.values()) - (_ONE_NAMESAKE - math.log2(namesakes)) if namesakes > 2 else 0.0
    if len(bits) == 2 and surplus > 0:
        bits["family"] -= surplus
    return bits


def _listed(word: str, place: int) -> float:
    if word in name_lists.VERY_COMMON[place]:
        return _VERY_COMMON
    return _COMMON if word in name_lists.COMMON[place] else _RARE


def _against_relative(found: Mapping[str, Level]) -> float:
    """log2 odds that this is one person rather than two of one household."""
    bits = math.log2(_DUPLICATES_A_RECORD / _RELATIVES_A_RECORD)
    for name, level in found.items():
        weight = WEIGHTS[name][level]
        exact = _IN_ONE_HOUSEHOLD.get(name)
        if exact is None:
            bits += weight.bits
        elif level is Level.EXACT:
            bits += math.log2(weight.share / exact)
        else:
            rest = weight.by_chance / (1 - WEIGHTS[name][Level.EXACT].by_chance)
            bits += math.log2(weight.share / ((1 - exact) * rest))
    return bits


def _capped(score: float, found: Mapping[str, Level], a: Compared, b: Compared) -> tuple[float, str]:
    """What no sum of weights may say: twins, father and son, two valid personal numbers."""
    proof = found.get("email") is Level.EXACT or found.get("national_id") is Level.EXACT
    household = _L.EXACT in (found.get("phone"), found.get("street"), found.get("postal_code"))
    birth = found.get("birth_date")
    if found.get("national_id") is Level.DIFFERS and birth not in (Level.EXACT, Level.TYPO):
        return min(score, _RELATIVES_CAP), "different_people"
    if proof:
        return score, ""
    twins = birth is Level.EXACT and household and found.get("given") is Level.DIFFERS
    if twins and found.get("family") in _AGREES:
        return min(score, _RELATIVES_CAP), "perhaps_relatives"
    if birth is Level.DIFFERS and household:
        return min(score, _RELATIVES_CAP), "perhaps_relatives"
    same_name = found.get("given") is Level.EXACT and found.get("family") is Level.EXACT
    if same_name and household and birth is None and (a.birth_date is None) != (b.birth_date is None):
        return min(score, _FATHER_AND_SON_CAP), "perhaps_relatives"
    return score, ""


_FOR = {
    ("given", _L.SHORT_FORM): "given_name_short_form",
    ("given", _L.PART): "given_name_in_part",
    ("given", _L.TYPO): "given_name_alike",
    ("given", _L.ALIKE): "given_name_alike",
    ("family", _L.REORDERED): "family_name_reordered",
    ("family", _L.PART): "half_of_double_name",
    ("family", _L.TYPO): "family_name_alike",
    ("family", _L.ALIKE): "family_name_alike",
    ("email", _L.SAME_LOCAL_NUMBER): "email_other_provider",
    ("email", _L.SAME_LOCAL): "email_other_provider",
    ("email", _L.TYPO): "email_one_letter_off",
    ("email", _L.ALIKE): "email_alike",
    ("phone", _L.TYPO): "phone_one_digit_off",
    ("birth_date", _L.TYPO): "birth_date_one_digit_off",
    ("birth_date", _L.ALIKE): "birth_date_differs",
    ("national_id", _L.TYPO): "national_id_one_digit_off",
    ("street", _L.TYPO): "street_alike",
    ("street", _L.ALIKE): "street_alike",
    ("city", _L.ALIKE): "city_alike",
    ("postal_code", _L.TYPO): "postal_code_one_digit_off",
    ("employer", _L.ALIKE): "employer_alike",
}
_NAMES = {"given": "given_name", "family": "family_name", "year": "birth_year"}


def _reasons(found: Mapping[str, Level], bits: Mapping[str, float], *, swapped: bool, label: str) -> tuple[str, ...]:
    """Codes, what speaks for it first, each side strongest first; equal names are one reason."""
    names_equal = found.get("given") is Level.EXACT and found.get("family") is Level.EXACT
    reasons = ["same_name"] if names_equal else []
    ordered = sorted(found, key=lambda name: (bits[name] < 0, -abs(bits[name])))
    for name in ordered:
        level = found[name]
        if names_equal and name in ("given", "family"):
            continue
        known = _NAMES.get(name, name)
        if level is Level.EXACT:
            reasons.append(f"same_{known}")
        elif level is Level.DIFFERS:
            reasons.append(f"different_{known}")
        else:
            reasons.append(_FOR[name, level])
    if swapped:
        reasons.insert(0, "names_swapped")
    return (label, *reasons) if label else tuple(reasons)
