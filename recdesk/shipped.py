"""Where the files that ship with RecDesk lie: resources, Word templates and catalogues.

A clone keeps them at its top level; a wheel carries the same three folders inside the package. Nothing here reads a
file.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "shipped_files"


def folder(name: str) -> Path:
    """The shipped folder of that name (`resources`, `templates_docx` or `i18n`), in a wheel or in a clone.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for root in (_IN_WHEEL, _PACKAGE.parent):
        candidate = root / name
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {name} of this RecDesk installation is missing")


def resources() -> Path:
    """Icons, fonts, checklists, profiles and reference lists."""
    return folder("resources")


def templates() -> Path:
    """The Word templates that a new desk starts with, each with its manifest."""
    return folder("templates_docx")


def catalogues() -> Path:
    """The translations, `<locale>/LC_MESSAGES/recdesk.mo`."""
    return folder("i18n")
