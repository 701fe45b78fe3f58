"""The language that the system's settings ask for."""

from __future__ import annotations

import locale
from collections.abc import Mapping


def language_of_system(environment: Mapping[str, str]) -> str:
    """RECDESK_LANGUAGE, else the POSIX variables, else what the system tells; English when none says anything."""
    for name in ("RECDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").split(".")[0].split("@")[0]
        if value not in ("", "C", "POSIX"):
            return value
    return locale.getlocale()[0] or "en_GB"
