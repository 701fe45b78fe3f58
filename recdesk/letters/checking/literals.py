"""Values that were typed into a template although the record has them: amounts, dates, terms, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recdesk.letters.checking.lines import Line
from recdesk.localization.formats import LETTER_LOCALES, month_names
from recdesk.services.template_ports import Finding, Severity

_CURRENCY = (
    r"(?:RON|LEI|EUR|USD|GBP|CHF|HUF|SEK|DKK|NOK|AED|ILS|PLN|CZK|BGN|lei|leu|euro|euros|kronor|kroner|forint|Ft|kr\.?"
    r"|[€$£₪]|درهم|يورو|ש\"ח|אירו)"
)
_NUMBER = r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_GAP = r"[ \u00a0\u202f]?"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:{_NUMBER}){_GAP}{_CURRENCY}(?!\w)|(?<!\w){_CURRENCY}{_GAP}(?:{_NUMBER})(?![\w/])"
)
_NUMERIC_DATE = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d{2}"
_LAW = re.compile(
    r"(?i)\b(?:nr|no|art|alin|abs|§+|law|act|code|directive|regulation|ordinance|legea?|codul|ordonan\w+|directiva|"
    r"regulament\w*|gesetz|verordnung|richtlinie|loi|décret|règlement|code|wet|verordening|richtlijn|lag|förordning|"
    r"lov|forordning|asetus|laki|törvény|rendelet|irányelv|gdpr|rgpd|dsgvo|avg)\b|\d+/\d{4}|قانون|لائحة|חוק|תקנ"
)
"""Where a law is cited, a date or a number is the law's own."""
_LAW_REACH = 90

_TERMS: dict[str, str] = {
    "offer.probation_days": "probation|perioad\\w+ de probă|probezeit|période d.essai|proeftijd|provanställning"
    "|prøveperiode|prøvetid|koeaika|koeaja|próbaidő|الاختبار|התנסות|ניסיון",
    "offer.notice_days": "notice|preaviz|kündigungsfrist|préavis|opzegtermijn|uppsägningstid|opsigelsesvarsel"
    "|oppsigelsestid|oppsigelsesfrist|irtisanomisaika|felmondási idő|الإشعار|الإنذار|הודעה מוקדמת",
    "offer.annual_leave_days": "annual leave|concediu\\w* de odihnă|urlaub|congés|vakantie|semester|ferie|vuosiloma"
    "|szabadság|إجازة|חופשה",
    "offer.hours_per_week": "hours (?:a|per) week|ore pe săptămână|wochenstunden|stunden pro woche|heures par semaine"
    "|uur per week|timmar (?:i|per) vecka|timer om ugen|timer i uka|tuntia viikossa|heti \\d+ óra|ساعة في الأسبوع"
    "|שעות בשבוע",
    "offer.bonus": "bonus|primă|prime|prämie|bónusz|مكافأة|בונוס",
}
_TERM = {name: re.compile(f"(?i){words}") for name, words in _TERMS.items()}
_COUNTED = re.compile(r"(?<![\w.,/§])\d{1,3}(?:[.,]\d)?(?:\s?%|[ \u00a0]\w{1,12})")
_PROMISE = re.compile(
    r"(?i)\b(?:we (?:guarantee|promise)|guaranteed (?:bonus|raise|increase|promotion|employment)|is guaranteed"
    r"|vă (?:garantăm|promitem)|este garantat\w*|wir (?:garantieren|versprechen)|wird garantiert"
    r"|nous (?:garantissons|promettons)|est garanti\w*|wij (?:garanderen|beloven)"
    r"|vi (?:garanterar|lovar|garanterer|lover)"
    r"|takaamme|lupaamme|garantáljuk|ígérjük)|نضمن|نعد بأن|אנו מבטיחים|מובטח"
)
_FIELD_OF_DATE = "letter.date"


def literal_findings(lines: Sequence[Line]) -> Iterator[Finding]:
    """Amounts, dates, terms and promises in the words between the tags, with the field that should stand there."""
    for line in lines:
        words = line.words
        if not words.strip("\ufffc \t\n"):
            continue
        yield from _amounts(line, words)
        yield from _dates(line, words)
        yield from _terms(line, words)
        promise = _PROMISE.search(words)
        if promise is not None:
            yield line.finding("template_promise", Severity.WARNS, promise.group(), found=promise.group())


def _amounts(line: Line, words: str) -> Iterator[Finding]:
    for match in _AMOUNT.finditer(words):
        if not _cites_law(words, match.start()):
            found = match.group().strip()
            near = "offer.bonus" if _TERM["offer.bonus"].search(words) else "offer.amount"
            yield line.finding("template_amount_typed", Severity.WARNS, found, near, found=found, near=near)


def _dates(line: Line, words: str) -> Iterator[Finding]:
    for match in _dated().finditer(words):
        if not _cites_law(words, match.start()):
            found = match.group().strip()
            yield line.finding(
                "template_date_typed", Severity.WARNS, found, _FIELD_OF_DATE, found=found, near=_FIELD_OF_DATE
            )


def _terms(line: Line, words: str) -> Iterator[Finding]:
    for name, about in _TERM.items():
        if name == "offer.bonus" or about.search(words) is None:
            continue
        counted = _COUNTED.search(words)
        if counted is not None and not _cites_law(words, counted.start()):
            found = counted.group().strip()
            yield line.finding("template_term_typed", Severity.WARNS, found, name, found=found, near=name)
            return
    percent = re.search(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)?\s?%", words)
    if percent is not None and _TERM["offer.bonus"].search(words) and not _cites_law(words, percent.start()):
        found = percent.group().strip()
        yield line.finding("template_term_typed", Severity.WARNS, found, "offer.bonus", found=found, near="offer.bonus")


def _cites_law(words: str, place: int) -> bool:
    return _LAW.search(words[max(0, place - _LAW_REACH) : place]) is not None


@cache
def _dated() -> re.Pattern[str]:
    """Dates in figures, and with the name of a month in any language of the letters."""
    months = {name for locale in LETTER_LOCALES for name in month_names(locale)}
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    day, gap = r"\d{1,2}", r"[ \u00a0]"
    worded = rf"{day}\.?{gap}(?:de{gap})?(?:{names})[ \u00a0,]+\d{{4}}|(?:{names}){gap}{day},?{gap}\d{{4}}"
    hungarian = rf"\d{{4}}\.[ \u00a0](?:{names})[ \u00a0]\d{{1,2}}\."
    return re.compile(rf"(?i)(?<![\w/.-])(?:{_NUMERIC_DATE}|{worded}|{hungarian})(?![\w/])")
