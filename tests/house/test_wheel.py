"""RecDesk from its wheel, in an environment of its own, does what it does from a clone.

The fresh environment sees the packages that are installed here through one line in a .pth file, and nothing else of
this place: no network is needed, and the test takes seconds instead of minutes. The clone itself is not on its path:
Python does not follow the .pth files (an editable RecDesk is one) of a folder that was itself added by a .pth file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("wheel")  # one worker builds it, for all tests here
SHIPPED = ("resources", "templates_docx", "i18n")


@dataclass(frozen=True)
class Installed:
    """A fresh environment with RecDesk in it, and an empty folder to work in."""

    scripts: Path
    site_packages: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment away from the clone."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RECDESK_", "PYTHON"))}
        shell = {**kept, "RECDESK_PASSPHRASE": "recdesk-demo", "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
        command = [str(self.scripts / program), *arguments]
        return subprocess.run(
            command, cwd=self.elsewhere, env=shell, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def recdesk(self, *arguments: str) -> dict:
        """Run one RecDesk command on the desk in the empty folder; its JSON."""
        finished = self.run("recdesk", "--desk", str(self.elsewhere / "desk"), "--json", *arguments)
        assert finished.returncode == 0, finished.stdout + finished.stderr
        return json.loads(finished.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this clone with the build tools that are installed here."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment into which pip has installed the wheel."""
    home = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "env")], check=True)
    paths = {"base": str(home / "env"), "platbase": str(home / "env")}
    scripts = Path(sysconfig.get_path("scripts", "venv", paths))
    site_packages = Path(sysconfig.get_path("purelib", "venv", paths))
    (site_packages / "packages_of_the_builder.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = next(p for p in (scripts / "python.exe", scripts / "python") if p.exists())
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--ignore-installed", str(wheel)], check=True)
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    return Installed(scripts, site_packages, elsewhere)


def test_the_wheel_carries_what_ships_and_nothing_of_the_workshop(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in SHIPPED:
        assert any(name.startswith(f"recdesk/shipped_files/{folder}/") for name in inside), folder
    assert not [name for name in inside if name.startswith(("tests/", "docs/", "installer/", "benchmarks/"))]
    assert not [name for name in inside if name.startswith("recdesk/shipped_files") and name.endswith((".py", ".po"))]
    package = [p for p in (ROOT / "recdesk").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {p.relative_to(ROOT).as_posix() for p in package} <= inside


def test_the_installed_program_is_the_wheel_and_finds_what_ships(installed: Installed) -> None:
    question = (
        "from recdesk import shipped; print(shipped.resources(), shipped.templates(), shipped.catalogues(), sep='\\n')"
    )
    answer = installed.run("python", "-c", question)
    assert answer.returncode == 0, answer.stderr
    inside = installed.site_packages / "recdesk" / "shipped_files"
    assert [Path(line) for line in answer.stdout.splitlines()] == [inside / folder for folder in SHIPPED]


def test_a_demo_desk_and_a_letter_are_made_from_the_wheel(installed: Installed) -> None:
    made = installed.recdesk("demo", "--candidates", "20")
    assert made["candidates"] == 20
    approved = installed.recdesk("list", "offers", "--filter", "status=approved", "--limit", "1")
    letter = installed.recdesk("letter", approved["rows"][0]["number"])
    assert letter["verified"] is True
    assert Path(letter["docx"]).read_bytes()[:2] == b"PK"
    assert Path(letter["pdf"]).read_bytes()[:5] == b"%PDF-"


def test_the_installed_program_says_its_version(installed: Installed) -> None:
    answer = installed.run("recdesk", "--version")
    assert answer.stdout.strip().startswith("RecDesk ")
