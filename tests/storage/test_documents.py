"""The documents folder takes new files whole, never another's place, and never a path that leads out."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Damaged, Refused
from recdesk.storage.documents import DocumentFolder

PLACE = "RO-TA-2026-Q2/2026-04-03_AnaPopescu_Offer_v01.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> DocumentFolder:
    return DocumentFolder(tmp_path / "documents")


def test_a_file_is_put_read_and_removed_with_its_empty_folders(folder: DocumentFolder, tmp_path: Path) -> None:
    assert folder.put(PLACE, b"%PDF") == hashlib.sha256(b"%PDF").hexdigest()
    assert folder.exists(PLACE)
    assert folder.get(PLACE) == b"%PDF"
    folder.put("RO-TA-2026-Q2/Țurcanu ș.docx", b"x")
    folder.remove(PLACE)
    assert not folder.exists(PLACE)
    assert folder.exists("RO-TA-2026-Q2/Țurcanu ș.docx")
    folder.remove("RO-TA-2026-Q2/Țurcanu ș.docx")
    folder.remove("RO-TA-2026-Q2/Țurcanu ș.docx")
    assert list((tmp_path / "documents").iterdir()) == []


@pytest.mark.parametrize("second", [PLACE, PLACE.replace("AnaPopescu", "anapopescu")])
def test_a_file_is_never_put_over_another(folder: DocumentFolder, second: str) -> None:
    folder.put(PLACE, b"first")
    with pytest.raises(Refused) as caught:
        folder.put(second, b"second")
    assert caught.value.code == "file_exists"
    assert folder.get(PLACE) == b"first"


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../desk.keys",
        "a/../../desk.db",
        "/etc/passwd",
        "a//../b",
        "C:/Windows/evil.pdf",
        "a:b.txt",
        "a\\b.pdf",
        "CON",
        "con.pdf",
        "a/LPT1.txt",
        "name.",
        " name",
        "name\x00.pdf",
        "name\u202efdp.exe",
        "line\nbreak.pdf",
        "a?.pdf",
        "x" * 250,
    ],
)
def test_a_path_that_is_no_plain_path_inside_is_refused(folder: DocumentFolder, tmp_path: Path, path: str) -> None:
    for act in (lambda: folder.put(path, b"x"), lambda: folder.get(path), lambda: folder.exists(path)):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "file_name_unfit"
    assert list(tmp_path.rglob("*")) == []


@given(st.text(max_size=40))
def test_no_path_ever_leads_out_of_the_folder(path: str) -> None:
    root = Path("documents").resolve()
    try:
        place = DocumentFolder(Path("documents")).absolute(path)
    except Refused as error:
        assert error.code == "file_name_unfit"  # noqa: PT017 - both outcomes are right, out of the folder is not
    else:
        assert place.is_relative_to(root)
        assert place != root


def test_a_missing_file_is_damage(folder: DocumentFolder) -> None:
    with pytest.raises(Damaged) as caught:
        folder.get(PLACE)
    assert caught.value.code == "document_missing"
    assert caught.value.facts["file"] == PLACE


if sys.platform != "win32":

    def test_a_link_that_leads_out_is_refused(folder: DocumentFolder, tmp_path: Path) -> None:
        folder.put("in/a.pdf", b"x")
        (tmp_path / "outside").mkdir()
        (tmp_path / "documents" / "out").symlink_to(tmp_path / "outside")
        (tmp_path / "documents" / "in" / "link.pdf").symlink_to(tmp_path / "secret")
        for path in ("out/a.pdf", "in/link.pdf"):
            with pytest.raises(Refused):
                folder.put(path, b"x")
        assert list((tmp_path / "outside").iterdir()) == []
