# ruff: noqa: S608 - the names of tables stand in this file
"""What the database keeps true by itself: the search indexes, the tallies, and an audit that is only ever added to.

Written out once more in the migrations, which stay as they are when this changes.
"""

from __future__ import annotations

SEARCHED = ("requisitions", "candidates", "offers")
APPEND_ONLY = ("audit",)


def _search_index(table: str) -> tuple[str, ...]:
    index = f"{table}_search"
    forget = f"INSERT INTO {index} ({index}, rowid, search_key) VALUES ('delete', old.id, old.search_key)"
    learn = f"INSERT INTO {index} (rowid, search_key) VALUES (new.id, new.search_key)"
    return (
        (
            f"CREATE VIRTUAL TABLE {index} USING fts5"
            f" (search_key, content='{table}', content_rowid='id', tokenize='trigram', columnsize=0)"
        ),
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {learn}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {forget}; END",
        (
            f"CREATE TRIGGER {index}_update AFTER UPDATE OF search_key ON {table}"
            f" WHEN old.search_key <> new.search_key BEGIN {forget}; {learn}; END"
        ),
    )


def _tally(table: str) -> tuple[str, ...]:
    def kept_or_archived(row: str, by: str) -> str:
        return (
            f"UPDATE tallies SET kept = kept {by} ({row}.archived_at IS NULL),"
            f" archived = archived {by} ({row}.archived_at IS NOT NULL) WHERE name = '{table}'"
        )

    return (
        f"INSERT INTO tallies (name, kept, archived) VALUES ('{table}', 0, 0)",
        f"CREATE TRIGGER {table}_tally_insert AFTER INSERT ON {table} BEGIN {kept_or_archived('new', '+')}; END",
        f"CREATE TRIGGER {table}_tally_delete AFTER DELETE ON {table} BEGIN {kept_or_archived('old', '-')}; END",
        (
            f"CREATE TRIGGER {table}_tally_archive AFTER UPDATE OF archived_at ON {table}"
            f" WHEN (old.archived_at IS NULL) <> (new.archived_at IS NULL)"
            f" BEGIN {kept_or_archived('old', '-')}; {kept_or_archived('new', '+')}; END"
        ),
    )


def _append_only(table: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for act in ("UPDATE", "DELETE")
    )


STATEMENTS: tuple[str, ...] = tuple(
    statement
    for part in (
        *(_search_index(table) for table in SEARCHED),
        *(_tally(table) for table in SEARCHED),
        *(_append_only(table) for table in APPEND_ONLY),
    )
    for statement in part
)
