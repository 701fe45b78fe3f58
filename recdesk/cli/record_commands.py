"""Commands about records: add, update, show, list, stage, import."""

from __future__ import annotations

import argparse
import dataclasses
import re
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from recdesk.cli.output import Printer, label, plain_problem, table
from recdesk.domain.application import Stage
from recdesk.domain.errors import Refused, Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.domain.plain import to_plain
from recdesk.domain.review import Review
from recdesk.localization import screen
from recdesk.localization.catalogue import current_locale, tr
from recdesk.localization.code_words import enum_word, has_word, word
from recdesk.localization.formats import country_name
from recdesk.localization.names import language_name
from recdesk.localization.states import item_state
from recdesk.services import answers, applications, entries, imports, records
from recdesk.services.desk import OpenDesk
from recdesk.services.reads import ListQuery, Page

_SHOWN = {
    "requisitions": ("number", "title", "city", "status", "places_free", "finance_ref"),
    "candidates": ("number", "legal_name", "stage", "requisition", "email", "city", "status"),
    "offers": ("number", "candidate", "requisition", "amount", "currency", "basis", "start_date", "status"),
    "documents": ("record", "type", "version", "path", "valid_until"),
    "audit": ("seq", "at", "operator", "action", "record"),
}
_CODES = {
    ("requisitions", "status"): "requisition_status",
    ("candidates", "status"): "candidate_status",
    ("offers", "status"): "offer_status",
    ("documents", "type"): "document_type",
    ("", "stage"): "stage",
    ("", "basis"): "basis",
    ("", "action"): "action",
}
"""Which words a column's codes have, by list and column."""
_MOST_BYTES = 64 * 1024 * 1024
_BATCH = re.compile(r"[0-9]{1,15}")
_UNSHOWN = frozenset({"id", "row_version", "content_sha256"})
"""What `show` leaves to `--json`: it tells a person nothing."""


def read_bytes(path: Path) -> bytes:
    """A file's bytes, or so many of them that whoever asked refuses it as too large: some files never end.

    Unreadable `file_missing` or `file_unreadable`.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except FileNotFoundError:
        raise Unreadable("file_missing", field="file", path=str(path)) from None
    except OSError as error:
        if path.is_dir():
            raise Unreadable("file_is_folder", field="file", path=str(path)) from None
        raise Unreadable("file_unreadable", field="file", path=str(path), reason=error.strerror or "") from None


def enter(words: argparse.Namespace, desk: OpenDesk, to: Printer, *, number: str = "") -> int:
    """Add or change a record through its checklist, with the answers that the file carries."""
    kind = RecordKind(words.kind)
    path = Path(words.file)
    file = answers.read_record_file(kind, read_bytes(path), lambda name: read_bytes(path.parent / name), number=number)
    review = answers.answered(entries.open_review(file.entry, desk=desk), file.answers, kind=kind, desk=desk)
    if not review.complete:
        plain = {
            "problems": [plain_problem(p) for p in review.problems()],
            "review": plain_review(review),
        }
        if to.as_json:
            to.result(plain, [])
        else:
            to.refused(Refused.of(review.problems()))
            to.note(
                tr(
                    "Nothing was saved. Answers go into the file: `confirm` by item, `again` by field, `except` with a "
                    "reason. docs/examples/README.md shows how."
                )
            )
        return 1
    saved = entries.save(file.entry, review, desk=desk)
    to.result(
        {"number": saved.number, "review": plain_review(saved.review)},
        [
            tr("Saved: {number}").format(number=saved.number),
            *(f"  {item_state(r.state.value)}: {tr(r.item.text)}" for r in saved.review.runs),
        ],
    )
    return 0


def plain_review(review: Review) -> dict[str, Any]:
    """A review as the contract has it: the three open states are `open`."""
    states = {"blocked": "open", "needs_you": "open", "key_again": "open"}
    return {
        "complete": review.complete,
        "checklist": review.checklist.id,
        "version": review.checklist.version,
        "items": [
            {
                "id": r.item.id,
                "state": states.get(r.state.value, r.state.value),
                "waits_for": r.state.value if r.state.value in states else None,
                "evidence": [{"code": f.code, "value": to_plain(f.value), "source": f.source} for f in r.facts],
                "warnings": [plain_problem(p) for p in r.warnings],
            }
            for r in review.runs
        ],
    }


def show(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """One record with its history."""
    seen = records.view(RecordKind(words.kind), words.number, desk=desk)
    record = seen.record
    plain = to_plain(record)
    if isinstance(record, Offer):
        plain["pay"] = to_plain(record.pay)
    plain["documents"] = [to_plain(d) | {"text": None} for d in seen.documents]
    for one in plain["documents"]:
        one.pop("text")
    plain["applications"] = to_plain(seen.applications)
    plain["stages"] = to_plain(seen.stages)
    plain["history"] = to_plain(seen.history)
    plain["reviews"] = to_plain(seen.reviews)
    zone = desk.settings.time_zone
    told = {f.name: getattr(record, f.name) for f in dataclasses.fields(record) if f.name not in _UNSHOWN}
    lines = [line for name, value in told.items() for line in _told(name, _for_people(name, value, zone))]
    lines += _told("documents", [f"{word('document_type', d.type)} v{d.version}, {d.path}" for d in seen.documents])
    lines += _told(
        "applications", [f"{a.candidate}, {a.requisition}: {word('stage', a.stage)}" for a in seen.applications]
    )
    lines += _told(
        "history", [f"{screen.instant(e.at, zone)} {e.operator}: {word('action', e.action)}" for e in seen.history]
    )
    to.result(plain, lines)
    return 0


def _for_people(name: str, value: Any, zone: str) -> Any:
    """A field's value in words: codes by their words, instants in the desk's time zone, else as `--json` has it."""
    if isinstance(value, Enum):
        return enum_word(value)
    if isinstance(value, datetime):
        return screen.instant(value, zone)
    if isinstance(value, date):
        return screen.day(value)
    if name == "language" and has_word("language", value):
        return word("language", value)
    if name in ("country", "citizenship") and isinstance(value, str) and value:
        return country_name(value, current_locale()) or value
    if name == "languages":
        return [f"{language_name(one.language, current_locale())} {one.level}".strip() for one in value]
    if name == "consent_purpose" and has_word(name, str(value)):
        return word(name, value)
    return to_plain(value)


def _told(name: str, value: Any) -> list[str]:
    """A field for people: one line, or one for each entry of a list; nothing for an empty one."""
    if value in (None, "", [], {}):
        return []
    if not isinstance(value, list):
        return [f"{label(name)}: {value}"]
    entries = [
        ", ".join(str(v) for v in e.values() if v not in (None, "")) if isinstance(e, dict) else e for e in value
    ]
    return [f"{label(name)}:", *(f"  {entry}" for entry in entries)]


def listing(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """A page of a list."""
    if not 1 <= words.limit <= 10_000:
        raise Unreadable("count_out_of_range", field="limit", low=1, high=10_000)
    filters = dict(_filter(f) for f in words.filter)
    query = ListQuery(search=words.search, filters=filters)
    page: Page[Any] = getattr(desk.reads, words.kind)(query, limit=words.limit, after=words.after)
    rows = [{f.name: getattr(r, f.name) for f in dataclasses.fields(r)} for r in page.rows]
    shown = _SHOWN[words.kind]
    lines = table([label(c) for c in shown], [[_cell(words.kind, c, r[c]) for c in shown] for r in rows])
    to.result({"total": page.total, "rows": rows, "next": page.next}, lines)
    return 0


def _cell(kind: str, name: str, value: Any) -> str:
    """A value for people: words for codes, else as `--json` has it."""
    if value is None:
        return ""
    codes = _CODES.get((kind, name)) or _CODES.get(("", name))
    return word(codes, value) if codes else str(to_plain(value))


def _filter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise Unreadable("filter_unreadable", field="filter", value=text)
    return name.strip(), value.strip()


def stage(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Move an application."""
    moved, _ = applications.move(words.candidate, words.requisition, Stage(words.stage), desk=desk, at=words.at)
    to.result(
        {"stage": moved.stage, "entered_at": moved.entered_at},
        [
            tr("{candidate}: stage moved to {stage}.").format(
                candidate=words.candidate, stage=word("stage", moved.stage)
            )
        ],
    )
    return 0


