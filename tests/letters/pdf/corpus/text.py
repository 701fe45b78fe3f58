"""Corpus: characters and paragraphs: spacing, tabs, fonts, borders, fields, content controls, links, marks."""

from __future__ import annotations

from collections.abc import Callable

from tests.letters.pdf.corpus.prose import CYRILLIC, ENGLISH, GREEK, ROMANIAN, prose
from tests.letters.pdf.corpus.word import WORD_STYLES, defaults, paper, styled, word
from tests.letters.pdf.raw_word import complex_field, paragraph, run

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def headings() -> bytes:
    """A title, three levels of headings, quotes and plain text over two pages."""
    body = styled("Title", "Conditions of work")
    for i in range(12):
        body += styled(f"Heading{1 + i % 3}", f"Heading {i + 1}") + paragraph(prose(4, begin=i))
        body += styled("Quote", prose(1, begin=i)) if i % 4 == 3 else ""
    return word(body)


def alignments() -> bytes:
    """Left, centred, right and justified."""
    body = "".join(
        paragraph(prose(5, begin=i), f'<w:jc w:val="{jc}"/>')
        for i, jc in enumerate(("left", "center", "right", "both"))
    )
    return word(body * 2)


def line_spacings() -> bytes:
    """Single, one and a half, double, less than single, exact and at least."""
    kinds = (
        (240, "auto"),
        (360, "auto"),
        (480, "auto"),
        (216, "auto"),
        (300, "exact"),
        (200, "exact"),
        (400, "atLeast"),
    )
    body = "".join(
        paragraph(f"{rule} {line}: " + prose(4, begin=i), f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>')
        for i, (line, rule) in enumerate(kinds)
    )
    return word(body)


def indents() -> bytes:
    """Indents on both sides, first lines in and out, contextual spacing, automatic spacing."""
    kinds = (
        '<w:ind w:left="720" w:right="720"/>',
        '<w:ind w:firstLine="567"/>',
        '<w:ind w:left="1134" w:hanging="567"/>',
        '<w:ind w:left="-360"/>',
        '<w:spacing w:before="360" w:after="360"/>',
        '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>',
    )
    body = "".join(paragraph(prose(3, begin=i), kind) for i, kind in enumerate(kinds))
    body += "".join(styled("ListParagraph", prose(1, begin=i)) for i in range(4))
    return word(body + paragraph(prose(2)))


def tabs_with_leaders() -> bytes:
    """Stops of all kinds with dots, dashes and lines; and the default stops."""
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="center" w:pos="5000" w:leader="hyphen"/>'
        '<w:tab w:val="right" w:pos="9000" w:leader="dot"/></w:tabs>'
    )
    decimal = '<w:tabs><w:tab w:val="decimal" w:pos="4000" w:leader="underscore"/></w:tabs>'
    body = ""
    for i in range(8):
        body += paragraph(f"{run('Item')}{TAB}{run('left')}{TAB}{run('in the middle')}{TAB}{run(str(i * 17))}", stops)
    for amount in ("1.50", "12.255", "1200.5", "3"):
        body += paragraph(f"{run('Amount')}{TAB}{run(amount)}", decimal)
    body += "".join(paragraph(TAB * i + run(f"after {i} default stops")) for i in range(6))
    return word(body)


def contents_list() -> bytes:
    """A table of contents with dots and page numbers, as a field with hyperlinks."""
    stops = '<w:tabs><w:tab w:val="left" w:pos="440"/><w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs>'
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for i in range(12):
        body += paragraph(
            f'<w:hyperlink w:anchor="_Toc{i}">{run(str(i + 1))}{TAB}{run(f"Chapter about subject {i + 1}")}{TAB}'
            f"{run(str(i // 2 + 1))}</w:hyperlink>",
            stops + '<w:spacing w:after="100"/>',
        )
    return word(body + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + paragraph(prose(3)))


def characters() -> bytes:
    """Bold, italic, underlines, strikes, capitals, raised, lowered, coloured, shaded and spaced characters."""
    kinds = (
        "<w:b/>",
        "<w:i/>",
        "<w:b/><w:i/>",
        '<w:u w:val="single"/>',
        '<w:u w:val="double"/>',
        '<w:u w:val="dotted"/>',
        "<w:strike/>",
        "<w:caps/>",
        "<w:smallCaps/>",
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:color w:val="C00000"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>',
        '<w:spacing w:val="40"/>',
        '<w:position w:val="6"/>',
        '<w:w w:val="150"/>',
        "<w:outline/>",
        "<w:emboss/>",
    )
    body = "".join(
        paragraph(run("Before, ") + run(prose(1, begin=i), kind) + run(" and after it."))
        for i, kind in enumerate(kinds)
    )
    return word(body)


def formulas_in_words() -> bytes:
    """Super- and subscripts in running text and at the start of lines."""
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    part = (
        run("The area of 120 m") + run("2", up) + run(" holds CO") + run("2", down) + run(" below 10") + run("-3", up)
    )
    return word("".join(paragraph(part + run(". " + prose(2, begin=i))) for i in range(10)))


