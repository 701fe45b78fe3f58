"""The key file and its slots: nothing but the right secret opens, and damage is told from a wrong secret."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

import pytest
from argon2.exceptions import HashingError
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Damaged, Locked, Unreadable
from recdesk.storage import slots
from recdesk.storage.keyfile import KeyFile, read_key_file, write_key_file
from recdesk.storage.passphrase import RecoveryCode
from recdesk.storage.slots import KdfCost

MADE = "2026-04-03T08:30:00+00:00"
QUICK = KdfCost(memory_kib=64, passes=1, lanes=1)
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def keys() -> KeyFile:
    empty = KeyFile.for_key(KEY)
    return empty.with_slots(
        slots.passphrase_slot(empty.identity, KEY, "blue-tram-to-iasi", made=MADE, cost=QUICK),
        slots.recovery_slot(empty.identity, KEY, RecoveryCode(bytes(20)), made=MADE),
    )


def _resealed(raw: dict[str, object]) -> bytes:
    """What someone writes who changes the file on purpose and knows how its digest is made."""
    raw.pop("digest")
    raw["digest"] = hashlib.sha256(json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    return json.dumps(raw).encode()


def test_a_key_file_reads_back_as_it_was(keys: KeyFile, tmp_path: Path) -> None:
    write_key_file(tmp_path, keys)
    assert read_key_file(tmp_path) == keys


def test_the_file_holds_the_key_in_no_form(keys: KeyFile) -> None:
    content = keys.to_bytes()
    assert KEY not in content
    assert KEY.hex().encode() not in content


def test_each_slot_opens_with_its_own_secret_only(keys: KeyFile) -> None:
    by_passphrase, by_code = keys.slots
    assert slots.open_by_passphrase(keys.identity, by_passphrase, "blue-tram-to-iasi") == KEY
    assert slots.open_by_passphrase(keys.identity, by_passphrase, "blue-tram-to-Iasi") is None
    assert slots.open_by_recovery_code(keys.identity, by_code, RecoveryCode(bytes(20))) == KEY
    assert slots.open_by_recovery_code(keys.identity, by_code, RecoveryCode(b"x" * 20)) is None


def test_a_file_cut_at_any_length_is_damaged(keys: KeyFile) -> None:
    whole = keys.to_bytes()
    for length in range(len(whole)):
        with pytest.raises(Damaged) as caught:
            KeyFile.from_bytes(whole[:length])
        assert caught.value.code == "key_file_damaged"


def test_a_change_of_any_byte_is_damage_and_not_a_wrong_passphrase(keys: KeyFile) -> None:
    whole = keys.to_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        if whole[place : place + 1].isspace() and bytes(changed[place : place + 1]).isspace():
            continue
        with pytest.raises(Damaged) as caught:
            KeyFile.from_bytes(bytes(changed))
        assert caught.value.code == "key_file_damaged"


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_random_bytes_are_damage_and_nothing_worse(content: bytes) -> None:
    with pytest.raises(Damaged):
        KeyFile.from_bytes(content)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["format", "db_uuid", "dk_id", "kcv", "slots"]),
    json_values,
)
def test_a_resealed_file_with_any_nonsense_in_a_field_is_still_no_crash(name: str, value: object) -> None:
    raw = json.loads(KeyFile.for_key(KEY).to_bytes())
    raw[name] = value
    with contextlib.suppress(Damaged):
        assert KeyFile.from_bytes(_resealed(raw)).slots == ()


@pytest.mark.parametrize(("name", "value"), [("memory_kib", 32), ("passes", 2), ("lanes", 2), ("salt", "00" * 16)])
def test_a_slot_whose_cost_was_lowered_by_hand_does_not_open(keys: KeyFile, name: str, value: object) -> None:
    raw = json.loads(keys.to_bytes())
    raw["slots"][0]["parameters"][name] = value
    changed = KeyFile.from_bytes(_resealed(raw))
    assert slots.open_by_passphrase(changed.identity, changed.slots[0], "blue-tram-to-iasi") is None


@pytest.mark.parametrize(
    ("name", "value"), [("memory_kib", 2**40), ("passes", 10**9), ("lanes", 0), ("kdf", "md5"), ("memory_kib", True)]
)
def test_a_cost_out_of_bounds_is_damage_and_is_never_run(keys: KeyFile, name: str, value: object) -> None:
    raw = json.loads(keys.to_bytes())
    raw["slots"][0]["parameters"][name] = value
    with pytest.raises(Damaged):
        KeyFile.from_bytes(_resealed(raw))


def test_a_slot_moved_to_another_desk_does_not_open(keys: KeyFile) -> None:
    other = KeyFile.for_key(KEY).with_slots(*keys.slots)
    assert slots.open_by_passphrase(other.identity, other.slots[0], "blue-tram-to-iasi") is None


def test_a_key_that_the_file_does_not_describe_is_damage(keys: KeyFile) -> None:
    slots.require_check_value(KEY, keys.kcv)
    with pytest.raises(Damaged):
        slots.require_check_value(bytes(32), keys.kcv)


def test_a_strong_cost_falls_back_where_memory_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    real = slots.hash_secret_raw

    def short_of_memory(secret: bytes, salt: bytes, passes: int, memory_kib: int, *rest: object) -> bytes:
        if memory_kib > slots.MODEST.memory_kib:
            raise HashingError("Memory allocation error")
        return real(secret, salt, passes, memory_kib, *rest)

    identity = KeyFile.for_key(KEY).identity
    monkeypatch.setattr(slots, "hash_secret_raw", short_of_memory)
    slot = slots.passphrase_slot(identity, KEY, "blue-tram-to-iasi", made=MADE, cost=slots.STRONG)
    assert slot.parameters["memory_kib"] == 64 * 1024
    assert slots.open_by_passphrase(identity, slot, "blue-tram-to-iasi") == KEY


def test_the_default_cost_is_the_strong_one() -> None:
    assert (slots.STRONG.memory_kib, slots.STRONG.passes, slots.STRONG.lanes) == (262_144, 3, 4)
    assert KdfCost() == slots.STRONG


def test_the_spare_stands_in_for_a_lost_or_damaged_file(keys: KeyFile, tmp_path: Path) -> None:
    (tmp_path / "desk.keys.bak").write_bytes(keys.to_bytes())
    assert read_key_file(tmp_path) == keys
    (tmp_path / "desk.keys").write_bytes(keys.to_bytes()[:100])
    assert read_key_file(tmp_path) == keys


def test_a_damaged_file_never_becomes_the_spare(keys: KeyFile, tmp_path: Path) -> None:
    (tmp_path / "desk.keys.bak").write_bytes(keys.to_bytes())
    (tmp_path / "desk.keys").write_bytes(b"{")
    write_key_file(tmp_path, keys)
    assert KeyFile.from_bytes((tmp_path / "desk.keys.bak").read_bytes()) == keys


def test_a_folder_without_a_desk_and_a_desk_without_keys_are_told_apart(keys: KeyFile, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        read_key_file(tmp_path / "nowhere")
    assert missing.value.code == "desk_missing"
    (tmp_path / "desk.db").write_bytes(b"x" * 4096)
    with pytest.raises(Locked) as lost:
        read_key_file(tmp_path)
    assert lost.value.code == "key_file_missing"
    (tmp_path / "desk.keys").write_bytes(b"")
    with pytest.raises(Damaged) as damaged:
        read_key_file(tmp_path)
    assert damaged.value.code == "key_file_damaged"


def test_a_file_of_a_later_format_is_said_to_be_newer(keys: KeyFile) -> None:
    raw = json.loads(keys.to_bytes())
    raw["format"] = "recdesk-keys/2"
    with pytest.raises(Damaged) as caught:
        KeyFile.from_bytes(_resealed(raw))
    assert caught.value.code == "key_file_newer"
