"""The lock files: whole, exact, hashed, and silent about where packages come from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "installer" / "locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
DEVELOP = RUNTIME + PROJECT["optional-dependencies"]["dev"]
PYTHONS = ("3.11.9", "3.12.9", "3.13.9")
SYSTEMS = ("win32", "linux")


@dataclass(frozen=True)
class Pin:
    """One entry of a lock file: the exact requirement with its marker, and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def version(self) -> str:
        return next(iter(self.requirement.specifier)).version

    def holds(self, environment: dict[str, str]) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(environment)


def read(lock: Path) -> dict[str, Pin]:
    """The pins of a lock file by normalized package name."""
    pins = {}
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        statement, *hashes = (part.strip() for part in entry.replace("\\\n", "\n").splitlines())
        requirement = Requirement(statement)
        pins[canonicalize_name(requirement.name)] = Pin(requirement, tuple(hashes))
    return pins


def environment(python: str, system: str) -> dict[str, str]:
    """The marker environment of one supported Python on one supported system."""
    windows = system == "win32"
    return dict(default_environment()) | {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "sys_platform": system,
        "platform_system": "Windows" if windows else "Linux",
        "os_name": "nt" if windows else "posix",
        "platform_machine": "AMD64" if windows else "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


@pytest.mark.parametrize(("lock", "wanted"), [("runtime.txt", RUNTIME), ("develop.txt", DEVELOP)])
def test_a_lock_pins_every_package_that_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    pins = read(LOCKS / lock)
    unmet = [
        text
        for text in wanted
        if (pin := pins.get(canonicalize_name(Requirement(text).name))) is None
        or not Requirement(text).specifier.contains(pin.version)
    ]
    assert unmet == []


@pytest.mark.parametrize("lock", ["runtime.txt", "develop.txt"])
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    for pin in read(LOCKS / lock).values():
        assert [specifier.operator for specifier in pin.requirement.specifier] == ["=="]
        assert pin.hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in pin.hashes)


@pytest.mark.parametrize("lock", ["runtime.txt", "develop.txt"])
def test_a_lock_names_no_host_and_no_path(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "#" not in text
    assert "--index" not in text
    assert "find-links" not in text


def test_the_desk_gets_the_same_versions_as_the_developers() -> None:
    develop = {name: pin.version for name, pin in read(LOCKS / "develop.txt").items()}
    runtime = {name: pin.version for name, pin in read(LOCKS / "runtime.txt").items()}
    assert runtime.items() <= develop.items()


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", ["runtime.txt", "develop.txt"])
def test_what_a_locked_package_needs_is_locked_too(lock: str, python: str, system: str) -> None:
    """Read from the installed packages' own metadata, so that an entry taken out by hand is missed at once."""
    where = environment(python, system)
    pins = {name: pin for name, pin in read(LOCKS / lock).items() if pin.holds(where)}
    missing = []
    for distribution in metadata.distributions():
        name = canonicalize_name(distribution.metadata["Name"])
        if name not in pins or pins[name].version != distribution.version:
            continue
        for text in distribution.requires or []:
            need = Requirement(text)
            if need.marker is not None and not need.marker.evaluate(where | {"extra": ""}):
                continue
            pin = pins.get(canonicalize_name(need.name))
            if pin is None or not need.specifier.contains(pin.version, prereleases=True):
                missing.append(f"{name} needs {text}")
    assert missing == []


def test_qt_stays_below_the_version_that_loses_references() -> None:
    assert read(LOCKS / "runtime.txt")["pyside6-essentials"].version.startswith("6.11.")
