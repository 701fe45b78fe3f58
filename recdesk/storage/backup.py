"""Backups: one file that holds the whole desk, encrypted as the desk is; written aside, opened again, proved, named.

Inside: a copy of the database, its own key file (without the devices' slots), the documents in an encrypted database of
their own, and a manifest of hashes and counts. Names carry the audit's number, so that a wrong clock cannot reorder
them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from recdesk.domain import audit
from recdesk.domain.errors import Damaged, Refused
from recdesk.services.ports import BackupMade
from recdesk.storage import cipher, keyfile, slots
from recdesk.storage.check import check_database
from recdesk.storage.files import desk_error_of, replace_file
from recdesk.storage.sql import stored

if TYPE_CHECKING:
    from recdesk.storage.cipher import Connection
    from recdesk.storage.vault import Vault

FORMAT: Final = "recdesk-backup/1"
MANIFEST: Final = "manifest.json"
DOCUMENTS: Final = "documents.db"
OWN_FOLDER: Final = "backups"
_WORK = ".backup-"
_PARTS = (keyfile.DATABASE_NAME, keyfile.KEY_FILE_NAME, DOCUMENTS)
_COUNTED = ("requisitions", "candidates", "offers", "documents", "audit")
_MOST_UNPACKED = 64 * 2**30
Progress = Callable[[int, int], None]


def make_backup(vault: Vault, folder: Path, *, at: datetime, progress: Progress) -> BackupMade:
    """Write a verified backup into `folder`. Other backups are not touched; a failure leaves no file behind.

    `progress` is called with (done, of) and may raise to cancel. Raises Refused (`disk_full`, `desk_read_only`),
    Damaged `backup_unverified` with the `part` that did not stand the proof.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder == vault.desk / OWN_FOLDER:
            _sweep(folder)
        with tempfile.TemporaryDirectory(prefix=_WORK, dir=folder) as work:
            parts = Path(work)
            manifest = _collect(vault, parts, at=at, progress=progress)
            packed = parts / "backup.part"
            _pack(parts, packed, manifest)
            verify_backup(packed, vault.key)
            target = _free_name(folder, manifest, at)
            size, digest = packed.stat().st_size, _digest(packed)
            replace_file(packed, target)
    except OSError as error:
        raise desk_error_of(error, folder) from error
    return BackupMade(target, size, manifest["counts"]["audit"], digest)


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed left in the desk's own folder of backups; only its owner writes there."""
    for left in folder.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)


def verify_backup(file: Path, key: bytes | bytearray) -> dict[str, Any]:
    """Open a backup with its data key and prove all of it; returns its manifest.

    Raises Damaged `backup_damaged` (no backup, or cut), `backup_unverified` with `part`, or `desk_newer`.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".verify-", dir=file.parent) as work:
            folder = Path(work)
            manifest = unpack(file, folder)
            _prove(folder, manifest, key)
            return manifest
    except OSError as error:
        raise desk_error_of(error, file) from error


def unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Put a backup's parts into `folder` and return its manifest; every part's hash is compared on the way."""
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise Damaged("backup_damaged", file=file.name)
            manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
            for name in _PARTS:
                with packed.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target, 2**20)
                if _digest(folder / name) != manifest["sha256"][name]:
                    raise Damaged("backup_unverified", file=file.name, part=name)
            if manifest["format"] != FORMAT:
                raise Damaged("backup_newer", file=file.name)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise Damaged("backup_damaged", file=file.name) from error
    return manifest


def _collect(vault: Vault, parts: Path, *, at: datetime, progress: Progress) -> dict[str, Any]:
    copy = parts / keyfile.DATABASE_NAME
    with _opened(vault.database, vault.key) as live:
        live.execute("VACUUM INTO ?", (str(copy),))
    keys = vault.keys
    for slot in keys.of_kind(slots.DEVICE):
        keys = keys.without_slot(slot.id)
    (parts / keyfile.KEY_FILE_NAME).write_bytes(keys.to_bytes())
    with _opened(copy, vault.key, read_only=True) as kept:
        paths = [row[0] for row in kept.execute("SELECT path FROM documents ORDER BY path")]
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "made_at": at.isoformat(timespec="seconds"),
            "db_uuid": keys.db_uuid,
            "schema": cipher.schema_version(kept),
            "counts": _counts(kept),
            "audit_head": _audit_head(kept),
        }
        versions = _template_files(kept)
    manifest["missing_documents"] = _copy_documents(vault, parts / DOCUMENTS, paths, progress)
    manifest["missing_templates"] = _copy_templates(vault, parts / DOCUMENTS, versions)
    manifest["sha256"] = {name: _digest(parts / name) for name in _PARTS}
    return manifest


