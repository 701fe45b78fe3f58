"""What holds for every test: no screen, no person's own desk, no credential store of the machine."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from recdesk.localization import catalogue

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _name in [name for name in os.environ if name.startswith("RECDESK_")]:
    del os.environ[_name]

# A busy machine may be slow; that is no defect. On the build machine the same examples are tried every time.
settings.register_profile("desk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("desk")


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> object:
    """One application with widgets for all tests of a process: letters alone would make one without, and windows
    could not follow."""
    return qapp


@pytest.fixture(autouse=True)
def _english() -> None:
    """Each test begins in English, whatever language the one before spoke."""
    catalogue.use("en_GB")
