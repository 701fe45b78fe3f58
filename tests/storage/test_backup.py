"""A backup is proved before it has its name, and a damaged one is never taken for a good one."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import Damaged, DeskError, Refused
from recdesk.storage import cipher, keyfile, slots, vault
from recdesk.storage.backup import unpack, verify_backup
from recdesk.storage.credential_store import CredentialStore
from recdesk.storage.documents import DocumentFolder
from recdesk.storage.opening import OpenVault
from tests.builders import a_candidate
from tests.storage.conftest import NOW, PASSPHRASE
from tests.storage.test_credential_store import MemoryStore

LETTER = b"%PDF-1.7 Ana Popescu " * 1000


@pytest.fixture
def filled(opened: OpenVault) -> OpenVault:
    """A desk with a candidate, two recorded documents (one lost since), and an audit entry."""
    files = DocumentFolder(opened.desk / "documents")
    with opened.unit_of_work() as uow:
        uow.candidates.add(a_candidate(number="CAN-2026-0001", legal_name="Smaranda Brâncoveanu"))
        for name in ("letter.pdf", "lost.pdf"):
            uow.add_document(
                Document(
                    record_kind="candidate",
                    record="CAN-2026-0001",
                    type=DocumentType.CV,
                    path=f"RO/{name}",
                    sha256=files.put(f"RO/{name}", LETTER),
                    bytes=len(LETTER),
                )
            )
        uow.audit(at=NOW, operator="ioana", action="create")
        uow.commit()
    files.remove("RO/lost.pdf")
    return opened


def _backup(opened: OpenVault) -> Path:
    return opened.backup(opened.desk / "backups", at=NOW).file


def test_a_backup_holds_the_desk_and_says_what_it_holds(filled: OpenVault) -> None:
    steps: list[tuple[int, int]] = []
    made = filled.backup(filled.desk / "backups", at=NOW, progress=lambda done, of: steps.append((done, of)))
    assert (made.entries, made.bytes, len(made.sha256)) == (1, made.file.stat().st_size, 64)
    assert made.file.name == "recdesk-backup-000001-20260403-083000.zip"
    assert steps[0] == (0, 3)
    assert steps[-1] == (2, 3)
    manifest = verify_backup(made.file, filled.unlocked.key)
    assert manifest["counts"] == {"requisitions": 0, "candidates": 1, "offers": 0, "documents": 2, "audit": 1}
    assert manifest["missing_documents"] == ["RO/lost.pdf"]
    assert [entry.name for entry in made.file.parent.iterdir()] == [made.file.name]


def test_nothing_of_a_person_can_be_read_in_a_backup(filled: OpenVault) -> None:
    content = _backup(filled).read_bytes()
    for secret in (b"Smaranda", b"Ana Popescu", b"RO/letter.pdf", bytes(filled.unlocked.key)):
        assert secret not in content


def test_the_desk_in_a_backup_opens_with_its_passphrase(filled: OpenVault, tmp_path: Path) -> None:
    vault.add_device(filled.unlocked, CredentialStore(MemoryStore()), now=NOW)
    folder = tmp_path / "restored"
    folder.mkdir()
    unpack(_backup(filled), folder)
    restored = vault.unlock(folder, PASSPHRASE)
    assert restored.keys.of_kind(slots.DEVICE) == ()
    connection = cipher.connect(folder / "desk.db", restored.key, read_only=True)
    assert connection.execute("SELECT legal_name FROM candidates").fetchone() == ("Smaranda Brâncoveanu",)
    connection.close()
    documents = cipher.connect(folder / "documents.db", restored.key, read_only=True)
    assert documents.execute("SELECT path, content FROM documents").fetchall() == [("RO/letter.pdf", LETTER)]
    documents.close()


def test_two_backups_of_one_second_have_two_names(filled: OpenVault) -> None:
    assert _backup(filled).name != _backup(filled).name


def test_names_keep_their_order_when_the_clock_is_set_back(filled: OpenVault) -> None:
    first = _backup(filled)
    with filled.unit_of_work() as uow:
        uow.audit(at=NOW, operator="ioana", action="backup")
        uow.commit()
    second = filled.backup(filled.desk / "backups", at=NOW - timedelta(days=400)).file
    assert sorted([second.name, first.name]) == [first.name, second.name]


def test_a_changed_byte_or_a_cut_is_found_wherever_it_is(filled: OpenVault, tmp_path: Path) -> None:
    whole = _backup(filled).read_bytes()
    spoiled = tmp_path / "spoiled.zip"
    for place in range(40, len(whole), len(whole) // 25):
        changed = bytearray(whole)
        changed[place] ^= 0x40
        for content in (bytes(changed), whole[:place]):
            spoiled.write_bytes(content)
            with pytest.raises(DeskError) as caught:
                verify_backup(spoiled, filled.unlocked.key)
            assert caught.value.code in {"backup_damaged", "backup_unverified"}
    assert not list(tmp_path.glob(".verify-*"))


def test_a_document_swapped_inside_with_a_new_hash_is_still_found(filled: OpenVault, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    manifest = unpack(_backup(filled), parts)
    connection = cipher.connect(parts / "documents.db", filled.unlocked.key)
    connection.execute("UPDATE documents SET content = x'00'")
    connection.close()
    import hashlib

    manifest["sha256"]["documents.db"] = hashlib.sha256((parts / "documents.db").read_bytes()).hexdigest()
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(forged, "w") as target:
        target.writestr("manifest.json", json.dumps(manifest))
        for name in ("desk.db", "desk.keys", "documents.db"):
            target.write(parts / name, name)
    with pytest.raises(Damaged) as caught:
        verify_backup(forged, filled.unlocked.key)
    assert caught.value.facts["part"] == "documents.db"


def test_another_desks_key_does_not_prove_a_backup(filled: OpenVault) -> None:
    with pytest.raises(Damaged):
        verify_backup(_backup(filled), bytes(32))


def test_a_cancelled_backup_leaves_nothing(filled: OpenVault) -> None:
    class CancelledError(Exception):
        pass

    def cancel(done: int, _of: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        filled.backup(filled.desk / "backups", at=NOW, progress=cancel)
    assert list((filled.desk / "backups").iterdir()) == []


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_full_disk_leaves_older_backups_and_no_new_one(
    filled: OpenVault, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    older = _backup(filled)
    calls = 0
    real = zipfile.ZipFile.write if failing < 4 else None

    def full(self: zipfile.ZipFile, *arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(28, "No space left on device")
        assert real is not None
        real(self, *arguments)  # type: ignore[arg-type]

    def full_at_the_end(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if real is not None:
        monkeypatch.setattr(zipfile.ZipFile, "write", full)
    else:
        place = "recdesk.storage.backup.os.fsync" if failing == 4 else "recdesk.storage.backup.replace_file"
        monkeypatch.setattr(place, full_at_the_end)
    with pytest.raises(Refused) as caught:
        _backup(filled)
    assert caught.value.code == "disk_full"
    assert list(older.parent.iterdir()) == [older]


def test_a_backup_where_a_file_stands_in_the_folders_place_is_told(filled: OpenVault, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DeskError):
        filled.backup(tmp_path / "file", at=NOW)


def test_the_key_file_of_a_backup_is_one_that_can_be_read(filled: OpenVault) -> None:
    with zipfile.ZipFile(_backup(filled)) as packed:
        keys = keyfile.KeyFile.from_bytes(packed.read("desk.keys"))
    assert {slot.kind for slot in keys.slots} == {slots.PASSPHRASE, slots.RECOVERY}