def _copy_documents(vault: Vault, target: Path, paths: list[str], progress: Progress) -> list[str]:
    """Put the recorded documents into an encrypted database of their own; returns the paths that have no file."""
    missing = []
    cipher.create_database(target, vault.key)
    with _opened(target, vault.key) as connection:
        connection.execute(
            "CREATE TABLE documents (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, content BLOB NOT NULL)"
        )
        connection.execute("BEGIN")
        for done, path in enumerate(paths):
            progress(done, len(paths) + 1)
            try:
                content = (vault.desk / "documents" / path).read_bytes()
            except FileNotFoundError:
                missing.append(path)
                continue
            row = (path, hashlib.sha256(content).hexdigest(), content)
            connection.execute("INSERT INTO documents VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")
    progress(len(paths), len(paths) + 1)
    return missing


def _template_files(kept: Connection) -> list[str]:
    """The files of recorded template versions, each DOCX with its manifest; none in an older desk."""
    known = kept.execute("SELECT 1 FROM sqlite_schema WHERE name = 'template_versions'").fetchone()
    paths = kept.execute("SELECT path FROM template_versions ORDER BY path").fetchall() if known else []
    return [name for (path,) in paths for name in (path, path.removesuffix(".docx") + ".toml")]


def _copy_templates(vault: Vault, target: Path, paths: list[str]) -> list[str]:
    """Put the files of template versions beside the documents; returns the paths that have no file."""
    missing = []
    with _opened(target, vault.key) as connection:
        connection.execute(
            "CREATE TABLE templates (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, content BLOB NOT NULL)"
        )
        connection.execute("BEGIN")
        for path in paths:
            try:
                content = (vault.desk / "templates" / path).read_bytes()
            except FileNotFoundError:
                missing.append(path)
                continue
            row = (path, hashlib.sha256(content).hexdigest(), content)
            connection.execute("INSERT INTO templates VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")
    return missing


def _pack(parts: Path, packed: Path, manifest: dict[str, Any]) -> None:
    # Encrypted bytes do not shrink: the parts are stored as they are.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED, allowZip64=True) as target:
        target.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
        for name in _PARTS:
            target.write(parts / name, name)
    with packed.open("rb+") as stream:
        os.fsync(stream.fileno())


def _prove(folder: Path, manifest: dict[str, Any], key: bytes | bytearray) -> None:
    def require(held: bool, part: str) -> None:
        if not held:
            raise Damaged("backup_unverified", file="backup", part=part)

    keys = keyfile.KeyFile.from_bytes((folder / keyfile.KEY_FILE_NAME).read_bytes())
    slots.require_check_value(key, keys.kcv)
    require(bool(keys.of_kind(slots.PASSPHRASE)) and bool(keys.of_kind(slots.RECOVERY)), keyfile.KEY_FILE_NAME)
    for name in (keyfile.DATABASE_NAME, DOCUMENTS):
        require(check_database(folder / name, key) == "ok", name)
    with _opened(folder / keyfile.DATABASE_NAME, key, read_only=True) as kept:
        require(_counts(kept) == manifest["counts"], keyfile.DATABASE_NAME)
        chain = audit.verify(map(stored.audit_entry, kept.execute(stored.CHAIN, (0, -1))))
        require(chain.ok and chain.head == manifest["audit_head"], "audit")
        recorded = dict(kept.execute("SELECT path, sha256 FROM documents"))
        versions = set(_template_files(kept))
    with _opened(folder / DOCUMENTS, key, read_only=True) as kept:
        copied = kept.execute("SELECT path, sha256, content FROM documents")
        paths = set()
        for path, said, content in copied:
            require(hashlib.sha256(content).hexdigest() == said, DOCUMENTS)
            paths.add(path)
        require(paths | set(manifest["missing_documents"]) == recorded.keys(), DOCUMENTS)
        if "missing_templates" in manifest:  # backups from before there were versions of templates say nothing of them
            files = kept.execute("SELECT path, sha256, content FROM templates").fetchall()
            require(all(hashlib.sha256(content).hexdigest() == said for _, said, content in files), DOCUMENTS)
            require({row[0] for row in files} | set(manifest["missing_templates"]) == versions, DOCUMENTS)


@contextlib.contextmanager
def _opened(database: Path, key: bytes | bytearray, *, read_only: bool = False) -> Iterator[Connection]:
    connection = cipher.connect(database, key, read_only=read_only)
    try:
        with cipher.translated(database):
            yield connection
    finally:
        connection.close()


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - own names
        for table in _COUNTED
    }


def _audit_head(connection: Connection) -> str:
    row = connection.execute("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else audit.START


def _free_name(folder: Path, manifest: dict[str, Any], at: datetime) -> Path:
    stem = f"recdesk-backup-{manifest['counts']['audit']:06d}-{at:%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        path = folder / (f"{stem}.zip" if number == 1 else f"{stem}-{number}.zip")
        if not path.exists():
            return path
    raise Refused("file_exists", file=stem)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
