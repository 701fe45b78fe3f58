"""A desk is made once, opens by its own secrets, and is never replaced by a new one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from recdesk.domain.errors import Damaged, DeskError, Locked, Refused, Unreadable
from recdesk.storage import cipher, keyfile, vault
from recdesk.storage.vault import NewVault
from tests.storage.conftest import NOW, PASSPHRASE, QUICK


def _content(desk: Path) -> dict[str, str]:
    return {entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() for entry in desk.iterdir() if entry.is_file()}


def test_a_new_desk_opens_by_its_passphrase_and_by_its_recovery_code(desk: Path, new_vault: NewVault) -> None:
    key = bytes(new_vault.vault.key)
    assert vault.unlock(desk, PASSPHRASE).key == key
    assert vault.unlock(desk, new_vault.recovery_code).key == key
    assert vault.unlock(desk, new_vault.recovery_code.lower().replace("-", " ")).key == key
    cipher.connect(new_vault.vault.database, key).close()


def test_no_file_of_the_desk_holds_the_key_or_the_secrets(desk: Path, new_vault: NewVault) -> None:
    key = bytes(new_vault.vault.key)
    for entry in desk.iterdir():
        content = entry.read_bytes()
        for secret in (key, key.hex().encode(), PASSPHRASE.encode(), new_vault.recovery_code.encode()):
            assert secret not in content


@pytest.mark.parametrize("secret", ["", "Ștefan bea ceai negru", "00000-" * 8, "x" * 5000, "\ud800 lone surrogate"])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(desk: Path, new_vault: NewVault, secret: str) -> None:
    before = _content(desk)
    with pytest.raises(Locked) as caught:
        vault.unlock(desk, secret)
    assert caught.value.code in {"wrong_passphrase", "recovery_code_mistyped"}
    assert _content(desk) == before


def test_a_mistyped_recovery_code_names_the_group(desk: Path, new_vault: NewVault) -> None:
    groups = new_vault.recovery_code.split("-")
    groups[2] = groups[2][::-1] if groups[2] != groups[2][::-1] else "00001"
    with pytest.raises(Locked) as caught:
        vault.unlock(desk, "-".join(groups))
    assert caught.value.code == "recovery_code_mistyped"
    assert caught.value.facts["group"] == 3


@pytest.mark.parametrize("name", ["desk.db", "desk.keys", "desk.keys.bak"])
def test_no_desk_is_made_where_a_part_of_one_stands(desk: Path, name: str) -> None:
    desk.mkdir()
    (desk / name).write_bytes(b"")
    with pytest.raises(Refused) as caught:
        vault.create(desk, PASSPHRASE, now=NOW, cost=QUICK)
    assert caught.value.code == "desk_exists"
    assert [entry.name for entry in desk.iterdir()] == [name]


def test_a_weak_passphrase_makes_no_desk(desk: Path) -> None:
    with pytest.raises(Refused) as caught:
        vault.create(desk, "short", now=NOW, cost=QUICK)
    assert caught.value.code == "passphrase_weak"
    assert not desk.exists()


def test_a_desk_without_its_key_file_is_never_given_a_new_one(desk: Path, new_vault: NewVault) -> None:
    (desk / "desk.keys").unlink()
    (desk / "desk.keys.bak").unlink()
    before = _content(desk)
    with pytest.raises(Locked) as caught:
        vault.unlock(desk, PASSPHRASE)
    assert caught.value.code == "key_file_missing"
    with pytest.raises(Refused) as refused:
        vault.create(desk, PASSPHRASE, now=NOW, cost=QUICK)
    assert refused.value.code == "desk_exists"
    assert _content(desk) == before


def test_a_lost_or_damaged_key_file_is_mended_from_its_spare(desk: Path, new_vault: NewVault) -> None:
    whole = (desk / "desk.keys").read_bytes()
    for remains in (None, b"", whole[:200]):
        if remains is None:
            (desk / "desk.keys").unlink()
        else:
            (desk / "desk.keys").write_bytes(remains)
        vault.unlock(desk, PASSPHRASE)
        assert (desk / "desk.keys").read_bytes() == whole


def test_with_both_key_files_damaged_the_desk_says_so_and_stays_as_it_is(desk: Path, new_vault: NewVault) -> None:
    for name in ("desk.keys", "desk.keys.bak"):
        (desk / name).write_bytes((desk / name).read_bytes()[:-1])
    before = _content(desk)
    with pytest.raises(Damaged) as caught:
        vault.unlock(desk, PASSPHRASE)
    assert caught.value.code == "key_file_damaged"
    assert _content(desk) == before


def test_a_lost_database_is_not_made_again(desk: Path, new_vault: NewVault) -> None:
    (desk / "desk.db").unlink()
    with pytest.raises(Damaged) as caught:
        vault.unlock(desk, PASSPHRASE)
    assert caught.value.code == "database_missing"
    assert not (desk / "desk.db").exists()


def test_an_empty_folder_is_no_desk(desk: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        vault.unlock(desk, PASSPHRASE)
    assert caught.value.code == "desk_missing"
    assert not desk.exists()


def test_a_locked_vault_has_no_key(new_vault: NewVault) -> None:
    key = new_vault.vault.key
    new_vault.vault.lock()
    assert not any(key)
    assert new_vault.vault.locked
    with pytest.raises(Locked) as caught:
        _ = new_vault.vault.key
    assert caught.value.code == "desk_locked"


def test_a_changed_passphrase_takes_the_old_one_away_also_from_the_spare(desk: Path, new_vault: NewVault) -> None:
    vault.change_passphrase(new_vault.vault, "another-tram-to-cluj", now=NOW, cost=QUICK)
    for _ in range(2):
        vault.unlock(desk, "another-tram-to-cluj")
        with pytest.raises(Locked):
            vault.unlock(desk, PASSPHRASE)
        (desk / "desk.keys").unlink()
    vault.unlock(desk, new_vault.recovery_code)


def test_a_new_recovery_code_replaces_the_old_one(desk: Path, new_vault: NewVault) -> None:
    code = vault.new_recovery_code(new_vault.vault, now=NOW)
    vault.unlock(desk, code)
    with pytest.raises(Locked):
        vault.unlock(desk, new_vault.recovery_code)


def test_the_last_passphrase_and_the_last_recovery_code_cannot_be_removed(new_vault: NewVault) -> None:
    for slot in new_vault.vault.keys.slots:
        with pytest.raises(Refused) as caught:
            vault.remove_slot(new_vault.vault, slot.id)
        assert caught.value.code == "slot_needed"
    with pytest.raises(Refused) as unknown:
        vault.remove_slot(new_vault.vault, "none")
    assert unknown.value.code == "slot_unknown"


def test_whichever_file_cannot_be_written_the_desk_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace
    for failing in range(1, 10):
        desk = tmp_path / f"desk{failing}"
        calls = 0
        outcome: object

        def replace(self: Path, target: Path, failing: int = failing) -> Path:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(28, "no space left on device")
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)
        try:
            outcome = vault.create(desk, PASSPHRASE, now=NOW, cost=QUICK)
        except DeskError as error:
            outcome = error.code
        monkeypatch.undo()
        if outcome != "disk_full":
            vault.unlock(desk, PASSPHRASE)
            break
        assert list(desk.iterdir()) == []
    assert failing == 3


def test_the_files_of_a_desk_have_their_names(desk: Path, new_vault: NewVault) -> None:
    names = {entry.name for entry in desk.iterdir()}
    assert names == {keyfile.DATABASE_NAME, keyfile.KEY_FILE_NAME, keyfile.SPARE_KEY_FILE_NAME}
