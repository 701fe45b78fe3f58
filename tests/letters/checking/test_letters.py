"""What the report says of a template as a letter: typed-in values, language, fonts, places to sign, letters tried."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.errors import DeskError, Refused, Unreadable
from recdesk.localization.formats import LETTER_LOCALES
from recdesk.services.template_ports import Severity, TemplateReport
from recdesk.services.template_reports import message
from tests.letters.checking.bad_templates import SOUND, checker, codes_of, found, report_on, written
from tests.letters.word_files import OFFICE, docx, table

ENGLISH = (
    "This letter sets out the terms of the work that we are glad to offer to you, and it is valid for as long as it "
    "says. You will be told by us when the work begins and what you have to bring with you on the first day."
)


@pytest.mark.parametrize(
    ("line", "code", "found_text"),
    [
        ("The base pay is 9.500,00 lei a month.", "template_amount_typed", "9.500,00 lei"),
        ("Your pay: EUR 4,750.50 gross", "template_amount_typed", "EUR 4,750.50"),
        ("Salary 5 000 € per month", "template_amount_typed", "5 000 €"),
        ("Work begins on 4 May 2026.", "template_date_typed", "4 May 2026"),
        ("Prima zi de lucru este 4 mai 2026.", "template_date_typed", "4 mai 2026"),
        ("Beginn: 04.05.2026", "template_date_typed", "04.05.2026"),
        ("Munkakezdés: 2026. május 4.", "template_date_typed", "2026. május 4."),
        ("The probation period is 90 days.", "template_term_typed", "90 days"),
        ("Perioada de preaviz este de 20 zile.", "template_term_typed", "20 zile"),
        ("A yearly bonus of 10 % is paid.", "template_term_typed", "10 %"),
        ("We guarantee a raise after a year.", "template_promise", "We guarantee"),
    ],
)
def test_a_typed_value_is_named_with_the_field_for_it(tmp_path: Path, line: str, code: str, found_text: str) -> None:
    finding = found(report_on(tmp_path, line), code)
    assert finding.severity is Severity.WARNS
    assert finding.facts["found"] == found_text
    assert found_text in message(finding)


@pytest.mark.parametrize(
    "line",
    [
        "Regulation (EU) 2016/679 of 27 April 2016 applies.",
        "Legea nr. 53/2003 din 24 ianuarie 2003 se aplică.",
        "The pay is {{ offer.pay }} from {{ offer.start_date|date }}.",
        "Call 0800 123 456 between 9 and 17.",
        "Article 17 lists 12 points.",
    ],
)
def test_the_figures_of_laws_and_tags_are_no_typed_values(tmp_path: Path, line: str) -> None:
    assert codes_of(report_on(tmp_path, line)) == set()


def test_a_text_in_another_language_than_its_manifest_is_named(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND, ENGLISH, manifest={"language": "ro_RO"})
    finding = found(report, "template_language_differs")
    assert (finding.facts["language"], finding.facts["found"]) == ("ro", "en")
    assert "English" in message(finding)
    assert "Romanian" in message(finding)
    assert "template_language_differs" not in codes_of(report_on(tmp_path, *SOUND, ENGLISH, manifest={}))


def test_a_font_that_does_not_ship_is_named(tmp_path: Path) -> None:
    line = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Papyrus" w:hAnsi="Papyrus"/></w:rPr><w:t>Text</w:t></w:r></w:p>'
    assert found(report_on(tmp_path, line), "template_font_unknown").facts["font"] == "Papyrus"


def test_letters_that_a_font_lacks_are_named(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii="Carlito" w:hAnsi="Carlito" w:cs="Carlito"/>'
    line = f"<w:p><w:r><w:rPr>{font}</w:rPr><w:t>שלום {{{{ candidate.name }}}}</w:t></w:r></w:p>"
    report = report_on(tmp_path, line, manifest={"language": "he_IL"})
    finding = found(report, "template_font_lacks")
    assert finding.facts["font"] == "Carlito"
    assert "ש" in finding.facts["letters"]


@pytest.mark.parametrize("typed", ["[[sign:1]]", "[sign 1]", "[[sgn:2]]", "\\s1\\", "[Signature]", "<<sign here>>"])
def test_a_place_to_sign_is_not_typed_by_hand(tmp_path: Path, typed: str) -> None:
    finding = found(report_on(tmp_path, f"Signed: {typed}"), "template_anchor_typed")
    assert finding.severity is Severity.BLOCKS
    assert finding.tag in typed


def test_a_letter_with_signatures_needs_their_places(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND, manifest={"signers": 1})
    assert not report.ok
    assert "{{ signer.anchor }}" in message(found(report, "template_anchor_missing"))
    assert found(report, "template_anchor_candidate_missing").severity is Severity.WARNS


def test_a_place_to_sign_that_stands_twice_is_named(tmp_path: Path) -> None:
    loop = "{% for s in signers %}{{ s.anchor }} and {{ s.anchor }}{% endfor %}"
    finding = found(report_on(tmp_path, loop), "template_anchor_twice")
    assert (finding.facts["count"], finding.facts["anchor"]) == (2, "[[sign:1]]")


def test_a_place_to_sign_behind_a_condition_that_fails_is_lost(tmp_path: Path) -> None:
    hidden = "{% if offer.end_date %}{{ letter.candidate_anchor }}{% endif %}"
    assert found(report_on(tmp_path, hidden), "template_anchor_lost").facts["who"] == "Ana Popescu"


def test_a_field_that_the_manifest_requires_and_the_text_lacks_blocks(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND, manifest={"required": ["offer.department"]})
    finding = next(f for f in report.findings if f.field == "offer.department")
    assert (finding.code, finding.severity) == ("template_field_unused", Severity.BLOCKS)
    assert "{{ offer.department }}" in message(finding)


def test_what_the_document_type_needs_and_the_text_lacks_is_a_warning(tmp_path: Path) -> None:
    report = report_on(tmp_path, "Dear {{ candidate.name }}", manifest={})
    unused = {f.field: f.severity for f in report.findings if f.code == "template_field_unused"}
    assert unused["offer.start_date"] is Severity.WARNS
    covered = report_on(tmp_path, *SOUND, manifest={})
    assert "offer.amount" not in {f.field for f in covered.findings}  # offer.pay says it


def test_a_field_of_another_document_is_named(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND, "{{ paper.interview_place }}", manifest={})
    assert found(report, "template_field_of_others").field == "paper.interview_place"


def test_an_optional_field_without_a_condition_is_found_by_the_trial(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND, "Bonus: {{ offer.bonus }}", people=4)
    finding = found(report, "template_value_unguarded")
    assert (finding.field, finding.paragraph, finding.severity) == ("offer.bonus", 4, Severity.WARNS)
    assert "no bonus and no benefits" in message(finding)
    guarded = report_on(tmp_path, *SOUND, "{% if offer.bonus %}{{ offer.bonus }}{% endif %}", people=4)
    assert codes_of(guarded) == set()


def test_braces_that_are_left_in_the_letter_are_found(tmp_path: Path) -> None:
    finding = found(report_on(tmp_path, "Dear «candidate.name»"), "template_left_over")
    assert "«candidate.name»" in finding.facts["found"]


def test_a_change_of_the_number_of_pages_is_found(tmp_path: Path) -> None:
    rows = ("{%p for b in offer.benefits %}", *["{{ b.name }}"] * 12, "{%p endfor %}")
    report = report_on(tmp_path, *SOUND, *rows, people=12)
    finding = found(report, "template_pages_change")
    assert finding.facts["usual"] < finding.facts["most"]
    assert "many_benefits" in finding.facts["strains"]
    assert report.people == 12


def test_pages_other_than_the_manifest_says_are_a_warning(tmp_path: Path) -> None:
    finding = found(report_on(tmp_path, *SOUND, manifest={"pages": 2}), "template_pages_differ")
    assert (finding.facts["stated"], finding.facts["found"]) == (2, 1)


def test_words_that_run_off_the_paper_are_found(tmp_path: Path) -> None:
    wide = "<w:p><w:pPr><w:ind w:left='11500'/></w:pPr><w:r><w:t>{{ offer.job_title }}</w:t></w:r></w:p>"
    report = report_on(tmp_path, wide, people=1)
    assert found(report, "template_overflow").facts["word"]


def test_a_field_in_a_row_that_may_not_grow_is_named(tmp_path: Path) -> None:
    grows = table(["{{ offer.job_title }}"])
    fixed = grows.replace("<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="200" w:hRule="exact"/></w:trPr>')
    assert found(report_on(tmp_path, fixed), "template_row_fixed").paragraph == 1
    assert codes_of(report_on(tmp_path, grows)) == set()


def test_without_a_manifest_the_report_says_what_it_could_not_check(tmp_path: Path) -> None:
    report = report_on(tmp_path, *SOUND)
    assert found(report, "template_no_manifest").severity is Severity.WARNS


def test_a_broken_manifest_blocks(tmp_path: Path) -> None:
    path = written(tmp_path, docx(*SOUND))
    path.with_suffix(".toml").write_text('id = "x"\n', encoding="utf-8")
    assert not checker().check(path).ok


def test_the_trial_tells_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def progress(done: int, of: int) -> None:
        steps.append((done, of))
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        checker(50).check(written(tmp_path, docx(*SOUND)), progress=progress)
    assert steps == [(0, 50), (1, 50), (2, 50), (3, 50)]


def test_two_checks_of_one_file_say_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, docx(*SOUND, "{{ offer.bonus }}"))
    first, second = (_without_time(checker(14).check(path)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("locale", LETTER_LOCALES)
def test_the_shipped_templates_have_nothing_that_blocks(locale: str) -> None:
    reports = [checker().check(path) for path in sorted((shipped.templates() / locale).glob("*.docx"))]
    assert [(r.file, f.code, f.paragraph, f.tag) for r in reports for f in r.findings if f.severity == "blocks"] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template_not_docx"),
        (b"PK\x03\x04 cut", "template_not_docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "template_not_docx"),
        (docx("x", kind="document.macroEnabled.main"), "template_macros"),
        (docx("x", parts={"word/x.xml": "<!DOCTYPE x><x/>"}), "template_doctype"),
        (
            docx("x", relations=f'<Relationship Id="a" Type="{OFFICE}/attachedTemplate" Target="http://x/y" '
                 'TargetMode="External"/>'),
            "template_external_link",
        ),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_gives_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(DeskError) as caught:
        checker().check(written(tmp_path, content))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert isinstance(caught.value, (Refused, Unreadable))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        checker().check(tmp_path / "none.docx")
    with pytest.raises(Unreadable) as folder:
        checker().check(tmp_path)
    assert (missing.value.facts["reason"], folder.value.facts["reason"]) == ("missing", "folder")


def test_a_pipe_is_refused_and_not_waited_for() -> None:
    with pytest.raises(Unreadable) as caught:
        checker().check(Path(os.devnull))
    assert (caught.value.code, caught.value.facts["reason"]) == ("template_file", "other")


def test_a_tag_of_a_hundred_thousand_letters_is_refused_without_being_laid_out(tmp_path: Path) -> None:
    begun = time.monotonic()
    report = report_on(tmp_path, "{{ " + "a." * 100_000 + "b }}")
    assert not report.ok
    assert time.monotonic() - begun < 5


def _without_time(report: TemplateReport) -> Any:
    return (report.fields, report.findings, report.pages, report.people)
