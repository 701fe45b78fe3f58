"""The command about names: check a folder, rename what has a proposal, take a renaming back."""

from __future__ import annotations

import argparse
from pathlib import Path

from recdesk.cli.output import Printer, plain_problem, table
from recdesk.domain.errors import Unreadable
from recdesk.localization.catalogue import ntr, tr
from recdesk.localization.wording.batches import NAME_REASONS
from recdesk.services import naming
from recdesk.services.desk import OpenDesk
from recdesk.services.naming import NameCheck, NameLine, Renamed


def names(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Check, apply or undo; exit code 1 when a check finds something or a file was left."""
    if words.act == "undo":
        if not words.folder.isascii() or not words.folder.isdecimal():
            raise Unreadable("batch_unreadable", field="batch", value=words.folder[:40])
        return _tell_renamed(naming.undo(int(words.folder), desk=desk), to)
    found = naming.check(Path(words.folder), desk=desk)
    if words.out:
        headers = (tr("File"), tr("Reason"), tr("Proposal"))
        naming.write_lines(found, Path(words.out), headers=headers, say=reason_text, desk=desk)
    if words.act == "apply":
        return _tell_renamed(naming.apply(found, desk=desk, only=words.only or None), to)
    return _tell_check(found, to)


def reason_text(line: NameLine) -> str:
    """Why a name is not by the convention, in words."""
    return ", ".join(tr(NAME_REASONS[reason]) for reason in line.reasons)


def _tell_check(found: NameCheck, to: Printer) -> int:
    plain = [
        {
            "path": ln.path,
            "reasons": list(ln.reasons),
            "proposal": ln.proposal,
            "folder": ln.is_folder,
            "filed": ln.filed,
        }
        for ln in found.lines
    ]
    head = ntr("{n} file looked at.", "{n} files looked at.", found.files).format(n=found.files)
    rows = [(ln.path, reason_text(ln), ln.proposal) for ln in found.lines]
    lines = (
        table((tr("File"), tr("Reason"), tr("Proposal")), rows) if rows else [tr("Every name is by the convention.")]
    )
    to.result({"files": found.files, "lines": plain, "reasons": naming.reasons_counted(found)}, [head, *lines])
    return 1 if found.lines else 0


def _tell_renamed(done: Renamed, to: Printer) -> int:
    lines = [ntr("{n} file renamed.", "{n} files renamed.", len(done.done)).format(n=len(done.done))]
    if done.done:
        lines.append(tr("Take it back with: recdesk names undo {batch}").format(batch=done.seq))
    lines += [f"  {old} -> {new}" for old, new in done.done]
    lines += [plain_problem(problem)["message"] for _, problem in done.failed]
    to.result(
        {
            "batch": done.seq,
            "renamed": [{"from": old, "to": new} for old, new in done.done],
            "failed": [{"path": path, "problems": [plain_problem(problem)]} for path, problem in done.failed],
        },
        lines,
    )
    return 1 if done.failed else 0
