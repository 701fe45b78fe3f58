"""What a block is told about the place it is laid out in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from recdesk.letters.pdf.beside import Frame
from recdesk.letters.pdf.document import Block, Field
from recdesk.letters.pdf.strips import Stack


@dataclass(frozen=True, slots=True)
class Room:
    """What a paragraph needs to know about the place it stands in.

    `value_of` gives a page field's text, `lay_out` sets the blocks of a box that stands in a line.
    """

    width: float
    value_of: Callable[[Field], str]
    default_tab: float = 720.0
    sum_spacing: bool = False
    grid_pitch: float = 0.0
    background: int | None = None
    frame: Frame | None = None
    lay_out: LayOut | None = None

    def inside(self, width: float, background: int | None) -> Room:
        """The same for a narrower place, such as a cell, on another background."""
        return replace(
            self, width=max(1.0, width), background=self.background if background is None else background, frame=None
        )


LayOut: TypeAlias = Callable[[Sequence[Block], Room], Stack]
