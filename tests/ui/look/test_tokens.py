"""The colours reach the contrast that the design names, computed anew."""

from __future__ import annotations

import re

import pytest

from recdesk import shipped
from recdesk.ui.look.contrast import blend, ratio
from recdesk.ui.look.sheet import style_sheet
from recdesk.ui.look.tokens import DARK, LIGHT, ROW_STEPS, STATES, Tokens, row_height

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
DESIGNED = [
    ("text", "surface", 16.56, 13.19),
    ("text", "window", 15.05, 14.66),
    ("text2", "surface", 6.77, 7.93),
    ("text2", "window", 6.16, 8.82),
    ("text2", "selection", 5.33, 5.25),
    ("disabled", "surface", 3.54, 3.85),
    ("border", "surface", 3.84, 5.00),
    ("border", "window", 3.49, 5.56),
    ("border", "selection", 3.02, 3.31),
    ("accent", "surface", 6.52, 6.81),
    ("on_accent", "accent", 6.52, 7.87),
    ("on_accent", "accent_hover", 8.36, 9.59),
    ("on_accent", "accent_press", 10.90, 6.10),
    ("selection_text", "selection", 12.21, 9.42),
    ("accent", "selection", 5.13, 4.51),
    ("focus", "surface", 8.79, 9.33),
    ("focus", "window", 7.98, 10.37),
    ("focus", "selection", 6.91, 6.18),
    ("proved", "proved_tint", 5.94, 7.56),
    ("needs_you", "needs_you_tint", 6.41, 8.09),
    ("blocked", "blocked_tint", 5.78, 7.03),
    ("excepted", "excepted_tint", 6.72, 7.11),
    ("late", "late_tint", 5.52, 7.08),
]


@pytest.mark.parametrize(("one", "other", "light", "dark"), DESIGNED)
def test_a_pair_of_colours_has_the_designed_contrast(one: str, other: str, light: float, dark: float) -> None:
    assert ratio(LIGHT.colour(one), LIGHT.colour(other)) == pytest.approx(light, abs=0.02)
    assert ratio(DARK.colour(one), DARK.colour(other)) == pytest.approx(dark, abs=0.02)


@BOTH
@pytest.mark.parametrize("state", STATES)
def test_a_state_can_be_read_on_every_ground_it_stands_on(tokens: Tokens, state: str) -> None:
    for ground in ("surface", "window", "selection", "hover", "alt", f"{state}_tint"):
        assert ratio(tokens.colour(state), tokens.colour(ground)) >= 4.5, ground


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "alt", "hover", "selection"])
def test_text_and_edges_keep_their_contrast_on_every_ground(tokens: Tokens, ground: str) -> None:
    assert ratio(tokens.text, tokens.colour(ground)) >= 4.5
    assert ratio(tokens.text2, tokens.colour(ground)) >= 4.5
    assert ratio(tokens.border, tokens.colour(ground)) >= 3
    assert ratio(tokens.focus, tokens.colour(ground)) >= 3


@BOTH
def test_body_text_on_a_tint_stays_far_above_the_limit(tokens: Tokens) -> None:
    least = min(ratio(tokens.text, tokens.colour(f"{state}_tint")) for state in STATES)
    assert least >= (11.40 if tokens.dark else 13.90) - 0.01


def test_the_ratio_of_black_and_white_is_the_largest_there_is() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#336699", "#336699") == 1


def test_a_colour_that_is_written_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        ratio("white", "#000000")
    with pytest.raises(KeyError):
        LIGHT.colour("dark")


def test_blending_with_full_share_gives_the_upper_colour() -> None:
    assert blend("#112233", "#FFFFFF", 1) == "#112233"
    assert blend("#000000", "#FFFFFF", 0.5) in {"#7F7F7F", "#808080"}


@BOTH
def test_the_style_sheet_is_short_and_uses_tokens_only(tokens: Tokens) -> None:
    sheet = style_sheet(tokens, body_points=10, drawn="/icons")
    assert len(sheet.splitlines()) < 60
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= set(tokens.colours().values())
    assert "$" not in sheet


def test_a_contrast_theme_gets_sizes_without_colours() -> None:
    sheet = style_sheet(None, body_points=10, drawn="/icons")
    assert "min-height:22px" in sheet
    assert "#" not in sheet
    assert "color" not in sheet


@BOTH
def test_the_drawn_marks_have_the_colours_of_their_scheme(tokens: Tokens) -> None:
    scheme = "dark" if tokens.dark else "light"
    wanted = {"tick": tokens.on_accent, "dot": tokens.on_accent, "open": tokens.text2}
    for name, colour in wanted.items():
        drawing = (shipped.resources() / "icons" / "drawn" / f"{name}_{scheme}.svg").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9A-F]{6}", drawing) == [colour]


def test_rows_keep_their_step_until_the_text_needs_more() -> None:
    assert row_height("dense", 16) == ROW_STEPS["dense"]
    assert row_height("normal", 16) == 32
    assert row_height("normal", 30) == 40
