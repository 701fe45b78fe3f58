"""The first tables. Their SQL stands beside this file, one statement between two empty lines.

Revision 0001
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, then what the database keeps true by itself."""
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n")[1:]:
        op.get_bind().exec_driver_sql(statement)
