"""What the parsers of one document share: its package, styles, lists, counts, notes and the warnings they collect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from recdesk.letters.pdf.document import Block, PdfWarning
from recdesk.letters.pdf.looks import Inherited, Looks
from recdesk.letters.pdf.numbering import Counters, Lists
from recdesk.letters.pdf.package import Element, Package
from recdesk.letters.pdf.styles import Styles

ReadBlocks: TypeAlias = Callable[[Iterable[Element], Inherited], tuple[Block, ...]]


@dataclass(slots=True)
class Reading:
    """The state of reading one document."""

    package: Package
    styles: Styles
    lists: Lists
    looks: Looks
    counters: Counters
    theme_colours: dict[str, int]
    compatibility: int = 12
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    warnings: list[PdfWarning] = field(default_factory=list)

    def warn(self, code: str, **facts: str) -> None:
        """Notes that something is shown in a simpler way than Word shows it; the same note is made once."""
        warning = PdfWarning(code, tuple(sorted(facts.items())))
        if warning not in self.warnings:
            self.warnings.append(warning)