def fonts_and_sizes() -> bytes:
    """Every bundled family in several sizes on one line and on its own."""
    families = ("Calibri", "Cambria", "Arial", "Times New Roman", "Courier New", "Verdana", "Georgia")
    body = ""
    for i, family in enumerate(families):
        fonts = f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'
        body += paragraph("".join(run(f"{family} {size} ", f'{fonts}<w:sz w:val="{size}"/>') for size in (16, 22, 32)))
        body += paragraph(run(prose(2, begin=i), fonts))
    return word(body)


def times_letter() -> bytes:
    """A letter in Times New Roman 12, the usual settings of older offices."""
    body = paragraph("12 March 2026", '<w:jc w:val="right"/>') + paragraph("Dear Sir or Madam,")
    body += "".join(paragraph(prose(5, begin=i), '<w:jc w:val="both"/>') for i in range(9))
    return word(body + paragraph("Yours faithfully,"), styles=defaults("Times New Roman", 24, 0, 240))


def arial_letter() -> bytes:
    """A letter in Arial 10 with one and a half lines."""
    body = "".join(paragraph(prose(5, ROMANIAN, begin=i)) for i in range(10))
    return word(body, styles=defaults("Arial", 20, 120, 360, "ro-RO"))


def boxes() -> bytes:
    """Paragraphs with borders on all sides or some, shading, joined boxes and lines between."""

    def edges(*names: str, size: int = 8, space: int = 4) -> str:
        inner = "".join(f'<w:{n} w:val="single" w:sz="{size}" w:space="{space}" w:color="1F3864"/>' for n in names)
        return f"<w:pBdr>{inner}</w:pBdr>"

    fill = '<w:shd w:val="clear" w:color="auto" w:fill="EAF1DD"/>'
    around = edges("top", "left", "bottom", "right")
    body = paragraph(prose(2), around) + paragraph(prose(1)) + paragraph(prose(2), around + fill)
    body += paragraph(prose(1), edges("bottom", size=12, space=1)) + paragraph(prose(2), fill)
    body += "".join(paragraph(prose(1, begin=i), edges("top", "left", "bottom", "right", "between")) for i in range(3))
    body += paragraph(prose(2), edges("left", size=24, space=8) + '<w:ind w:left="567"/>')
    return word(body + paragraph(prose(2)))


def document_grid() -> bytes:
    """Lines on a document grid, as East Asian versions of Word write them."""
    section = paper(rest='<w:docGrid w:type="lines" w:linePitch="312"/>')
    body = styled("Heading1", "On a grid") + "".join(paragraph(prose(4, begin=i)) for i in range(8))
    body += paragraph(prose(3), '<w:snapToGrid w:val="0"/>')
    return word(
        body, section=section, styles=defaults(size=21, after=0, line=240) + WORD_STYLES.split("</w:style>", 3)[3]
    )


def keep_together() -> bytes:
    """Headings that keep with the next, paragraphs that keep their lines, and widows, over four pages."""
    body = ""
    for i in range(22):
        keep = ("", "<w:keepLines/>", '<w:widowControl w:val="0"/>')[i % 3]
        body += styled("Heading2", f"Subject {i + 1}") + paragraph(prose(5 + i % 4, begin=i), keep)
    return word(body)


def page_breaks() -> bytes:
    """Breaks before, inside and after paragraphs."""
    brk = '<w:r><w:br w:type="page"/></w:r>'
    body = paragraph(prose(3)) + paragraph(brk) + paragraph(prose(2)) + paragraph(run("Before") + brk + run("After"))
    body += paragraph(prose(1), "<w:pageBreakBefore/>") + paragraph(run(prose(2)) + brk) + paragraph(prose(2))
    return word(body)


def fields() -> bytes:
    """Dates, page counts, references, merge fields and a formula, simple and complex."""
    body = paragraph(run("Page ") + complex_field("PAGE") + run(" of ") + complex_field("NUMPAGES", "3"))
    body += paragraph(run("Dated ") + complex_field('DATE \\@ "d MMMM yyyy"', "4 May 2026").replace("DATE", "QUOTE"))
    body += paragraph(run("To ") + f'<w:fldSimple w:instr=" MERGEFIELD Name ">{run("«Name»")}</w:fldSimple>')
    body += paragraph(run("See ") + complex_field("REF clause", "Article 4"))
    body += "".join(paragraph(prose(6, begin=i)) for i in range(14))
    return word(body + paragraph(run("Last page ") + complex_field("PAGE", "2")))


