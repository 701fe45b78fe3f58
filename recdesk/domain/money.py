"""Money as a desk writes it: an exact amount, an ISO currency, gross or net, and how often. No floats, no formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from recdesk.domain.errors import Refused

_ISO = re.compile(r"[A-Z]{3}")
_DIGITS = {"JPY": 0, "ISK": 0, "IQD": 0, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3}
CURRENCIES = [
    "RON",
    "EUR",
    "USD",
    "GBP",
    "CHF",
    "HUF",
    "PLN",
    "CZK",
    "BGN",
    "SEK",
    "DKK",
    "NOK",
    "AED",
    "SAR",
    "ILS",
    "KWD",
    "BHD",
    "OMR",
    "QAR",
    "JOD",
    "EGP",
    "TRY",
    "MDL",
    "RSD",
    "UAH",
]


class Basis(StrEnum):
    """Whether an amount is before or after deductions."""

    GROSS = "gross"
    NET = "net"


class Frequency(StrEnum):
    """The time that an amount pays for."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    ONCE = "once"


PERIODS_A_YEAR = {Frequency.MONTHLY: 12, Frequency.YEARLY: 1, Frequency.WEEKLY: 52}


def digits_of(currency: str) -> int:
    """How many decimals amounts in this currency carry (ISO 4217 minor units)."""
    return _DIGITS.get(currency, 2)


def check_currency(text: str, *, field: str = "currency") -> str:
    """The ISO 4217 code, or Refused `currency_unknown`."""
    if not _ISO.fullmatch(text):
        raise Refused("currency_unknown", field=field, value=text)
    return text


def quantized(amount: Decimal, currency: str) -> Decimal:
    """The amount with the currency's decimals, half up."""
    return amount.quantize(Decimal(1).scaleb(-digits_of(currency)), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that says what it is. Refused when it is not finite or finer than its currency."""

    amount: Decimal
    currency: str
    basis: Basis
    frequency: Frequency

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("an amount is a Decimal")
        if not self.amount.is_finite():
            raise Refused("amount_not_a_number", field="amount")
        check_currency(self.currency)
        if self.amount != quantized(self.amount, self.currency):
            raise Refused("amount_too_fine", field="amount", digits=digits_of(self.currency), currency=self.currency)

    def a_year(self) -> Decimal | None:
        """The same pay over a year, or None where the year's number of periods is not fixed (hourly, daily, once)."""
        periods = PERIODS_A_YEAR.get(self.frequency)
        return None if periods is None else self.amount * periods
