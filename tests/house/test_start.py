"""What the program loads before its window shows: the slow packages wait until they are needed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SLOW = (
    *("sqlalchemy", "alembic", "keyring", "docxtpl", "docx", "lxml", "jinja2", "babel"),
    *("reportlab", "pypdfium2", "PIL", "holidays", "rapidfuzz", "stdnum"),
)


def loaded_by(module: str) -> set[str]:
    """The slow packages that importing the module brings in, seen from a fresh Python."""
    program = f"import json, sys, {module}; print(json.dumps([name for name in {SLOW!r} if name in sys.modules]))"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(finished.stdout))


@pytest.mark.parametrize("module", ["recdesk.__main__", "recdesk.bootstrap", "recdesk.settings"])
def test_the_entry_loads_no_slow_package(module: str) -> None:
    assert loaded_by(module) == set()


def test_a_slow_package_would_be_seen() -> None:
    assert loaded_by("jinja2") == {"jinja2"}
