"""One reviewed candidate: RecDesk's save against the same rows written by bare SQLCipher in one transaction.

    python benchmarks/save.py [--turns N] [--json]

RecDesk proves the whole checklist again, writes record, CV, application, review and audit entry in one transaction. The
rows that this left are read from the desk and then written, as they are, into a copy of the desk that was made before
the first turn: same size, same indexes, same settings, prepared statements, one transaction. `rows alone` has no
triggers, so neither search index nor counters; `rows and search` keeps them.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from demo import demo_desk, raw_connection
from pairs import Promise, Side, arguments, in_turns, report, timed
from recdesk.domain.document import DocumentType
from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import ItemState
from recdesk.services import entries
from recdesk.services.demo_people import people
from recdesk.services.kinds import Entry, NewDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from recdesk.domain.review import Review
    from recdesk.services.desk import OpenDesk

Rows = list[tuple[str, list[tuple]]]
"""New rows by table, in the order in which the tables may be filled: (INSERT statement, rows)."""


def main() -> int:
    """Save one new candidate after another; each time write the same rows twice more."""
    options = arguments(__doc__, turns=40)
    ours = Side("RecDesk: reviewed candidate saved")
    alone = Side("bare SQLCipher: rows alone")
    searched = Side("bare SQLCipher: rows and search index")
    with demo_desk() as desk, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ready = reviewed_candidates(desk, options.turns + 2)
        reader = NewRows(raw_connection(desk.folder))
        without = copy_of(desk, Path(folder, "alone"), keep_triggers=False)
        with_search = copy_of(desk, Path(folder, "searched"), keep_triggers=True)

        def turn() -> None:
            entry, review = next(ready)
            timed(ours, lambda: entries.save(entry, review, desk=desk))()
            rows = reader.take()
            assert len(rows) > 3, "the save left no rows"
            timed(alone, lambda: write(without, rows))()
            timed(searched, lambda: write(with_search, rows))()

        in_turns(options.turns, turn, warm=2)
        for connection in (reader.connection, without, with_search):
            connection.close()
    promises = [Promise("save against the same rows alone", ours, alone, at_most=10)]
    return report(options, [ours, alone, searched], promises)


def reviewed_candidates(desk: OpenDesk, count: int) -> Iterator[tuple[Entry, Review]]:
    """New candidates with a CV and an application, each with its checklist answered as a person would."""
    with desk.work() as uow:
        policy = uow.reference().policies[0]
        requisition = desk.reads.find("REQ-", limit=1)
    today = desk.clock.today()
    for person in people(count, 7, today, policy, (desk.operator.name,)):
        candidate = person.candidate
        values = {name: getattr(candidate, name) for name in entries.editable(RecordKind.CANDIDATE)}
        values |= {"consent_given_on": today, "consent_expires_on": None, "next_action_due": today + timedelta(days=1)}
        cv = NewDocument(DocumentType.CV, "cv.txt", f"{candidate.legal_name}\n{candidate.email}\n".encode(), today)
        entry = Entry(RecordKind.CANDIDATE, values, documents=(cv,), requisition=requisition[0].number)
        yield entry, answered(entries.open_review(entry, desk=desk), desk)


def answered(review: Review, desk: OpenDesk) -> Review:
    """The review with every open item attested, keyed again or excepted."""
    by, at = desk.operator.name, desk.clock.now()
    for state in (ItemState.BLOCKED, ItemState.KEY_AGAIN, ItemState.NEEDS_YOU):
        for run in review.open_items:
            if run.state is not state:
                continue
            if state is ItemState.BLOCKED:
                review = review.accept(run.item.id, f"Made-up person, nobody was asked: {run.item.id}", by=by, at=at)
            elif state is ItemState.KEY_AGAIN:
                review = review.key_again(run.item.id, run.again_value, by=by, at=at)
            else:
                review = review.attest(run.item.id, by=by, at=at, note="measured")
    assert review.complete
    return review


class NewRows:
    """Tells which rows came into the desk's tables, or were replaced there, since the last look."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._tables = own_tables(connection)
        self._seen: dict[str, set[tuple]] = {table: set() for table in self._tables}
        self.take()

    def take(self) -> Rows:
        """The rows that are new, and from now on known."""
        found: Rows = []
        for table, columns in self._tables.items():
            listed = ", ".join(columns)
            there = {tuple(row) for row in self.connection.execute(f"SELECT {listed} FROM {table}").fetchall()}
            if new := there - self._seen[table]:
                marks = ", ".join("?" * len(columns))
                found.append((f"INSERT OR REPLACE INTO {table} ({listed}) VALUES ({marks})", sorted(new, key=repr)))
            self._seen[table] = there
        return found


def own_tables(connection: Connection) -> dict[str, list[str]]:
    """The desk's own tables with their columns: no virtual ones, no counters that triggers keep."""
    listed = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names = [name for (name,) in listed.fetchall() if name not in {"tallies", "alembic_version"}]
    columns = "SELECT name FROM pragma_table_info(?)"
    return {name: [column for (column,) in connection.execute(columns, (name,)).fetchall()] for name in names}


def copy_of(desk: OpenDesk, folder: Path, *, keep_triggers: bool) -> Connection:
    """A copy of the desk's database with its key file, open for writing as the desk itself is."""
    folder.mkdir()
    (folder / "desk.keys").write_bytes((desk.folder / "desk.keys").read_bytes())
    source = raw_connection(desk.folder)
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (folder / "desk.db").write_bytes((desk.folder / "desk.db").read_bytes())
    source.close()
    copy = raw_connection(folder)
    copy.execute("PRAGMA foreign_keys=OFF")  # the rows come table by table, not in the order of the records
    if not keep_triggers:
        names = copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            copy.execute(f"DROP TRIGGER {name}")
    return copy


def write(connection: Connection, rows: Rows) -> None:
    """All rows in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        connection.executemany(statement, values)
    connection.execute("COMMIT")


if __name__ == "__main__":
    sys.exit(main())
