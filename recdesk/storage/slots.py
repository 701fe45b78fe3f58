"""Slots: ways to the data key, each holding it wrapped by AES-256-GCM under a key of its own. No file is read here.

The wrap covers the slot's own parameters, so that a cost lowered by hand is noticed and refused.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from recdesk.domain.errors import Damaged, Locked
from recdesk.storage.passphrase import RecoveryCode, normal_form

KEY_BYTES: Final = 32
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the kind of a slot
RECOVERY: Final = "recovery"
DEVICE: Final = "device"
KINDS: Final = frozenset({PASSPHRASE, RECOVERY, DEVICE})
_SALT_BYTES = 16
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, and lanes that may run side by side."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        in_bounds = 8 * self.lanes <= self.memory_kib <= 4 * 1024 * 1024 and 1 <= self.passes <= 64
        if not (in_bounds and 1 <= self.lanes <= 64):
            raise ValueError("a cost out of bounds")


STRONG: Final = KdfCost()
MODEST: Final = KdfCost(memory_kib=64 * 1024)
PUBLISHED: Final = KdfCost(memory_kib=19 * 1024, passes=2, lanes=1)
"""For a desk whose passphrase is printed anyway, as that of a demo is."""


@dataclass(frozen=True, slots=True)
class KeyIdentity:
    """Which desk and which of its data keys a slot belongs to; part of what every wrap covers."""

    format: str
    db_uuid: str
    dk_id: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. `parameters` (plain JSON values) say how a slot's key is found from what a person or device has."""

    id: str
    kind: str
    made: str
    parameters: Mapping[str, Any]
    nonce: bytes
    wrapped: bytes

    def as_json(self) -> dict[str, Any]:
        """The slot as it stands in the key file."""
        return {
            "id": self.id,
            "kind": self.kind,
            "made": self.made,
            "parameters": dict(self.parameters),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    @classmethod
    def from_json(cls, raw: Any) -> Slot:
        """The slot of a key file. Raises ValueError, KeyError or TypeError when it is not one."""
        slot = cls(
            id=_text(raw["id"]),
            kind=_text(raw["kind"]),
            made=_text(raw["made"]),
            parameters=dict(raw["parameters"]),
            nonce=bytes.fromhex(raw["nonce"]),
            wrapped=bytes.fromhex(raw["wrapped"]),
        )
        if slot.kind not in KINDS or len(slot.nonce) != _NONCE_BYTES or len(slot.wrapped) != _WRAPPED_BYTES:
            raise ValueError("not a slot")
        if slot.kind == PASSPHRASE:
            _cost_of(slot.parameters)
        if slot.kind != DEVICE:
            _salt_of(slot.parameters)
        return slot


def passphrase_slot(
    identity: KeyIdentity, key: bytes | bytearray, passphrase: str, *, made: str, cost: KdfCost = STRONG
) -> Slot:
    """A slot that opens by passphrase (Argon2id), at a modest cost where the memory for a strong one is short."""
    salt = secrets.token_bytes(_SALT_BYTES)
    try:
        slot_key = _stretched(passphrase, salt, cost)
    except HashingError:
        if cost.memory_kib <= MODEST.memory_kib:
            raise Locked("memory_short", needed_mib=cost.memory_kib // 1024) from None
        cost = MODEST
        slot_key = _stretched(passphrase, salt, cost)
    parameters = {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": salt.hex(),
    }
    return _wrap(identity, key, slot_key, PASSPHRASE, made, parameters)


def recovery_slot(identity: KeyIdentity, key: bytes | bytearray, code: RecoveryCode, *, made: str) -> Slot:
    """A slot that opens by the printed code; 160 random bits need no slow derivation."""
    salt = secrets.token_bytes(_SALT_BYTES)
    parameters = {"kdf": "hkdf-sha256", "salt": salt.hex()}
    return _wrap(identity, key, _expanded(code.secret, salt, b"recdesk recovery slot"), RECOVERY, made, parameters)


def device_slot(
    identity: KeyIdentity, key: bytes | bytearray, slot_key: bytes, *, made: str, store: str, account: str
) -> Slot:
    """A slot that opens by a random key in the operating system's credential store; `store` names its back end."""
    return _wrap(identity, key, slot_key, DEVICE, made, {"store": store, "account": account})


def open_by_passphrase(identity: KeyIdentity, slot: Slot, passphrase: str) -> bytearray | None:
    """The data key, or None when the passphrase is not this slot's. Raises Locked `memory_short`."""
    cost = _cost_of(slot.parameters)
    try:
        slot_key = _stretched(passphrase, _salt_of(slot.parameters), cost)
    except HashingError:
        raise Locked("memory_short", needed_mib=cost.memory_kib // 1024) from None
    return unwrap(identity, slot, slot_key)


def open_by_recovery_code(identity: KeyIdentity, slot: Slot, code: RecoveryCode) -> bytearray | None:
    """The data key, or None when the code is not this slot's."""
    return unwrap(identity, slot, _expanded(code.secret, _salt_of(slot.parameters), b"recdesk recovery slot"))


def unwrap(identity: KeyIdentity, slot: Slot, slot_key: bytes) -> bytearray | None:
    """The data key under `slot_key`; None when the key is another or a covered parameter was changed."""
    if len(slot_key) != KEY_BYTES:
        return None
    try:
        return bytearray(AESGCM(slot_key).decrypt(slot.nonce, slot.wrapped, _covered(identity, slot)))
    except InvalidTag:
        return None


def check_value(key: bytes | bytearray) -> str:
    """A value that tells whether a key is the right one and that says nothing about the key itself (64 hex digits)."""
    checking = _expanded(bytes(key), b"", b"recdesk key check")
    return hmac.new(checking, b"recdesk data key", hashlib.sha256).hexdigest()


def require_check_value(key: bytes | bytearray, expected: str) -> None:
    """Raises Damaged `key_file_damaged` when an unwrapped key is not the one that the key file describes."""
    if not hmac.compare_digest(check_value(key), expected):
        raise Damaged("key_file_damaged")


def _wrap(
    identity: KeyIdentity,
    key: bytes | bytearray,
    slot_key: bytes,
    kind: str,
    made: str,
    parameters: Mapping[str, Any],
) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    bare = Slot(secrets.token_hex(4), kind, made, parameters, nonce, b"")
    wrapped = AESGCM(slot_key).encrypt(nonce, bytes(key), _covered(identity, bare))
    return Slot(bare.id, kind, made, parameters, nonce, wrapped)


def _covered(identity: KeyIdentity, slot: Slot) -> bytes:
    covered = {
        "format": identity.format,
        "db_uuid": identity.db_uuid,
        "dk_id": identity.dk_id,
        "slot": slot.id,
        "kind": slot.kind,
        "parameters": dict(slot.parameters),
    }
    return json.dumps(covered, sort_keys=True, separators=(",", ":")).encode()


def _stretched(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    return hash_secret_raw(normal_form(passphrase), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def _expanded(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256 (RFC 5869) for one block of output."""
    extracted = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(extracted, purpose + b"\x01", hashlib.sha256).digest()


def _cost_of(parameters: Mapping[str, Any]) -> KdfCost:
    numbers = [parameters["memory_kib"], parameters["passes"], parameters["lanes"]]
    if parameters["kdf"] != "argon2id" or any(type(number) is not int for number in numbers):
        raise ValueError("not a known derivation")
    return KdfCost(*numbers)


def _salt_of(parameters: Mapping[str, Any]) -> bytes:
    salt = bytes.fromhex(parameters["salt"])
    if len(salt) != _SALT_BYTES:
        raise ValueError("not a salt")
    return salt


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
