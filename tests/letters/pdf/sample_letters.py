"""Synthetic letters as DOCX, each built to show some rules of layout. Run as a script it writes them into a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

PROSE = (
    "Vă confirmăm că oferta rămâne valabilă până la data înscrisă mai jos și că toate condițiile au fost verificate de "
    "două persoane. Orice modificare se face numai în scris, prin act adițional semnat de ambele, iar costurile de "
    "transport, cazare și formare obligatorie sunt suportate de societate, în limita politicii interne. "
)
ENGLISH = (
    "The office of the firm is difficult to find: first floor, fifth door, after the staff kitchen. Attention to the "
    "written conditions is kindly requested; the notice period begins on the day after receipt of this letter. "
)


def logo(width: int = 360, height: int = 96, alpha: bool = True) -> bytes:
    """A simple logo with a transparent ground, as PNG."""
    image = Image.new("RGBA" if alpha else "RGB", (width, height), (255, 255, 255, 0) if alpha else "white")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((4, 4, height - 4, height - 4), 16, fill=(20, 84, 110, 255))
    draw.ellipse((height + 20, 20, height + 70, 70), fill=(210, 120, 40, 255))
    draw.rectangle((height + 90, 36, width - 10, 60), fill=(20, 84, 110, 255))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def field(paragraph: Any, instruction: str, shown: str = "1") -> None:
    """A complex field with a stored result."""
    for part in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        if part == shown:
            run.text = shown
        elif part == instruction:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {instruction} </w:instrText>'))
        else:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{part}"/>'))


def shade(cell: Any, colour: str) -> None:
    """A cell's fill."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def saved(document: Any) -> bytes:
    """The document's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def blank(family: str = "Calibri", size: float = 11, compatibility: int = 15) -> Any:
    """An A4 document with Word's usual spacing, in one font."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = family, Pt(size)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.08
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.append(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
            f'w:uri="http://schemas.microsoft.com/office/word" w:val="{compatibility}"/></w:compat>'
        )
    )
    return document


def offer_letter(family: str = "Calibri") -> bytes:
    """A whole letter: letterhead, reference line, styled table, lists, justified text, signatures, page n of m."""
    document = blank(family)
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run().add_picture(BytesIO(logo()), width=Cm(4.5))
    head.add_run("\tNordlicht Consulting S.R.L.").bold = True
    head.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    for picture in head._p.iter(qn("wp:inline")):
        for side in "TBLR":
            picture.set(f"dist{side}", "0")
    line = section.header.add_paragraph("Str. Fântânii nr. 12, Iași · J22/1234/2019 · RO 12345678")
    line.runs[0].font.size, line.runs[0].font.color.rgb = Pt(8.5), RGBColor(0x55, 0x65, 0x70)
    line._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="4" w:color="14546E"/></w:pBdr>')
    )
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("OF-2026-0001 · v1 · Pagina ").font.size = Pt(8)
    field(foot, "PAGE")
    foot.add_run(" din ")
    field(foot, "NUMPAGES")
    document.add_paragraph("Iași, 3 aprilie 2026").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("Stimate domnule Țîrlea-Ștefănescu,")
    document.add_heading("Ofertă de muncă", 1)
    _body(document)
    _conditions(document)
    _signatures(document)
    return saved(document)


