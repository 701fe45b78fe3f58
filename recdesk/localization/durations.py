"""Numbers of hours, days, weeks, months and years in the languages of the letters, one pattern for each plural form.

The locale data that formats.py uses leaves some of these out (Dutch days, Arabic months, Hebrew weeks) and has neither
working nor calendar days at all.
"""

from __future__ import annotations

from typing import Final

UNITS: Final = {
    "days": "day",
    "calendar_days": "calendar_day",
    "working_days": "working_day",
    "weeks": "week",
    "months": "month",
    "hours": "hour",
    "years": "year",
}
Forms = dict[str, str]


def space_before_unit(language: str) -> str:
    """French keeps a number and its unit on one line; the others need not."""
    return "\u00a0" if language == "fr" else " "


def _two(**words: tuple[str, str]) -> dict[str, Forms]:
    return {unit: {"one": f"{{n}} {one}", "other": f"{{n}} {other}"} for unit, (one, other) in words.items()}


def _three(**words: tuple[str, str]) -> dict[str, Forms]:
    # From 20 on Romanian puts "de" between number and noun, which is exactly the plural form "other".
    return {
        unit: {"one": f"{{n}} {one}", "few": f"{{n}} {many}", "other": f"{{n}} de {many}"}
        for unit, (one, many) in words.items()
    }


FORMS: Final[dict[str, dict[str, Forms]]] = {
    "ro": _three(
        day=("zi", "zile"),
        working_day=("zi lucrătoare", "zile lucrătoare"),
        calendar_day=("zi calendaristică", "zile calendaristice"),
        week=("săptămână", "săptămâni"),
        month=("lună", "luni"),
        hour=("oră", "ore"),
        year=("an", "ani"),
    ),
    "en": _two(
        day=("day", "days"),
        working_day=("working day", "working days"),
        calendar_day=("calendar day", "calendar days"),
        week=("week", "weeks"),
        month=("month", "months"),
        hour=("hour", "hours"),
        year=("year", "years"),
    ),
    "de": _two(
        day=("Tag", "Tage"),
        working_day=("Arbeitstag", "Arbeitstage"),
        calendar_day=("Kalendertag", "Kalendertage"),
        week=("Woche", "Wochen"),
        month=("Monat", "Monate"),
        hour=("Stunde", "Stunden"),
        year=("Jahr", "Jahre"),
    ),
    "fr": _two(
        day=("jour", "jours"),
        working_day=("jour ouvré", "jours ouvrés"),
        calendar_day=("jour calendaire", "jours calendaires"),
        week=("semaine", "semaines"),
        month=("mois", "mois"),
        hour=("heure", "heures"),
        year=("an", "ans"),
    ),
    "nl": _two(
        day=("dag", "dagen"),
        working_day=("werkdag", "werkdagen"),
        calendar_day=("kalenderdag", "kalenderdagen"),
        week=("week", "weken"),
        month=("maand", "maanden"),
        hour=("uur", "uur"),
        year=("jaar", "jaar"),
    ),
    "sv": _two(
        day=("dag", "dagar"),
        working_day=("arbetsdag", "arbetsdagar"),
        calendar_day=("kalenderdag", "kalenderdagar"),
        week=("vecka", "veckor"),
        month=("månad", "månader"),
        hour=("timme", "timmar"),
        year=("år", "år"),
    ),
    "da": _two(
        day=("dag", "dage"),
        working_day=("arbejdsdag", "arbejdsdage"),
        calendar_day=("kalenderdag", "kalenderdage"),
        week=("uge", "uger"),
        month=("måned", "måneder"),
        hour=("time", "timer"),
        year=("år", "år"),
    ),
    "nb": _two(
        day=("dag", "dager"),
        working_day=("arbeidsdag", "arbeidsdager"),
        calendar_day=("kalenderdag", "kalenderdager"),
        week=("uke", "uker"),
        month=("måned", "måneder"),
        hour=("time", "timer"),
        year=("år", "år"),
    ),
    "fi": _two(
        day=("päivä", "päivää"),
        working_day=("työpäivä", "työpäivää"),
        calendar_day=("kalenteripäivä", "kalenteripäivää"),
        week=("viikko", "viikkoa"),
        month=("kuukausi", "kuukautta"),
        hour=("tunti", "tuntia"),
        year=("vuosi", "vuotta"),
    ),
    "hu": _two(
        day=("nap", "nap"),
        working_day=("munkanap", "munkanap"),
        calendar_day=("naptári nap", "naptári nap"),
        week=("hét", "hét"),
        month=("hónap", "hónap"),
        hour=("óra", "óra"),
        year=("év", "év"),
    ),
    "ar": {
        "day": {"one": "يوم واحد", "two": "يومان", "few": "{n} أيام", "many": "{n} يومًا", "other": "{n} يوم"},
        "working_day": {"one": "يوم عمل واحد", "two": "يوما عمل", "few": "{n} أيام عمل", "other": "{n} يوم عمل"},
        "calendar_day": {
            "one": "يوم تقويمي واحد",
            "two": "يومان تقويميان",
            "few": "{n} أيام تقويمية",
            "many": "{n} يومًا تقويميًا",
            "other": "{n} يوم تقويمي",
        },
        "week": {
            "one": "أسبوع واحد",
            "two": "أسبوعان",
            "few": "{n} أسابيع",
            "many": "{n} أسبوعًا",
            "other": "{n} أسبوع",
        },
        "month": {"one": "شهر واحد", "two": "شهران", "few": "{n} أشهر", "many": "{n} شهرًا", "other": "{n} شهر"},
        "hour": {"one": "ساعة واحدة", "two": "ساعتان", "few": "{n} ساعات", "other": "{n} ساعة"},
        "year": {"one": "سنة واحدة", "two": "سنتان", "few": "{n} سنوات", "other": "{n} سنة"},
    },
    "he": {
        "day": {"one": "יום אחד", "two": "יומיים", "other": "{n} ימים"},
        "working_day": {"one": "יום עבודה אחד", "two": "שני ימי עבודה", "other": "{n} ימי עבודה"},
        "calendar_day": {"one": "יום קלנדרי אחד", "two": "יומיים קלנדריים", "other": "{n} ימים קלנדריים"},
        "week": {"one": "שבוע אחד", "two": "שבועיים", "other": "{n} שבועות"},
        "month": {"one": "חודש אחד", "two": "חודשיים", "other": "{n} חודשים"},
        "hour": {"one": "שעה אחת", "two": "שעתיים", "other": "{n} שעות"},
        "year": {"one": "שנה אחת", "two": "שנתיים", "other": "{n} שנים"},
    },
}
