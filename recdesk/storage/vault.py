"""The vault: a desk's data key, made once, reached through its slots and held in memory while the desk is unlocked."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recdesk.domain.errors import Damaged, DeskError, Locked, Refused
from recdesk.storage import cipher, keyfile, slots
from recdesk.storage.files import desk_error_of
from recdesk.storage.keyfile import KeyFile
from recdesk.storage.passphrase import RecoveryCode, require_strength
from recdesk.storage.slots import KdfCost, Slot

if TYPE_CHECKING:
    from recdesk.storage.credential_store import CredentialStore

_ACCOUNT = "desk"


class Vault:
    """An unlocked desk: its folder, its identity and the data key until `lock` wipes it."""

    def __init__(self, desk: Path, keys: KeyFile, key: bytearray) -> None:
        self.desk = desk
        self.keys = keys
        self._key = key

    @property
    def database(self) -> Path:
        """Where the encrypted database lies."""
        return self.desk / keyfile.DATABASE_NAME

    @property
    def locked(self) -> bool:
        """Whether the key is gone from this object."""
        return not self._key

    @property
    def key(self) -> bytearray:
        """The data key itself, for the modules that open the database; do not copy. Raises Locked `desk_locked`."""
        if not self._key:
            raise Locked("desk_locked")
        return self._key

    def lock(self) -> None:
        """Overwrite and forget the key; open connections must be closed by their owner."""
        for place in range(len(self._key)):
            self._key[place] = 0
        self._key = bytearray()


@dataclass(frozen=True, slots=True)
class NewVault:
    """What `create` returns: the open vault, and the recovery code that is shown once and kept nowhere."""

    vault: Vault
    recovery_code: str


def create(desk: Path, passphrase: str, *, now: datetime, cost: KdfCost = slots.STRONG) -> NewVault:
    """Make the key file and an empty encrypted database in `desk`, a new or empty place.

    Both slots are read back from the disk and open the database before anything is returned; a failure takes away
    what was made. Raises Refused (`desk_exists`, `passphrase_weak`, `disk_full`, `desk_read_only`).
    """
    require_strength(passphrase)
    for name in (keyfile.DATABASE_NAME, keyfile.KEY_FILE_NAME, keyfile.SPARE_KEY_FILE_NAME):
        if (desk / name).exists():
            raise Refused("desk_exists", file=name)
    try:
        desk.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise desk_error_of(error, desk) from error
    key = bytearray(secrets.token_bytes(slots.KEY_BYTES))
    code = RecoveryCode.random()
    keys = KeyFile.for_key(key)
    made = now.isoformat(timespec="seconds")
    keys = keys.with_slots(
        slots.passphrase_slot(keys.identity, key, passphrase, made=made, cost=cost),
        slots.recovery_slot(keys.identity, key, code, made=made),
    )
    try:
        keyfile.write_key_file(desk, keys)
        keyfile.renew_spare(desk, keys)
        cipher.create_database(desk / keyfile.DATABASE_NAME, key)
        for secret in (passphrase, code.printed()):
            _prove(desk, secret)
    except BaseException:
        take_away(desk)
        raise
    return NewVault(Vault(desk, keys, key), code.printed())


def unlock(desk: Path, secret: str) -> Vault:
    """Open the desk by its passphrase or its recovery code.

    Raises Locked (`wrong_passphrase`, `recovery_code_mistyped`, `key_file_missing`, `memory_short`), Damaged
    (`key_file_damaged`, `database_missing`, `desk_not_encrypted`) or Unreadable `desk_missing`. Writes nothing but a
    lost or damaged key file, from its spare.
    """
    keys = keys_of(desk)
    mistyped: Locked | None = None
    try:
        code = RecoveryCode.typed(secret)
    except Locked as error:
        code, mistyped = None, error
    if code is not None:
        for slot in keys.of_kind(slots.RECOVERY):
            if (key := slots.open_by_recovery_code(keys.identity, slot, code)) is not None:
                return _opened(desk, keys, key)
    for slot in keys.of_kind(slots.PASSPHRASE):
        if (key := slots.open_by_passphrase(keys.identity, slot, secret)) is not None:
            return _opened(desk, keys, key)
    raise mistyped or Locked("wrong_passphrase", field="passphrase")


def unlock_by_device(desk: Path, store: CredentialStore | None) -> Vault:
    """Open the desk by the key that this machine's credential store keeps.

    Raises Locked `no_way_in` (no device slot, no store, or the store has no key that fits), Locked
    `credential_store_silent` (the store cannot tell), and what `unlock` raises about the files.
    """
    keys = keys_of(desk)
    device_slots = keys.of_kind(slots.DEVICE)
    if not device_slots or store is None:
        raise Locked("no_way_in", ways=sorted({slot.kind for slot in keys.slots}))
    slot_key = store.find(_service(keys), _ACCOUNT)
    for slot in device_slots if slot_key is not None else ():
        if slot_key is not None and (key := slots.unwrap(keys.identity, slot, slot_key)) is not None:
            return _opened(desk, keys, key)
    raise Locked("no_way_in", ways=sorted({slot.kind for slot in keys.slots}))


def add_device(vault: Vault, store: CredentialStore, *, now: datetime) -> Slot:
    """Let this machine's credential store open the desk; an older device slot of the same store is replaced.

    Raises Refused `credential_store_unfit` (the store forgets) or Locked `credential_store_silent`; the slots are
    then as before.
    """
    keys = vault.keys
    old_key = store.find(_service(keys), _ACCOUNT)
    for slot in keys.of_kind(slots.DEVICE):
        if old_key is not None and slots.unwrap(keys.identity, slot, old_key) is not None:
            keys = keys.without_slot(slot.id)
    slot_key = secrets.token_bytes(slots.KEY_BYTES)
    slot = slots.device_slot(keys.identity, vault.key, slot_key, made=_made(now), store=store.name, account=_ACCOUNT)
    store.keep(_service(keys), _ACCOUNT, slot_key)
    _store_keys(vault, keys.with_slots(slot))
    return slot


def change_passphrase(vault: Vault, passphrase: str, *, now: datetime, cost: KdfCost = slots.STRONG) -> Slot:
    """Put one passphrase slot in the place of all others; the data key stays. Raises Refused `passphrase_weak`."""
    require_strength(passphrase)
    keys = vault.keys
    slot = slots.passphrase_slot(keys.identity, vault.key, passphrase, made=_made(now), cost=cost)
    for old in keys.of_kind(slots.PASSPHRASE):
        keys = keys.without_slot(old.id)
    _store_keys(vault, keys.with_slots(slot))
    return slot


def new_recovery_code(vault: Vault, *, now: datetime) -> str:
    """Put a fresh recovery code in the place of the old one and return it, to be shown once."""
    code = RecoveryCode.random()
    keys = vault.keys
    slot = slots.recovery_slot(keys.identity, vault.key, code, made=_made(now))
    for old in keys.of_kind(slots.RECOVERY):
        keys = keys.without_slot(old.id)
    _store_keys(vault, keys.with_slots(slot))
    return code.printed()


def remove_slot(vault: Vault, slot_id: str) -> None:
    """Take one way in away. Raises Refused `slot_unknown`, or `slot_needed` for the last of its kind but a device."""
    chosen = [slot for slot in vault.keys.slots if slot.id == slot_id]
    if not chosen:
        raise Refused("slot_unknown", field="slot", slot=slot_id)
    if chosen[0].kind != slots.DEVICE and len(vault.keys.of_kind(chosen[0].kind)) == 1:
        raise Refused("slot_needed", field="slot", slot=slot_id, kind=chosen[0].kind)
    _store_keys(vault, vault.keys.without_slot(slot_id))


def keys_of(desk: Path) -> KeyFile:
    """The key file of a desk whose database is there and encrypted; raises what `unlock` raises about the files."""
    keys = keyfile.read_key_file(desk)
    cipher.require_encrypted_file(desk / keyfile.DATABASE_NAME)
    return keys


def _opened(desk: Path, keys: KeyFile, key: bytearray) -> Vault:
    slots.require_check_value(key, keys.kcv)
    _mend(desk, keys)
    return Vault(desk, keys, key)


def _mend(desk: Path, keys: KeyFile) -> None:
    """Put a lost or damaged key file back from the spare it was read from, where the desk can be written."""
    path = desk / keyfile.KEY_FILE_NAME
    with contextlib.suppress(OSError, Damaged):
        KeyFile.from_bytes(path.read_bytes())
        return
    with contextlib.suppress(DeskError):
        keyfile.write_key_file(desk, keys)


def _prove(desk: Path, secret: str) -> None:
    proved = unlock(desk, secret)
    cipher.connect(proved.database, proved.key).close()
    proved.lock()


def _store_keys(vault: Vault, keys: KeyFile) -> None:
    keyfile.write_key_file(vault.desk, keys)
    # A slot that was replaced must not live on in the spare.
    keyfile.renew_spare(vault.desk, keys)
    vault.keys = keys


def take_away(desk: Path) -> None:
    """Remove the files of a desk that was only half made."""
    database = desk / keyfile.DATABASE_NAME
    for path in (
        desk / keyfile.KEY_FILE_NAME,
        desk / keyfile.SPARE_KEY_FILE_NAME,
        database,
        database.with_name(f"{database.name}-wal"),
        database.with_name(f"{database.name}-shm"),
    ):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _service(keys: KeyFile) -> str:
    return f"RecDesk:{keys.db_uuid}"


def _made(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
