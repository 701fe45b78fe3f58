"""Countries: their time zones and the usual language of letters there. Plain facts, no look-ups outside."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONES: dict[str, tuple[str, ...]] = {
    "RO": ("Europe/Bucharest",),
    "MD": ("Europe/Chisinau",),
    "BG": ("Europe/Sofia",),
    "HU": ("Europe/Budapest",),
    "DE": ("Europe/Berlin",),
    "AT": ("Europe/Vienna",),
    "CH": ("Europe/Zurich",),
    "FR": ("Europe/Paris",),
    "BE": ("Europe/Brussels",),
    "NL": ("Europe/Amsterdam",),
    "LU": ("Europe/Luxembourg",),
    "GB": ("Europe/London",),
    "IE": ("Europe/Dublin",),
    "SE": ("Europe/Stockholm",),
    "DK": ("Europe/Copenhagen",),
    "NO": ("Europe/Oslo",),
    "FI": ("Europe/Helsinki",),
    "IS": ("Atlantic/Reykjavik",),
    "PL": ("Europe/Warsaw",),
    "CZ": ("Europe/Prague",),
    "SK": ("Europe/Bratislava",),
    "SI": ("Europe/Ljubljana",),
    "HR": ("Europe/Zagreb",),
    "RS": ("Europe/Belgrade",),
    "GR": ("Europe/Athens",),
    "CY": ("Asia/Nicosia",),
    "TR": ("Europe/Istanbul",),
    "UA": ("Europe/Kyiv",),
    "LT": ("Europe/Vilnius",),
    "LV": ("Europe/Riga",),
    "EE": ("Europe/Tallinn",),
    "IT": ("Europe/Rome",),
    "MT": ("Europe/Malta",),
    "ES": ("Europe/Madrid", "Atlantic/Canary"),
    "PT": ("Europe/Lisbon", "Atlantic/Azores"),
    "AE": ("Asia/Dubai",),
    "SA": ("Asia/Riyadh",),
    "QA": ("Asia/Qatar",),
    "KW": ("Asia/Kuwait",),
    "BH": ("Asia/Bahrain",),
    "OM": ("Asia/Muscat",),
    "JO": ("Asia/Amman",),
    "LB": ("Asia/Beirut",),
    "IL": ("Asia/Jerusalem",),
    "EG": ("Africa/Cairo",),
    "MA": ("Africa/Casablanca",),
    "TN": ("Africa/Tunis",),
    "IN": ("Asia/Kolkata",),
    "CN": ("Asia/Shanghai",),
    "JP": ("Asia/Tokyo",),
    "KR": ("Asia/Seoul",),
    "VN": ("Asia/Ho_Chi_Minh",),
    "PH": ("Asia/Manila",),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "CA": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver", "America/Halifax"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
}
_LANGUAGES = {
    "RO": "ro_RO",
    "MD": "ro_RO",
    "GB": "en_GB",
    "IE": "en_GB",
    "DE": "de_DE",
    "AT": "de_DE",
    "FR": "fr_FR",
    "LU": "fr_FR",
    "NL": "nl_NL",
    "SE": "sv_SE",
    "DK": "da_DK",
    "NO": "nb_NO",
    "FI": "fi_FI",
    "HU": "hu_HU",
    "AE": "ar_AE",
    "SA": "ar_AE",
    "IL": "he_IL",
}
LETTER_LANGUAGES = [
    "ro_RO",
    "en_GB",
    "de_DE",
    "fr_FR",
    "nl_NL",
    "sv_SE",
    "da_DK",
    "nb_NO",
    "fi_FI",
    "hu_HU",
    "ar_AE",
    "he_IL",
]


def countries() -> tuple[str, ...]:
    """ISO codes of the countries that the desk knows, in order."""
    return tuple(sorted(_ZONES))


def zones_of(country: str) -> tuple[str, ...]:
    """The IANA zones of a country, the most usual first; empty for a country not listed."""
    return _ZONES.get(country, ())


def language_of(country: str) -> str:
    """The usual language of letters in a country; English where none is set."""
    return _LANGUAGES.get(country, "en_GB")


def is_zone(name: str) -> bool:
    """Whether the IANA data knows this zone by exactly this name; abbreviations are not zones."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return "/" in name
