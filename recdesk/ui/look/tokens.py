"""The colours and sizes of the window, as data: every colour is named by its use, every size is in logical pixels.

No toolkit is imported here. The contrast that each pair reaches is recomputed by the tests.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme. `dark` says which way it is; all else is `#RRGGBB`."""

    dark: bool
    window: str
    surface: str
    sunken: str
    alt: str
    text: str
    text2: str
    disabled: str
    border: str
    line: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    selection: str
    selection_text: str
    hover: str
    focus: str
    proved: str
    proved_tint: str
    needs_you: str
    needs_you_tint: str
    blocked: str
    blocked_tint: str
    excepted: str
    excepted_tint: str
    late: str
    late_tint: str

    def colour(self, name: str) -> str:
        """The colour of that name; KeyError when there is none."""
        if name not in COLOUR_NAMES:
            raise KeyError(name)
        value: str = getattr(self, name)
        return value

    def colours(self) -> dict[str, str]:
        """All colours by name."""
        return {name: self.colour(name) for name in COLOUR_NAMES}


COLOUR_NAMES = tuple(field.name for field in fields(Tokens) if field.name != "dark")

LIGHT = Tokens(
    dark=False,
    window="#F3F4F6",
    surface="#FFFFFF",
    sunken="#F7F8FA",
    alt="#F8FAFC",
    text="#1B1F24",
    text2="#545C66",
    disabled="#818992",
    border="#7A838E",
    line="#D9DEE4",
    accent="#0F5FA8",
    accent_hover="#0C4F8C",
    accent_press="#093E6E",
    on_accent="#FFFFFF",
    selection="#D6E6F7",
    selection_text="#0B2540",
    hover="#EAF1F9",
    focus="#0B4A8F",
    proved="#14692F",
    proved_tint="#E3F4E8",
    needs_you="#7A4E00",
    needs_you_tint="#FFF1CC",
    blocked="#B0201A",
    blocked_tint="#FDE7E5",
    excepted="#67379F",
    excepted_tint="#F0E8FA",
    late="#A63A00",
    late_tint="#FFE8DA",
)

DARK = Tokens(
    dark=True,
    window="#1A1D21",
    surface="#22262B",
    sunken="#1E2226",
    alt="#262B31",
    text="#ECEFF3",
    text2="#B4BCC6",
    disabled="#78818B",
    border="#8A95A2",
    line="#3A4149",
    accent="#6CB3F5",
    accent_hover="#8CC5F9",
    accent_press="#4C9DE8",
    on_accent="#0A1A2B",
    selection="#1F4468",
    selection_text="#F2F8FF",
    hover="#2C3742",
    focus="#9CD0FF",
    proved="#7FD69A",
    proved_tint="#1C3526",
    needs_you="#F2C55C",
    needs_you_tint="#3A2F14",
    blocked="#FF9C93",
    blocked_tint="#44211F",
    excepted="#CDAEF5",
    excepted_tint="#33284A",
    late="#FFA877",
    late_tint="#43291A",
)

STATES = ("proved", "needs_you", "blocked", "excepted", "late")
"""The states that have a colour with a tint; open and neutral things use `text2`."""

# Spaces between things, smallest to largest.
SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32, SPACE_48 = 4, 8, 12, 16, 24, 32, 48
LABEL_GAP = SPACE_4
FIELD_GAP = SPACE_12
PAGE_EDGE = SPACE_16
SECTION_GAP = SPACE_24

CONTROL_HEIGHT = 32
ICON_BUTTON = 32
TABLE_BUTTON = 28
CHECK_HEIGHT = 28
SMALLEST_TARGET = 24
RADIUS_CONTROL, RADIUS_CARD, RADIUS_OVERLAY = 4, 6, 8
SELECTION_BAR = 3
FOCUS_WIDTH, FOCUS_CLEAR, FOCUS_RADIUS = 2, 1, 5

ROW_STEPS = {"dense": 28, "normal": 32, "roomy": 40}
ROW_AIR = 10
FORM_WIDTH = 640
"""Widest column of fields: about 75 characters, the longest line that reads well."""

SMALLEST_WINDOW = (960, 560)
NARROW, WIDE = 1180, 1500
"""Below NARROW a list or a record is shown, not both; from WIDE on the side panel stands beside the record."""
SCALES = (90, 175)
"""Smallest and largest text size, in percent of the system's."""


def row_height(step: str, line_height: int) -> int:
    """Height of a table row for a step of ROW_STEPS and the line height of its font."""
    return max(ROW_STEPS[step], line_height + ROW_AIR)
