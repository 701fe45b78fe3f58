"""Who opens the desk, read without SQLAlchemy: the one thing besides lists that the first page of the window needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recdesk.domain.operator import Operator, Role
from recdesk.storage import cipher

if TYPE_CHECKING:
    from recdesk.storage.opening import OpenVault

_OPERATOR = "SELECT id, name, display_name, role, active, row_version FROM operators WHERE name_key = ?"


def find_operator(name: str, opened: OpenVault) -> Operator | None:
    """The operator of that login name in any case, or None."""
    unlocked = opened.unlocked
    connection = cipher.connect(unlocked.database, unlocked.key, read_only=True, examine=False)
    try:
        with cipher.translated(unlocked.database):
            found = connection.execute(_OPERATOR, (name.strip().casefold(),)).fetchone()
    finally:
        connection.close()
    if found is None:
        return None
    row_id, stored, shown, role, active, version = found
    return Operator(
        name=stored, display_name=shown, role=Role(role), active=bool(active), id=row_id, row_version=version
    )
