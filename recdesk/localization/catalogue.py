"""The translations of what a person reads: English source texts, one compiled catalogue for each other language.

Formats of numbers and dates live in `screen.py` (the window) and `formats.py` (letters). Nothing but the standard
library is imported here, because every window waits for this module.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice

from recdesk import shipped

SOURCE_LOCALE = "en_GB"
_DOMAIN = "recdesk"
_STRETCH = 0.4  # German and Finnish interface texts run up to this much longer than English ones
_FILLER = "łóñğ "
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class _Language:
    """What `use` chose: the texts, and the two debug modes of the layout."""

    locale: str
    texts: gettext.NullTranslations
    stretch: bool
    mirror: bool


_now = _Language(SOURCE_LOCALE, gettext.NullTranslations(), stretch=False, mirror=False)


def use(locale: str, *, stretch: bool = False, mirror: bool = False) -> str:
    """Speak this language from now on and return its full name (`ro`, `ro-RO` and `ro_RO` all give `ro_RO`).

    A language without a catalogue gives English. `stretch` makes every text 40 % longer, `mirror` asks the window to
    lay itself out from right to left; both only serve to look at the layout. Texts already on screen stay as they are.
    """
    global _now
    name = full_name(locale)
    _now = _Language(name, _texts(name), stretch=stretch, mirror=mirror)
    return name


def current_locale() -> str:
    """The language in use, such as `en_GB` or `ro_RO`."""
    return _now.locale


def mirrored() -> bool:
    """Whether the window is to be laid out from right to left."""
    return _now.mirror


def available() -> tuple[str, ...]:
    """The languages that can be used: English first, then those with a compiled catalogue, by name."""
    return (SOURCE_LOCALE, *_translated())


def full_name(locale: str) -> str:
    """The available language that a tag such as `ro`, `ro-RO`, `ro_RO.UTF-8` or `de_AT` asks for, else English."""
    wanted = locale.partition(".")[0].replace("-", "_")
    names = available()
    for name in names:
        if name.casefold() == wanted.casefold():
            return name
    language = wanted.partition("_")[0].casefold()
    return next((name for name in names if name.partition("_")[0] == language), SOURCE_LOCALE)


def tr(message: str) -> str:
    """The text in the language in use. Values are put in afterwards: `tr("{count} rows").format(count=...)`."""
    return _shown(_now.texts.gettext(message) if message else "")


def ntr(singular: str, plural: str, n: int) -> str:
    """The form of the text that fits the number: `ntr("{n} day", "{n} days", n).format(n=n)`."""
    return _shown(_now.texts.ngettext(singular, plural, n))


def ptr(context: str, message: str) -> str:
    """The text of a word that means different things in different places: `ptr("stage", "Open")`."""
    return _shown(_now.texts.pgettext(context, message) if message else "")


def mark(message: str) -> str:
    """The message unchanged: marks a literal in a table for the catalogue; `tr` translates it where it is shown."""
    return message


@cache
def _texts(locale: str) -> gettext.NullTranslations:
    if locale == SOURCE_LOCALE:
        return gettext.NullTranslations()
    compiled = shipped.catalogues() / locale / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


@cache
def _translated() -> tuple[str, ...]:
    try:
        compiled = list(shipped.catalogues().glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"))
    except FileNotFoundError:  # English needs no catalogue, so the program still speaks without the folder
        return ()
    return tuple(sorted({path.parent.parent.name for path in compiled} - {SOURCE_LOCALE}))


def _shown(text: str) -> str:
    if not (_now.stretch and text):
        return text
    visible = len(_PLACEHOLDER.sub("", text))
    return f"{text} {''.join(islice(cycle(_FILLER), max(1, round(visible * _STRETCH))))}"
