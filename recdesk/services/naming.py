"""Names in a folder checked against the convention; files renamed on demand, never over another file, and taken back.

Files of the desk's documents folder keep their records: the documents table follows in the same transaction. What was
renamed stands in the audit chain, and from there it is undone.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recdesk.domain.document import FILE_TAGS, Document
from recdesk.domain.errors import DeskError, Problem, Refused, Unreadable
from recdesk.domain.filenames import free_name, letter_file_name
from recdesk.domain.naming import Judged, day_of, judge_file, judge_folder, quarter_of
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.services import filing
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.kinds import stored_record
from recdesk.services.ports import UnitOfWork
from recdesk.services.reads import ListQuery

MOST_FILES = 100_000
LONGEST_PATH = 240
RENAMED, TAKEN_BACK = "names_applied", "names_undone"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class NameLine:
    """A file or folder whose name leaves the convention. `path` and `proposal` are relative to the checked folder, with
    forward slashes; an empty `proposal` means that a person has to name it. `document` is its id where it is filed."""

    path: str
    reasons: tuple[str, ...]
    proposal: str = ""
    document: int = 0
    is_folder: bool = False

    @property
    def filed(self) -> bool:
        """Whether the desk has a record of the file, which follows when it is renamed."""
        return self.document > 0


@dataclass(frozen=True, slots=True)
class NameCheck:
    """A folder looked at: how many files, and the lines that leave the convention."""

    folder: Path
    files: int
    lines: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was renamed as (old, new), what was left and why, and the audit entry by which it is undone (0: none)."""

    folder: Path
    done: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, Problem], ...]
    seq: int = 0

    @property
    def changes(self) -> Changes:
        """What the act touched."""
        return Changes("names_applied")


def check(folder: Path, *, desk: OpenDesk) -> NameCheck:
    """Every file below a folder, and the folders that look like those of a desk. Changes nothing.

    Unreadable `folder_missing`, `folder_unreadable` or `too_many_files`; Refused `folder_of_desk` for a folder that
    holds the desk's database or keys: among those nothing is renamed.
    """
    desk.require(Right.READ)
    root = folder.resolve()
    _refuse_own(root, desk)
    filed = _filed_below(root, desk)
    lines: list[NameLine] = []
    files = 0
    for place, folders, names in _walk(root):
        within = place.relative_to(root)
        if files + len(names) > MOST_FILES:
            raise Unreadable("too_many_files", field="folder", folder=str(folder), most=MOST_FILES)
        files += len(names)
        taken = [*names, *folders]
        for name in sorted(names):
            path = (within / name).as_posix()
            line = _line(path, name, filed.get(path), within.name, taken)
            if line is not None:
                lines.append(line)
                taken.append(line.proposal.rpartition("/")[2])
        lines += [_folder_line(within / name, judge_folder(name)) for name in sorted(folders) if _says_quarter(name)]
    return NameCheck(root, files, tuple(line for line in lines if line.reasons))


def _refuse_own(root: Path, desk: OpenDesk) -> None:
    own, documents = desk.folder.resolve(), desk.files.absolute("x").parent.resolve()
    inside = root.is_relative_to(own) and not root.is_relative_to(documents)
    if inside or own.is_relative_to(root):
        raise Refused("folder_of_desk", field="folder", folder=str(root))