def _body(document: Any) -> None:
    for index in range(3):
        paragraph = document.add_paragraph((PROSE if index != 1 else ENGLISH) * 2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    table = document.add_table(1, 3)
    table.style = "Light Grid Accent 1"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, text in zip(table.rows[0].cells, ("Element", "Valoare", "Observații"), strict=True):
        cell.text = text
    for name, worth, remark in (
        ("Salariu de bază brut", "12.500 lei", "lunar, plătit la data de 10"),
        ("Tichete de masă", "40 lei", "pe zi lucrată"),
        ("Asigurare medicală", "inclusă", "după perioada de probă de 90 de zile calendaristice"),
        ("Bonus anual", "până la 15 %", "conform politicii de performanță"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = name, worth, remark
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def _conditions(document: Any) -> None:
    document.add_heading("Condiții", 2)
    for text in (
        "Perioada de probă este de 90 de zile.",
        PROSE[:170],
        "Munca de la distanță se face două zile pe săptămână.",
    ):
        document.add_paragraph(text, style="List Number")
    document.add_heading("Anexe", 2)
    for text in ("Fișa postului", "Regulamentul intern", "Nota de informare GDPR"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("Detalii suplimentare", style="List Bullet 2")
    for _ in range(2):
        document.add_paragraph(PROSE).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _signatures(document: Any) -> None:
    table = document.add_table(3, 2)
    for row, (left, right) in zip(
        table.rows, (("Pentru societate", "Am citit și accept"), ("", ""), ("Ioana Pârvu", "Mihai Țîrlea")), strict=True
    ):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, text in zip(row.cells, (left, right), strict=True):
            cell.text = text
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    table.rows[1].height, table.rows[1].height_rule = Cm(1.6), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell in table.rows[2].cells:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:tcBorders {nsdecls("w")}><w:top w:val="single" w:sz="6" w:color="333333"/></w:tcBorders>')
        )


def long_table() -> bytes:
    """A table over three pages with a repeated header row, shading, margins, merged cells and rows that split."""
    document = blank("Arial", 10)
    table = document.add_table(1, 4)
    table.style = "Table Grid"
    header = table.rows[0]
    header._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, text in zip(header.cells, ("No.", "Subject", "Amount", "Remark"), strict=True):
        cell.text = text
        shade(cell, "14546E")
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
        cell.paragraphs[0].runs[0].bold = True
    for number in range(1, 34):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{number}.", ENGLISH[: 40 + 23 * (number % 5)]
        cells[2].text, cells[3].text = f"{number * 117},00", PROSE if number % 11 == 0 else "-"
        cells[2].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        if number % 2 == 0:
            shade(cells[3], "E8F0F4")
    table.cell(4, 0).merge(table.cell(6, 0))
    table.cell(8, 1).merge(table.cell(8, 2))
    table._tbl.tblPr.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:top w:w="60" w:type="dxa"/><w:left w:w="140" w:type="dxa"/>'
            f'<w:bottom w:w="60" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
        )
    )
    document.add_paragraph("After the table.")
    return saved(document)


def spacing() -> bytes:
    """Every line spacing rule, contextual spacing, borders and shading of paragraphs, in three fonts."""
    document = blank("Cambria", 11)
    for family in ("Cambria", "Arial", "Times New Roman"):
        for rule, amount in (
            (WD_LINE_SPACING.SINGLE, None),
            (WD_LINE_SPACING.MULTIPLE, 1.5),
            (WD_LINE_SPACING.EXACTLY, Pt(18)),
            (WD_LINE_SPACING.AT_LEAST, Pt(20)),
        ):
            paragraph = document.add_paragraph()
            paragraph.add_run(ENGLISH).font.name = family
            form = paragraph.paragraph_format
            form.line_spacing_rule = rule
            if amount is not None:
                form.line_spacing = amount
            form.space_before, form.space_after = Pt(6), Pt(3)
            form.first_line_indent = Cm(1)
    for _ in range(2):
        boxed = document.add_paragraph(ENGLISH)
        edges = "".join(
            f'<w:{e} w:val="single" w:sz="6" w:space="4" w:color="AA3311"/>' for e in ("top", "left", "bottom", "right")
        )
        boxed._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>"))
        boxed._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="F4ECE6"/>'))
    for _ in range(3):
        document.add_paragraph("Contextual spacing holds these lines together.", style="List Bullet")
    return saved(document)


def tabs_and_runs() -> bytes:
    """Tab stops of every kind with leaders, hanging indents, super- and subscript, underlines, capitals, breaks."""
    document = blank("Times New Roman", 12)
    for name, amount in (("Base pay", "12.500,00"), ("Meal vouchers", "840,50"), ("Yearly bonus", "9,125")):
        paragraph = document.add_paragraph(f"{name}\t{amount}\tlei")
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(9), WD_TAB_ALIGNMENT.DECIMAL, WD_TAB_LEADER.DOTS)
        stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DASHES)
    centred = document.add_paragraph("left\tmiddle\tright")
    centred.paragraph_format.tab_stops.add_tab_stop(Cm(8), WD_TAB_ALIGNMENT.CENTER)
    centred.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    hanging = document.add_paragraph("Art. 1\t" + ENGLISH)
    hanging.paragraph_format.left_indent, hanging.paragraph_format.first_line_indent = Cm(2), Cm(-2)
    mixed = document.add_paragraph("Area 25 m")
    mixed.add_run("2").font.superscript = True
    mixed.add_run(" and H")
    mixed.add_run("2").font.subscript = True
    mixed.add_run("O, ")
    mixed.add_run("underlined").underline = True
    mixed.add_run(", ")
    struck = mixed.add_run("struck out")
    struck.font.strike = True
    mixed.add_run(", ")
    small = mixed.add_run("Small Capitals")
    small.font.small_caps = True
    big = mixed.add_run(" and capitals")
    big.font.all_caps = True
    marked = mixed.add_run(" on yellow")
    marked._r.get_or_add_rPr().append(parse_xml(f'<w:highlight {nsdecls("w")} w:val="yellow"/>'))
    document.add_paragraph("A line\nbroken by hand\nin two places.")
    document.add_paragraph("Default\ttab\tstops\tfollow\teach\tother.")
    spaced = document.add_paragraph().add_run("Letter spacing of two points")
    spaced._r.get_or_add_rPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="40"/>'))
    document.add_paragraph().add_run(ENGLISH).italic = True
    document.add_paragraph().add_run(ENGLISH).bold = True
    document.add_paragraph("Before the break").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("After the break.")
    return saved(document)


