"""Record files: fields, documents and what a person answered, in one JSON object. The command line and RPA use it.

Shape: the record's fields; `documents` [{type, file, dated, valid_until}]; `confirm` {item: {attest, note}};
`again` {field: value}; `except` {item: reason or {reason, allowed_by, until}}. A candidate may name `requisition`
and `stage`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from recdesk.domain.application import Stage
from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Refused, Unreadable
from recdesk.domain.folding import clean_text
from recdesk.domain.numbers import RecordKind
from recdesk.domain.plain import hints_of, value_from_plain
from recdesk.domain.review import Kind, Review
from recdesk.services.desk import OpenDesk
from recdesk.services.entries import cleaned, typed_values
from recdesk.services.kinds import CLASSES, Entry, NewDocument

_ANSWERS = ("confirm", "again", "except", "documents")
_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answered, by item or field."""

    confirm: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    again: Mapping[str, Any] = field(default_factory=dict)
    exceptions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record file as read: the entry and the answers."""

    entry: Entry
    answers: Answers


def read_record_file(
    kind: RecordKind, raw: bytes, load_document: Callable[[str], bytes], *, number: str = ""
) -> RecordFile:
    """A record file as entry and answers. `load_document` gives the bytes of a named file or raises Unreadable.

    Unreadable with the place for text that is no JSON object, an unknown field, a wrong type or a missing file.
    """
    content = _json_object(raw)
    answers = Answers(
        confirm={k: _object(v, f"confirm.{k}") for k, v in _object(content.get("confirm", {}), "confirm").items()},
        again=_object(content.get("again", {}), "again"),
        exceptions=_object(content.get("except", {}), "except"),
    )
    plain = {k: v for k, v in content.items() if k not in _ANSWERS}
    requisition, stage, different = "", Stage.NEW, {}
    if kind is RecordKind.CANDIDATE:
        requisition = _said(plain.pop("requisition", ""), "requisition")
        stage = value_from_plain(Stage, plain.pop("stage", Stage.NEW.value), where="stage")
        different = {
            _said(other, "different"): _said(reason, f"different.{other}")
            for other, reason in _object(plain.pop("different", {}), "different").items()
        }
    entry = Entry(
        kind=kind,
        values=typed_values(kind, plain),
        number=number,
        documents=_documents(content.get("documents", []), load_document),
        requisition=requisition,
        stage=stage,
        different=different,
    )
    return RecordFile(entry, answers)


def read_asked(raw: bytes) -> dict[str, Any]:
    """The answers to what a document asks, as one JSON object. Unreadable when it is no such file.

    Numbers with a fraction are exact: what is typed as 4.97 is 4.97.
    """
    return _json_object(raw, exact=True)


def _json_object(raw: bytes, *, exact: bool = False) -> dict[str, Any]:
    if len(raw) > _LARGEST:
        raise Unreadable("file_too_large", megabytes=_LARGEST // 1024 // 1024)
    try:
        content = json.loads(
            raw.decode("utf-8-sig"),
            parse_constant=_no_constant,
            parse_float=Decimal if exact else float,
            object_pairs_hook=_once_each,
        )
    except UnicodeDecodeError as error:
        raise Unreadable("file_not_utf8", position=error.start) from None
    except json.JSONDecodeError as error:
        raise Unreadable("file_not_json", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        raise Unreadable("file_not_json", line=1, column=1) from None
    return _object(content, "")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different: of two values for one field nobody can say which was meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable("field_twice", field=name)
        found[name] = value
    return found


def _said(raw: Any, where: str) -> str:
    """A text that is kept with the record: cleaned like the fields."""
    return clean_text(value_from_plain(str, raw, where=where), field=where)


def _day(raw: Any, where: str) -> date | None:
    day: date | None = cleaned(value_from_plain(date | None, raw, where=where), where)
    return day


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable("value_wrong_type", field=where or None, wanted="an object")
    return value


def _documents(listed: Any, load: Callable[[str], bytes]) -> tuple[NewDocument, ...]:
    if not isinstance(listed, list):
        raise Unreadable("value_wrong_type", field="documents", wanted="a list")
    found = []
    for place, raw in enumerate(listed):
        where = f"documents[{place}]"
        one = _object(raw, where)
        unknown = sorted(set(one) - {"type", "file", "dated", "valid_until"})
        if unknown:
            raise Unreadable(
                "field_unknown", field=f"{where}.{unknown[0]}", known=["type", "file", "dated", "valid_until"]
            )
        name = value_from_plain(str, one.get("file"), where=f"{where}.file")
        clean_text(name, field=f"{where}.file")  # refuses what no file can be called
        found.append(
            NewDocument(
                type=value_from_plain(DocumentType, one.get("type"), where=f"{where}.type"),
                name=name.replace("\\", "/").rsplit("/", 1)[-1],
                content=load(name),
                dated=_day(one.get("dated"), f"{where}.dated"),
                valid_until=_day(one.get("valid_until"), f"{where}.valid_until"),
            )
        )
    return tuple(found)


def answered(review: Review, answers: Answers, *, kind: RecordKind, desk: OpenDesk) -> Review:
    """The review with a file's answers given, item by item, as the acting operator.

    Answers to items that this run does not ask are passed over; an item that the checklist does not know is
    Unreadable, a second entry that differs or a reason that says nothing is Refused.
    """
    by, at = desk.operator.name, desk.clock.now()
    asked = {r.item.id for r in review.runs}
    known = {i.id for i in desk.checklists[kind].items}
    for item in (*answers.confirm, *answers.exceptions):
        if item not in known:
            raise Unreadable("item_unknown", field=item, known=sorted(known))
    hints = hints_of(CLASSES[kind])
    for name, raw in answers.again.items():
        run = next((r for r in review.runs if r.item.again == name and Kind.DOUBLE_KEY in r.item.kinds), None)
        if name not in hints:
            raise Unreadable("field_unknown", field=f"again.{name}", known=sorted(hints))
        if run is not None:
            where = f"again.{name}"
            typed = cleaned(value_from_plain(hints[name], raw, where=where), where)
            review = review.key_again(run.item.id, typed, by=by, at=at)
    for item, answer in answers.confirm.items():
        run_ = next((r for r in review.runs if r.item.id == item), None)
        if run_ is None or not run_.needs_attestation or run_.problems or answer.get("attest") is not True:
            continue
        note = _said(answer.get("note", ""), f"confirm.{item}.note")
        review = review.attest(item, by=by, at=at, note=note)
    for item, raw in answers.exceptions.items():
        if item in asked:
            review = _excepted(review, item, raw, by, desk)
    return review


def _excepted(review: Review, item: str, raw: Any, by: str, desk: OpenDesk) -> Review:
    detail = {"reason": raw} if isinstance(raw, str) else _object(raw, f"except.{item}")
    reason = _said(detail.get("reason"), f"except.{item}")
    allowed_by = _said(detail.get("allowed_by", ""), f"except.{item}.allowed_by")
    until = _said(detail.get("until", ""), f"except.{item}.until")
    try:
        return review.accept(item, reason, by=by, at=desk.clock.now(), allowed_by=allowed_by, until=until)
    except Refused as error:
        if error.code == "item_already_settled":
            return review
        raise
