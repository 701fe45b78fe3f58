"""What the report on a template says: where something stands, what it is, and how it is mended in Word.

Two short sentences for each code; a code with a reason may have its own (`template_tag_split.tab`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from recdesk.localization import sentences
from recdesk.localization.catalogue import current_locale, mark, tr

FINDINGS: dict[str, tuple[str, str]] = {
    "template_tag_not_closed": (
        mark("{tag} is not closed."),
        mark("Put {wanted} at its end, in the same paragraph."),
    ),
    "template_tag_not_opened": (
        mark("A tag ends here that never began."),
        mark("Write both braces at its beginning, or take them out at the end."),
    ),
    "template_tag_mixed": (
        mark("{tag} begins in one way and ends in another."),
        mark("End it with {wanted}."),
    ),
    "template_brace_single": (
        mark("{tag} has single braces, so it is printed as it stands."),
        mark("Write two braces on each side: {tag_right}."),
    ),
    "template_block_no_begin": (
        mark("{tag} has no “{wanted}” before it."),
        mark("Write the “{wanted}” where the part begins, or take {tag} out."),
    ),
    "template_block_no_end": (
        mark("{tag} is never ended."),
        mark("Put “{wanted}” in braces where the part ends."),
    ),
    "template_blocks_crossed": (
        mark("{tag} comes before the end of {other} (paragraph {other_paragraph})."),
        mark("End the inner part first: put “{wanted}” before {tag}."),
    ),
    "template_prefix_differs": (
        mark("{tag} does not fit {other} in paragraph {other_paragraph}."),
        mark("Use the same letters after the brace in both: p, tr or none."),
    ),
    "template_block_across_cells": (
        mark("{tag} and {other} stand in different cells."),
        mark("Put both into rows of their own and write them with tr."),
    ),
    "template_two_paragraph_tags": (
        mark("Two paragraph tags stand in one paragraph: {other} and {tag}."),
        mark("Give each a paragraph of its own."),
    ),
    "template_paragraph_tag_with_text": (
        mark("{tag} takes its whole paragraph away, also “{lost}”."),
        mark("Move the tag into a paragraph of its own."),
    ),
    "template_row_tag_outside": (
        mark("{tag} is for table rows and stands outside a table."),
        mark("Write {plain}, or move it into a row of the table."),
    ),
    "template_two_row_tags": (
        mark("Two row tags stand in one row: {other} and {tag}."),
        mark("Give each a row of its own: it vanishes when the table is filled."),
    ),
    "template_row_tag_with_text": (
        mark("{tag} takes its whole row away, also “{lost}”."),
        mark("Put the tag into a row of its own, above or below."),
    ),
    "template_row_fixed": (
        mark("The row of {tag} has a fixed height; what does not fit is not shown."),
        mark("Set its height to “at least” (Table Properties > Row)."),
    ),
    "template_tag_split.bookmark": (
        mark("A bookmark begins inside {tag}; it vanishes with the tag."),
        mark("Delete the bookmark (Insert > Bookmark), or move it before the tag."),
    ),
    "template_tag_split.comment": (
        mark("A comment hangs inside {tag}; it vanishes with the tag."),
        mark("Delete the comment, or move it to the words beside the tag."),
    ),
    "template_tag_split.deleted": (
        mark("{tag} has text in it that was deleted with tracked changes."),
        mark("Accept the change (Review > Accept), then type the tag anew."),
    ),
    "template_tag_split.tab": (
        mark("{tag} has a tab in it."),
        mark("Type the tag anew, without a tab."),
    ),
    "template_tag_split.break": (
        mark("{tag} has a line break in it."),
        mark("Type the tag anew, on one line."),
    ),
    "template_tag_split.picture": (
        mark("A picture stands inside {tag}."),
        mark("Move the picture before or behind the tag."),
    ),
    "template_tag_split.note": (
        mark("A note mark stands inside {tag}."),
        mark("Move the note mark before or behind the tag."),
    ),
    "template_curly_quotes": (
        mark("{tag} contains curly quotes."),
        mark("Replace them with straight quotes in Word."),
    ),
    "template_tag_unreadable": (
        mark("{tag} cannot be read."),
        mark("Write a field, or a field with filters: field | filter."),
    ),
    "template_word_unknown": (
        mark("{tag} begins with a word that tags do not have."),
        mark("Write “{near}”."),
    ),
    "template_code_refused": (
        mark("{tag} is program code, which templates may not carry."),
        mark("Use fields, conditions, loops over lists and filters only."),
    ),
    "template_field_unknown": (
        mark("There is no field {name}."),
        mark("Write {near}, or copy the tag from the list of fields."),
    ),
    "template_field_unknown_far": (
        mark("There is no field {name}, and none like it."),
        mark("Copy the tag from the list of fields, or take it out."),
    ),
    "template_field_outside_loop": (
        mark("{tag} stands outside the loop over {list}."),
        mark("Move it between “for” and “endfor”, or begin the loop before it."),
    ),
    "template_field_no_list": (
        mark("{tag} loops over {field}, which is no list."),
        mark("Loop over a list, or print the field by itself."),
    ),
    "template_filter_unknown": (
        mark("There is no filter {name}."),
        mark("Write {near}."),
    ),
    "template_filter_unknown_far": (
        mark("There is no filter {name}."),
        mark("Take it out, or copy the tag from the list of fields."),
    ),
    "template_filter_missing": (
        mark("{tag} prints a value that has to be put into words first."),
        mark("Write {tag_right}."),
    ),
    "template_date_no_filter": (
        mark("{tag} prints a date without a form."),
        mark("Write {tag_right}."),
    ),
    "template_amount_no_filter": (
        mark("{tag} prints an amount without its form and currency."),
        mark("Write {tag_right}."),
    ),
    "template_amount_no_currency": (
        mark("{tag} prints an amount without its currency."),
        mark("Use the filter money, or put {owner}.currency beside it."),
    ),
    "template_amount_no_basis": (
        mark("{tag} does not say whether the pay is gross or net."),
        mark("Put {wanted} beside it, or the word itself."),
    ),
    "template_amount_typed": (
        mark("The amount “{found}” was typed in; it will be the same in every letter."),
        mark("Use the field {near}, or leave it if it is meant so."),
    ),
    "template_date_typed": (
        mark("The date “{found}” was typed in; it will be the same in every letter."),
        mark("Use a field such as {near}, or leave it if it is meant so."),
    ),
    "template_term_typed": (
        mark("“{found}” was typed in, although the record has it."),
        mark("Use the field {near}."),
    ),
    "template_promise": (
        mark("“{found}” promises something in every letter."),
        mark("Take the promise out, or have it checked by a lawyer."),
    ),
    "template_language_differs": (
        mark("The text reads as {found}, the manifest says {language}."),
        mark("Correct the language in the manifest, or use the right file."),
    ),
    "template_font_unknown": (
        mark("The font {font} does not come with RecDesk; {instead} is used in the PDF."),
        mark("Choose a font that comes with RecDesk, or look at the sample letter."),
    ),
    "template_font_no_letters": (
        mark("No font has these letters of the language: {letters}"),
        mark("Choose another font for the text."),
    ),
    "template_font_lacks": (
        mark("The font {font} lacks these letters: {letters}"),
        mark("They are taken from another font; choose one that has them."),
    ),
    "template_anchor_typed": (
        mark("The place to sign “{found}” was typed by hand."),
        mark("Use the field signers[].anchor in the loop over the signers, or letter.candidate_anchor."),
    ),
    "template_anchor_missing": (
        mark("The company has no place to sign, although the manifest asks for signatures."),
        mark("Loop over signers and print {tag_right} for each."),
    ),
    "template_anchor_candidate_missing": (
        mark("The candidate has no place to sign."),
        mark("Print {tag_right} where the candidate signs."),
    ),
    "template_anchor_twice": (
        mark("The place to sign of {who} stands {count} times in a letter."),
        mark("Keep one {anchor}; a signing service needs each once."),
    ),
    "template_anchor_lost": (
        mark("A letter has no place to sign for {who}."),
        mark("Print the anchor outside conditions, once for each signer."),
    ),
    "template_field_of_others": (
        mark("{tag} is not used by this type of document and stays empty."),
        mark("Take it out, or use a field of this document."),
    ),
    "template_field_unused": (
        mark("The document needs {name} and does not print it."),
        mark("Put {tag_right} where it belongs."),
    ),
    "template_value_unguarded": (
        mark("{name} may be empty ({strain}); the letter is then not made."),
        mark("Put the part into “if {name}” … “endif”, or add the filter default."),
    ),
    "template_glyph_missing": (
        mark("No font has the sign {character} of a name ({strain})."),
        mark("Choose another font for the place where it stands."),
    ),
    "template_text_lost": (
        mark("Text is lost in the PDF of a letter ({strain}): {lost}"),
        mark("Give the row or box a height that may grow, and check again."),
    ),
    "template_left_over": (
        mark("Something like a tag is left in the finished letter: “{found}”."),
        mark("Close the tag, or write the braces as words."),
    ),
    "template_overflow": (
        mark("“{word}” runs off the paper ({strain})."),
        mark("Give the table or box less width, or let its lines wrap."),
    ),
    "template_pages_differ": (
        mark("The manifest says {stated} pages, a usual letter has {found}."),
        mark("Correct the manifest, or shorten the text."),
    ),
    "template_pages_change": (
        mark("A usual letter has {usual} pages, one with {strain} has {most}."),
        mark("Look at such a letter before it goes out; headings should stay with their text."),
    ),
    "template_no_manifest": (
        mark("There is no manifest {file} beside the template."),
        mark("Write one; without it needs, language and signatures are not checked."),
    ),
}
"""What is so, and what to do."""

STRAINS: dict[str, str] = {
    "usual": mark("usual letter"),
    "names": mark("names with marks"),
    "long_name": mark("very long name and address"),
    "no_bonus": mark("no bonus and no benefits"),
    "right_to_left": mark("name from right to left"),
    "part_time": mark("part time"),
    "fixed_term": mark("fixed term"),
    "large_amount": mark("large amount"),
    "long_title": mark("very long job title"),
    "many_benefits": mark("twelve benefits"),
    "three_signers": mark("three signatures of the company"),
    "neutral": mark("neutral form of address"),
    "long_answers": mark("long answers"),
}
"""What is unusual about a letter that was tried."""

PARTS: dict[str, str] = {
    "header": mark("header"),
    "footer": mark("footer"),
    "footnotes": mark("footnotes"),
    "endnotes": mark("endnotes"),
}
_PART = re.compile(r"word/([a-z]+)\d*\.xml")


def place_words(part: str, paragraph: int, page: int) -> str:
    """Where it stands: `page 2, paragraph 11`, `header, paragraph 1`; empty for the whole file."""
    found = _PART.fullmatch(part)
    story = PARTS.get(found[1], "") if found is not None else ""
    if not paragraph:
        return tr(story) if story else ""
    if story:
        return tr("{part}, paragraph {paragraph}").format(part=tr(story), paragraph=paragraph)
    if page:
        return tr("page {page}, paragraph {paragraph}").format(page=page, paragraph=paragraph)
    return tr("paragraph {paragraph}").format(paragraph=paragraph)


def finding_words(code: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """What is so and how it is mended. A code of the compiler without a text here gives its own sentence, no mend."""
    ready = _Facts({name: sentences.shown(_worded(name, value)) for name, value in facts.items()})
    found = FINDINGS.get(f"{code}.{facts.get('reason', '')}") or FINDINGS.get(code)
    if found is None:
        return sentences.sentence(code, facts), ""
    what, mend = found
    return tr(what).format_map(ready), tr(mend).format_map(ready)


def message(code: str, facts: Mapping[str, Any], *, part: str, paragraph: int, page: int) -> str:
    """The whole sentence: `Template, page 2, paragraph 11: what is so. What to do.`"""
    what, mend = finding_words(code, facts)
    if not mend:
        return what
    where = place_words(part, paragraph, page)
    head = tr("Template, {place}").format(place=where) if where else tr("Template")
    return f"{head}: {what} {mend}"


def _worded(name: str, value: Any) -> Any:
    if name in ("strain", "strains"):
        listed = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(tr(STRAINS.get(str(one), str(one))) for one in listed)
    if name in ("language", "found") and isinstance(value, str) and re.fullmatch(r"[a-z]{2}(_[A-Z]{2})?", value):
        from recdesk.localization import formats  # Babel takes long to import and is needed only here

        return formats.language_name(value, current_locale()) or value
    return value


class _Facts(dict[str, Any]):
    """Facts for a pattern; one that was not given is three dots."""

    def __missing__(self, name: str) -> str:
        return "…"
