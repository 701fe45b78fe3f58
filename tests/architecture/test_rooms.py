"""Each room imports only what its row of the table allows; the check itself is tried on wrong lines."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.house import (
    EVERYWHERE,
    ROOMS,
    ROOT,
    Import,
    Room,
    imports_in,
    imports_of,
    modules,
    room_of,
    source_files,
)


def forbidden(room_name: str, room: Room, imports: list[Import]) -> list[str]:
    """The imports that this room may not make, each as `line: name`."""
    wrong = []
    for entry in imports:
        if entry.top == "recdesk":
            inner = entry.target.removeprefix("recdesk.")
            allowed = (
                entry.target in EVERYWHERE
                or inner.partition(".")[0] == room_name
                or any(inner == name or inner.startswith(name + ".") for name in room.may_import)
            )
        else:
            allowed = entry.is_standard_library or entry.top in room.third_parties
        if not allowed:
            wrong.append(f"line {entry.line}: {entry.target}")
    return wrong


def test_every_module_lives_in_a_room_of_the_table() -> None:
    homeless = sorted(name for name in modules() if room_of(name) and room_of(name) not in ROOMS)
    assert homeless == []


@pytest.mark.parametrize("room_name", sorted(ROOMS))
def test_a_room_imports_only_what_the_table_allows(room_name: str) -> None:
    wrong = {
        str(path.relative_to(ROOT)): found
        for name, path in modules().items()
        if room_of(name) == room_name and (found := forbidden(room_name, ROOMS[room_name], imports_of(path)))
    }
    assert wrong == {}


def test_the_package_itself_imports_nothing() -> None:
    assert imports_of(modules()["recdesk"]) == [] or all(
        i.top == "__future__" for i in imports_of(modules()["recdesk"])
    )


@pytest.mark.parametrize(
    ("room_name", "line"),
    [
        ("domain", "import sqlalchemy"),
        ("domain", "from recdesk.services import offers"),
        ("services", "from recdesk.storage import vault"),
        ("services", "import babel"),
        ("storage", "from recdesk.services import offers"),
        ("letters", "from recdesk.storage import vault"),
        ("ui", "from recdesk.letters import pdf"),
        ("ui", "import sqlalchemy.orm"),
        ("cli", "def late():\n    from recdesk.ui import main_window"),
        ("exchange", "import docx"),
    ],
)
def test_a_wrong_import_is_found_wherever_it_stands(room_name: str, line: str) -> None:
    known = frozenset({*modules(), "recdesk.services.offers", "recdesk.storage.vault", "recdesk.letters.pdf"})
    assert forbidden(room_name, ROOMS[room_name], imports_in(ast.parse(line), known)) != []


def test_widgets_and_qml_stay_in_the_window() -> None:
    toolkit = (
        "PySide6.QtWidgets",
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtSvgWidgets",
        "PySide6.QtPrintSupport",
    )
    wrong = [
        f"{path.relative_to(ROOT)}:{entry.line}"
        for name, path in modules().items()
        if room_of(name) != "ui"
        for entry in imports_of(path)
        if entry.target.startswith(toolkit)
    ]
    assert wrong == []


def test_no_module_imports_itself_through_others() -> None:
    graph = {name: _needed(path) & modules().keys() for name, path in modules().items()}
    assert " -> ".join(_cycle(graph)) == ""


def test_a_cycle_is_found() -> None:
    assert _cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == ["a", "b", "c", "a"]


def _needed(path: Path) -> set[str]:
    """What the module needs while it runs: also imports inside functions, so that none hides a cycle."""
    return {entry.target for entry in imports_of(path) if not entry.typing_only}


def _cycle(graph: dict[str, set[str]]) -> list[str]:
    """One import cycle as a path that ends where it began, or an empty list."""
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for target in sorted(graph[name]):
            if found := visit(target, [*trail, name]):
                return found
        done.add(name)
        return []

    for start in sorted(graph):
        if found := visit(start, []):
            return found
    return []


def test_the_files_are_read_at_all() -> None:
    assert {"recdesk.domain.errors", "recdesk.shipped"} <= modules().keys()
    assert len(source_files()) == len(modules())
