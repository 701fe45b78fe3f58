"""The desk's and the operator's options, declared once: key, type, default. Loaded from and saved to `settings.toml`.

Options hold preferences only, never a name, a key or anything about a person. A damaged file is put aside and the
defaults hold.
"""

from __future__ import annotations

import getpass
import os
import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FILE = "settings.toml"
# Beside its own error the reader raises these: for numbers of thousands of digits, brackets in brackets without end.
_NO_TOML = (ValueError, RecursionError)
_POSIX_ZONE = re.compile(r"(\w{3,}|<[^>]+>)[-+]?\d")
DEMO_PASSPHRASE = "recdesk-demo"  # noqa: S105 - printed with every demo desk; nothing real is behind it


@dataclass(frozen=True, slots=True)
class Settings:
    """Every option with its default.

    `language` is the window's (`auto`, `en_GB`, `ro_RO`); `theme` is `system`, `light` or `dark`; `text_size` is in
    percent; `rows` is `dense`, `normal` or `roomy`; `approvals_needed` is how many approvals an offer's pay needs
    before a letter is made; `horizon_days` is how far Today looks ahead for papers and consents that end;
    `pdf_engine` makes the PDFs of letters; `signing` is what stands where somebody signs.
    """

    language: str = "auto"
    theme: str = "system"
    text_size: int = 100
    rows: str = "normal"
    time_zone: str = "Europe/Bucharest"
    country: str = "RO"
    approvals_needed: int = 1
    offer_valid_days: int = 10
    horizon_days: int = 30
    usual_currencies: str = "RON EUR"
    remember_device: bool = False
    pdf_engine: str = "builtin"
    signing: str = "mark"

    def changed(self, **values: Any) -> Settings:
        """The same settings with some options changed."""
        return replace(self, **values)


CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("auto", "en_GB", "ro_RO"),
    "theme": ("system", "light", "dark"),
    "rows": ("dense", "normal", "roomy"),
    "pdf_engine": ("builtin", "libreoffice", "word"),
    "signing": ("mark", "docusign", "adobe", "line"),
}
RANGES: dict[str, tuple[int, int]] = {
    "text_size": (90, 175),
    "approvals_needed": (1, 4),
    "offer_valid_days": (1, 90),
    "horizon_days": (1, 365),
}


def acceptable(key: str, value: Any) -> bool:
    """Whether a value fits an option's type, choices and range."""
    declared = {f.name: f for f in fields(Settings)}
    if key not in declared:
        return False
    wanted = type(getattr(Settings(), key))
    if type(value) is not wanted:
        return False
    if key in CHOICES:
        return value in CHOICES[key]
    if key in RANGES:
        low, high = RANGES[key]
        return bool(low <= value <= high)
    if key == "time_zone":
        return _is_zone(value)
    return True


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def faults(desk: Path) -> tuple[bool, tuple[str, ...]]:
    """Whether the settings' file is missing or no TOML, and the options in it that are not taken as they stand."""
    try:
        stored = tomllib.loads((desk / FILE).read_text(encoding="utf-8"))
    except (OSError, *_NO_TOML):
        return True, ()
    return False, tuple(sorted(k for k, v in stored.items() if not acceptable(k, v)))


def load(desk: Path) -> Settings:
    """The desk's settings. Unknown or unfit options keep their default; a file that is not TOML is put aside."""
    path = desk / FILE
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except _NO_TOML:
        _put_aside(path)
        return Settings()
    except OSError:
        return Settings()
    return Settings(**{k: v for k, v in stored.items() if acceptable(k, v)})


def save(desk: Path, settings: Settings) -> None:
    """Write all options through a temporary name, so that a crash leaves the old file or the new one."""
    lines = ["# RecDesk settings. Change them in the window; unknown lines are dropped.\n"]
    for f in fields(Settings):
        lines.append(f"{f.name} = {_toml(getattr(settings, f.name))}\n")
    temporary = desk / (FILE + ".part")
    with temporary.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(desk / FILE)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".damaged.toml"))
    except OSError:
        return


def login_name() -> str:
    """The login name, read as UTF-8; `operator` where the system tells none that is text."""
    try:
        return os.fsencode(getpass.getuser()).decode("utf-8")
    except (KeyError, OSError, ImportError, UnicodeError):
        return "operator"


def leave_unknown_zone() -> str:
    """Take a TZ out of this process that names no time zone, and return it; letters could not be set under it.

    A rule in POSIX form (`EET-2EEST`) is left to the system's own clock and returned as nothing.
    """
    named = os.environ.get("TZ", "")
    if not named or _is_zone(named.removeprefix(":")):
        return ""
    del os.environ["TZ"]
    return "" if _POSIX_ZONE.match(named) else named
