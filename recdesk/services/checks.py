"""The state of a desk: what it holds, whether it is whole, and its backups."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recdesk import settings
from recdesk.domain import audit
from recdesk.domain.errors import Problem, Refused
from recdesk.domain.operator import Right
from recdesk.services import filing
from recdesk.services.desk import OpenDesk
from recdesk.services.ports import BackupMade, DeskCheck, Progress, no_progress
from recdesk.services.reads import DocumentRow, ListQuery

BACKUPS = "backups"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class DeskInfo:
    """What a desk holds. `last_backup` is the instant in the newest backup's audit entry."""

    version: str
    schema: str
    counts: dict[str, int]
    bytes: int
    last_backup: datetime | None
    last_closeout: datetime | None
    open_items: dict[str, int]


def info(version: str, *, desk: OpenDesk) -> DeskInfo:
    """Figures of the desk; open items are what Today counts."""
    desk.require(Right.READ)
    counts = desk.reads.counts(today=desk.clock.today())
    kinds = ("requisitions", "candidates", "offers", "documents")
    return DeskInfo(
        version=version,
        schema=desk.vault.schema(),
        counts={k: counts.get(k, 0) for k in kinds},
        bytes=desk.vault.bytes(),
        last_backup=_last("backup", desk),
        last_closeout=_last("closeout", desk),
        open_items={k: v for k, v in sorted(counts.items()) if k not in kinds},
    )


def _last(action: str, desk: OpenDesk) -> datetime | None:
    page = desk.reads.audit(ListQuery(filters={"action": action}, sort="seq", descending=True), limit=1)
    return page.rows[0].at if page.rows else None


def check(*, desk: OpenDesk, progress: Progress = no_progress) -> DeskCheck:
    """Database integrity, the whole audit chain, every document against its hash, the options, the templates.
    Changes nothing. Files without a record are named too; they lessen nothing that the desk holds."""
    desk.require(Right.READ)
    database = desk.vault.check_database()
    chain = audit.verify(_readable(desk.reads.audit_entries()))
    checked, missing, changed = check_documents(desk=desk, progress=progress)
    problems = _problems_of_settings(desk)
    stray = files_without_record(desk=desk)
    found = DeskCheck(False, database, chain, checked, missing, changed, problems, desk.letters.faults(), stray)
    return dataclasses.replace(found, ok=not (found.damaged or found.problems or found.templates))


def _readable(entries: Iterator[audit.AuditEntry]) -> Iterator[audit.AuditEntry]:
    """The entries as far as they can be read; then one that fits nowhere, so that the break is found at its place."""
    try:
        yield from entries
    except (ValueError, TypeError, OverflowError):
        yield audit.AuditEntry(seq=0, at=datetime.min.replace(tzinfo=UTC), operator="", action="")


def check_documents(
    *, desk: OpenDesk, progress: Progress = no_progress
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Every filed document against its hash: how many there are, and the paths of missing and of changed ones."""
    desk.require(Right.READ)
    missing: list[str] = []
    changed: list[str] = []
    checked = 0
    for row, total in _recorded(desk):
        state = filing.state_of(row.path, row.sha256, desk)
        {"missing": missing, "changed": changed}.get(state, []).append(row.path)
        checked += 1
        progress(checked, total)
    return checked, tuple(missing), tuple(changed)


def files_without_record(*, desk: OpenDesk) -> tuple[str, ...]:
    """Files in the documents folder that no record names: put there by hand, or left by a filing that was cut off."""
    desk.require(Right.READ)
    there = desk.files.paths()  # before the records: what is filed meanwhile is then in neither
    recorded = {_as_named(row.path) for row, _ in _recorded(desk)}
    return tuple(path for path in there if _as_named(path) not in recorded)


def _as_named(path: str) -> str:
    """The path as any system's folder would take it for the same file."""
    return unicodedata.normalize("NFC", path).casefold()


def _recorded(desk: OpenDesk) -> Iterator[tuple[DocumentRow, int]]:
    """Every filed document, and how many there are."""
    after = None
    while True:
        page = desk.reads.documents(ListQuery(archived=True), limit=_PAGE, after=after)
        yield from ((row, page.total) for row in page.rows)
        after = page.next
        if after is None:
            return


def _problems_of_settings(desk: OpenDesk) -> tuple[Problem, ...]:
    """What is wrong with the options' file; a damaged one was put aside when the desk was opened."""
    missing, unfit = settings.faults(desk.folder)
    found = [Problem("settings_missing", facts={"file": settings.FILE})] if missing else []
    return (*found, *(Problem("setting_unfit", name, facts={"file": settings.FILE, "name": name}) for name in unfit))


def backup(*, desk: OpenDesk, folder: Path | None = None, progress: Progress = no_progress) -> BackupMade:
    """A verified backup in the desk's own folder or another, with its audit entry.

    Refused `backup_inside_desk` for a folder among the desk's own files: what lies there would be taken for a document.
    """
    desk.require(Right.WRITE)
    now = desk.clock.now()
    place = folder or desk.folder / BACKUPS
    inside = place.resolve()
    own = desk.folder.resolve()
    if inside.is_relative_to(own) and not inside.is_relative_to(own / BACKUPS):
        raise Refused("backup_inside_desk", field="to", folder=str(place))
    made = desk.vault.backup(place, at=now, progress=progress)
    details: dict[str, Any] = {"file": made.file.name, "bytes": made.bytes, "sha256": made.sha256}
    with desk.work() as uow:
        uow.audit(at=now, operator=desk.operator.name, action="backup", details=details)
        uow.commit()
    return made
