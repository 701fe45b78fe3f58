"""Versions of the desk's own templates: who wrote, checked and approved them, and when they hold.

Revision 0002
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE template_versions (
    id INTEGER NOT NULL,
    template TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    function TEXT NOT NULL,
    document_type TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    added_at INTEGER,
    checked_at INTEGER,
    problems INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    reason TEXT NOT NULL,
    approved_at INTEGER,
    effective_from INTEGER,
    effective_to INTEGER,
    retired_by TEXT NOT NULL,
    retired_at INTEGER,
    row_version INTEGER NOT NULL,
    CONSTRAINT pk_template_versions PRIMARY KEY (id),
    CONSTRAINT uq_template_versions_template_version UNIQUE (template, version)
)
"""
_BY_STATE = "CREATE INDEX ix_template_versions_state ON template_versions (state, id)"


def upgrade() -> None:
    """Make the table."""
    connection = op.get_bind()
    connection.exec_driver_sql(_TABLE.strip())
    connection.exec_driver_sql(_BY_STATE)
