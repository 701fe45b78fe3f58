"""Manifests are read once while they stay as they are, and anew as soon as they do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recdesk import shipped
from recdesk.domain.errors import Unreadable
from recdesk.letters.manifest import read_manifest

SHIPPED = shipped.templates() / "ro_RO" / "offer_letter"
LONG_AGO = 1_600_000_000


def settled(path: Path) -> None:
    """As if it had been written long ago."""
    os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A copy of a shipped manifest with its Word file."""
    for ending in (".toml", ".docx"):
        (tmp_path / f"t{ending}").write_bytes(SHIPPED.with_suffix(ending).read_bytes())
    return tmp_path / "t.toml"


def test_a_shipped_manifest_is_the_same_object_again() -> None:
    path = SHIPPED.with_suffix(".toml")
    assert read_manifest(path) == read_manifest(path)


def test_a_change_is_seen_at_once(manifest: Path) -> None:
    settled(manifest)
    assert read_manifest(manifest).version == 1
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("version = 1", "version = 7"), encoding="utf-8")
    settled(manifest)  # same size, same time: only the change of its entry tells
    assert read_manifest(manifest).version == 7
    manifest.write_text(text.replace("version = 1", "version = 8"), encoding="utf-8")
    assert read_manifest(manifest).version == 8
    manifest.write_text("nothing", encoding="utf-8")
    with pytest.raises(Unreadable, match="manifest_unreadable"):
        read_manifest(manifest)


def test_a_word_file_that_went_away_is_missed(manifest: Path) -> None:
    read_manifest(manifest)
    manifest.with_suffix(".docx").unlink()
    with pytest.raises(Unreadable, match="manifest_unreadable"):
        read_manifest(manifest)
