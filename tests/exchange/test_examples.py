"""The example files are what their program makes, and the desk takes them as their README says."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from recdesk.exchange.profiles import load

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.fixture(scope="module")
def program() -> Iterator[ModuleType]:
    """`make.py` as a module; the path and the modules that it brings are taken away again."""
    path, known = list(sys.path), set(sys.modules)
    spec = importlib.util.spec_from_file_location("make_examples", EXAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path
    if "people" not in known:
        sys.modules.pop("people", None)


@pytest.mark.parametrize("name", ["candidates.csv", "my_list.csv"])
def test_the_lists_are_what_their_program_makes(program: ModuleType, name: str) -> None:
    assert program.files()[name] == (EXAMPLES / name).read_bytes()


def test_making_the_files_twice_gives_the_same_bytes(program: ModuleType) -> None:
    assert program.files() == program.files()


def test_sixty_different_people_with_addresses_of_their_own(program: ModuleType) -> None:
    rows = program.candidate_rows()
    assert len(rows) == 60
    assert len({row[3] for row in rows}) == 60
    assert len({row[4] for row in rows}) == 60


def test_every_file_that_the_readme_names_is_there() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for file in EXAMPLES.iterdir():
        if file.is_file() and file.name != "README.md":
            stem = f"`{file.stem}.*`" if file.stem == "candidates" else file.name
            assert stem in text, file.name


def test_the_example_profile_is_sound() -> None:
    assert load((EXAMPLES / "my_profile.toml").read_text(encoding="utf-8")).name == "my-list"
