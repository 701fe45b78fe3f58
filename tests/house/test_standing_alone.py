"""The repository stands alone: nothing in it names a machine's folders, a package index or a place outside it."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GENERATED = {".git", ".venv", ".try", ".hypothesis", "build", "dist", "__pycache__"}
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".yml",
    ".yaml",
    ".cfg",
    ".ini",
    ".sh",
    ".qss",
    ".po",
    ".pot",
    ".csv",
    ".json",
    ".mako",
}
LARGEST = 2_000_000

# The first letters stand in brackets so that this file does not find itself.
MACHINE_FOLDER = re.compile(r"(?<![\w.$}/:])/(?:[w]ork|[r]oot|[h]ome|[f]arm|[t]mp)/[\w.]")
WINDOWS_FOLDER = re.compile(r"[A-Z]:\\+(?:[U]sers|[h]ome)\\", re.IGNORECASE)
PACKAGE_INDEX = re.compile(r"[p]ypi\.org|[p]ythonhosted|[d]eb\.debian\.org|[n]pmjs\.(?:org|com)")


@cache
def written_texts() -> dict[str, list[str]]:
    """The lines of every text file that a person or a program of this project wrote, by path inside the project."""
    texts = {}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in GENERATED and not name.endswith(("_cache", ".egg-info"))]
        for path in (Path(folder, name) for name in names):
            if (path.suffix in TEXT or path.parent == ROOT / ".ci") and path.stat().st_size < LARGEST:
                text = path.read_text(encoding="utf-8", errors="replace")
                texts[path.relative_to(ROOT).as_posix()] = text.splitlines()
    return texts


@pytest.mark.parametrize("pattern", [MACHINE_FOLDER, WINDOWS_FOLDER, PACKAGE_INDEX], ids=["folder", "windows", "index"])
def test_no_file_names_a_place_of_one_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, lines in written_texts().items()
        for number, line in enumerate(lines, 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", ["see /{}/notes.md", 'open("/{}/x")'])
def test_a_folder_of_a_machine_is_found(line: str) -> None:
    assert MACHINE_FOLDER.search(line.format("work"))


def test_the_top_level_is_the_agreed_one() -> None:
    agreed = {
        "recdesk", "resources", "templates_docx", "i18n", "installer", "pyproject.toml", "tests",
        "README.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "docs", "benchmarks",
    }  # fmt: skip
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - GENERATED
    assert there == agreed
