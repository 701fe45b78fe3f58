"""Where a candidate lives, as the CV writes it: street, postal code, city, country. No list of towns is used.

An address is taken apart at its commas and line breaks; what is not clearly one of the four parts is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recdesk.domain.cv.lines import Labelled, own_lines
from recdesk.domain.cv.person import looks_like_name
from recdesk.domain.cv.proposal import Names, Proposal
from recdesk.domain.folding import fold

_TOP = 12
_POSTAL = r"(?:[A-Z]{1,3}-)?\d{4,6}"
_POSTAL_FIRST = re.compile(rf"(?P<code>{_POSTAL})\s+(?P<city>\D+)")
_POSTAL_LAST = re.compile(rf"(?P<city>\D+?)\s+(?P<code>{_POSTAL}|[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}})")
_POSTAL_ALONE = re.compile(rf"{_POSTAL}|[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}")
_POSTAL_WORDS = re.compile(
    r"^(?:cod(?:ul)? po[sș]tal|cp|c\.p\.|postal code|postcode|plz|code postal)[\s:.]*", re.IGNORECASE
)
_STREET = re.compile(
    r"^(?:str|strada|bd|bld|blvd|bulevardul|b-dul|calea|sos|soseaua|aleea|al|piata|splaiul|intrarea|drumul|prelungirea"
    r"|nr|no|bl|bloc|sc|scara|et|etaj|ap|apt|apartament|av|place|cours|cartier|cart)\b"
    r"|\b(?:street|st|road|rd|avenue|ave|lane|close|drive|way|court|square|strasse|str|weg|platz|gasse|allee|ring|damm"
    r"|ufer|rue|boulevard|chemin|impasse|quai)\b|(?:strasse|str|weg|platz|gasse|allee)\s+\d"
)
_COUNTY = re.compile(r"^(?:jud|judet|judetul|sector|sectorul|county|canton|comuna|com|departement)\b")
_CITY_WORDS = re.compile(r"^(?:municipiul|mun\.|orașul|oraş|oraș|loc\.|localitatea)\s+", re.IGNORECASE)
_LONGEST_PART = 60


def place(lines: Sequence[str], labels: Sequence[Labelled], names: Names) -> list[Proposal]:
    """What the CV says about the place, at most one proposal for each of street, postal code, city, country."""
    labels = [found for found in labels if found.own]
    found: dict[str, Proposal] = {}
    for proposal in (
        *_single_labels(labels, names),
        *_addresses(lines, labels, names),
        *_headed_place(lines, names),
    ):
        found.setdefault(proposal.field, proposal)
    return list(found.values())


def _single_labels(labels: Sequence[Labelled], names: Names) -> Iterable[Proposal]:
    """Fields with a label of their own: `City: Cluj-Napoca`."""
    for found in labels:
        parts = _parts(found.value)
        country = names.countries.get(fold(parts[-1])) if parts else None
        if found.what == "country" and len(parts) == 1 and country:
            yield Proposal("country", country, found.line, parts[0])
        elif found.what == "postal_code" and _POSTAL_ALONE.fullmatch(found.value):
            yield Proposal("postal_code", found.value, found.line)
        elif found.what == "street" and re.search(r"\d", found.value) and len(found.value) <= _LONGEST_PART:
            yield Proposal("street", found.value, found.line)
        elif found.what in ("city", "place"):
            yield from _town(found.value, found.line, names)


def _town(value: str, line: str, names: Names) -> Iterable[Proposal]:
    """`Cluj-Napoca` or `Cluj-Napoca, România`; nothing when the value is more than that."""
    parts = [part for part in _parts(value) if not _COUNTY.search(fold(part))]
    country = names.countries.get(fold(parts[-1])) if len(parts) == 2 else None
    if len(parts) == 1 or country:
        city = _city(parts[0], names)
        if city:
            yield Proposal("city", city, line)
            if country:
                yield Proposal("country", country, line, parts[-1])


def _addresses(lines: Sequence[str], labels: Sequence[Labelled], names: Names) -> Iterable[Proposal]:
    for found in labels:
        if found.what != "address":
            continue
        whole, line = found.value, found.line
        following = lines[found.at + 1] if found.at + 1 < len(lines) else ""
        if following and following not in whole and _goes_on(following, names):
            whole, line = f"{whole}, {following}", f"{line} {following}"
        yield from _taken_apart(_parts(whole), line, names)


def _goes_on(line: str, names: Names) -> bool:
    """Whether the line below an address is its second half: it begins with a postal code, or is a country."""
    return _POSTAL_FIRST.match(line) is not None or fold(line) in names.countries


def _taken_apart(parts: list[str], line: str, names: Names) -> Iterable[Proposal]:
    streets: list[str] = []
    cities: list[str] = []
    for part in parts:
        folded, bare = fold(part), _POSTAL_WORDS.sub("", part)
        code = _POSTAL_FIRST.fullmatch(bare) or _POSTAL_LAST.fullmatch(bare)
        if folded in names.countries:
            yield Proposal("country", names.countries[folded], line, part)
        elif _POSTAL_ALONE.fullmatch(bare):
            yield Proposal("postal_code", bare, line)
        elif _COUNTY.search(folded):
            continue
        elif code and not _STREET.search(fold(code["city"])) and _city(code["city"], names):
            yield Proposal("postal_code", code["code"], line)
            cities.append(_city(code["city"], names))
        elif not cities and (_STREET.search(folded) or re.search(r"\d", part)):
            streets.append(part)
        else:
            cities.append(_city(part, names))
    if len(cities) == 1 and cities[0]:
        yield Proposal("city", cities[0], line)
        street = ", ".join(streets)
        if any(_STREET.search(fold(part)) for part in streets) and re.search(r"\d", street):
            yield Proposal("street", street, line)


def _headed_place(lines: Sequence[str], names: Names) -> Iterable[Proposal]:
    """A piece of a line at the top that is a town and a country and nothing else: `Cluj-Napoca, România | +40 ...`."""
    own = [line for line, is_own in zip(lines, own_lines(lines), strict=True) if line and is_own]
    for line in own[:_TOP]:
        for piece in re.split(r"\s*[|•·]\s*| {2,}", line):
            parts = _parts(piece)
            if len(parts) == 2 and fold(parts[1]) in names.countries:
                yield from _town(piece, line, names)


def _parts(value: str) -> list[str]:
    return [part for piece in re.split(r"\s*[,;\n(]\s*", value) if (part := piece.strip(" ).-"))]


def _city(part: str, names: Names) -> str:
    """The part as a town's name, or nothing when it does not look like one."""
    bare = _CITY_WORDS.sub("", part).strip()
    plain = len(bare) <= _LONGEST_PART and fold(bare) not in names.countries
    return bare if plain and looks_like_name(bare, least=1) else ""
