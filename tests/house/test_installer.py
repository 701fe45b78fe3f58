"""The set-up program: what it says and decides without touching the environment it stands in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import environment

ROOT = Path(__file__).resolve().parents[2]


def test_libraries_that_the_loader_does_not_find_are_named() -> None:
    said = (
        "libQt6Gui.so.6:\n"
        "\tlinux-vdso.so.1 (0x00007ffe)\n"
        "\tlibEGL.so.1 => not found\n"
        "\tlibxkbcommon.so.0 => not found\n"
        "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f)\n"
        "libqoffscreen.so:\n"
        "\tlibEGL.so.1 => not found\n"
    )
    assert environment.not_found(said) == {"libEGL.so.1", "libxkbcommon.so.0"}


def test_every_library_that_qt_is_known_to_need_has_a_debian_package() -> None:
    assert all(name.startswith("lib") and ".so." in name for name in environment.DEBIAN_PACKAGES)
    assert all(package == package.lower() and " " not in package for package in environment.DEBIAN_PACKAGES.values())


def test_programs_are_started_without_the_settings_that_bring_foreign_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in environment.UNWANTED:
        monkeypatch.setenv(name, "foreign")
    monkeypatch.setenv("PIP_INDEX_URL", "kept")
    shell = environment.shell()
    assert not shell.keys() & set(environment.UNWANTED)
    assert shell["PIP_INDEX_URL"] == "kept"
    assert shell["PYTHONNOUSERSITE"] == "1"
    assert shell["PATH"].split(os.pathsep)[0] == str(environment.SCRIPTS)


def test_an_unknown_command_is_refused_with_the_usage() -> None:
    command = [sys.executable, str(ROOT / "installer" / "develop.py"), "fly"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 2
    assert "try" in finished.stderr
    assert "Traceback" not in finished.stderr
