"""Commands about the desk as a whole: new, demo, info, check, backup."""

from __future__ import annotations

import argparse
from decimal import Decimal
from pathlib import Path

from recdesk import __version__
from recdesk.cli.doors import Doors
from recdesk.cli.output import Printer, plain_problem
from recdesk.domain.errors import Unreadable
from recdesk.localization import screen
from recdesk.localization.catalogue import ntr, tr
from recdesk.localization.code_words import word
from recdesk.services import checks, demo
from recdesk.services.desk import OpenDesk


def new(words: argparse.Namespace, folder: Path, passphrase: str, operator: str, doors: Doors, to: Printer) -> int:
    """Make an empty desk."""
    made = doors.create(folder, passphrase, name=words.name, operator=operator)
    to.result(
        {"desk": str(made.folder), "operator": made.operator, "recovery_code": made.recovery_code},
        [
            tr("Desk made: {folder}").format(folder=made.folder),
            tr("Operator: {operator}").format(operator=made.operator),
            tr("Recovery code, shown only this once: {code}").format(code=made.recovery_code),
            tr("Keep it on paper, away from this computer."),
            tr("Enter the company's address, offices and people first: in the window, Desk > Lists of the desk."),
        ],
    )
    return 0


def make_demo(
    words: argparse.Namespace, folder: Path, passphrase: str, operator: str, doors: Doors, to: Printer
) -> int:
    """Make a desk with a made-up company."""
    if not 1 <= words.candidates <= 1_000_000:
        raise Unreadable("count_out_of_range", field="candidates", low=1, high=1_000_000)
    progress = to.progress(tr("Making the demo desk"))
    with doors.aside(folder) as place:
        doors.create(place, passphrase, name=demo.COMPANY, operator=operator, made_up=True)
        with doors.open(place, passphrase, operator=operator) as desk:
            made = demo.fill(desk=desk, candidates=words.candidates, seed=words.seed, progress=progress)
    to.result(
        {"desk": str(folder), **made},
        [
            tr("Demo desk made: {folder}").format(folder=folder),
            tr("{requisitions} requisitions, {candidates} candidates, {offers} offers").format(**made),
            tr("Passphrase: {passphrase}").format(passphrase=passphrase),
        ],
    )
    return 0


def info(desk: OpenDesk, to: Printer) -> int:
    """What the desk holds."""
    found = checks.info(__version__, desk=desk)
    plain = {
        "version": found.version,
        "schema": found.schema,
        "counts": found.counts,
        "last_backup": found.last_backup,
        "last_closeout": found.last_closeout,
        "bytes": found.bytes,
        "open_items": found.open_items,
        "desk": str(desk.folder),
    }
    never = tr("never")
    lines = [
        tr("RecDesk {version}, schema {schema}").format(version=found.version, schema=found.schema),
        tr("Desk: {folder}").format(folder=desk.folder),
        *(f"  {word('list', name)}: {count}" for name, count in found.counts.items()),
        tr("Last backup: {instant}").format(instant=found.last_backup or never),
        tr("Needs you now: {n}").format(n=sum(found.open_items.values())),
        *(f"  {word('waiting', name)}: {count}" for name, count in found.open_items.items() if count),
    ]
    to.result(plain, lines)
    return 0


def check(desk: OpenDesk, to: Printer) -> int:
    """Check everything; exit code 3 when something is not whole."""
    found = checks.check(desk=desk, progress=to.progress(tr("Checking documents")))
    plain = {
        "ok": found.ok,
        "database": found.database,
        "audit": {
            "entries": found.chain.entries,
            "head": found.chain.head,
            "ok": found.chain.ok,
            "first_bad": found.chain.first_bad,
        },
        "documents": {"checked": found.documents_checked, "missing": found.missing, "changed": found.changed},
        "unrecorded": found.unrecorded,
        "settings": "ok" if not found.problems else [plain_problem(p) for p in found.problems],
        "templates": "ok" if not found.templates else [plain_problem(p) for p in found.templates],
    }
    head = tr("Damage was found.")
    if not found.damaged:
        head = tr("Everything is whole.") if found.ok else tr("The records are whole; something else needs you.")
    lines = [
        head,
        tr("Database: {state}").format(state=found.database),
        ntr("Audit chain: {n} entry", "Audit chain: {n} entries", found.chain.entries).format(n=found.chain.entries)
        + ("" if found.chain.ok else ", " + tr("broken at entry {seq}").format(seq=found.chain.first_bad)),
        ntr("Documents: {n} checked", "Documents: {n} checked", found.documents_checked).format(
            n=found.documents_checked
        ),
        *(tr("Missing: {path}").format(path=p) for p in found.missing),
        *(tr("Changed outside RecDesk: {path}").format(path=p) for p in found.changed),
        *(
            tr("A file without a record: {path}. Attach it to its record if needed, then delete it.").format(path=p)
            for p in found.unrecorded
        ),
        *(plain_problem(p)["message"] for p in (*found.problems, *found.templates)),
    ]
    to.result(plain, lines)
    return 0 if found.ok else 3


def backup(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Make a verified backup; exit code 3 when it is of a desk that has lost documents or holds changed ones."""
    _, missing, changed = checks.check_documents(desk=desk)
    made = checks.backup(desk=desk, folder=Path(words.to) if words.to else None, progress=to.progress(tr("Backing up")))
    to.result(
        {
            "file": str(made.file),
            "bytes": made.bytes,
            "verified": not missing and not changed,
            "entries": made.entries,
            "sha256": made.sha256,
            "missing": missing,
            "changed": changed,
        },
        [
            tr("Backup made and verified: {file} ({size} MB)").format(
                file=made.file, size=screen.figure(Decimal(made.bytes) / 1_000_000, 1)
            ),
            *(tr("Missing: {path}").format(path=p) for p in missing),
            *(tr("Changed outside RecDesk: {path}").format(path=p) for p in changed),
        ],
    )
    return 3 if missing or changed else 0
