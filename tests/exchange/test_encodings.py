"""Bytes become text only when it is certain which letters they are."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Unreadable
from recdesk.exchange.encodings import DETECT, decode

TEXT = "Nume;Oraș\nȘerban Țuțea;Iași\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_tells_itself(raw: bytes, encoding: str) -> None:
    read = decode(raw, DETECT)
    assert (read.text, read.encoding) == (TEXT, encoding)


def test_an_old_encoding_is_not_guessed_but_proposed_with_its_line() -> None:
    raw = "Nume\nGheorghe\nŞerban Ţuţea\n".encode("cp1250")
    with pytest.raises(Unreadable) as refused:
        decode(raw, DETECT)
    facts = refused.value.facts
    assert refused.value.code == "encoding_unclear"
    assert (facts["position"], facts["line"], facts["byte"]) == (15, 3, "0xAA")
    assert facts["proposals"][0] == {"encoding": "cp1250", "sample": "Şerban Ţuţea"}


def test_a_declared_old_encoding_is_read() -> None:
    assert decode("Ţuţea".encode("cp1250"), "cp1250").text == "Ţuţea"


def test_what_is_not_as_declared_is_refused_with_the_place() -> None:
    with pytest.raises(Unreadable) as refused:
        decode("Ana\nȚuțea".encode("iso-8859-16"), "utf-8")
    assert refused.value.code == "encoding_wrong"
    assert (refused.value.facts["position"], refused.value.facts["line"]) == (5, 2)


def test_a_byte_order_mark_is_believed_before_the_declaration() -> None:
    assert decode(codecs.BOM_UTF8 + "Țuțea".encode(), "cp1250").text == "Țuțea"


def test_half_a_character_at_the_end_is_refused() -> None:
    with pytest.raises(Unreadable):
        decode(TEXT.encode("utf-16")[:-1], DETECT)


def test_a_nul_in_a_text_does_not_make_it_utf_16() -> None:
    assert decode(b"name\nAna\x00 Pop and some more letters\n", DETECT).encoding == "utf-8"


@given(st.binary(max_size=200), st.sampled_from([DETECT, "utf-8", "utf-16", "cp1250"]))
def test_bytes_that_cannot_be_read_are_refused_with_a_place_in_the_file(raw: bytes, declared: str) -> None:
    places = []
    try:
        decode(raw, declared)
    except Unreadable as refused:
        places.append(refused.facts["position"])
    assert all(1 <= place <= len(raw) for place in places)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_every_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode(), DETECT).text == text
