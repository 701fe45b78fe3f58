"""One changed bit anywhere in a desk's files is found and told; nothing is written over it, and nothing breaks."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.domain.errors import Damaged, DeskError
from recdesk.domain.numbers import RecordKind
from recdesk.exchange import profiles
from recdesk.services import answers
from recdesk.storage import backup, vault
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, OFFER, PASSPHRASE

clock = desks.clock
line = calling.line_at("letter")
TEXTS = st.text(max_size=30)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


@pytest.mark.parametrize("seed", range(8))
def test_a_bit_of_the_database_is_missed_by_no_check(line: Line, tmp_path: Path, seed: int) -> None:
    flip(line.folder / "desk.db", random.Random(seed))
    change = tmp_path / "change.json"
    change.write_text('{"next_action": "Call her"}', encoding="utf-8")
    for words in (["check"], ["list", "audit"], ["update", "candidate", CANDIDATE, str(change)], ["letter", OFFER]):
        answer = line(*words)
        assert answer.code in (0, 3), answer.out
        assert answer.code == 3 or words[0] != "check"


@pytest.mark.parametrize("seed", range(5))
def test_a_bit_of_the_key_file_is_mended_from_its_spare_and_two_are_told(line: Line, seed: int) -> None:
    chance = random.Random(seed)
    whole = (line.folder / "desk.keys").read_bytes()
    flip(line.folder / "desk.keys", chance)
    line.done("info")
    assert (line.folder / "desk.keys").read_bytes() == whole
    for name in ("desk.keys", "desk.keys.bak"):
        flip(line.folder / name, chance)
    assert line("info").problems == ["key_file_damaged"]


@pytest.mark.parametrize("seed", range(5))
def test_a_bit_of_a_backup_or_a_document_is_found(line: Line, seed: int) -> None:
    chance = random.Random(seed)
    made = Path(line.done("backup")["file"])
    key = vault.unlock(line.folder, PASSPHRASE).key
    backup.verify_backup(made, key)
    content = made.read_bytes()
    with zipfile.ZipFile(made) as packed:
        part = max(packed.infolist(), key=lambda entry: entry.file_size)
    place = chance.randrange(part.header_offset + 100, part.header_offset + part.file_size)
    made.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
    with pytest.raises(Damaged):
        backup.verify_backup(made, key)
    made.write_bytes(content)
    filed = sorted(p for p in (line.folder / "documents").rglob("*") if p.is_file())
    changed = chance.choice(filed)
    flip(changed, chance)
    answer = line("check")
    assert (answer.code, answer.json["documents"]["changed"]) == (
        3,
        [changed.relative_to(line.folder / "documents").as_posix()],
    )


@settings(max_examples=150, deadline=None)
@given(plain=st.dictionaries(TEXTS, PLAIN, max_size=4), kind=st.sampled_from(list(RecordKind)))
def test_any_object_is_a_record_file_or_refused(plain: dict[str, object], kind: RecordKind) -> None:
    raw = json.dumps(plain).encode()
    try:
        answers.read_record_file(kind, raw, lambda _: b"")
    except DeskError as error:
        assert error.exit_code == 2  # noqa: PT017 - both outcomes are right, another exception is not


@settings(max_examples=150, deadline=None)
@given(raw=st.binary(max_size=60), kind=st.sampled_from(list(RecordKind)))
def test_any_bytes_are_a_record_file_or_refused(raw: bytes, kind: RecordKind) -> None:
    try:
        answers.read_record_file(kind, raw, lambda _: b"")
    except DeskError as error:
        assert error.exit_code == 2  # noqa: PT017


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("[]{}\"'=.,\n#-:TZ0129abxe_ \\ud"), max_size=50))
def test_any_text_is_a_profile_or_refused(text: str) -> None:
    try:
        profiles.load(text)
    except DeskError as error:
        assert error.exit_code == 2  # noqa: PT017
