"""Files that a person chose, before anything of them is taken in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recdesk.domain.errors import DeskError
from recdesk.services import filing

NO_FILES = ["folder", "missing", *(["pipe"] if hasattr(os, "mkfifo") else [])]


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"Ana Popescu")
    assert filing.content_of(path) == b"Ana Popescu"


def test_a_file_larger_than_the_desk_takes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    with path.open("wb") as file:
        file.truncate(filing.LARGEST * 400)  # a hole: more than the machine could hold
    with pytest.raises(DeskError, match="document_too_large"):
        filing.content_of(path)


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_refused_and_nobody_waits(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "cv.pdf"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(DeskError, match="file_unreadable"):
        filing.content_of(path)
