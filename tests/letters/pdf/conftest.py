"""Every test here sets letters, which needs the application object and the bundled fonts."""

from __future__ import annotations

from typing import Any

import pytest

from recdesk.letters.pdf.engine import ensure_application


@pytest.fixture(autouse=True)
def application(qapp: Any) -> Any:
    """The application of the test run, with the bundled fonts."""
    ensure_application()
    return qapp
