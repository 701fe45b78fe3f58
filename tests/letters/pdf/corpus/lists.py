"""Corpus: lists of every kind Word offers, and headings that count."""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus.prose import ROMANIAN, prose
from tests.letters.pdf.corpus.word import WORD_STYLES, paragraph_style, styled, word
from tests.letters.pdf.raw_word import paragraph, run

FORMATS = ("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "decimalZero")


def level(
    index: int,
    number_format: str,
    pattern: str,
    *,
    left: int = 0,
    hanging: int = 360,
    rest: str = "",
    run_part: str = "",
) -> str:
    """One level; `rest` stands before the label's text."""
    left = left or 720 * (index + 1)
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{rest}'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/>'
        f"</w:pPr><w:rPr>{run_part}</w:rPr></w:lvl>"
    )


def definition(number: int, *levels: str, rest: str = "") -> str:
    """A list definition."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{rest}{"".join(levels)}'
        "</w:abstractNum>"
    )


def use(number: int, of: int, override: str = "") -> str:
    """A list that uses a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, depth: int = 0, number: int = 1, style: str = "ListParagraph") -> str:
    """A list paragraph."""
    numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return styled(style, text, numbering)


def all_formats() -> bytes:
    """Seven number formats, each its own list, up to eleven items."""
    definitions = "".join(definition(i, level(0, name, "%1.")) for i, name in enumerate(FORMATS))
    uses = "".join(use(i + 1, i) for i in range(len(FORMATS)))
    body = ""
    for number, name in enumerate(FORMATS, 1):
        body += styled("Heading3", name) + "".join(item(f"Point {i} of the list", 0, number) for i in range(1, 12))
    return word(body, numbering=definitions + uses)


def nested_numbers() -> bytes:
    """A contract's numbers: 1., 1.1., 1.1.1., (a)."""
    levels = (
        level(0, "decimal", "%1.", left=360),
        level(1, "decimal", "%1.%2.", left=792, hanging=432),
        level(2, "decimal", "%1.%2.%3.", left=1224, hanging=504),
        level(3, "lowerLetter", "(%4)", left=1728),
    )
    body = "".join(
        item(prose(1 + i % 2, begin=i), depth)
        for i, depth in enumerate((0, 1, 1, 2, 2, 3, 3, 1, 0, 1, 2, 3, 3, 3, 0, 1))
    )
    return word(body, numbering=definition(0, *levels) + use(1, 0))


def bullets() -> bytes:
    """Bullets of the symbol fonts on three levels."""
    symbols = (("\uf0b7", "Symbol"), ("o", "Courier New"), ("\uf0a7", "Wingdings"))
    levels = [
        level(i, "bullet", c, run_part=f'<w:rFonts w:ascii="{f}" w:hAnsi="{f}" w:hint="default"/>')
        for i, (c, f) in enumerate(symbols)
    ]
    body = "".join(item(prose(1, begin=i), i % 3) for i in range(18))
    return word(body, numbering=definition(0, *levels) + use(1, 0))


def dashes_and_arrows() -> bytes:
    """Bullets that are plain characters, and two of Wingdings."""
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:hint="default"/>'
    levels = (
        level(0, "bullet", "-", run_part=fonts.format("Calibri")),
        level(1, "bullet", "–", run_part=fonts.format("Calibri")),
        level(2, "bullet", "\uf0d8", run_part=fonts.format("Wingdings")),
        level(3, "bullet", "\uf0fc", run_part=fonts.format("Wingdings")),
    )
    body = "".join(item(prose(1, ROMANIAN, begin=i), i % 4) for i in range(16))
    return word(body, numbering=definition(0, *levels) + use(1, 0))


def legal_numbers() -> bytes:
    """Articles in roman numbers whose paragraphs count in Arabic ones (`isLgl`)."""
    levels = (
        level(0, "upperRoman", "Article %1.", left=1080, hanging=1080),
        level(1, "decimal", "%1.%2", left=1080, hanging=720, rest="<w:isLgl/>"),
        level(2, "lowerLetter", "(%3)", left=1440),
    )
    body = "".join(item(prose(1, begin=i), depth) for i, depth in enumerate((0, 1, 1, 2, 2, 0, 1, 2, 2, 1, 0, 1, 1)))
    return word(body, numbering=definition(0, *levels) + use(1, 0))


def style_link() -> bytes:
    """A list that is defined through a numbering style (`numStyleLink`)."""
    numbering_style = (
        '<w:style w:type="numbering" w:styleId="Points"><w:name w:val="Points"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        definition(0, level(0, "decimal", "%1)"), level(1, "lowerRoman", "%2)"), rest='<w:styleLink w:val="Points"/>')
        + '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="Points"/>'
        "</w:abstractNum>" + use(1, 0) + use(2, 1)
    )
    body = "".join(item(prose(1, begin=i), i % 2, 2) for i in range(10))
    return word(body, numbering=linked, styles=WORD_STYLES + numbering_style)


