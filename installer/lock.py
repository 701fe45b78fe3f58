"""Writes the lock files anew: every package that RecDesk needs, in one exact version, with the hashes of its files.

    python installer/lock.py [--upgrade]

`locks/runtime.txt` is what a desk needs, `locks/develop.txt` that and the tools of the developers' command. One file
serves Windows and Linux and all supported Pythons. Neither names an index: whoever installs uses the one their machine
is set to. Without --upgrade the versions that still fit pyproject.toml stay.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "installer" / "locks"
DEVELOP = LOCKS / "develop.txt"
RUNTIME = LOCKS / "runtime.txt"

OLDEST_PYTHON = "3.11"
WHEELS_NEEDED_FOR = [
    (platform, python)
    for platform in ("x86_64-pc-windows-msvc", "x86_64-manylinux_2_34")
    for python in ("3.11", "3.12", "3.13")
]

# Whatever the machine's own settings are, nothing of them may show in a lock file.
COMPILE = [
    sys.executable, "-m", "uv", "pip", "compile", "--no-config", "--quiet", "--generate-hashes",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
]  # fmt: skip


def main() -> None:
    """Resolve, write both files, and prove that a wheel of every package exists for each platform and Python."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []

    LOCKS.mkdir(exist_ok=True)
    universal = ["--universal", "--python-version", OLDEST_PYTHON]
    run(*universal, *upgrade, "--extra", "dev", "pyproject.toml", "--output-file", str(DEVELOP))
    RUNTIME.unlink(missing_ok=True)
    run(*universal, "--constraint", str(DEVELOP), "pyproject.toml", "--output-file", str(RUNTIME))
    for platform, python in WHEELS_NEEDED_FOR:
        prove_wheels(platform, python)
    print(f"{RUNTIME.name}: {packages(RUNTIME)} packages, {DEVELOP.name}: {packages(DEVELOP)} packages")


def run(*arguments: str) -> None:
    """Let uv resolve; it says itself what does not fit."""
    finished = subprocess.run([*COMPILE, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    if finished.returncode:
        sys.exit("The packages of pyproject.toml do not fit together; no lock was proved.")


def prove_wheels(platform: str, python: str) -> None:
    """Every locked version has a ready-built wheel here: nobody needs a compiler to install RecDesk."""
    with tempfile.TemporaryDirectory() as folder:
        target = ["--python-platform", platform, "--python-version", python, "--no-build"]
        run(*target, str(DEVELOP), "--output-file", str(Path(folder, "proof.txt")))
    print(f"wheels for {platform}, Python {python}: all there")


def packages(lock: Path) -> int:
    """How many packages the file pins."""
    return sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
