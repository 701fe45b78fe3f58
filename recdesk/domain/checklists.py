"""Checklist definitions: from TOML text (`resources/checklists/*.toml`) to a `Checklist`, with everything checked.

Texts are English sources; they are translated at the edge. No file is opened here.
"""

from __future__ import annotations

import dataclasses
import string
import tomllib
from collections.abc import Mapping
from typing import Any, cast

from recdesk.domain.candidate import Candidate
from recdesk.domain.document import DocumentType
from recdesk.domain.errors import Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import Offer
from recdesk.domain.requisition import Requisition
from recdesk.domain.review import Checklist, Item, Kind
from recdesk.domain.rules import candidate as candidate_rules
from recdesk.domain.rules import offer as offer_rules
from recdesk.domain.rules import requisition as requisition_rules
from recdesk.domain.rules.documents import field_of

_RECORDS: Mapping[RecordKind, type] = {
    RecordKind.REQUISITION: Requisition,
    RecordKind.CANDIDATE: Candidate,
    RecordKind.OFFER: Offer,
}
_TOP = {"id", "version", "title", "record_kind", "items"}
_TEXTS = ("id", "text", "why", "rule", "document_type", "again", "attest", "sop")
_ITEM = {*_TEXTS, "kinds", "fields"}


def rules_of(kind: RecordKind) -> frozenset[str]:
    """The names of the rules that a checklist of that kind of record has to use, each at least once."""
    if kind is RecordKind.REQUISITION:
        return frozenset(requisition_rules.RULES)
    return frozenset(candidate_rules.RULES if kind is RecordKind.CANDIDATE else offer_rules.RULES)


def fields_of(kind: RecordKind) -> frozenset[str]:
    """The fields that an item of that kind of record may speak about: the record's own, and its documents."""
    own = {f.name for f in dataclasses.fields(_RECORDS[kind])}
    return frozenset(own | {field_of(t) for t in DocumentType})


def load(text: str) -> Checklist:
    """The checklist of a TOML text.

    Raises Unreadable `checklist_wrong` with where it is wrong (`field`) and why: unknown keys, kinds, rules or fields,
    an item without what its kinds need, or a rule of the record that no item uses.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong("", str(error)) from error
    _only_known(table, _TOP, "")
    name, title = _text(table, "id", ""), _text(table, "title", "")
    version = table.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _wrong("version", "is no whole number from 1")
    try:
        kind = RecordKind(table.get("record_kind", ""))
    except ValueError as error:
        raise _wrong("record_kind", f"is none of {', '.join(k.value for k in RecordKind)}") from error
    rows = table.get("items")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise _wrong("items", "is no list of items")
    items = tuple(_item(cast(dict[str, Any], row), kind) for row in rows)
    _check_together(items, kind)
    return Checklist(name, version, title, kind.value, items)


def _check_together(items: tuple[Item, ...], kind: RecordKind) -> None:
    ids = [item.id for item in items]
    twice = next((i for i in ids if ids.count(i) > 1), None)
    if twice is not None:
        raise _wrong(twice, "stands in the list twice")
    unused = rules_of(kind) - {item.rule for item in items}
    if unused:
        raise _wrong("items", f"leaves out the rules {', '.join(sorted(unused))}; they can only be excepted")


def _item(row: Mapping[str, Any], record_kind: RecordKind) -> Item:
    where = str(row.get("id", "an item without id"))
    _only_known(row, _ITEM, where)
    texts = {name: _text(row, name, where, needed=name in ("id", "text", "why")) for name in _TEXTS}
    try:
        kinds = frozenset(Kind(k) for k in _list(row, "kinds", where))
    except ValueError as error:
        raise _wrong(f"{where}.kinds", f"has other kinds than {', '.join(k.value for k in Kind)}") from error
    item = Item(kinds=kinds, fields=tuple(_list(row, "fields", where)), **texts)
    _check_kinds(item, record_kind)
    unknown = set(item.fields) - fields_of(record_kind)
    if unknown:
        raise _wrong(f"{where}.fields", f"names {', '.join(sorted(unknown))}, which the record does not have")
    _check_attest_sentence(item)
    return item


def _check_kinds(item: Item, record_kind: RecordKind) -> None:
    if (Kind.RULE in item.kinds) != bool(item.rule):
        raise _wrong(f"{item.id}.rule", "has to be given exactly for items of the kind rule")
    if item.rule and item.rule not in rules_of(record_kind):
        raise _wrong(f"{item.id}.rule", f"is no rule of a {record_kind.value}: {item.rule}")
    if (Kind.DOCUMENT in item.kinds) != bool(item.document_type):
        raise _wrong(f"{item.id}.document_type", "has to be given exactly for items of the kind document")
    if item.document_type and item.document_type not in set(DocumentType):
        raise _wrong(f"{item.id}.document_type", f"is no type of document: {item.document_type}")
    if (Kind.DOUBLE_KEY in item.kinds) != bool(item.again):
        raise _wrong(f"{item.id}.again", "has to be given exactly for items of the kind double_key")
    if item.again and item.again not in item.fields:
        raise _wrong(f"{item.id}.again", "is not among the item's fields")
    if Kind.ATTEST in item.kinds and not item.attest:
        raise _wrong(f"{item.id}.attest", "is missing: the sentence that a person confirms")


def _check_attest_sentence(item: Item) -> None:
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(item.attest) if name is not None]
    except ValueError as error:
        raise _wrong(f"{item.id}.attest", str(error)) from error
    if not all(name.isidentifier() for name in named):
        raise _wrong(f"{item.id}.attest", "has a placeholder that is no name of a fact")


def _only_known(row: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise _wrong(where, f"has unknown keys: {', '.join(unknown)}")


def _text(row: Mapping[str, Any], name: str, where: str, *, needed: bool = True) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise _wrong(f"{where}.{name}".strip("."), "is no text")
    return value.strip()


def _list(row: Mapping[str, Any], name: str, where: str) -> list[str]:
    value = row.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v for v in value):
        raise _wrong(f"{where}.{name}", "is no list of names")
    return value


def _wrong(where: str, reason: str) -> Unreadable:
    return Unreadable("checklist_wrong", field=where or None, reason=reason)
