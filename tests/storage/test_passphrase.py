"""What a person types to open the desk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Locked, Refused
from recdesk.storage.passphrase import RecoveryCode, normal_form, require_strength

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)


@pytest.mark.parametrize("passphrase", ["recdesk-demo", "Ștefan bea ceai verde", "correct-horse-7", "ěščřžýáíéúů1"])
def test_twelve_characters_that_nobody_tries_first_are_accepted(passphrase: str) -> None:
    require_strength(passphrase)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "short"),
        ("eleven-char", "short"),
        ("password1234", "common"),
        ("Parola 1234567", "common"),
        ("aaaaaaaaaaaaaaaa", "common"),
        ("abababababababab", "common"),
    ],
)
def test_a_short_or_common_passphrase_is_refused_with_the_reason(passphrase: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        require_strength(passphrase)
    assert caught.value.code == "passphrase_weak"
    assert caught.value.facts["reason"] == reason
    assert caught.value.facts["minimum"] == 12


def test_letters_count_once_however_the_keyboard_composes_them() -> None:
    assert normal_form("Ștefan") == normal_form("Ștefan")
    with pytest.raises(Refused):
        require_strength("s\u0326" * 5 + "abcd")  # fourteen code points, nine letters


@given(codes)
def test_a_printed_recovery_code_reads_back(code: RecoveryCode) -> None:
    assert RecoveryCode.typed(code.printed()) == code


@given(codes)
def test_case_spaces_and_lookalike_letters_do_not_matter(code: RecoveryCode) -> None:
    typed = "  " + code.printed().lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert RecoveryCode.typed(typed) == code


@given(codes, st.integers(0, 7), st.integers(0, 4), st.integers(1, 31))
def test_every_single_wrong_symbol_is_found_in_its_group(
    code: RecoveryCode, group: int, place: int, shift: int
) -> None:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    groups = code.printed().split("-")
    symbols = list(groups[group])
    symbols[place] = alphabet[(alphabet.index(symbols[place]) + shift) % 32]
    groups[group] = "".join(symbols)
    with pytest.raises(Locked) as caught:
        RecoveryCode.typed("-".join(groups))
    assert caught.value.code == "recovery_code_mistyped"
    assert caught.value.facts["group"] == group + 1


@given(codes, st.integers(0, 6))
def test_swapped_groups_are_found(code: RecoveryCode, at: int) -> None:
    groups = code.printed().split("-")
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    with pytest.raises(Locked):
        RecoveryCode.typed("-".join(groups))


@given(st.text(max_size=60))
def test_any_other_text_is_no_recovery_code(text: str) -> None:
    try:
        assert RecoveryCode.typed(text) is None
    except Locked:
        assert len([sign for sign in text if sign.isalnum()]) >= 40
