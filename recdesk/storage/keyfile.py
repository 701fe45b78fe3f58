"""The key file beside the database: which data key the desk has and the slots that lead to it, as one small JSON file.

It never holds an unwrapped key. A file that lost or changed a byte is told from a wrong passphrase by its own digest.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from recdesk.domain.errors import Damaged, Locked, Unreadable
from recdesk.storage.files import desk_error_of, write_atomically
from recdesk.storage.slots import KeyIdentity, Slot, check_value

DATABASE_NAME: Final = "desk.db"
KEY_FILE_NAME: Final = "desk.keys"
SPARE_KEY_FILE_NAME: Final = "desk.keys.bak"
FORMAT: Final = "recdesk-keys/1"
_MOST_BYTES = 1_000_000
_HEX_64 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says: the desk, its data key's id and check value, and the slots."""

    db_uuid: str
    dk_id: str
    kcv: str
    slots: tuple[Slot, ...] = ()

    @classmethod
    def for_key(cls, key: bytes | bytearray) -> KeyFile:
        """A key file without slots for a new desk's data key."""
        return cls(str(uuid.uuid4()), secrets.token_hex(8), check_value(key))

    @property
    def identity(self) -> KeyIdentity:
        """What every slot's wrap covers besides its own parameters."""
        return KeyIdentity(FORMAT, self.db_uuid, self.dk_id)

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """The slots of one kind, in the order they were made."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def with_slots(self, *slots: Slot) -> KeyFile:
        """The same file with more slots."""
        return replace(self, slots=(*self.slots, *slots))

    def without_slot(self, slot_id: str) -> KeyFile:
        """The same file without one slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))

    def to_bytes(self) -> bytes:
        """The file's content: readable JSON that ends in its digest."""
        content = {
            "format": FORMAT,
            "db_uuid": self.db_uuid,
            "dk_id": self.dk_id,
            "kcv": self.kcv,
            "slots": [slot.as_json() for slot in self.slots],
        }
        content["digest"] = _digest(content)
        return json.dumps(content, indent=1).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> KeyFile:
        """Read a key file's content. Raises Damaged `key_file_damaged`, or `key_file_newer` for an unknown format."""
        try:
            content = json.loads(raw)
            said = content.pop("digest")
            if said != _digest(content):
                raise Damaged("key_file_damaged")
            if content["format"] != FORMAT:
                raise Damaged("key_file_newer", format=str(content["format"]))
            if not _HEX_64.fullmatch(content["kcv"]):
                raise ValueError("not a check value")
            slots = tuple(Slot.from_json(slot) for slot in content["slots"])
            return cls(str(uuid.UUID(content["db_uuid"])), str(content["dk_id"]), content["kcv"], slots)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged("key_file_damaged") from error


def read_key_file(desk: Path) -> KeyFile:
    """The desk's key file, or its spare copy when the file is missing or damaged.

    Raises Unreadable `desk_missing` (no desk in the folder), Locked `key_file_missing` (a database without any key
    file), Damaged `key_file_damaged` (neither the file nor its spare can be read) or `key_file_newer`.
    """
    damage: Damaged | None = None
    for name in (KEY_FILE_NAME, SPARE_KEY_FILE_NAME):
        path = desk / name
        try:
            with path.open("rb") as stream:
                return KeyFile.from_bytes(stream.read(_MOST_BYTES))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except Damaged as error:
            damage = damage or error
        except OSError as error:
            raise desk_error_of(error, path) from error
    if damage is not None:
        raise damage
    if (desk / DATABASE_NAME).exists():
        raise Locked("key_file_missing", file=KEY_FILE_NAME)
    raise Unreadable("desk_missing", folder=str(desk))


def write_key_file(desk: Path, keys: KeyFile) -> None:
    """Write the key file, keep the one before it as the spare, and read back what was written.

    A spare is kept only from a file that can still be read, so that a damaged file never replaces a good spare. Raises
    Refused (`disk_full`, `desk_read_only`) with the old file untouched, or Damaged `key_file_damaged`.
    """
    path = desk / KEY_FILE_NAME
    spare = desk / SPARE_KEY_FILE_NAME
    try:
        KeyFile.from_bytes(path.read_bytes())
        write_atomically(path, keys.to_bytes(), keep_previous=spare)
    except (FileNotFoundError, Damaged):
        write_atomically(path, keys.to_bytes())
    if KeyFile.from_bytes(path.read_bytes()) != keys:
        raise Damaged("key_file_damaged")


def renew_spare(desk: Path, keys: KeyFile) -> None:
    """Make the spare equal to the key file; done at creation and after a slot is taken away for good."""
    write_atomically(desk / SPARE_KEY_FILE_NAME, keys.to_bytes())


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
