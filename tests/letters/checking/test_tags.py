"""What the report says of tags: broken, crossed, split by Word, in the wrong place, or saying what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from recdesk.services.template_ports import Severity
from recdesk.services.template_reports import message, words
from tests.letters.checking.bad_templates import SOUND, codes_of, found, report_on
from tests.letters.word_files import paragraph, table

TEXT = '<w:t xml:space="preserve">'


def test_a_sound_letter_has_no_findings(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND)
    assert codes_of(report) == set()
    assert report.ok
    assert (report.pages, report.people) == (1, 1)
    assert report.fields == ("candidate.name", "company.name", "offer.job_title", "offer.pay", "offer.start_date")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("Pay {{ offer.pay", "template_tag_not_closed", "}}"),
        ("Pay offer.pay }} now", "template_tag_not_opened", "never began"),
        ("Pay {{ offer.pay %}", "template_tag_mixed", "}}"),
        ("Pay {{ offer.pay {{ offer.bonus }}", "template_tag_not_closed", "{{ offer.pay"),
        ("Dear {candidate.name}", "template_brace_single", "{{ candidate.name }}"),
        ("{% if offer.bonus %}Bonus", "template_block_no_end", "endif"),
        ("Bonus{% endif %}", "template_block_no_begin", "if"),
        ("{% else %}Bonus", "template_block_no_begin", "if"),
        ("{% iff offer.bonus %}Bonus{% endif %}", "template_word_unknown", "Write “if”."),
        ("{% set x = 1 %}", "template_code_refused", "program code"),
        ("{{ candidate.name.upper() }}", "template_code_refused", "program code"),
        ("{{ offer. }}", "template_tag_unreadable", "cannot be read"),
        ("{{ offer.bonus|default(„none”) }}", "template_curly_quotes", "straight quotes"),
        ("{%p if offer.bonus %}{%p endif %}", "template_two_paragraph_tags", "paragraph of its own"),
        ("Bonus: {%p if offer.bonus %}", "template_paragraph_tag_with_text", "Bonus:"),
        ("{%tr for b in offer.benefits %}", "template_row_tag_outside", "{% for b in offer.benefits %}"),
        ("{{ offer.jobtitle }}", "template_field_unknown", "Write offer.job_title"),
        ("{{ offer.qqqqqqqq }}", "template_field_unknown_far", "Copy the tag"),
        ("{{ benefit.unit }}", "template_field_outside_loop", "offer.benefits"),
        ("{% for x in offer.job_title %}{{ x }}{% endfor %}", "template_field_no_list", "no list"),
        ("{{ offer.amount|mony }}", "template_filter_unknown", "Write money."),
        ("{{ offer.amount|zzzzzz }}", "template_filter_unknown_far", "Take it out"),
        ("{{ offer.start_date }}", "template_date_no_filter", "{{ offer.start_date|date }}"),
        ("{{ offer.amount }} gross", "template_amount_no_filter", "{{ offer.amount|money }}"),
        ("{{ offer.basis }}", "template_filter_missing", "{{ offer.basis|term }}"),
        ("{{ offer.amount|number }} gross", "template_amount_no_currency", "offer.currency"),
    ],
)
def test_each_wrong_tag_is_named_with_its_place_and_its_cure(tmp_path: Path, line: str, code: str, says: str) -> None:
    report = report_on(tmp_path, "Offer", line, "Yours")
    finding = found(report, code)
    assert not report.ok
    assert (finding.part, finding.paragraph) == ("word/document.xml", 2)
    assert finding.text == line.strip()
    assert says in message(finding)
    assert all(words(finding))


def test_an_amount_without_gross_or_net_is_a_warning(tmp_path: Path) -> None:
    report = report_on(tmp_path, "Pay: {{ offer.amount|money }} a month")
    assert found(report, "template_amount_no_basis").severity is Severity.WARNS
    beside = report_on(tmp_path, "Pay: {{ offer.amount|money }} {{ offer.basis|term }}")
    assert codes_of(beside) == set()
    by_word = report_on(tmp_path, "Pay: {{ offer.amount|money }} gross")
    assert codes_of(by_word) == set()


def test_a_currency_in_the_same_row_counts_as_beside_the_amount(tmp_path: Path) -> None:
    row = table(["{{ offer.amount|number }}", "{{ offer.currency }}", "{{ offer.basis|term }}"])
    assert codes_of(report_on(tmp_path, row)) == set()


def test_crossed_blocks_name_each_other(tmp_path: Path) -> None:
    line = "{% if offer.bonus %}{% for b in offer.benefits %}{{ b.name }}{% endif %}{% endfor %}"
    finding = found(report_on(tmp_path, line), "template_blocks_crossed")
    assert finding.tag == "{% endif %}"
    assert "{% for b in offer.benefits %}" in message(finding)


def test_a_block_begun_as_a_paragraph_is_not_ended_within_one(tmp_path: Path) -> None:
    report = report_on(tmp_path, "{%p if offer.bonus %}", "Bonus: {{ offer.bonus }}{% endif %}")
    assert found(report, "template_prefix_differs").facts["other_paragraph"] == 1


def test_a_loop_over_cells_needs_rows_of_its_own(tmp_path: Path) -> None:
    report = report_on(tmp_path, table(["{% for b in offer.benefits %}{{ b.name }}", "{{ b.value }}{% endfor %}"]))
    assert found(report, "template_block_across_cells").paragraph == 2


def test_words_in_the_row_of_a_row_tag_would_vanish(tmp_path: Path) -> None:
    rows = table(
        ["{%tr for b in offer.benefits %}", "Benefit"], ["{{ b.name }}", "{{ b.value }}"], ["{%tr endfor %}", ""]
    )
    assert found(report_on(tmp_path, rows), "template_row_tag_with_text").facts["lost"] == "Benefit"


def test_two_row_tags_in_one_row_are_named(tmp_path: Path) -> None:
    rows = table(["{%tr for b in offer.benefits %}", "{%tr endfor %}"], ["{{ candidate.name }}", ""])
    assert found(report_on(tmp_path, rows), "template_two_row_tags").paragraph == 2


@pytest.mark.parametrize(
    ("inside", "reason", "severity"),
    [
        ('<w:bookmarkStart w:id="7" w:name="x"/>', "bookmark", Severity.WARNS),
        ('<w:commentRangeStart w:id="7"/>', "comment", Severity.WARNS),
        ("<w:r><w:tab/></w:r>", "tab", Severity.BLOCKS),
        ("<w:r><w:br/></w:r>", "break", Severity.BLOCKS),
        ('<w:del w:id="3" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>', "deleted", Severity.BLOCKS),
    ],
)
def test_what_word_put_into_a_tag_is_named(tmp_path: Path, inside: str, reason: str, severity: Severity) -> None:
    line = f"<w:p><w:r>{TEXT}Dear {{{{ candidate</w:t></w:r>{inside}<w:r>{TEXT}.name }}}},</w:t></w:r></w:p>"
    finding = found(report_on(tmp_path, line), "template_tag_split")
    assert (finding.facts["reason"], finding.severity) == (reason, severity)
    assert words(finding)[1]


def test_a_tag_split_over_runs_alone_is_fine(tmp_path: Path) -> None:
    line = (
        f"<w:p><w:r>{TEXT}Dear {{{{ candi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>{TEXT}date.name }}}}</w:t></w:r></w:p>"
    )
    assert codes_of(report_on(tmp_path, line)) == set()


def test_every_broken_tag_is_named_at_once(tmp_path: Path) -> None:
    report = report_on(
        tmp_path, "{{ offer.jobtitle }}", "{{ offer.pay", "{{ offer.amount|mony }}", "{% if offer.bonus %}"
    )
    assert {f.paragraph for f in report.findings if f.severity is Severity.BLOCKS} == {1, 2, 3, 4}


def test_a_tag_in_a_header_is_read_and_named_there(tmp_path: Path) -> None:
    report = report_on(tmp_path, "Text", header="{{ company.nme }}")
    finding = found(report, "template_field_unknown")
    assert finding.part == "word/header1.xml"
    assert message(finding).startswith("Template, header, paragraph 1: ")


def test_the_heading_above_and_the_page_are_told(tmp_path: Path) -> None:
    heading = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{TEXT}Your pay</w:t></w:r></w:p>"
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    report = report_on(tmp_path, "First page", page_break, heading, "Pay: {{ offer.payy }} per month")
    finding = found(report, "template_field_unknown")
    assert (finding.heading, finding.page, finding.paragraph) == ("Your pay", 2, 4)
    assert message(finding).startswith("Template, page 2, paragraph 4: ")


def test_a_field_inside_a_loop_is_known_by_its_full_path(tmp_path: Path) -> None:
    line = "{% for b in offer.benefits %}{{ b.name }} {{ b.valu }}{% endfor %}"
    report = report_on(tmp_path, paragraph(line))
    assert "offer.benefits[].name" in report.fields
    assert found(report, "template_field_unknown").facts["near"] == "offer.benefits[].value"