def _walk(root: Path) -> Iterable[tuple[Path, list[str], list[str]]]:
    def refuse(error: OSError) -> None:
        code = "folder_missing" if isinstance(error, FileNotFoundError) else "folder_unreadable"
        raise Unreadable(code, field="folder", folder=str(error.filename or root)) from None

    if not root.is_dir():
        raise Unreadable("folder_missing", field="folder", folder=str(root))
    for place, folders, names in os.walk(root, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield Path(place), folders, names


def _line(path: str, name: str, document: _Filed | None, folder: str, taken: Sequence[str]) -> NameLine | None:
    judged = judge_file(name) if document is None else _judge_filed(name, document)
    reasons = list(judged.reasons)
    day, quarter = day_of(judged.proposal or name), quarter_of(folder)
    if day is not None and quarter is not None and (day.year, (day.month - 1) // 3 + 1) != quarter:
        reasons.append("other_quarter")
    if not reasons:
        return None
    proposal = ""
    if judged.proposal and judged.proposal != name:
        others = [n for n in taken if n != name]
        proposal = path[: len(path) - len(name)] + free_name(judged.proposal, others)
    return NameLine(path, tuple(reasons), proposal, document.id if document is not None else 0)


def _folder_line(path: Path, judged: Judged) -> NameLine:
    # A folder is only told about: what lies in it, shortcuts and mails point to it by its name.
    return NameLine(path.as_posix(), judged.reasons, judged.proposal, is_folder=True)


def _says_quarter(name: str) -> bool:
    return bool(judge_folder(name).proposal) or quarter_of(name) is not None


@dataclass(frozen=True, slots=True)
class _Filed:
    """What the desk knows of a filed document: its name without a number for a second one."""

    id: int
    name: str


def _judge_filed(name: str, document: _Filed) -> Judged:
    """A filed document's name against the one its record gives; a number behind it (`_2`) is right as well."""
    stem, _, ending = document.name.rpartition(".")
    own, _, own_ending = name.rpartition(".")
    number = own.removeprefix(stem)
    if own_ending == ending and (not number or (number[0] == "_" and number[1:].isdigit())):
        return Judged(name)
    # A person who was renamed keeps the files that were named before: their letters say the old name.
    return judge_file(name) if judge_file(name).right else Judged(name, ("shape",), document.name)


def _filed_below(root: Path, desk: OpenDesk) -> dict[str, _Filed]:
    """The desk's filed documents below a folder, by path within it; what names they have by their records."""
    found: dict[str, _Filed] = {}
    place = desk.files.absolute("x").parent.resolve()
    if not root.is_relative_to(place):
        return found
    with desk.work() as uow:
        for document in _documents(desk, uow):
            path = desk.files.absolute(document.path)
            if path.is_relative_to(root):
                known = path.relative_to(root).as_posix()
                found[known] = _Filed(document.id or 0, _by_record(document, uow))
    return found


def _documents(desk: OpenDesk, uow: UnitOfWork) -> Iterable[Document]:
    after = None
    while True:
        page = desk.reads.documents(ListQuery(archived=True), limit=_PAGE, after=after)
        for row in page.rows:
            with contextlib.suppress(DeskError):
                yield uow.document(row.id)
        after = page.next
        if after is None:
            return


def _by_record(document: Document, uow: UnitOfWork) -> str:
    record = stored_record(RecordKind(document.record_kind), document.record, uow)
    language, latin, name = filing.person_of(record, uow)
    stamped = document.created_at.date() if document.created_at is not None else None
    day = document.dated or stamped or day_of(document.path.rpartition("/")[2])
    if day is None:
        return document.path.rpartition("/")[2]
    version = document.version if document.engine else None
    ending = document.path.rpartition(".")[2]
    return letter_file_name(
        day, name, FILE_TAGS[document.type], version, ending, language=language, latin_name=latin,
        fallback_id=document.record,
    )  # fmt: skip


def apply(found: NameCheck, *, desk: OpenDesk, only: Iterable[str] | None = None) -> Renamed:
    """Rename the files that have a proposal (of those in `only`, if given). What cannot be renamed is told and left.

    Nothing is overwritten, whatever was put there since the check. Folders are never renamed.
    """
    wanted = None if only is None else set(only)
    lines = [ln for ln in found.lines if ln.proposal and not ln.is_folder and (wanted is None or ln.path in wanted)]
    pairs = [(line.path, line.proposal, line.document) for line in lines]
    return _carry_out(found.folder, pairs, RENAMED, desk)


def undo(seq: int, *, desk: OpenDesk) -> Renamed:
    """Take the renaming of an audit entry back, file by file. Refused `names_batch_missing`, `names_already_undone`."""
    desk.require(Right.WRITE)
    entry = _entry(seq, desk)
    done = [entry for entry in _entries(TAKEN_BACK, desk) if entry.get("undone") == seq]
    if done:
        raise Refused("names_already_undone", field="batch", batch=seq)
    pairs = [(new, old, document) for old, new, document in reversed(entry["files"])]
    return _carry_out(Path(entry["folder"]), pairs, TAKEN_BACK, desk, undone=seq)


def last(*, desk: OpenDesk) -> int:
    """The newest renaming that was not taken back, or 0."""
    desk.require(Right.READ)
    undone = {entry.get("undone") for entry in _entries(TAKEN_BACK, desk)}
    return max((entry["seq"] for entry in _entries(RENAMED, desk) if entry["seq"] not in undone), default=0)


def _entry(seq: int, desk: OpenDesk) -> dict[str, Any]:
    for entry in _entries(RENAMED, desk):
        if entry["seq"] == seq:
            return entry
    raise Refused("names_batch_missing", field="batch", batch=seq)


def _entries(action: str, desk: OpenDesk) -> Iterable[dict[str, Any]]:
    numbers = {row.seq for row in desk.reads.audit(ListQuery(filters={"action": action}), limit=_PAGE).rows}
    if numbers:
        for entry in desk.reads.audit_entries():
            if entry.seq in numbers:
                yield {**entry.details, "seq": entry.seq}


def _carry_out(
    folder: Path, pairs: Sequence[tuple[str, str, int]], action: str, desk: OpenDesk, **more: Any
) -> Renamed:
    desk.require(Right.WRITE)
    done: list[tuple[str, str, int]] = []
    failed: list[tuple[str, Problem]] = []
    seq = 0
    with desk.work() as uow:
        try:
            for old, new, document in pairs:
                try:
                    if document:
                        _follow(document, folder / new, uow, desk)
                    _rename(folder / old, folder / new)
                    done.append((old, new, document))
                except DeskError as error:
                    if document:
                        _follow(document, folder / old, uow, desk)
                    failed.append((old, dataclasses.replace(error.problems[0], record=None)))
            if done:
                details = {"folder": str(folder), "files": [list(one) for one in done], **more}
                entry = uow.audit(at=desk.clock.now(), operator=desk.operator.name, action=action, details=details)
                uow.commit()
                seq = entry.seq
        except BaseException:
            for old, new, _ in reversed(done):
                with contextlib.suppress(DeskError):
                    _rename(folder / new, folder / old)
            raise
    return Renamed(folder, tuple((old, new) for old, new, _ in done), tuple(failed), seq)


def _follow(document: int, target: Path, uow: UnitOfWork, desk: OpenDesk) -> None:
    place = desk.files.absolute("x").parent.resolve()
    uow.document(document).path = target.relative_to(place).as_posix()


def _rename(source: Path, target: Path) -> None:
    """Give a file another name, unless a file of that name is there. Refused `file_exists`, `file_missing`,
    `path_too_long` or `file_not_writable`, with the file where it was."""
    if len(str(target)) > LONGEST_PATH:
        raise Refused("path_too_long", field="path", path=target.name, most=LONGEST_PATH)
    try:
        if target.exists() and not target.samefile(source):
            raise FileExistsError
        if os.name == "nt" or target.exists():  # there no name is taken over; or only the case of letters differs
            source.rename(target)
            return
        os.link(source, target, follow_symlinks=False)
        source.unlink()
    except FileExistsError:
        raise Refused("file_exists", field="path", path=target.name) from None
    except FileNotFoundError:
        raise Refused("file_gone", field="path", path=source.name) from None
    except OSError:
        _rename_into_reserved(source, target)


def _rename_into_reserved(source: Path, target: Path) -> None:
    """The same where a file can have one name only: the new name is taken first, then moved over."""
    try:
        with target.open("xb"):
            pass
    except FileExistsError:
        raise Refused("file_exists", field="path", path=target.name) from None
    except OSError:
        raise Refused("file_not_writable", field="path", path=target.name) from None
    try:
        source.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise Refused("file_in_use", field="path", file=source.name) from None


def reasons_counted(found: NameCheck) -> dict[str, int]:
    """How often each reason stands in a check."""
    return dict(Counter(reason for line in found.lines for reason in line.reasons))


def write_lines(
    found: NameCheck, path: Path, *, headers: Sequence[str], say: Callable[[NameLine], str], desk: OpenDesk
) -> None:
    """Write the lines of a check as a table for a spreadsheet, never over another file. Refused `file_exists` or
    `file_not_writable`."""
    if path.exists():
        raise Refused("file_exists", field="out", path=str(path))
    rows = [(line.path, say(line), line.proposal) for line in found.lines]
    desk.tables.write_rejected(path, headers, rows)
