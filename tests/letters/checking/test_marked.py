"""The copy for Word: each place highlighted, each comment with its sentence, everything else as it was."""

from __future__ import annotations

from pathlib import Path

from recdesk import shipped
from recdesk.letters.gate import W, parse_part, read_package
from recdesk.letters.pdf.engine import docx_text, ensure_application
from recdesk.services.template_reports import message
from tests.letters.checking.bad_templates import checker, written
from tests.letters.word_files import docx, texts


def marked(path: Path) -> tuple[bytes, list[str]]:
    check = checker()
    report = check.check(path)
    sentences = [message(finding) for finding in report.findings]
    return check.marked(path, report, sentences), sentences


def highlighted(file: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    root = parse_part(part, read_package(file)[part])
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    return [
        ("".join(t.text or "" for t in run.iter(f"{W}t")), str(run.find(f"{W}rPr/{W}highlight").get(f"{W}val")))  # type: ignore[union-attr]
        for run in runs
    ]


def comments(file: bytes) -> list[str]:
    root = parse_part("word/comments.xml", read_package(file)["word/comments.xml"])
    return ["".join(t.text or "" for t in one.iter(f"{W}t")) for one in root.iter(f"{W}comment")]


def test_each_place_is_highlighted_and_commented_with_its_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, docx("Dear {{ candidate.nam }}, welcome", "Pay: 9.500,00 lei"))
    copy, sentences = marked(path)
    assert highlighted(copy) == [("{{ candidate.nam }}", "red"), ("9.500,00 lei", "yellow")]
    assert comments(copy) == sentences
    assert "There is no field candidate.nam." in comments(copy)[0]


def test_the_text_of_the_copy_is_that_of_the_template(tmp_path: Path) -> None:
    content = docx("Dear {{ candidate.nam }}, welcome", "Plain words", header="{{ company.nme }}")
    copy, _ = marked(written(tmp_path, content))
    assert texts(copy) == texts(content)
    assert texts(copy, "word/header1.xml") == texts(content, "word/header1.xml")


def test_parts_without_a_finding_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    source = shipped.templates() / "en_GB" / "offer_letter.docx"
    path = tmp_path / "letter.docx"
    path.write_bytes(source.read_bytes())
    before, after = read_package(path.read_bytes()), read_package(marked(path)[0])
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
    }  # fmt: skip
    assert set(before) <= set(after)


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    old = '<w:comment w:id="4" w:author="x"><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:comment>'
    there = f'<w:comments xmlns:w="{W[1:-1]}">{old}</w:comments>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    content = docx(
        "Dear {{ candidate.nam }}",
        parts={"word/comments.xml": there},
        relations=f'<Relationship Id="c" Type="{kind}" Target="comments.xml"/>',
    )
    copy, sentences = marked(written(tmp_path, content))
    assert comments(copy) == ["Old", *sentences]
    root = parse_part("word/comments.xml", read_package(copy)["word/comments.xml"])
    numbers = [one.get(f"{W}id") for one in root.iter(f"{W}comment")]
    assert numbers == ["4", *[str(n) for n in range(5, 5 + len(sentences))]]


def test_what_is_found_in_a_header_is_highlighted_there_and_said_at_the_beginning(tmp_path: Path) -> None:
    copy, sentences = marked(written(tmp_path, docx("Text", header="To {{ company.nme }}")))
    assert highlighted(copy, "word/header1.xml") == [("{{ company.nme }}", "red")]
    assert b"commentRangeStart" not in read_package(copy)["word/header1.xml"]
    assert comments(copy) == sentences


def test_every_comment_has_its_range_and_its_mark_in_the_text(tmp_path: Path) -> None:
    copy, sentences = marked(written(tmp_path, docx("{{ a.b }} and {{ c.d }}", "{{ offer.pay", "{%p if x.y %} z")))
    root = parse_part("word/document.xml", read_package(copy)["word/document.xml"])
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = sorted(int(str(one.get(f"{W}id"))) for one in root.iter(f"{W}{name}"))
        assert numbers == list(range(len(sentences)))


def test_the_copy_can_be_read_by_the_pdf_engine(tmp_path: Path) -> None:
    ensure_application()
    copy, _ = marked(written(tmp_path, docx("Dear {{ candidate.nam }}")))
    assert "Dear {{ candidate.nam }}" in docx_text(copy)
