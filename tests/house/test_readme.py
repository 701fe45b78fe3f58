"""The README's two commands are the ones that exist and that the build machine runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRY, CHECK = (block.strip() for block in re.findall(r"^```\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))


def test_the_readme_shows_one_command_to_try_and_one_to_check() -> None:
    assert TRY == "python installer/develop.py try"
    assert CHECK == "python installer/develop.py test"


def test_the_build_machine_runs_the_second_command_word_for_word_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == [CHECK]


def test_the_windows_workflow_runs_the_second_command_too() -> None:
    workflow = (ROOT / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
    assert f"run: {CHECK}\n" in workflow


@pytest.mark.parametrize("command", [TRY, CHECK])
def test_a_command_of_the_readme_is_known_to_the_program_it_names(command: str) -> None:
    _, script, word = command.split()
    shown = subprocess.run([sys.executable, str(ROOT / script), "--help"], capture_output=True, text=True, check=True)
    assert re.search(rf"develop\.py {word}\b", shown.stdout)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"])
def test_every_file_that_a_document_links_to_is_there(document: str) -> None:
    page = ROOT / document
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []
