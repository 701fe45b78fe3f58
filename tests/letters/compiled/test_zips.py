"""Zips joined from packed members."""

from __future__ import annotations

import io
import os
import zipfile

from recdesk.letters.compiled.zips import LETTER_LEVEL, STATIC_LEVEL, Packed, member, members_of, zipped


def test_packed_members_and_those_of_one_letter_make_a_sound_zip() -> None:
    packed = Packed([member("a.xml", b"<a/>" * 400, STATIC_LEVEL), member("pic.png", os.urandom(500))])
    one = packed.with_members([member("word/übung.xml", b"<b/>" * 400)])
    other = packed.with_members([member("word/other.xml", b"<c/>" * 90), member("empty", b"")])
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.xml", "pic.png", "word/übung.xml"]
        methods = [info.compress_type for info in archive.infolist()]
    assert methods == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
    assert members_of(other)["word/other.xml"] == b"<c/>" * 90
    assert members_of(other)["empty"] == b""


def test_the_same_parts_give_the_same_bytes() -> None:
    parts = {"b": b"two", "a": b"one" * 50}
    assert zipped(parts) == zipped(dict(parts))
    assert list(members_of(zipped(parts))) == ["b", "a"]


def test_the_level_of_a_letter_is_close_to_the_best() -> None:
    text = "".join(f"<w:p><w:r><w:t>Line {n} of a letter</w:t></w:r></w:p>" for n in range(400)).encode()
    quick, best = (len(member("x", text, level).local) for level in (LETTER_LEVEL, STATIC_LEVEL))
    assert quick < 2 * best
