"""Corpus: text from right to left, alone, in tables, and with Latin in between."""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus.lists import definition, level, use
from tests.letters.pdf.corpus.prose import ARABIC, HEBREW, prose
from tests.letters.pdf.corpus.tables import table
from tests.letters.pdf.corpus.word import STYLES, defaults, header_reference, paper, word
from tests.letters.pdf.raw_word import cell, complex_field, paragraph, row, run

RTL = "<w:rtl/>"
BIDI = "<w:bidi/>"


def right(text: str, extra: str = "", characters: str = "") -> str:
    """A paragraph from right to left."""
    return paragraph(run(text, characters + RTL), BIDI + extra)


def font(family: str = "Arial", size: int = 22) -> str:
    """A style sheet in a font with both scripts."""
    return defaults(family, size, 160, 259, "ar-SA") + STYLES


def arabic_letter() -> bytes:
    """An Arabic letter: heading, text, signature at the left."""
    body = right("عرض عمل", '<w:jc w:val="center"/>', '<w:bCs/><w:szCs w:val="32"/>')
    body += "".join(right(prose(3, ARABIC, begin=i)) for i in range(6)) + right("التوقيع", '<w:jc w:val="right"/>')
    return word(body, styles=font())


def hebrew_letter() -> bytes:
    """A Hebrew letter."""
    body = right("הצעת עבודה", '<w:jc w:val="center"/>', '<w:bCs/><w:szCs w:val="32"/>')
    body += "".join(right(prose(3, HEBREW, begin=i)) for i in range(6)) + right("חתימה", '<w:jc w:val="right"/>')
    return word(body, styles=font("Times New Roman", 24))


def arabic_with_latin() -> bytes:
    """Names, amounts and dates in Latin letters and digits inside Arabic."""
    line = run("الراتب ", RTL) + run("AED 12,500.00") + run(" شهريا اعتبارا من ", RTL) + run("04/05/2026")
    line += run(" في شركة ", RTL) + run("Carpat Digital (UAE) LLC") + run(".", RTL)
    return word("".join(paragraph(line, BIDI) for _ in range(8)), styles=font())


def hebrew_with_latin() -> bytes:
    """The same in Hebrew."""
    line = run("השכר ", RTL) + run("ILS 21,000.00") + run(" לחודש החל מיום ", RTL) + run("4.5.2026")
    line += run(" בחברת ", RTL) + run("Carpat Digital Ltd") + run(".", RTL)
    return word("".join(paragraph(line, BIDI) for _ in range(8)), styles=font())


def mirrored_table() -> bytes:
    """A table whose first column stands at the right."""
    rows = [
        row(
            cell(right(f"البند {i}"), width=3000),
            cell(right(prose(1, ARABIC, begin=i)), width=4000),
            cell(f"{i * 125}", width=2000),
        )
        for i in range(1, 8)
    ]
    body = right(prose(1, ARABIC)) + table(*rows, columns=(3000, 4000, 2000), rest="<w:bidiVisual/>")
    return word(body + right(prose(2, ARABIC)), styles=font())


def side_by_side() -> bytes:
    """Arabic and English side by side, as bilingual offers have it."""
    rows = [
        row(cell(paragraph(prose(2, begin=i)), width=4500), cell(right(prose(2, ARABIC, begin=i)), width=4500))
        for i in range(7)
    ]
    return word(table(*rows, columns=(4500, 4500)), styles=font())


def right_to_left_list() -> bytes:
    """Numbers and bullets at the right."""
    numbering = (
        definition(0, level(0, "decimal", "%1.")) + definition(1, level(0, "bullet", "•")) + use(1, 0) + use(2, 1)
    )
    body = ""
    for i in range(10):
        item = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 + i // 5}"/></w:numPr>'
        body += right(prose(1, HEBREW, begin=i), item)
    return word(body, numbering=numbering, styles=font())


def indents_and_tabs() -> bytes:
    """Indents count from the right, tab stops too."""
    stops = '<w:tabs><w:tab w:val="left" w:pos="3000"/></w:tabs>'
    body = "".join(right(prose(2, ARABIC, begin=i), f'<w:ind w:left="{400 * i}" w:firstLine="300"/>') for i in range(4))
    body += paragraph(run("الاسم", RTL) + "<w:r><w:tab/></w:r>" + run("القيمة", RTL), BIDI + stops)
    return word(body, styles=font())


def quotation_in_latin() -> bytes:
    """One Arabic and one Hebrew phrase inside English text."""
    body = paragraph(
        run(prose(2) + " ")
        + run("عقد عمل", RTL)
        + run(" " + prose(2, begin=2) + " ")
        + run("חוזה", RTL)
        + run(" ends.")
    )
    return word(body * 4, styles=font())


def arabic_header() -> bytes:
    """Header, footer and page numbers from right to left."""
    section = paper(first=header_reference("head") + header_reference("foot", story="footer"))
    foot = paragraph(run("صفحة ", RTL) + complex_field("PAGE") + run(" من ", RTL) + complex_field("NUMPAGES"), BIDI)
    body = "".join(right(prose(3, ARABIC, begin=i), '<w:jc w:val="both"/>') for i in range(16))
    return word(body, styles=font(), section=section, headers={"head": right("سري")}, footers={"foot": foot})


FILES: dict[str, Callable[[], bytes]] = {
    f"scripts_{make.__name__}": make
    for make in (
        arabic_letter,
        hebrew_letter,
        arabic_with_latin,
        hebrew_with_latin,
        mirrored_table,
        side_by_side,
        right_to_left_list,
        indents_and_tabs,
        quotation_in_latin,
        arabic_header,
    )
}
