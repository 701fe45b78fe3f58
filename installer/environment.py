"""The clone's own Python environment: made, filled from the lock file, and Qt's libraries on Linux looked after.

Runs under a bare Python (standard library only) and never uses packages that the system has. pip finds the package
index and certificates that the machine is set to; which versions are installed is decided by the lock file alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
LOCK = ROOT / "installer" / "locks" / "develop.txt"
STAMP = FOLDER / "recdesk-installed.json"
SCRIPTS = FOLDER / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

# Settings of the person's shell that would send packages elsewhere, or bring others in. Index and certificates stay.
UNWANTED = (
    "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONOPTIMIZE",
    "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_DEPS", "PIP_NO_BINARY", "PIP_PYTHON",
)  # fmt: skip

# Where a library of the system that Qt is linked to comes from on Debian and Ubuntu.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}

# What RecDesk loads of Qt, relative to the PySide6 package; the last one only where there is an X display.
QT_PARTS = ("Gui", "Widgets", "DBus", "Svg", "PrintSupport", "Network")
OFFSCREEN = "plugins/platforms/libqoffscreen.so"
ON_X11 = "plugins/platforms/libqxcb.so"


class Unready(Exception):
    """The environment cannot be made; the text tells the person what to do."""


def shell() -> dict[str, str]:
    """The environment variables for every program that is started here: this environment first, no user packages."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    path = f"{SCRIPTS}{os.pathsep}{kept.get('PATH', '')}"
    return {**kept, "VIRTUAL_ENV": str(FOLDER), "PATH": path, "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}


def ensure_python() -> str:
    """Make `.venv` with the Python that runs this, unless it is there already. Returns what was done."""
    if _fits():
        return "the environment is there"
    # Inside another environment the Python below it is asked, so that nothing of that one is inherited.
    base = getattr(sys, "_base_executable", sys.executable) or sys.executable
    made = subprocess.run([base, "-m", "venv", "--clear", str(FOLDER)], env=_without_unwanted(), check=False)
    if made.returncode:
        raise Unready(
            "Python could not make an environment here. On Debian and Ubuntu: apt-get install python3-venv; "
            "elsewhere install Python from python.org with pip."
        )
    return f"made with Python {sys.version.split()[0]}"


def _without_unwanted() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in UNWANTED}


def _fits() -> bool:
    """Whether `.venv` works, is closed to the system's packages and has the same Python as the one that runs this."""
    settings = FOLDER / "pyvenv.cfg"
    if not PYTHON.exists() or not settings.exists():
        return False
    if "include-system-site-packages = true" in settings.read_text(encoding="utf-8").lower():
        return False
    question = [str(PYTHON), "-c", "import pip, sys; print(*sys.version_info[:2], sep='.')"]
    answer = subprocess.run(question, capture_output=True, text=True, env=shell(), check=False)
    return answer.stdout.strip() == "{}.{}".format(*sys.version_info[:2])


def ensure_packages() -> str:
    """Install the locked packages and RecDesk, each only when its description has changed. Returns what was done."""
    wanted = {"packages": _digest(LOCK), "recdesk": _digest(ROOT / "pyproject.toml", ROOT / "recdesk" / "__init__.py")}
    installed = json.loads(STAMP.read_text(encoding="utf-8")) if STAMP.exists() else {}
    done = []
    if installed.get("packages") != wanted["packages"]:
        print("   downloading and installing the locked packages, a minute or two the first time", flush=True)
        _pip("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(LOCK))
        done.append("packages installed")
    if done or installed.get("recdesk") != wanted["recdesk"]:
        _pip("--no-build-isolation", "--no-deps", "--no-index", "--editable", str(ROOT))
        done.append("RecDesk installed")
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    return ", ".join(done) or "nothing has changed"


def _digest(*files: Path) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, env=shell(), check=False).returncode:
        raise Unready("pip could not install what RecDesk needs; its own words stand above.")


def ensure_qt_libraries() -> str:
    """See that Qt finds what it needs of a Linux system; as root on Debian or Ubuntu install what is missing."""
    if not sys.platform.startswith("linux"):
        return "Qt brings its own"
    missing = missing_libraries()
    if not missing:
        return "Qt finds all it needs"
    packages = sorted({DEBIAN_PACKAGES[name] for name in missing if name in DEBIAN_PACKAGES})
    unknown = sorted(name for name in missing if name not in DEBIAN_PACKAGES)
    if os.geteuid() == 0 and Path("/usr/bin/apt-get").exists() and not unknown:
        _install(packages)
        missing = missing_libraries()
        if not missing:
            return "installed " + " ".join(packages)
    raise Unready(
        f"Qt misses {', '.join(sorted(missing))}. "
        f"Install what holds them, on Debian and Ubuntu with: sudo apt-get install {' '.join([*packages, *unknown])}"
    )


def missing_libraries() -> set[str]:
    """The names of the system's libraries that the parts of Qt in use ask for and the loader does not find."""
    found = subprocess.run([str(PYTHON), "-c", "import PySide6; print(PySide6.__path__[0])"],
                           capture_output=True, text=True, env=shell(), check=True)  # fmt: skip
    qt = Path(found.stdout.strip(), "Qt")
    parts = [qt / "lib" / f"libQt6{part}.so.6" for part in QT_PARTS] + [qt / OFFSCREEN]
    if os.environ.get("DISPLAY"):
        parts.append(qt / ON_X11)
    asked = subprocess.run(["ldd", *map(str, parts)], capture_output=True, text=True, check=False)
    return not_found(asked.stdout)


def not_found(said_by_ldd: str) -> set[str]:
    """The library names in the output of `ldd` that stand beside "not found"."""
    return {line.split("=>")[0].strip() for line in said_by_ldd.splitlines() if line.rstrip().endswith("=> not found")}


def _install(packages: list[str]) -> None:
    print("   apt-get install " + " ".join(packages), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, stdin=subprocess.DEVNULL, check=False)
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
