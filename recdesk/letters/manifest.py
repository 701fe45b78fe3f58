"""The manifest beside each Word template: what it is for, and which fields it needs. A TOML file of the same name."""

from __future__ import annotations

import contextlib
import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recdesk.domain.document import PAPERS
from recdesk.domain.errors import Unreadable
from recdesk.letters.fields import FIELDS, nearest

ANY = "*"
_LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}|\*")
_ID = re.compile(r"[a-z0-9][a-z0-9_]{2,60}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """One template's own statement. `path` is the DOCX; `signers` is the least number of company signatures,
    `second_language` that of a letter in two."""

    id: str
    version: int
    title: str
    language: str
    country: str
    function: str
    document_type: str
    path: Path
    signers: int = 1
    pages: int = 0
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    second_language: str = ""


_read: dict[Path, tuple[tuple[int, ...], Manifest]] = {}
_MOST_KEPT = 512
_SETTLED_NS = 2_000_000_000
"""A file that was written less long ago may be written again without its time showing it."""


def read_manifest(path: Path) -> Manifest:
    """The manifest in a TOML file whose DOCX lies beside it; read once as long as the file stays as it is.

    Unreadable `manifest_unreadable` (facts: file, reason, key) when something is missing, of a wrong kind or unknown.
    """
    stamp = _stamp(path)
    known = _read.get(path)
    if known is not None and known[0] == stamp and known[1].path.is_file():
        return known[1]
    manifest = _as_it_stands(path)
    if stamp and time.time_ns() - stamp[0] > _SETTLED_NS and stamp == _stamp(path):
        if len(_read) >= _MOST_KEPT:
            _read.clear()
        _read[path] = (stamp, manifest)
    return manifest


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or replaced; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return max(found.st_mtime_ns, found.st_ctime_ns), found.st_mtime_ns, found.st_size, found.st_ino


def _as_it_stands(path: Path) -> Manifest:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # also numbers and brackets without end
        raise _wrong(path, "no_toml") from error
    known = {f for f in Manifest.__dataclass_fields__ if f != "path"}
    for key in raw:
        if key not in known:
            raise _wrong(path, "unknown_key", key)
    docx = path.with_suffix(".docx")
    if not docx.is_file():
        raise _wrong(path, "no_docx", docx.name)
    manifest = Manifest(
        id=_text(path, raw, "id", _ID),
        version=_count(path, raw, "version", least=1),
        title=_text(path, raw, "title"),
        language=_text(path, raw, "language", _LOCALE),
        country=_text(path, raw, "country", _COUNTRY),
        function=_text(path, raw, "function"),
        document_type=_text(path, raw, "document_type", _ID),
        path=docx,
        signers=_count(path, raw, "signers", least=0, default=1),
        pages=_count(path, raw, "pages", least=0, default=0),
        required=_fields(path, raw, "required"),
        optional=_fields(path, raw, "optional"),
        second_language=_text(path, raw, "second_language", _LOCALE) if "second_language" in raw else "",
    )
    if manifest.document_type not in PAPERS:
        raise _wrong(path, "wrong_value", "document_type")
    for field in manifest.required:
        if field in manifest.optional:
            raise _wrong(path, "required_and_optional", field)
    return manifest


def stated(path: Path) -> dict[str, str]:
    """What a manifest that is wrong elsewhere still says about what it is for; only what can be as it stands."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    shapes = {"id": _ID, "language": _LOCALE, "country": _COUNTRY, "document_type": _ID, "function": None}
    said: dict[str, str] = {}
    for key, pattern in shapes.items():
        with contextlib.suppress(Unreadable):
            said[key] = _text(path, raw, key, pattern)
    return said


def _text(path: Path, raw: Mapping[str, Any], key: str, pattern: re.Pattern[str] | None = None) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip() or (pattern is not None and not pattern.fullmatch(value)):
        raise _wrong(path, "wrong_value", key)
    return value


def _count(path: Path, raw: Mapping[str, Any], key: str, *, least: int, default: int | None = None) -> int:
    value = raw.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise _wrong(path, "wrong_value", key)
    return value


def _fields(path: Path, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _wrong(path, "wrong_value", key)
    for name in value:
        if name not in FIELDS:
            raise Unreadable(
                "manifest_unreadable", file=path.name, reason="unknown_field", key=name, near=nearest(name)
            )
    return tuple(value)


def _wrong(path: Path, reason: str, key: str = "") -> Unreadable:
    return Unreadable("manifest_unreadable", file=path.name, reason=reason, key=key)
