"""Habits that no import table shows: sizes, the clock, event loops, threads, and mocks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, imports_in, imports_of, modules, room_of, source_files, tree_of

LONGEST_MODULE = 450
LONGEST_FUNCTION = 60

THREADS = {"threading", "_thread", "multiprocessing", "concurrent.futures", "asyncio"}
QT_THREADS = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
RUNNER = "recdesk.ui.runner"
CLOCK_OF_THE_MACHINE = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime))$"
)
WAITING_DIALOGS = {"information", "warning", "critical", "question", "getText", "getItem", "getInt", "getMultiLineText"}


def place(path: Path, node: ast.expr | ast.stmt) -> str:
    """`recdesk/ui/x.py:12`, as an editor understands it."""
    return f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def calls(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """Every call with the called name's text, such as `datetime.now` or `dialog.exec`."""
    return [(ast.unparse(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def own_event_loops(tree: ast.Module) -> list[ast.Call]:
    """Calls that start an event loop inside the running one; `exec()` of the application itself is the one that may."""
    found = []
    for name, node in calls(tree):
        last = name.rpartition(".")[2]
        modal = (
            last in {"exec", "exec_"} and "." in name and not name.rpartition(".")[0].endswith(("app", "application"))
        )
        static = name.startswith(("QMessageBox.", "QInputDialog.")) and last in WAITING_DIALOGS
        if modal or static or last in {"processEvents", "sendPostedEvents"}:
            found.append(node)
    return found


def clock_readings(tree: ast.Module) -> list[ast.Call]:
    """Calls that ask the machine for the time instead of being told."""
    return [node for name, node in calls(tree) if CLOCK_OF_THE_MACHINE.search(name)]


def file_openings(tree: ast.Module) -> list[ast.Call]:
    """Calls that read or write files."""
    return [
        node
        for name, node in calls(tree)
        if name == "open" or name.endswith((".read_text", ".read_bytes", ".write_text", ".write_bytes", ".open"))
    ]


def test_no_module_is_longer_than_the_limit() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in source_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_no_function_is_longer_than_the_limit() -> None:
    long = {
        place(path, node): length
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_module_says_what_lives_in_it() -> None:
    silent = [str(path.relative_to(ROOT)) for path in source_files() if not ast.get_docstring(tree_of(path))]
    assert silent == []


def test_no_code_starts_an_event_loop_of_its_own() -> None:
    assert [place(path, node) for path in source_files() for node in own_event_loops(tree_of(path))] == []


@pytest.mark.parametrize(
    "line", ["dialog.exec()", "QApplication.processEvents()", "QMessageBox.question(self, 'a', 'b')", "menu.exec_()"]
)
def test_a_nested_event_loop_is_found(line: str) -> None:
    assert len(own_event_loops(ast.parse(line))) == 1


def test_the_application_may_run() -> None:
    assert own_event_loops(ast.parse("application.exec()\napp.exec()\nself._app.exec()")) == []


def test_only_the_runner_of_the_window_knows_threads() -> None:
    wrong = []
    for name, path in modules().items():
        if room_of(name) != "ui" or name == RUNNER or name.startswith(RUNNER + "."):
            continue
        for entry in imports_of(path):
            if entry.target.startswith(tuple(THREADS)) or entry.target.rpartition(".")[2] in QT_THREADS:
                wrong.append(f"{path.relative_to(ROOT).as_posix()}:{entry.line}")
    assert wrong == []


def test_the_ground_and_the_services_are_told_the_time() -> None:
    wrong = [
        place(path, node)
        for name, path in modules().items()
        if room_of(name) in {"domain", "services", "localization"}
        for node in clock_readings(tree_of(path))
    ]
    assert wrong == []


def test_a_reading_of_the_clock_is_found() -> None:
    assert len(clock_readings(ast.parse("dt.datetime.now(UTC)\ndate.today()\nclock.now()\nself.clock.today()"))) == 2


def test_the_domain_touches_no_file() -> None:
    wrong = [
        place(path, node)
        for name, path in modules().items()
        if room_of(name) == "domain"
        for node in file_openings(tree_of(path))
    ]
    assert wrong == []


def test_no_test_replaces_a_collaborator_by_a_mock() -> None:
    wrong = [
        f"{path.relative_to(ROOT).as_posix()}:{entry.line}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for entry in imports_in(ast.parse(path.read_text(encoding="utf-8")))
        if entry.target.startswith(("unittest.mock", "mock", "pytest_mock"))
    ]
    assert wrong == []


def test_no_test_waits_on_time() -> None:
    waits = {"time.sleep", "qtbot.wait", "QTest.qWait", "QThread.sleep", "QThread.msleep"}
    wrong = [
        place(path, node)
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for name, node in calls(ast.parse(path.read_text(encoding="utf-8")))
        if name in waits
    ]
    assert wrong == []