def bring_in(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Import candidates, or take an import back."""
    if words.kind == "undo":
        return _undo(words.file, desk, to)
    path = Path(words.file)
    plan = imports.plan(
        kind="candidates", path=path, profile=words.profile, desk=desk, progress=to.progress(tr("Reading"))
    )
    batch = None
    if not words.dry_run:
        batch = imports.carry_out(plan, desk=desk, progress=to.progress(tr("Importing")))
    rejected = [
        {"row": r.row, **{k: v for k, v in plain_problem(p).items() if k in ("field", "code", "message")}}
        for r in plan.rejected
        for p in r.problems
    ]
    counts = {
        "rows": plan.total,
        "created": len(plan.new),
        "updated": len(plan.changed),
        "unchanged": len(plan.identical),
    }
    head = tr("Dry run, nothing was changed.") if words.dry_run else tr("Import {batch} done.").format(batch=batch)
    to.result(
        {"batch": batch, "dry_run": words.dry_run, **counts, "rejected": rejected},
        [
            head,
            tr("{rows} rows: {created} new, {updated} changed, {unchanged} the same, {left_out} left out.").format(
                left_out=len(plan.rejected), **counts
            ),
            *(_of_row(r["row"], r["message"]) for r in rejected),
        ],
    )
    return 0


def _of_row(row: int, message: str) -> str:
    """A row's problem; a sentence that names the row itself is enough."""
    place = tr("Row {row}: {message}").format(row=row, message="")
    return message if message.startswith(place.rstrip()) else f"{place}{message}"


def _undo(text: str, desk: OpenDesk, to: Printer) -> int:
    if not _BATCH.fullmatch(text):
        raise Unreadable("batch_unreadable", field="batch", value=text)
    undone = imports.undo(int(text), desk=desk)
    to.result(
        {"batch": int(text), "removed": undone.removed, "restored": undone.restored},
        [tr("Import {batch} was taken back.").format(batch=text)],
    )
    return 0
