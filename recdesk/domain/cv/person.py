"""Who a CV is about and how to reach them: the name, the mail address and the phone, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import phonenumbers

from recdesk.domain.candidate import NameOrder
from recdesk.domain.contact import read_email, read_phone
from recdesk.domain.cv.labels import HEADINGS, NOT_A_NAME, TITLES
from recdesk.domain.cv.lines import Labelled, own_lines
from recdesk.domain.cv.proposal import Proposal
from recdesk.domain.errors import Unreadable
from recdesk.domain.folding import fold

_TOP = 8
"""A name without a label is looked for in so many lines that say anything."""
_MOST_NAME_WORDS = 5
_WHOLE_NAMES = frozenset({"name", "name_or_family", "family_and_given"})
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?")
_PARTICLES = frozenset("de du des la le van von der den del da di dos el al bin ben ibn zu zur y e".split())
_ACADEMIC = re.compile(r"^(?:(?:dr|prof|ing|ec|dipl|mag)\.[\s-]*)+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LEAST_SHARED = 3


def name(lines: Sequence[str], labels: Sequence[Labelled], emails: Iterable[str]) -> Proposal | None:
    """The name: labelled, else a heading of the CV that its own title or the mail address speaks for."""
    return _labelled_name(labels) or _headed_name(lines, emails)


def _labelled_name(labels: Sequence[Labelled]) -> Proposal | None:
    labels = [found for found in labels if found.own]
    first = {found.what: found for found in reversed(labels) if looks_like_name(found.value, least=1)}
    given, family = first.get("given_name"), first.get("family_name") or first.get("name_or_family")
    if given and family and abs(given.at - family.at) <= 2:
        return Proposal("legal_name", f"{given.value} {family.value}", _both(family, given))
    whole = [found for found in labels if found.what in _WHOLE_NAMES and looks_like_name(_uncomma(found.value))]
    return Proposal("legal_name", _uncomma(whole[0].value), whole[0].line) if whole else None


def name_order(labels: Sequence[Labelled], person: str) -> Proposal | None:
    """Family name first, where the label of the proposed name says so; the other order is what a form begins with."""
    for found in labels:
        said = found.what == "family_and_given" or (found.what in _WHOLE_NAMES and "," in found.value)
        if said and person and _uncomma(found.value) == person:
            return Proposal("name_order", NameOrder.FAMILY_FIRST, found.line)
    return None


def _uncomma(text: str) -> str:
    """`IONESCU, Andreea` as `IONESCU Andreea`."""
    return _spaced(text.replace(",", " ", 1))


def _both(one: Labelled, other: Labelled) -> str:
    first, second = sorted((one, other), key=lambda found: found.at)
    return first.line if first.line == second.line else f"{first.line} · {second.line}"


def _headed_name(lines: Sequence[str], emails: Iterable[str]) -> Proposal | None:
    """A line at the top that looks like a name, below or beside the CV's own title, or shared with a mail address."""
    titled = False
    mail = fold(" ".join(address.partition("@")[0] for address in emails))
    for line in [line for line in lines if line][:_TOP]:
        folded = fold(line)
        if folded in TITLES:
            titled = True
            continue
        if folded in HEADINGS:
            continue
        rest = _beside_title(line)
        bare = _ACADEMIC.sub("", rest or line)
        if looks_like_name(bare) and (rest or titled or _shared(bare, mail)):
            return Proposal("legal_name", _spaced(bare), line)
        titled = False
    return None


def _beside_title(line: str) -> str:
    """What stands beside the CV's own title, as in `Curriculum vitae - Ana Popescu`."""
    for parts in (re.split(r"\s+[-–—|:]\s+|:\s+", line, maxsplit=1), line.rsplit("  ", 1)):
        if len(parts) == 2 and fold(parts[0]) in TITLES:
            return parts[1].strip()
        if len(parts) == 2 and fold(parts[1]) in TITLES:
            return parts[0].strip()
    return ""


def _shared(text: str, mail: str) -> bool:
    words = [word for word in fold(text).split() if len(word) >= _LEAST_SHARED]
    return any(word in mail.replace(" ", "") for word in words)


def looks_like_name(text: str, *, least: int = 2) -> bool:
    """Whether a text can be a person's name: few words of letters, each with a capital, none of them a job."""
    words = _spaced(text).split()
    if not least <= len(words) <= _MOST_NAME_WORDS or set(fold(text).split()) & NOT_A_NAME:
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    proper = [word for word in words if word.casefold() not in _PARTICLES]
    # Scripts without capitals (Arabic, Hebrew) pass: their letters are neither upper nor lower.
    return len(proper) >= least and all(not word[0].islower() for word in proper)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def addresses(lines: Sequence[str]) -> list[tuple[str, str]]:
    """All mail addresses as (address, line), in order, each once."""
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        for match in _EMAIL.finditer(line):
            try:
                address = read_email(match.group().rstrip(".-")).address
            except Unreadable:
                continue
            found.setdefault(address.casefold(), (address, line))
    return list(found.values())


def email(lines: Sequence[str], labels: Sequence[Labelled], person: str) -> Proposal | None:
    """The one address of the person's own lines; of several the labelled one, or the only one alike to the name."""
    every = addresses(lines)
    if len(every) > 1:
        marked = addresses([found.value for found in labels if found.what == "email" and found.own])
        own = [pair for pair in every if person and _shared(person, fold(pair[0].partition("@")[0]))]
        wanted = {address for address, _ in (marked if len(marked) == 1 else own)}
        every = [pair for pair in every if pair[0] in wanted]
    return Proposal("email", *every[0]) if len(every) == 1 else None


def phone(lines: Sequence[str], labels: Sequence[Labelled], region: str) -> Proposal | None:
    """The phone: labelled as mobile, else as phone, else the only number that carries its country's code."""
    for what in ("mobile", "phone"):
        for found in labels:
            number = _number(found.value, region) if found.what == what and found.own else ""
            if number:
                return Proposal("phone", number, found.line)
    unread = {found.at for found in labels if found.what not in ("mobile", "phone")}
    own = own_lines(lines)
    free: dict[str, tuple[str, str]] = {}
    for at, line in enumerate(lines):
        number = _number(line, "ZZ") if "+" in line and own[at] and at not in unread else ""
        if number:
            free.setdefault(re.sub(r"\D", "", number), (number, line))
    return Proposal("phone", *next(iter(free.values()))) if len(free) == 1 else None


def _number(text: str, region: str) -> str:
    """The first number of a text that is in use somewhere, as written; empty when there is none."""
    for match in phonenumbers.PhoneNumberMatcher(text[:200], region):
        try:
            if read_phone(match.raw_string, region).assigned:
                return str(match.raw_string).strip()
        except Unreadable:
            continue
    return ""