def control(properties: str, content: str) -> str:
    """An inline content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def content_controls() -> bytes:
    """Plain text, drop-down, date, check box and an unfilled placeholder, in lines and around paragraphs."""
    items = "".join(f'<w:listItem w:displayText="{t}" w:value="{t}"/>' for t in ("Permanent", "Fixed term", "Trainee"))
    hint = run("Choose an item.", '<w:rStyle w:val="PlaceholderText"/>')
    body = paragraph(run("Kind: ") + control(f"<w:dropDownList>{items}</w:dropDownList>", run("Fixed term")))
    body += paragraph(run("Kind: ") + control(f"<w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList>", hint))
    body += paragraph(run("Kind: ") + control(f"<w:comboBox>{items}</w:comboBox>", run("Trainee")))
    body += paragraph(
        run("From: ")
        + control(
            '<w:date w:fullDate="2026-05-04T00:00:00Z"><w:dateFormat w:val="d.M.yyyy"/></w:date>', run("4.5.2026")
        )
    )
    body += paragraph(control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("☒")) + run(" agreed"))
    body += paragraph(run("Name: ") + control("<w:text/>", run("Ioana Pop")) + run(", engineer"))
    body += control('<w:alias w:val="Clause"/>', paragraph(prose(3)) + paragraph(prose(2)))
    return word(body + paragraph(prose(2)))


def links() -> bytes:
    """Outside links and links within the file."""
    shown = run("recruitment pages", '<w:rStyle w:val="Hyperlink"/>')
    body = paragraph(run("See our ") + f'<w:hyperlink r:id="site">{shown}</w:hyperlink>' + run(" for details."))
    body += (
        paragraph(run("Go ") + f'<w:hyperlink w:anchor="end">{run("to the end")}</w:hyperlink>')
        + paragraph(prose(5)) * 3
    )
    return word(body, links={"site": "https://example.com/jobs"})


def tracked_changes() -> bytes:
    """Insertions shown, deletions not."""
    mark = 'w:id="1" w:author="A. Reviewer" w:date="2026-01-05T09:00:00Z"'
    part = run("The notice is ") + f"<w:ins {mark}>{run('four')}</w:ins>"
    part += f"<w:del {mark}><w:r><w:delText>two</w:delText></w:r></w:del>" + run(" weeks.")
    return word(paragraph(part) + paragraph(prose(4)))


def mixed_scripts() -> bytes:
    """Latin, Greek and Cyrillic in one paragraph and each on its own."""
    body = "".join(paragraph(prose(3, s)) for s in (ENGLISH, ROMANIAN, GREEK, CYRILLIC))
    body += paragraph(run(prose(1) + " ") + run(prose(1, GREEK) + " ", "<w:b/>") + run(prose(1, CYRILLIC), "<w:i/>"))
    return word(body * 2)


def greek() -> bytes:
    """A Greek letter in Times and Arial."""
    body = "".join(paragraph(prose(5, GREEK, begin=i), '<w:jc w:val="both"/>') for i in range(8))
    return word(body, styles=defaults("Times New Roman", 24, 120, 276, "el-GR"))


def cyrillic() -> bytes:
    """A Bulgarian letter in Arial."""
    body = "".join(paragraph(prose(5, CYRILLIC, begin=i), '<w:jc w:val="both"/>') for i in range(8))
    return word(body, styles=defaults("Arial", 22, 120, 276, "bg-BG"))


def hyphens_and_spaces() -> bytes:
    """No-break spaces and hyphens, soft hyphens, symbols, long words and quotation marks."""
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    text = "12\u00a0000\u00a0€ „citat”, «guillemets», ‘single’ — dash – dash… 50\u00a0% §\u00a07 №\u00a09 "
    body = paragraph(run(text * 4) + sym)
    body += paragraph("Well" + "-known" * 20) + paragraph("un\u00adbe\u00adliev\u00adably " * 20)
    body += paragraph(run("part") + "<w:r><w:noBreakHyphen/></w:r>" + run("time ") + run(prose(2)))
    return word(body + paragraph("Donaudampfschifffahrtsgesellschaftskapitän " * 8) + paragraph(prose(1)))


def equations() -> bytes:
    """Equations in lines and on their own, as text."""
    fraction = "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>"
    maths = f"<m:oMath><m:r><m:t>x=</m:t></m:r>{fraction}</m:oMath>"
    body = paragraph(prose(2)) + paragraph(run("Pay is ") + maths + run(" per hour."))
    body += paragraph(f"<m:oMathPara>{maths}</m:oMathPara>") + paragraph(prose(3))
    return word(body)


FILES: dict[str, Callable[[], bytes]] = {
    f"text_{make.__name__}": make
    for make in (
        headings,
        alignments,
        line_spacings,
        indents,
        tabs_with_leaders,
        contents_list,
        characters,
        formulas_in_words,
        fonts_and_sizes,
        times_letter,
        arial_letter,
        boxes,
        document_grid,
        keep_together,
        page_breaks,
        fields,
        content_controls,
        links,
        tracked_changes,
        mixed_scripts,
        greek,
        cyrillic,
        hyphens_and_spaces,
        equations,
    )
}
