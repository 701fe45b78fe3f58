"""Names of files and folders looked at: whether they follow the desk's convention, and what they would be by it.

A proposal is made only of what the name itself says. Nothing is guessed: a name without a day, or with one that can be
read in two ways, gets no proposal but the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from recdesk.domain.filenames import DOCUMENT_TYPES, is_unwanted_name, name_part, safe_component
from recdesk.domain.folding import fold

# What people call a document, folded, and what the convention calls it. Longer ones are looked for first.
_CALLED = {
    "SignedOffer": ("signed offer", "offer signed", "oferta semnata", "semnata oferta", "angebot unterschrieben"),
    "OfferAnnex": ("offer annex", "annex", "anexa", "anlage", "annexe"),
    "Offer": ("offer letter", "job offer", "scrisoare de oferta", "oferta de angajare", "oferta", "angebot", "offre"),
    "ContractDraft": ("contract draft", "draft contract", "proiect de contract"),
    "Contract": ("contract individual de munca", "employment contract", "arbeitsvertrag", "contrat de travail"),
    "ConsentRequest": ("consent request", "cerere de consimtamant"),
    "Consent": ("consent form", "acord gdpr", "gdpr", "consimtamant", "acord", "einwilligung"),
    "NDA": ("non disclosure agreement", "nda", "confidentialitate", "acord de confidentialitate"),
    "RightToWork": ("right to work", "drept de munca", "permis de munca", "work permit", "arbeitserlaubnis"),
    "SAR": ("subject access request", "sar"),
    "CV": ("curriculum vitae", "europass cv", "cv", "resume", "lebenslauf"),
    "Mail": ("e mail", "email", "mail"),
    "HeadcountApproval": ("headcount approval", "aprobare post"),
    "PayApproval": ("pay approval", "salary approval", "aprobare salariu"),
    "BackgroundCheck": ("background check", "verificare antecedente"),
    "PreContract": ("pre contract information", "pre contract", "informare prealabila"),
    "Interview": ("interview confirmation", "interview", "interviu"),
    "MissingDocuments": ("missing documents", "documente lipsa"),
    "Onboarding": ("onboarding checklist", "onboarding"),
    "NoticeOfChange": ("notice of change", "act aditional"),
}
_WORDS = sorted(
    {(tuple(said.split()), kind) for kind, names in _CALLED.items() for said in names}
    | {(tuple(re.findall("[A-Z]+(?![a-z])|[A-Z][a-z]+", kind.strip())), kind) for kind in DOCUMENT_TYPES},
    key=lambda pair: (-len(pair[0]), pair),
)
_KINDS = {tuple(fold(w) for w in words): kind for words, kind in reversed(_WORDS)}
_SAYS_NOTHING = frozenset({"final", "finala", "finale", "draft", "scan", "scanned"})
"""Words that are about the file and not about the person."""
_LONGEST_KIND = max(len(words) for words in _KINDS)

_RIGHT = re.compile(
    rf"(\d{{4}}-\d{{2}}-\d{{2}})_[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*_(?:{'|'.join(DOCUMENT_TYPES)})(?:_v\d{{2,3}})?(?:_\d+)?"
)
_FOLDER = re.compile(r"([A-Z]{2})-(.+)-(\d{4})-Q([1-4])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-._ ]?)(\d{2})\2(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-._ /])(\d{1,2})\2(\d{4})(?!\d)")
_VERSION = re.compile(r"(?:(?<=[\s_.\-(])|^)v(?:ers?|ersion|ersiunea)?[\s._-]?(\d{1,3})(?=$|[\s_.\-)])", re.IGNORECASE)
_COPY = re.compile(r"\s*(?:\((\d{1,2})\)|[-_ ]+(?:copy|copie|kopie)(?:\s*\(?(\d{1,2})\)?)?)\s*$", re.IGNORECASE)
_PERSONAL_NUMBER = re.compile(r"(?<!\d)[1-9]\d{12}(?!\d)")
_PAY = re.compile(r"\d[\d.,\s]*\s?(?:ron|lei|eur|euro|usd|gbp|huf|aed)\b", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zăâîșț])(?=[A-ZĂÂÎȘȚ])")
_SPLIT = re.compile(r"[\s_,;+()\[\]]+|(?<!\w)-|-(?!\w)")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a name is: `reasons` say how it leaves the convention (none: it follows it), `proposal` is its name by it.

    Reasons: `shape`, `ending`, `unsafe`, `system` (a file of the system, left alone), `personal_number`, `pay`, and
    those that keep a proposal from being made: `day_missing`, `day_unclear`, `kind_missing`, `person_missing`.
    """

    name: str
    reasons: tuple[str, ...] = ()
    proposal: str = ""

    @property
    def right(self) -> bool:
        """Whether nothing is to be said against the name."""
        return not self.reasons


