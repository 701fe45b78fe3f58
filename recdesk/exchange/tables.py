"""Foreign tables as the services see them: files read by profiles, profiles proposed, left-out rows written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from recdesk.domain.errors import DeskError, Unreadable
from recdesk.exchange import delimited, encodings, left_out
from recdesk.exchange.fields import kind_named
from recdesk.exchange.mapping import RowReader
from recdesk.exchange.profiles import Profile, load
from recdesk.exchange.raw import MOST_BYTES, RawTable, header_key
from recdesk.exchange.workbook import read_workbook
from recdesk.services.paper_ports import Proposal, SourceFile
from recdesk.services.ports import Progress, no_progress

_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_BOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LEAST_LIKENESS = 0.25
_STEP = 500
_LARGEST_PROFILE = 1024 * 1024


class TableFiles:
    """Implements `ports.Tables` over folders of profiles; a later folder wins: the desk's own after the shipped."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(reversed(folders))

    def profiles(self, kind: str) -> tuple[str, ...]:
        """Names of the profiles of a kind, the desk's own first."""
        return tuple(profile.name for profile in self._all(kind))

    def propose(self, kind: str, path: Path) -> tuple[Proposal, ...]:
        """Profiles whose needed columns are in the file, best first; `likeness` is the share of its headers they know.

        Unreadable only when the file cannot be read by any profile; then it says why.
        """
        content = _Content(_bytes_of(path), path)
        found: list[Proposal] = []
        failure: DeskError | None = None
        for profile in self._all(kind):
            try:
                headers = content.headers(profile)
            except Unreadable as error:
                failure = failure or error
                continue
            proposal = _proposal(profile, headers)
            if proposal is not None:
                found.append(proposal)
        if not found and failure is not None:
            raise failure
        return tuple(sorted(found, key=lambda p: -p.likeness))

    def read(
        self, kind: str, path: Path, profile: str, *, encoding: str = "", progress: Progress = no_progress
    ) -> SourceFile:
        """Every row with its values and problems. `encoding`, chosen by a person, stands in for the profile's.

        Unreadable `file_missing`, `file_too_large`, `file_type_unknown`, `column_missing` and what the readers refuse.
        """
        chosen = self.profile(kind, profile)
        if encoding:
            if encoding not in encodings.ENCODINGS:
                known = list(encodings.ENCODINGS)
                raise Unreadable("profile_value_wrong", field="encoding", value=encoding, wanted=", ".join(known))
            chosen = replace(chosen, encoding=encoding)
        raw = _bytes_of(path)
        table = _Content(raw, path).table(chosen)
        reader = RowReader(chosen, table.headers)
        rows = []
        for done, row in enumerate(table.rows):
            if done % _STEP == 0:
                progress(done, len(table.rows))
            rows.append(reader.read(row))
        progress(len(rows), len(rows))
        return SourceFile(path.name, hashlib.sha256(raw).hexdigest(), chosen.name, kind, table.headers, tuple(rows))

    def write_rejected(self, path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows that were left out, as CSV or XLSX by the name's ending."""
        left_out.write(path, headers, rows)

    def profile(self, kind: str, name: str) -> Profile:
        """The profile of that name, or in that TOML file. Unreadable `profile_missing` or what is wrong with it."""
        kind_named(kind)
        if name.lower().endswith(".toml"):
            found = _load(Path(name))
        else:
            for file in self._files():
                if file.stem.casefold() == name.casefold():
                    found = _load(file)
                    break
            else:
                known = list(self.profiles(kind))
                raise Unreadable("profile_missing", field="profile", value=name, known=known)
        if found.kind.name != kind:
            raise Unreadable("profile_of_other_kind", field="profile", value=name, kind=found.kind.name, wanted=kind)
        return found

    def _files(self) -> list[Path]:
        return [file for folder in self._folders if folder.is_dir() for file in sorted(folder.glob("*.toml"))]

    def _all(self, kind: str) -> list[Profile]:
        """Every sound profile of a kind once; a broken one says so when it is asked for by name."""
        kind_named(kind)
        found: dict[str, Profile] = {}
        for file in self._files():
            try:
                profile = _load(file)
            except DeskError:
                continue
            if profile.kind.name == kind:
                found.setdefault(profile.name, profile)
        return list(found.values())


def _load(file: Path) -> Profile:
    raw = _read(file, "profile", _LARGEST_PROFILE)
    try:
        return load(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable("file_not_utf8", field="profile", position=error.start + 1) from None


def _bytes_of(path: Path) -> bytes:
    raw = _read(path, "file", MOST_BYTES)
    if not raw.strip():
        raise Unreadable("file_empty", field="file", path=str(path))
    return raw


def _read(path: Path, field: str, most: int) -> bytes:
    """A file's bytes, never more than `most`: not every file tells its size before it is read, and some never end."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except FileNotFoundError:
        raise Unreadable("file_missing", field=field, path=str(path)) from None
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = getattr(error, "strerror", None) or ""
        raise Unreadable("file_unreadable", field=field, path=str(path), reason=reason) from None
    if len(raw) > most:
        raise Unreadable("file_too_large", field=field, megabytes=most // 1024 // 1024)
    return raw


class _Content:
    """A file's first table, by what the file is; its name only settles what its bytes leave open.

    Several profiles may look at it one after another: what two of them have in common is read once.
    """

    def __init__(self, raw: bytes, path: Path) -> None:
        suffix = path.suffix.lower()
        self._is_book = raw.startswith((b"PK\x03\x04", bytes.fromhex("d0cf11e0"))) or suffix in _BOOK_SUFFIXES
        if not self._is_book and suffix not in _TEXT_SUFFIXES:
            known = sorted(_TEXT_SUFFIXES | _BOOK_SUFFIXES)
            raise Unreadable("file_type_unknown", field="file", value=path.suffix, known=known)
        self._book = cache(partial(read_workbook, raw))
        self._text = cache(partial(encodings.decode, raw))

    def headers(self, profile: Profile) -> tuple[str, ...]:
        """The headers as the profile finds them; a text is read no further than it must."""
        if self._is_book:
            return self.table(profile).headers
        return delimited.headers_of(self._text(profile.encoding).text, **_shape(profile))

    def table(self, profile: Profile) -> RawTable:
        """Headers and rows as the profile finds them."""
        if self._is_book:
            return self._book(sheet=profile.sheet, header_row=profile.header_row)
        return delimited.read_delimited(self._text(profile.encoding).text, **_shape(profile))


def _shape(profile: Profile) -> dict[str, Any]:
    """What a profile says about where a text's cells and headers are."""
    return {
        "delimiter": profile.delimiter,
        "header_row": profile.header_row,
        "known": profile.known,
        "needed": profile.needed,
    }


def _proposal(profile: Profile, headers: Sequence[str]) -> Proposal | None:
    keys = {header_key(h): h for h in headers if h}
    if not profile.needed <= set(keys):
        return None
    likeness = len(set(keys) & profile.known) / max(len(keys), 1)
    if likeness < _LEAST_LIKENESS:
        return None
    mapping = {
        name: template.text
        for name, template in profile.columns.items()
        if all(header_key(h) in keys for h in template.headers)
    }
    return Proposal(profile.name, round(likeness, 3), mapping)
