"""What PAGE, NUMPAGES and SECTIONPAGES say on a given page."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.letters.pdf.document import Field
from recdesk.letters.pdf.number_formats import format_number


@dataclass(frozen=True, slots=True)
class PageValues:
    """A page's number, how many pages there are in all and in its section, and the section's number format."""

    number: int
    pages: int
    section_pages: int
    number_format: str

    def text(self, wanted: Field) -> str:
        """The field's text; a format in the field itself goes before the section's."""
        if wanted.kind == "PAGE":
            return format_number(self.number, wanted.number_format or self.number_format)
        return format_number(
            self.pages if wanted.kind == "NUMPAGES" else self.section_pages, wanted.number_format or "decimal"
        )


FIRST_GUESS = PageValues(1, 1, 1, "decimal")
