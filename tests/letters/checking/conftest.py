"""Reports are read in English, whatever another test spoke."""

from __future__ import annotations

import pytest

from recdesk.localization import catalogue


@pytest.fixture(autouse=True)
def english() -> None:
    catalogue.use("en_GB")
