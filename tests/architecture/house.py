"""The house as these tests read it: source files, what they import and where, without importing anything.

The table of rooms below is the one of docs/architecture.md; change both together.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "recdesk"

EVERYWHERE = frozenset({"recdesk", "recdesk.shipped"})
"""`recdesk` itself carries only the version number; `shipped` only the places of shipped files."""

GROUND = frozenset({"domain", "localization", "settings"})
PORTS = frozenset({"services.ports", "services.paper_ports", "services.template_ports", "services.reads"})


@dataclass(frozen=True)
class Room:
    """What one room may import: rooms (or single modules) of the house, and third parties by their top name."""

    may_import: frozenset[str]
    third_parties: frozenset[str] = frozenset()


ROOMS: dict[str, Room] = {
    "domain": Room(frozenset(), frozenset({"rapidfuzz", "phonenumbers", "stdnum", "holidays"})),
    "localization": Room(frozenset(), frozenset({"babel"})),
    "settings": Room(frozenset()),
    "shipped": Room(frozenset()),
    "services": Room(GROUND),
    "storage": Room(
        frozenset({"domain"}) | PORTS,
        frozenset({"sqlalchemy", "alembic", "sqlcipher3", "keyring", "argon2", "cryptography"}),
    ),
    "letters": Room(
        frozenset({"domain", "localization"}) | PORTS,
        frozenset({"docxtpl", "lxml", "jinja2", "markupsafe", "pypdfium2", "PIL", "PySide6"}),
    ),
    "reports": Room(frozenset({"domain", "localization"}) | PORTS, frozenset({"reportlab", "xlsxwriter"})),
    "exchange": Room(frozenset({"domain", "localization"}) | PORTS, frozenset({"python_calamine", "icalendar"})),
    "ui": Room(GROUND | {"services"}, frozenset({"PySide6", "shiboken6"})),
    "cli": Room(GROUND | {"services"}, frozenset({"rich"})),
    "bootstrap": Room(
        GROUND | {"services", "storage", "letters", "reports", "exchange", "ui", "cli"}, frozenset({"platformdirs"})
    ),
    "__main__": Room(GROUND | {"bootstrap", "ui", "cli"}),
}


@dataclass(frozen=True)
class Import:
    """One import statement's target as a dotted name, and whether only the type checker ever runs it."""

    target: str
    line: int
    typing_only: bool

    @property
    def top(self) -> str:
        """The first part of the name: the distribution's import name, or `recdesk`."""
        return self.target.partition(".")[0]

    @property
    def is_standard_library(self) -> bool:
        """Whether Python itself brings it."""
        return self.top in sys.stdlib_module_names


def module_name(path: Path) -> str:
    """`recdesk/ui/runner.py` as `recdesk.ui.runner`; a package's `__init__.py` as the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room of a dotted module name: its second part, or an empty text for the package itself."""
    return module.split(".")[1] if "." in module else ""


@cache
def source_files() -> tuple[Path, ...]:
    """Every Python file of the package, sorted."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree_of(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def modules() -> dict[str, Path]:
    """All modules of the package by dotted name."""
    return {module_name(path): path for path in source_files()}


def imports_of(path: Path) -> list[Import]:
    """Every import of the file, wherever it stands; `from a import b` counts as `a.b` where that is a module."""
    return imports_in(tree_of(path), known=frozenset(modules()))


def imports_in(tree: ast.Module, known: frozenset[str] = frozenset()) -> list[Import]:
    """As `imports_of`, for a tree; `known` are the module names that a `from` import may mean."""
    typing_only = {id(node) for block in _type_checking_blocks(tree) for node in ast.walk(block)}
    found: list[Import] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [Import(alias.name, node.lineno, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute in this house"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                is_module = whole in known or (node.module or "").partition(".")[0] != "recdesk"
                found.append(Import(whole if is_module else str(node.module), node.lineno, id(node) in typing_only))
    return found


def _type_checking_blocks(tree: ast.Module) -> list[ast.stmt]:
    return [
        statement
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for statement in node.body
    ]