def right_labels() -> bytes:
    """Labels that end at their place (`lvlJc` right), as roman numbers often do."""
    levels = (
        level(0, "lowerRoman", "%1.", hanging=180).replace('lvlJc w:val="left"', 'lvlJc w:val="right"'),
        level(1, "upperRoman", "%2.", hanging=180).replace('lvlJc w:val="left"', 'lvlJc w:val="right"'),
    )
    body = "".join(item(prose(1, begin=i), 0) for i in range(9)) + "".join(item(prose(1, begin=i), 1) for i in range(4))
    return word(body, numbering=definition(0, *levels) + use(1, 0))


def centred_labels() -> bytes:
    """Labels centred on their place."""
    levels = (level(0, "decimal", "%1.", hanging=500).replace('lvlJc w:val="left"', 'lvlJc w:val="center"'),)
    return word("".join(item(prose(1, begin=i)) for i in range(12)), numbering=definition(0, *levels) + use(1, 0))


def restarts() -> bytes:
    """Two lists of one definition, one beginning at five; and one that goes on after a paragraph."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        definition(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2.")) + use(1, 0) + use(2, 0, override)
    )
    body = "".join(item(f"First list, point {i}") for i in range(3)) + paragraph(prose(2))
    body += "".join(item(f"Second list, point {i}", i % 2, 2) for i in range(4)) + paragraph(prose(1, begin=3))
    body += "".join(item(f"First list again, point {i}") for i in range(3))
    return word(body, numbering=numbering)


def numbered_headings() -> bytes:
    """Headings tied to the levels of a list."""
    styles = WORD_STYLES
    levels = ""
    for i, pattern in enumerate(("%1", "%1.%2", "%1.%2.%3")):
        levels += level(
            i, "decimal", pattern, left=432 + 144 * i, hanging=432 + 144 * i, rest=f'<w:pStyle w:val="Heading{i + 1}"/>'
        )
        old = f'<w:outlineLvl w:val="{i}"/>'
        numbering = f'<w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="1"/></w:numPr>'
        styles = styles.replace(
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{(240, 40, 40)[i]}" w:after="0"/>{old}',
            f'<w:keepNext/><w:keepLines/>{numbering}<w:spacing w:before="{(240, 40, 40)[i]}" w:after="0"/>{old}',
        )
    body = ""
    for i, depth in enumerate((1, 2, 3, 3, 1, 2, 2, 3, 1, 2)):
        body += styled(f"Heading{depth}", f"Title number {i + 1}") + paragraph(prose(2, begin=i))
    return word(body, numbering=definition(0, levels) + use(1, 0), styles=styles)


def blank_or_nothing_after() -> bytes:
    """Labels followed by a blank, or by nothing."""
    numbering = definition(
        0,
        level(0, "decimal", "Section %1:", left=0, hanging=0, rest='<w:suff w:val="space"/>').replace(
            '<w:ind w:left="720" w:hanging="0"/>', '<w:ind w:left="0" w:firstLine="0"/>'
        ),
    )
    numbering += definition(1, level(0, "decimal", "§%1 ", rest='<w:suff w:val="nothing"/>'))
    body = "".join(item(prose(2, begin=i)) for i in range(5)) + "".join(item(prose(2, begin=i), 0, 2) for i in range(5))
    return word(body, numbering=numbering + use(1, 0) + use(2, 1))


def wide_labels() -> bytes:
    """Labels wider than their hanging indent: the text goes on at the next stop."""
    numbering = definition(0, level(0, "decimal", "Clause no. %1 –", left=720, hanging=360)) + use(1, 0)
    return word("".join(item(prose(2, begin=i)) for i in range(8)), numbering=numbering)


def coloured_labels() -> bytes:
    """Labels in a colour, size and weight of their own, in a list tied to a style."""
    numbering = definition(
        0, level(0, "decimal", "%1.", run_part='<w:b/><w:color w:val="C00000"/><w:sz w:val="28"/>')
    ) + use(1, 0)
    styles = WORD_STYLES + paragraph_style(
        "Clause", '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="120"/><w:jc w:val="both"/>'
    )
    body = "".join(styled("Clause", prose(3, begin=i)) for i in range(7))
    return word(body, numbering=numbering, styles=styles)


def items_with_paragraphs() -> bytes:
    """Points with unnumbered paragraphs below, line breaks and tabs."""
    numbering = definition(0, level(0, "decimal", "%1."), level(1, "bullet", "•")) + use(1, 0)
    body = ""
    for i in range(6):
        body += item(prose(1, begin=i)) + paragraph(prose(2, begin=i + 2), '<w:ind w:left="720"/>')
        body += paragraph(
            f"{run('Line one')}<w:r><w:br/></w:r>{run('Line two')}<w:r><w:tab/></w:r>{run('behind a tab')}",
            '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        )
    return word(body, numbering=numbering)


FILES: dict[str, Callable[[], bytes]] = {
    f"lists_{make.__name__}": make
    for make in (
        all_formats,
        nested_numbers,
        bullets,
        dashes_and_arrows,
        legal_numbers,
        style_link,
        right_labels,
        centred_labels,
        restarts,
        numbered_headings,
        blank_or_nothing_after,
        wide_labels,
        coloured_labels,
        items_with_paragraphs,
    )
}
