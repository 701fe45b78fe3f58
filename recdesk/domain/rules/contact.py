"""E-mail addresses and phone numbers: whether they can be right, and whether a document's text contains them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from recdesk.domain.errors import Unreadable
from recdesk.domain.rules.lists import RuleLists

_BETWEEN_DIGITS = r"[\s().\-/\u2010-\u2015]*"
_OTHER_COUNTRY = re.compile(rf"(?:\+|00)\d{{1,3}}{_BETWEEN_DIGITS}$")
_NOTICE = re.compile(r"\b(?:notice|preaviz\w*|kündigungsfrist|préavis)\b[^\n.;]{0,30}?\d[^\n.;]{0,30}", re.IGNORECASE)
_SNIPPET = 90


def fault_of_email(address: str) -> str:
    """The problem code of an address that cannot be one, or an empty text. No mail is sent, no name is looked up."""
    # Imported here, like below: the tables of the world's numbering plans cost the window's start-up 40 ms.
    from recdesk.domain.contact import read_email

    if "@" not in address:
        return "email_no_at"
    if address.rstrip().endswith("@"):
        return "email_ends_after_at"
    try:
        read = read_email(address)
    except Unreadable:
        return "email_not_an_address"
    return "" if read.address.casefold() == address.casefold() else "email_not_an_address"


def is_country(code: str) -> bool:
    """Whether a text is an ISO 3166 code of a country."""
    from recdesk.domain.contact import is_country as is_iso_code

    return is_iso_code(code)


def doubt_about_email(address: str, lists: RuleLists) -> tuple[str, str]:
    """A warning code and what was probably meant: a usual slip, or letters that are rare in mail; else empty texts."""
    local, _, domain = address.rpartition("@")
    meant = lists.mail_typos.get(domain.casefold())
    if meant:
        return "email_typo", f"{local}@{meant}"
    return ("email_unusual_letters", "") if not local.isascii() else ("", "")


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """A number as read: E.164 and the digits inside the country, or the problem code; `doubt` is a warning code."""

    e164: str = ""
    country_code: str = ""
    national: str = ""
    fault: str = ""
    doubt: str = ""


def read_phone(number: str, country: str) -> PhoneRead:
    """A number as people type it. `country` is needed where it has no international prefix; none is derived."""
    import phonenumbers

    from recdesk.domain import contact

    try:
        read = contact.read_phone(number, country)
    except Unreadable:
        return PhoneRead(fault=_why_no_phone(number, country))
    parsed = phonenumbers.parse(read.e164)
    doubt = "phone_not_in_use" if not read.assigned else "phone_premium" if read.premium else ""
    national = str(phonenumbers.national_significant_number(parsed))
    return PhoneRead(read.e164, str(parsed.country_code), national, "", doubt)


def _why_no_phone(number: str, country: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return "phone_not_a_number"
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    results = phonenumbers.ValidationResult
    # An invalid length lies between a country's short and long numbers: some digits are missing.
    if reason in (results.TOO_SHORT, results.IS_POSSIBLE_LOCAL_ONLY, results.INVALID_LENGTH):
        return "phone_too_short"
    return "phone_too_long" if reason == results.TOO_LONG else "phone_not_a_number"


def find_email(address: str, text: str) -> str:
    """The line of a text that contains the address, any case; spaces that PDF text puts between signs do not matter."""
    spaced = r"\s{0,2}".join(re.escape(sign) for sign in _plain(address).casefold())
    pattern = re.compile(rf"(?<![\w.+-]){spaced}(?![\w-]|\.\w)")
    folded = _plain(text).casefold()
    match = pattern.search(folded)
    return _line_around(folded, match.start(), match.end()) if match else ""


def find_phone(phone: PhoneRead, text: str) -> str:
    """The line of a text that has the number: with +40, 0040, +40 (0), 0 or nothing before it, grouped in any way."""
    if not phone.national:
        return ""
    digits = _BETWEEN_DIGITS.join(phone.national)
    abroad = _BETWEEN_DIGITS.join(phone.country_code)
    prefix = (
        rf"(?:(?:\+|00){_BETWEEN_DIGITS}{abroad}{_BETWEEN_DIGITS}(?:\(?0\)?{_BETWEEN_DIGITS})?|0{_BETWEEN_DIGITS})?"
    )
    plain = _plain(text)
    for match in re.finditer(rf"(?<![\d+]){prefix}{digits}(?!\d)", plain):
        if not _OTHER_COUNTRY.search(plain[max(0, match.start() - 12) : match.start()]):
            return _line_around(plain, match.start(), match.end())
    return ""


def find_notice(text: str) -> str:
    """What a text says about a notice period, in English, Romanian, German or French, up to the end of its sentence."""
    match = _NOTICE.search(_plain(text))
    return " ".join(match.group(0).split()) if match else ""


def _plain(text: str) -> str:
    """NFKC, digits of every script as ASCII ones, without invisible signs."""
    shown = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() and not sign.isascii() else sign for sign in shown)


def _line_around(text: str, start: int, end: int) -> str:
    first = max(text.rfind("\n", 0, start) + 1, start - _SNIPPET // 2)
    stop = text.find("\n", end)
    last = min(stop if stop >= 0 else len(text), end + _SNIPPET // 2)
    return " ".join(text[first:last].split())
