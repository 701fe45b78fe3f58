"""E-mail addresses, phone numbers and country codes as typed values. Nothing here asks the network."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

from recdesk.domain.errors import Unreadable

LONGEST_EMAIL = 254
_LONGEST_LOCAL = 64
_NAMED = re.compile(r"[^<>]*<([^<>]+)>")
_LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]+")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_ISO_COUNTRY = re.compile(r"[A-Z]{2}")
# Assigned by the telephone world or by custom, not by ISO 3166-1; AC and TA are islands of SH.
_NO_ISO_COUNTRIES = frozenset({"AC", "TA"})


@dataclass(frozen=True, slots=True)
class Email:
    """An address with its domain in lower case. `unusual` says that the part before the @ is not plain ASCII."""

    address: str
    unusual: bool = False


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164. `assigned` is False when its length is right but no such number range is known."""

    e164: str
    extension: str = ""
    assigned: bool = True
    premium: bool = False


def read_email(text: str, *, field: str = "email") -> Email:
    """The address in a text such as `ana@firma.ro` or `Ana Pop <ana@firma.ro>`. Unreadable `email_unreadable`."""
    typed = _visible(text).strip()
    named = _NAMED.fullmatch(typed)
    address = (named[1] if named else typed).strip()
    local, at, domain = address.rpartition("@")
    labels = domain.split(".")
    good = (
        at
        and len(address) <= LONGEST_EMAIL
        and 0 < len(local) <= _LONGEST_LOCAL
        and _LOCAL.fullmatch(local)
        and not local.startswith(".")
        and not local.endswith(".")
        and ".." not in local
        and len(labels) >= 2
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
        and len(labels[-1]) >= 2
    )
    if not good:
        raise Unreadable("email_unreadable", field=field, value=text[:80])
    return Email(f"{local}@{domain.lower()}", unusual=not local.isascii())


def read_phone(text: str, country: str, *, field: str = "phone") -> Phone:
    """The number in a text, read as dialled in `country` (ISO) unless it carries its own code.

    Unreadable `phone_unreadable` for what is no number, or is too short or too long for its country.
    """
    typed = _visible(text).strip()
    try:
        number = phonenumbers.parse(typed, country if country in phonenumbers.SUPPORTED_REGIONS else None)
    except phonenumbers.NumberParseException:
        raise Unreadable("phone_unreadable", field=field, value=text[:80], country=country) from None
    # A number that is possible only within one town has lost its area code.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise Unreadable("phone_unreadable", field=field, value=text[:80], country=country)
    kind = phonenumbers.number_type(number)
    return Phone(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        number.extension or "",
        phonenumbers.is_valid_number(number),
        kind in (phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST),
    )


def is_country(code: str) -> bool:
    """Whether this is an assigned two-letter country code in capitals."""
    if not _ISO_COUNTRY.fullmatch(code) or code in _NO_ISO_COUNTRIES:
        return False
    return code in phonenumbers.SUPPORTED_REGIONS or code in _WITHOUT_PHONES


# Countries and territories of ISO 3166-1 that have no numbering plan of their own.
_WITHOUT_PHONES = frozenset(["AQ", "BV", "GS", "HM", "PN", "TF", "UM"])


def _visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
