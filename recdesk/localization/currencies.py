"""What a currency is called and how many decimals it has; amounts themselves live in `domain.money`."""

from __future__ import annotations

# ISO 4217 minor units where they are not 2; the Gulf has three, which a rule of "two decimals" would refuse.
_DIGITS = {"JPY": 0, "ISK": 0, "IQD": 0, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3}


def digits(currency: str) -> int:
    """How many decimals amounts in this currency are written with."""
    return _DIGITS.get(currency, 2)
