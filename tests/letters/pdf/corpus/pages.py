"""Corpus: sections, columns, headers and footers, notes, and long documents."""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus.lists import definition, item, level, use
from tests.letters.pdf.corpus.prose import ROMANIAN, prose
from tests.letters.pdf.corpus.tables import filled, table
from tests.letters.pdf.corpus.word import (
    SETTINGS,
    STYLES,
    defaults,
    header_reference,
    note,
    note_mark,
    paper,
    section_end,
    styled,
    word,
)
from tests.letters.pdf.raw_word import complex_field, inline_picture, paragraph, run
from tests.letters.pdf.sample_letters import logo

TAB = "<w:r><w:tab/></w:r>"
CONTINUOUS = '<w:type w:val="continuous"/>'


def text(paragraphs: int, sentences: int = 5) -> str:
    """That many paragraphs."""
    return "".join(paragraph(prose(sentences, begin=i)) for i in range(paragraphs))


def page_of_pages(words: str = "Page") -> str:
    """A footer paragraph."""
    return styled("Footer", TAB + run(f"{words} ") + complex_field("PAGE") + run(" of ") + complex_field("NUMPAGES"))


def landscape_between() -> bytes:
    """Upright, lying and upright pages, each with its own header."""
    headers = {name: styled("Header", f"Header {name}") for name in ("one", "two")}
    body = text(4) + section_end(paper(first=header_reference("one")))
    body += table(*filled(20, (2700,) * 5), columns=(2700,) * 5)
    body += section_end(paper(landscape=True, first=header_reference("two")))
    return word(body + text(4), section=paper(first=header_reference("one")), headers=headers)


def mixed_sizes() -> bytes:
    """A4, A5 and Letter in one file."""
    body = text(3) + section_end(paper()) + text(6) + section_end(paper(8391, 11906, 900))
    return word(body + text(4), section=paper(12240, 15840))


def continuous() -> bytes:
    """Sections that go on on the same page, with other margins and with two columns."""
    columns = '<w:cols w:num="2" w:space="708"/>'
    body = styled("Heading1", "One column") + text(2) + section_end(paper())
    body += text(6, 4) + section_end(paper(first=CONTINUOUS, rest=columns))
    return word(body + styled("Heading1", "One column again") + text(2), section=paper(first=CONTINUOUS))


def two_columns() -> bytes:
    """A newsletter: two columns over two pages."""
    body = "".join(styled("Heading2", f"Item {i}") + paragraph(prose(7, begin=i)) for i in range(9))
    return word(body, section=paper(rest='<w:cols w:num="2" w:space="567"/>'))


def three_columns() -> bytes:
    """Three columns of a full page, justified, with lines between."""
    body = "".join(paragraph(prose(5, begin=i), '<w:jc w:val="both"/>') for i in range(16))
    return word(body, section=paper(margin=1000, rest='<w:cols w:num="3" w:sep="1" w:space="400"/>'))


def unequal_columns() -> bytes:
    """A narrow and a wide column, with a column break."""
    columns = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2800" w:space="500"/><w:col w:w="5726"/></w:cols>'
    brk = paragraph('<w:r><w:br w:type="column"/></w:r>')
    return word(text(2, 3) + brk + text(3, 4), section=paper(rest=columns))


def title_page() -> bytes:
    """A first page with its own header, then others."""
    references = (
        header_reference("first", "first") + header_reference("other") + header_reference("foot", story="footer")
    )
    headers = {
        "first": styled("Header", "Company Ltd") + styled("Header", "12 Long Street"),
        "other": styled("Header", f"{run('Offer')}{TAB}{TAB}{run('Confidential')}"),
    }
    return word(
        text(12),
        section=paper(first=references, rest="<w:titlePg/>"),
        headers=headers,
        footers={"foot": page_of_pages()},
    )


def even_and_odd() -> bytes:
    """Left and right pages with their own headers and footers."""
    references = "".join(
        header_reference(name, kind, story)
        for name, kind, story in (
            ("ho", "default", "header"),
            ("he", "even", "header"),
            ("fo", "default", "footer"),
            ("fe", "even", "footer"),
        )
    )
    headers = {"ho": styled("Header", "Odd side", '<w:jc w:val="right"/>'), "he": styled("Header", "Even side")}
    footers = {"fo": page_of_pages("Odd"), "fe": page_of_pages("Even")}
    return word(
        text(24),
        section=paper(first=references),
        headers=headers,
        footers=footers,
        settings=f"<w:evenAndOddHeaders/>{SETTINGS}",
    )


def tall_header() -> bytes:
    """A header that pushes the text down, with a table in it."""
    head = table(*filled(5, (4500, 4500)), columns=(4500, 4500)) + paragraph("Below the table")
    return word(text(14), section=paper(first=header_reference("head")), headers={"head": head})


