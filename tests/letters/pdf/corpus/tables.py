"""Corpus: tables with styles, bands, merged and nested cells, headings on each page, and all kinds of widths."""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus.prose import prose
from tests.letters.pdf.corpus.word import EDGES, styled, word
from tests.letters.pdf.raw_word import cell, paragraph, row, run

HEADER = "<w:tblHeader/>"
CENTRED = '<w:vAlign w:val="center"/>'


def table(
    *rows: str,
    columns: tuple[int, ...],
    style: str = "TableGrid",
    rest: str = "",
    look: str = "04A0",
    width: str = '<w:tblW w:w="0" w:type="auto"/>',
) -> str:
    """A table of a table style."""
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{width}{rest}<w:tblLook w:val="{look}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def filled(rows: int, columns: tuple[int, ...], first: str = "") -> list[str]:
    """Rows of short texts and amounts."""
    made = []
    for i in range(rows):
        cells = [
            cell(f"Position {i}" if c == 0 else f"{(i + 1) * (c + 3) * 117:,}.00", width=w)
            for c, w in enumerate(columns)
        ]
        made.append(row(*cells, properties=first if i == 0 else ""))
    return made


def grid() -> bytes:
    """The plain table grid between paragraphs."""
    columns = (3005, 3005, 3006)
    return word(paragraph(prose(2)) + table(*filled(12, columns), columns=columns) + paragraph(prose(2, begin=2)))


def banded() -> bytes:
    """A style with bands, a dark heading row and a total row."""
    columns = (2254, 2254, 2254, 2254)
    body = styled("Heading1", "Costs") + table(*filled(15, columns), columns=columns, style="Banded", look="0460")
    body += paragraph() + table(*filled(6, columns), columns=columns, style="Banded", look="04A0")
    return word(body + paragraph(prose(1)))


def merged() -> bytes:
    """Cells merged across and down."""
    columns = (2000, 2000, 2500, 2500)
    rows = (
        row(cell("Merged over four", '<w:gridSpan w:val="4"/>', 9000)),
        row(
            cell("Down three", '<w:vMerge w:val="restart"/>' + CENTRED, 2000),
            cell("b", width=2000),
            cell("Two across", '<w:gridSpan w:val="2"/>', 5000),
        ),
        row(cell("", "<w:vMerge/>", 2000), cell(prose(1), width=2000), cell("c", width=2500), cell("d", width=2500)),
        row(
            cell("", "<w:vMerge/>", 2000),
            cell("e", width=2000),
            cell(prose(1, begin=2), width=2500),
            cell("Down two", '<w:vMerge w:val="restart"/>', 2500),
        ),
        row(cell("f", width=2000), cell("g", width=2000), cell("h", width=2500), cell("", "<w:vMerge/>", 2500)),
    )
    return word(paragraph(prose(1)) + table(*rows, columns=columns) + paragraph(prose(2)))


def nested() -> bytes:
    """A table in a cell of a table."""
    inner = table(*filled(3, (1400, 1400)), columns=(1400, 1400))
    rows = (
        row(cell(paragraph("Outer") + inner + paragraph(), width=4500), cell(prose(3), width=4500)),
        row(cell("Below", width=4500), cell(inner + paragraph(), width=4500)),
    )
    return word(table(*rows, columns=(4500, 4500)) + paragraph(prose(1)))


def repeated_heading() -> bytes:
    """Three pages of rows under two heading rows."""
    columns = (3000, 3000, 3000)
    heads = (
        row(cell(run("Group", "<w:b/>").join(("<w:p>", "</w:p>")), '<w:gridSpan w:val="3"/>', 9000), properties=HEADER),
        row(*(cell(name, width=3000) for name in ("Name", "Amount", "Basis")), properties=HEADER),
    )
    return word(paragraph(prose(1)) + table(*heads, *filled(110, columns), columns=columns) + paragraph(prose(1)))