def judge_file(name: str) -> Judged:
    """A file's name against `YYYY-MM-DD_CandidateName_DocumentType_vNN.ext`."""
    if is_unwanted_name(name) or name.startswith("."):
        return Judged(name, ("system",))
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot and stem else (name, "")
    reasons = [] if safe_component(name) == name else ["unsafe"]
    if ending != ending.lower() or ending == "jpeg":
        reasons.append("ending")
    match = _RIGHT.fullmatch(stem)
    if match is not None and _day_of(match[1]) is not None:
        if not reasons:
            return Judged(name)
        return Judged(name, tuple(reasons), f"{stem}.{_ending(ending)}")
    reasons.append("shape")
    proposal, why = _by_convention(stem)
    if proposal:
        proposal += f".{_ending(ending)}" if ending else ""
    return Judged(name, (*reasons, *why), proposal)


def judge_folder(name: str) -> Judged:
    """A folder's name against `Country-Function-Year-Quarter`; only what nearly follows it gets a proposal."""
    match = _FOLDER.fullmatch(name)
    if match is not None and safe_component(name) == name:
        return Judged(name)
    words = [w for w in re.split(r"[\s_\-.]+", name) if w]
    year = next((w for w in words if re.fullmatch(r"(?:19|20)\d\d", w)), "")
    quarter = next((w for w in words if re.fullmatch(r"(?i)[qt][1-4]", w)), "")
    rest = [w for w in words if w not in (year, quarter)]
    country = next((w for w in rest if re.fullmatch(r"[A-Za-z]{2}", w)), "")
    function = "-".join(w for w in rest if w != country)
    if not (year and quarter and country and function):
        return Judged(name, ("shape",))
    return Judged(name, ("shape",), safe_component(f"{country}-{function}-{year}-Q{quarter[1]}".upper()))


def quarter_of(name: str) -> tuple[int, int] | None:
    """Year and quarter that a folder's name says; None for another kind of name."""
    match = _FOLDER.fullmatch(name)
    return (int(match[3]), int(match[4])) if match is not None else None


def day_of(name: str) -> date | None:
    """The day with which a name by the convention begins."""
    return _day_of(name[:10])


def _by_convention(stem: str) -> tuple[str, list[str]]:
    """The stem by the convention, or an empty text; and what is in it that should not be, or is missing."""
    why = [code for code, found in (("personal_number", _PERSONAL_NUMBER), ("pay", _PAY)) if found.search(stem)]
    rest = _PAY.sub(" ", _PERSONAL_NUMBER.sub(" ", stem))
    rest, copy = _taken(rest, _COPY)
    day, rest, unclear = _read_day(rest)
    rest, version = _taken(rest, _VERSION)
    kind, words = _read_kind(rest)
    person = name_part(" ".join(w for w in words if fold(w) not in _SAYS_NOTHING), fallback_id="")
    if day is None:
        why.append("day_unclear" if unclear else "day_missing")
    if not kind:
        why.append("kind_missing")
    if person.startswith("Candidate-"):
        why.append("person_missing")
    if day is None or not kind or "person_missing" in why:
        return "", why
    numbered = f"_v{int(version):02d}" if version else ""
    again = f"_{copy}" if copy and copy != "1" else ""
    return f"{day:%Y-%m-%d}_{person}_{kind}{numbered}{again}", why


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The text without what the pattern finds, and the number in it."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    number = next((g for g in match.groups() if g), "")
    return f"{text[: match.start()]} {text[match.end() :]}", number


def _read_day(text: str) -> tuple[date | None, str, bool]:
    """The day in a text, the text without it, and whether there is one that can be read in two ways."""
    match = _YEAR_FIRST.search(text)
    if match is not None:
        day = _made(match[1], match[3], match[4])
        if day is not None:
            return day, f"{text[: match.start()]} {text[match.end() :]}", False
    match = _DAY_FIRST.search(text)
    if match is None:
        return None, text, False
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    day_first, month_first = _made(match[4], match[3], match[1]), _made(match[4], match[1], match[3])
    # With dots the day comes first wherever dates are written so; with a hyphen or slash either may.
    unclear = match[2] != "." and day_first is not None and month_first is not None and day_first != month_first
    if unclear:
        return None, rest, True
    return day_first or (month_first if match[2] != "." else None), rest, day_first is None and month_first is None


def _read_kind(text: str) -> tuple[str, list[str]]:
    """The kind of document that a text names, and its other words."""
    words = [w.strip(".-") for part in _SPLIT.split(text) for w in _CAMEL.split(part)]
    words = [w for w in words if w]
    folded = [fold(w) for w in words]
    for length in range(min(_LONGEST_KIND, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            kind = _KINDS.get(tuple(folded[start : start + length]))
            if kind:
                return kind, words[:start] + words[start + length :]
    return "", words


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _made(year: str, month: str, day: str) -> date | None:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made if 1950 <= made.year <= 2100 else None


def _ending(ending: str) -> str:
    small = ending.lower()
    return "jpg" if small == "jpeg" else small
