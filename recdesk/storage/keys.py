"""Keys under which equal values meet, however they were typed: mail addresses, phones, names, logins.

Apart from what derives whole columns, because the lists need no records to start with.
"""

from __future__ import annotations

import itertools
import re

from recdesk.domain.folding import bare_name, fold

_MOST_NAME_WORDS = 6
_PHONE_DIGITS = 9


def operator_key(name: str) -> str:
    """Under which an operator is found."""
    return name.strip().casefold()


def email_key(email: str) -> str:
    """Under which equal mail addresses meet."""
    return email.strip().casefold()


def phone_key(phone: str) -> str:
    """The last nine digits, which are the same with and without a country's code; nothing for a shorter number."""
    digits = re.sub(r"\D", "", phone)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else ""


def name_pairs(*names: str) -> frozenset[str]:
    """Pairs of folded words of each name, in one order; a name of a single word stands for itself."""
    pairs: set[str] = set()
    for name in names:
        words = sorted(set(fold(bare_name(name)).split()))[:_MOST_NAME_WORDS]
        pairs.update(" ".join(pair) for pair in itertools.combinations(words, 2))
        if len(words) == 1:
            pairs.add(words[0])
    return frozenset(pairs)