def pagination() -> bytes:
    """Keep with next, keep lines, widow control and page breaks over several pages, then a landscape section."""
    document = blank("Calibri", 11)
    for index in range(14):
        heading = document.add_heading(f"Chapter {index + 1}", 2)
        heading.paragraph_format.keep_with_next = True
        for part in range(2):
            paragraph = document.add_paragraph(ENGLISH * (2 + (index + part) % 4))
            paragraph.paragraph_format.keep_together = index % 5 == 0
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.add_paragraph("A landscape page. " + ENGLISH * 3)
    return saved(document)


def many_lists() -> bytes:
    """Numbered lists on three levels with a definition of their own, restarts and letters."""
    document = blank("Calibri", 11)
    numbering = document.part.numbering_part.element
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 * (i + 1)}" w:hanging="{hang}"/></w:pPr>'
        f"{symbol if fmt == 'bullet' else ''}</w:lvl>"
        for i, (fmt, text, hang) in enumerate(
            (
                ("decimal", "%1.", 360),
                ("decimal", "%1.%2.", 500),
                ("lowerLetter", "%3)", 360),
                ("bullet", "\uf0b7", 360),
            )
        )
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    for number, level in (
        (77, 0),
        (77, 1),
        (77, 1),
        (77, 2),
        (77, 2),
        (77, 3),
        (77, 0),
        (77, 1),
        (77, 2),
        (78, 0),
        (78, 1),
    ):
        paragraph = document.add_paragraph(ENGLISH[: 60 + level * 50])
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    style = document.styles.add_style("Clause", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    document.add_paragraph("A plain paragraph after the lists.", style="Clause")
    return saved(document)


SAMPLES: dict[str, Callable[[], bytes]] = {
    "offer_letter": offer_letter,
    "offer_letter_serif": lambda: offer_letter("Cambria"),
    "long_table": long_table,
    "spacing": spacing,
    "tabs_and_runs": tabs_and_runs,
    "pagination": pagination,
    "many_lists": many_lists,
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for sample, make in SAMPLES.items():
        (folder / f"{sample}.docx").write_bytes(make())