def numbered_sections() -> bytes:
    """Roman numbers first, then Arabic ones from one again."""
    foot = header_reference("foot", story="footer")
    body = text(12) + section_end(paper(first=foot, rest='<w:pgNumType w:fmt="lowerRoman" w:start="3"/>'))
    footers = {"foot": styled("Footer", TAB + run("- ") + complex_field("PAGE") + run(" -"))}
    return word(body + text(12), section=paper(first=foot, rest='<w:pgNumType w:start="1"/>'), footers=footers)


def footnotes() -> bytes:
    """Notes on three pages, some long."""
    body = notes = ""
    for i in range(1, 15):
        notes += note(i, prose(1 + i % 3, begin=i))
        body += paragraph(run(prose(2, begin=i)[:-1]) + note_mark(i) + run(". " + prose(3, begin=i)))
    return word(body, footnotes=notes)


def endnotes() -> bytes:
    """Notes at the end of the document."""
    body = notes = ""
    for i in range(1, 8):
        notes += note(i, prose(2, begin=i), "endnote")
        body += paragraph(run(prose(3, begin=i)[:-1]) + note_mark(i, "endnote") + run("."))
    return word(body, endnotes=notes)


def both_notes() -> bytes:
    """Footnotes and endnotes in one text, one note in a table cell."""
    body = paragraph(run("Salary") + note_mark(1) + run(" and bonus") + note_mark(1, "endnote") + run(". " + prose(4)))
    body += table(
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr>"
        + paragraph(run("In a cell") + note_mark(2))
        + "</w:tc></w:tr>",
        columns=(4500,),
    )
    notes = note(1, "Gross, before tax.") + note(2, "See the annex.")
    return word(body + text(3), footnotes=notes, endnotes=note(1, "Paid in March.", "endnote"))


def odd_page_sections() -> bytes:
    """A section that begins on an odd page."""
    body = text(3) + section_end(paper())
    return word(body + text(3), section=paper(first='<w:type w:val="oddPage"/>'))


def long_contract() -> bytes:
    """Ten pages of numbered clauses with definitions, a table and signatures."""
    levels = (
        level(0, "decimal", "%1.", left=567, hanging=567),
        level(1, "decimal", "%1.%2", left=567, hanging=567),
        level(2, "lowerLetter", "(%3)", left=1134, hanging=567),
    )
    body = styled("Title", "Contract of employment") + text(2)
    for article in range(18):
        body += item(f"Article {article + 1}", 0).replace("<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>")
        for clause in range(4):
            body += item(prose(2 + (article + clause) % 3, begin=article + clause), 1)
            body += "".join(item(prose(1, begin=i), 2) for i in range(clause % 3))
    body += table(*filled(12, (3000, 3000, 3000)), columns=(3000, 3000, 3000), style="Banded")
    foot = header_reference("foot", story="footer")
    return word(
        body, numbering=definition(0, *levels) + use(1, 0), section=paper(first=foot), footers={"foot": page_of_pages()}
    )


def romanian_contract() -> bytes:
    """A Romanian contract in Times, justified, with article headings."""
    body = ""
    for i in range(30):
        body += styled("Heading3", f"Art. {i + 1}") + paragraph(prose(4, ROMANIAN, begin=i), '<w:jc w:val="both"/>')
    return word(body, styles=defaults("Times New Roman", 24, 120, 264, "ro-RO") + STYLES)


def narrow_margins() -> bytes:
    """Small margins, a gutter and a logo in the header."""
    section = paper(margin=720, first=header_reference("head")).replace('w:gutter="0"', 'w:gutter="400"')
    head = styled("Header", "Company Ltd")
    return word(
        paragraph(inline_picture(120, 32, "logo")) + text(12),
        section=section,
        headers={"head": head},
        media={"logo": logo()},
    )


def vertical_centre() -> bytes:
    """A cover page centred between top and bottom, then text."""
    body = styled("Title", "Annual report", '<w:jc w:val="center"/>') + paragraph("2026", '<w:jc w:val="center"/>')
    body += section_end(paper(rest='<w:vAlign w:val="center"/>'))
    return word(body + text(3))


FILES: dict[str, Callable[[], bytes]] = {
    f"pages_{make.__name__}": make
    for make in (
        landscape_between,
        mixed_sizes,
        continuous,
        two_columns,
        three_columns,
        unequal_columns,
        title_page,
        even_and_odd,
        tall_header,
        numbered_sections,
        footnotes,
        endnotes,
        both_notes,
        odd_page_sections,
        long_contract,
        romanian_contract,
        narrow_margins,
        vertical_centre,
    )
}