def rows_that_split() -> bytes:
    """Long cells over page ends, some not to be parted."""
    rows = []
    for i in range(9):
        rows.append(
            row(
                cell(f"Clause {i + 1}", width=2000),
                cell("".join(paragraph(prose(4, begin=i)) for _ in range(3)), width=7000),
                properties="<w:cantSplit/>" if i % 3 == 1 else "",
            )
        )
    return word(table(*rows, columns=(2000, 7000)))


def heights() -> bytes:
    """Rows of a least and of an exact height, with all vertical alignments."""
    rows = []
    for _i, (rule, size) in enumerate(
        (("atLeast", 900), ("exact", 700), ("atLeast", 1500), ("exact", 300), ("auto", 600))
    ):
        cells = [
            cell(f"{rule} {size} {place}", f'<w:vAlign w:val="{place}"/>', 3000)
            for place in ("top", "center", "bottom")
        ]
        rows.append(row(*cells, properties=f'<w:trHeight w:val="{size}" w:hRule="{rule}"/>'))
    return word(paragraph(prose(1)) + table(*rows, columns=(3000, 3000, 3000)) + paragraph(prose(2)))


def shares_of_the_width() -> bytes:
    """Tables as wide as the text, and as half of it, in the middle and at the right."""
    body = ""
    for share, place in ((5000, "left"), (2500, "center"), (3500, "right")):
        body += paragraph(f"Table of {share / 50} percent")
        body += table(
            *filled(4, (2000, 2000, 2000)),
            columns=(2000, 2000, 2000),
            width=f'<w:tblW w:w="{share}" w:type="pct"/>',
            rest=f'<w:jc w:val="{place}"/>',
        )
        body += paragraph()
    return word(body)


def indented() -> bytes:
    """Tables moved in, moved out, and centred, with cell margins of their own."""
    margins = (
        '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="200" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
        '<w:right w:w="200" w:type="dxa"/></w:tblCellMar>'
    )
    body = ""
    for indent in (720, -300, 0):
        body += paragraph(prose(1)) + table(
            *filled(4, (2400, 2400)), columns=(2400, 2400), rest=f'<w:tblInd w:w="{indent}" w:type="dxa"/>{margins}'
        )
    return word(body + paragraph(prose(1)))


def borders_of_all_kinds() -> bytes:
    """Single, double, dotted, dashed and thick edges in colours, and none."""
    kinds = (
        ("single", 4, "000000"),
        ("double", 4, "C00000"),
        ("dotted", 8, "00B050"),
        ("dashed", 8, "0070C0"),
        ("single", 24, "7030A0"),
        ("nil", 0, "auto"),
    )
    rows = []
    for kind, size, colour in kinds:
        edges = "".join(
            f'<w:{edge} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
            for edge in ("top", "left", "bottom", "right")
        )
        rows.append(row(*(cell(f"{kind} {size}", f"<w:tcBorders>{edges}</w:tcBorders>", 3000) for _ in range(3))))
    return word(
        paragraph(prose(1)) + table(*rows, columns=(3000, 3000, 3000), style="TableNormal") + paragraph(prose(1))
    )


def shaded_cells() -> bytes:
    """Fills, patterns and a dark ground under automatic text."""
    fills = (
        ("clear", "FFF2CC"),
        ("clear", "1F3864"),
        ("pct25", "FFFFFF"),
        ("solid", "auto"),
        ("clear", "E2EFD9"),
        ("pct50", "FFFF00"),
    )
    rows = [
        row(
            *(cell(f"{kind} {fill}", f'<w:shd w:val="{kind}" w:color="auto" w:fill="{fill}"/>', 3000) for _ in range(3))
        )
        for kind, fill in fills
    ]
    return word(table(*rows, columns=(3000, 3000, 3000)) + paragraph(prose(3)))


