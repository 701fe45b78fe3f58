"""What a person types to open the desk: a passphrase in one normal form, or a printed recovery code.

Nothing here derives a key; see slots.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass

from recdesk.domain.errors import Locked, Refused

MINIMUM_LENGTH = 12
_FEWEST_DIFFERENT_CHARACTERS = 5
_TOO_COMMON = frozenset(
    (
        "password1234",
        "passwordpassword",
        "password12345",
        "passw0rd1234",
        "p@ssword1234",
        "parola123456",
        "parolaparola",
        "parola1234567",
        "123456789012",
        "1234567890123",
        "12345678901234",
        "qwertyuiop12",
        "qwertyuiopas",
        "qwerty123456",
        "qwertyqwerty",
        "1q2w3e4r5t6y",
        "abcdefghijkl",
        "abcdefghijklmnop",
        "letmeinletmein",
        "welcome12345",
        "welcomewelcome",
        "administrator",
        "administrator1",
        "changemechangeme",
        "iloveyou1234",
        "recdeskrecdesk",
        "passphrase12",
        "passphrase123",
        "mypassphrase",
        "correcthorsebatterystaple",
    )
)

# Crockford's base 32: no I, L, O or U, so that a printed code can be read aloud and typed from paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {symbol: place for place, symbol in enumerate(_ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS = 8
_GROUP_SYMBOLS = 4
_CODE_BYTES = 20


def normal_form(passphrase: str) -> bytes:
    """The bytes a passphrase stands for: NFC, so that the same letters typed on another keyboard are the same key."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def require_strength(passphrase: str) -> None:
    """Refuse a passphrase that is short or that everybody tries first.

    Raises Refused `passphrase_weak` with `reason` (`short` or `common`) and the `minimum` number of characters.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < MINIMUM_LENGTH:
        raise Refused("passphrase_weak", field="passphrase", reason="short", minimum=MINIMUM_LENGTH)
    folded = text.casefold()
    if len(set(folded)) < _FEWEST_DIFFERENT_CHARACTERS or re.sub(r"[\s_-]", "", folded) in _TOO_COMMON:
        raise Refused("passphrase_weak", field="passphrase", reason="common", minimum=MINIMUM_LENGTH)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """160 random bits, printed once as eight groups of five symbols; the fifth checks the four before it."""

    secret: bytes

    @classmethod
    def random(cls) -> RecoveryCode:
        """A fresh code from the operating system's random source."""
        return cls(secrets.token_bytes(_CODE_BYTES))

    def printed(self) -> str:
        """The code as it stands on paper: `7K2QF-...`, eight groups."""
        number = int.from_bytes(self.secret, "big")
        symbols = "".join(_ALPHABET[number >> shift & 31] for shift in range(_CODE_BYTES * 8 - 5, -1, -5))
        parts = [symbols[at : at + _GROUP_SYMBOLS] for at in range(0, len(symbols), _GROUP_SYMBOLS)]
        return "-".join(part + _check_symbol(part, place) for place, part in enumerate(parts))

    @classmethod
    def typed(cls, text: str) -> RecoveryCode | None:
        """The code that a person typed, in any case and spacing; None when the text is no recovery code at all.

        Raises Locked `recovery_code_mistyped` with the first wrong `group` (from 1) when only its check fails.
        """
        symbols = re.sub(r"[\s\-–—]", "", text).upper().translate(_LOOKALIKES)
        length = _GROUP_SYMBOLS + 1
        if len(symbols) != _GROUPS * length or not set(symbols) <= _VALUE.keys():
            return None
        number = 0
        for place in range(_GROUPS):
            group = symbols[place * length : (place + 1) * length]
            if _check_symbol(group[:-1], place) != group[-1]:
                raise Locked("recovery_code_mistyped", field="passphrase", group=place + 1)
            for symbol in group[:-1]:
                number = number << 5 | _VALUE[symbol]
        return cls(number.to_bytes(_CODE_BYTES, "big"))


def _check_symbol(part: str, place: int) -> str:
    """Odd weights modulo 32 find every single wrong symbol; the place tells swapped groups apart."""
    weights = (1, 3, 7, 13)
    total = 5 * place + sum(weight * _VALUE[symbol] for weight, symbol in zip(weights, part, strict=True))
    return _ALPHABET[total % 32]