def signatures() -> bytes:
    """Two signature columns without borders, lines drawn by bottom edges."""
    line = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
    rows = (
        row(cell("For the company", width=4000), cell("", width=1000), cell("The employee", width=4000)),
        row(
            cell("", line, 4000),
            cell("", width=1000),
            cell("", line, 4000),
            properties='<w:trHeight w:val="900" w:hRule="atLeast"/>',
        ),
        row(cell("Name and date", width=4000), cell("", width=1000), cell("Name and date", width=4000)),
    )
    return word(paragraph(prose(6)) * 3 + table(*rows, columns=(4000, 1000, 4000), style="TableNormal"))


def fixed_and_skipped() -> bytes:
    """A fixed layout, skipped grid columns and a row shorter than the grid."""
    rows = (
        row(cell("a", width=2000), cell("b", width=2000), cell("c", width=2000), cell("d", width=2000)),
        row(
            cell("begins at two", width=2000),
            cell("c", width=2000),
            properties='<w:gridBefore w:val="1"/><w:wBefore w:w="2000" w:type="dxa"/><w:gridAfter w:val="1"/>',
        ),
        row(cell("over two", '<w:gridSpan w:val="2"/>', 4000), cell("over two", '<w:gridSpan w:val="2"/>', 4000)),
    )
    layout = '<w:tblLayout w:type="fixed"/>'
    return word(table(*rows, columns=(2000, 2000, 2000, 2000), rest=layout) + paragraph(prose(2)))


def cells_with_lists_and_tabs() -> bytes:
    """Numbers, right-aligned and justified text, and upright headings in cells."""
    numbers = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = "".join(
        paragraph(f"Point {i}", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for i in range(4)
    )
    rows = [
        row(cell(listed, width=4500), cell(paragraph(prose(4, begin=i), '<w:jc w:val="both"/>'), width=4500))
        for i in range(4)
    ]
    rows.append(row(cell(paragraph("1,250.00", '<w:jc w:val="right"/>'), width=4500), cell("centre", width=4500)))
    return word(table(*rows, columns=(4500, 4500)), numbering=numbers)


def table_after_table() -> bytes:
    """Tables with only an empty paragraph between, and a row that keeps with the next."""
    keep = "<w:keepNext/>"
    body = ""
    for block in range(7):
        rows = [row(*(cell(paragraph(f"{block}.{i} {c}", keep), width=3000) for c in "abc")) for i in range(8)]
        body += table(*rows, columns=(3000, 3000, 3000)) + paragraph("", '<w:spacing w:after="0"/>')
    return word(body)


def floating_table() -> bytes:
    """A table with its own place (`tblpPr`)."""
    place = (
        '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" '
        'w:tblpXSpec="right" w:tblpY="200"/>'
    )
    floating = table(*filled(4, (1500, 1500)), columns=(1500, 1500), rest=place)
    return word(paragraph(prose(2)) + floating + paragraph(prose(7)) + paragraph(prose(5, begin=3)))


def spaced_cells() -> bytes:
    """Text of many sizes in cells, with spacing before and after."""
    rows = [
        row(
            cell(
                paragraph(run(f"Size {size}", f'<w:sz w:val="{size}"/>'), '<w:spacing w:before="60" w:after="60"/>'),
                width=4500,
            ),
            cell(paragraph(prose(1), f'<w:spacing w:line="{240 + 10 * size}" w:lineRule="auto"/>'), width=4500),
        )
        for size in (16, 20, 24, 36, 48)
    ]
    return word(table(*rows, columns=(4500, 4500), rest=f"<w:tblBorders>{EDGES}</w:tblBorders>"))


FILES: dict[str, Callable[[], bytes]] = {
    f"tables_{make.__name__}": make
    for make in (
        grid,
        banded,
        merged,
        nested,
        repeated_heading,
        rows_that_split,
        heights,
        shares_of_the_width,
        indented,
        borders_of_all_kinds,
        shaded_cells,
        signatures,
        fixed_and_skipped,
        cells_with_lists_and_tabs,
        table_after_table,
        floating_table,
        spaced_cells,
    )
}
