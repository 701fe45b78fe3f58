"""Letters rendered from templates: hostile values, wrong templates, and nothing left of what should not be there."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from recdesk.domain.errors import DeskError, Problem
from recdesk.letters.gate import read_package
from recdesk.letters.template import LetterTemplate
from recdesk.letters.values import plain_text
from tests.builders import NOW
from tests.letters.examples import context_of
from tests.letters.word_files import NAMESPACES, OFFICE, PACKAGE, all_text, docx, paragraph, table, texts

HOSTILE = [
    "R&D",
    "a<b and c>d",
    "x <w:p> y",
    "</w:t></w:r></w:p><w:p><w:r><w:t>clause",
    "]]>",
    "&amp; &lt; &#38;",
    "<!DOCTYPE x>",
    "NUL \x00 inside",
    "BEL\asplits",
    "form\ffeed",
    "vertical\x0btab",
    "line one\nline two",
    "carriage\r\nreturn",
    "tab\tstop",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# note #}",
    "{_{x}_} {_%x%_}",
    "{{ offer.__class__ }}",
    "}} {{",
    "evil\u202efdp.exe",
    "\u2066isolated\u2069",
    "zero\u200bwidth\ufeff",
    "emoji 😀👨‍👩‍👧",
    "مرحبا بالعالم",
    "שלום עולם",
    "王小明",
    "non\ufffecharacter\uffff",
    "quotes \" ' ‘ ’ “ ” „ «»",
    "back\\slash \\1 \\g<0> %s {0}",
    "long " * 4000,
]


def render(file: bytes, **changes: Any) -> bytes:
    """The Romanian example through a template; `changes` replace fields, `offer__bonus` meaning offer.bonus."""
    context = context_of("ro_RO")
    for path, value in changes.items():
        namespace, name = path.split("__")
        context[namespace] = {**context[namespace], name: value}
    return LetterTemplate(file, language="ro_RO").render(context, title="T", author="A", at=NOW)


def core_properties(inside: str) -> str:
    """A part of core properties with some elements."""
    names = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<cp:coreProperties {names}>{inside}</cp:coreProperties>"


def problems_of(act: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(DeskError) as caught:
        act()
    return caught.value.problems


def problems_in(*body: str, **options: Any) -> tuple[Problem, ...]:
    return problems_of(lambda: LetterTemplate(docx(*body, **options), language="ro_RO"))


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_stands_in_the_letter_as_it_is(value: str) -> None:
    template = docx(
        "Body: {{ offer.city }}.",
        table(["Cell: {{ offer.city }}.", "next"]),
        "After.",
        header="Header: {{ offer.city }}.",
        footer="Footer: {{ offer.city }}.",
    )
    made, shown = render(template, offer__city=value), plain_text(value)
    assert texts(made) == [f"Body: {shown}.", f"Cell: {shown}.", "next", "After."]
    assert texts(made, "word/header1.xml") == [f"Header: {shown}."]
    assert texts(made, "word/footer1.xml") == [f"Footer: {shown}."]


def test_a_long_text_keeps_its_lines_as_line_breaks() -> None:
    assert texts(render(docx("{{ offer.bonus }}"), offer__bonus="one\r\ntwo")) == ["one\ntwo"]


def test_a_damaged_value_is_refused_before_anything_is_made() -> None:
    (problem,) = problems_of(lambda: render(docx("{{ offer.city }}"), offer__city="half \ud83d"))
    assert (problem.code, problem.field) == ("text_unreadable", "offer.city")


def test_an_unknown_field_is_named_with_its_place_and_the_nearest_known_one() -> None:
    problems = problems_in(
        "First.", "Pay: {{ offer.amuont }} and {{ candidate.legal_nam }}", footer="{{ ofer.number }}"
    )
    told = {(p.code, p.field, p.facts["part"], p.facts["paragraph"], p.facts["near"]) for p in problems}
    assert told == {
        ("template_field_unknown", "offer.amuont", "word/document.xml", 2, "offer.amount"),
        ("template_field_unknown", "candidate.legal_nam", "word/document.xml", 2, "candidate.legal_name"),
        ("template_field_unknown", "ofer.number", "word/footer1.xml", 1, "offer.number"),
    }
    assert problems[0].facts["text"] == "Pay: {{ offer.amuont }} and {{ candidate.legal_nam }}"
    assert problems[0].facts["tag"] == "{{ offer.amuont }}"


def test_an_unknown_field_of_a_list_entry_is_found() -> None:
    (problem,) = problems_in("{% for b in offer.benefits %}{{ b.nam }}{% endfor %}")
    assert (problem.field, problem.facts["near"]) == ("offer.benefits[].nam", "offer.benefits[].name")


def test_a_field_that_is_private_to_the_record_is_not_in_the_catalogue() -> None:
    for name in ("national_id", "date_of_birth", "accommodation_text", "notes"):
        assert [p.code for p in problems_in(f"{{{{ candidate.{name} }}}}")] == ["template_field_unknown"]


def test_every_missing_value_is_named_with_its_paragraph_at_once() -> None:
    template = docx("Department: {{ offer.department }}", "From {{ offer.start_date | date }}")
    problems = problems_of(lambda: render(template, offer__department="  ", offer__start_date=None))
    assert [(p.code, p.field, p.facts["paragraph"]) for p in problems] == [
        ("template_value_missing", "offer.department", 1),
        ("template_value_missing", "offer.start_date", 2),
    ]


def test_a_missing_value_in_one_entry_of_a_list_is_named_by_its_number() -> None:
    template = docx("{% for b in offer.benefits %}{{ b.name }}: {{ b.value }}. {% endfor %}")
    (problem,) = problems_of(lambda: render(template))
    assert problem.field == "offer.benefits[1].value"


def test_a_value_behind_a_condition_or_a_default_may_be_missing() -> None:
    template = docx(
        "{% if offer.bonus %}Bonus: {{ offer.bonus }}{% else %}No bonus{% endif %}",
        "{% if not offer.bonus %}none{% else %}{{ offer.bonus }}{% endif %}",
        '{{ offer.bonus | default("nothing") }}',
    )
    assert texts(render(template, offer__bonus="")) == ["No bonus", "none", "nothing"]
    assert texts(render(template, offer__bonus="5 %")) == ["Bonus: 5 %", "5 %", "5 %"]


def test_optional_fields_of_the_manifest_print_nothing_when_empty() -> None:
    template = LetterTemplate(docx("[{{ offer.bonus }}]"), language="ro_RO")
    context = context_of("ro_RO", bonus="")
    made = template.render(context, title="T", author="A", at=NOW, optional=["offer.bonus"])
    assert texts(made) == ["[]"]


def test_a_required_field_must_have_a_value_even_if_no_tag_prints_it() -> None:
    template = LetterTemplate(docx("Nothing."), language="ro_RO")
    context = context_of("ro_RO", valid_until=None)
    problems = template.missing(context, required=["offer.valid_until", "offer.number"])
    assert [(p.code, p.field) for p in problems] == [("template_value_missing", "offer.valid_until")]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("offer.amount", "money"), ("offer.start_date", "date"), ("offer.basis", "term"), ("offer.fte", "number")],
)
def test_a_value_that_every_language_writes_otherwise_needs_its_filter(tag: str, wanted: str) -> None:
    (problem,) = problems_in(f"{{{{ {tag} }}}}")
    assert (problem.code, problem.field, problem.facts["filter"]) == ("template_filter_missing", tag, wanted)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{{ offer.amount | money }}", "9.500,00\u00a0lei"),
        ('{{ offer.amount | money("EUR") }}', "9.500,00\u00a0euro"),
        ("{{ offer.amount | amount_words }}", "nouă mii cinci sute de lei"),
        ("{{ offer.start_date | date }}", "11\u00a0ianuarie\u00a02027"),
        ("{{ offer.probation_days | days(offer.probation_unit) }}", "90\u00a0de zile calendaristice"),
        ('{{ offer.annual_leave_days | days("working_days") }}', "21\u00a0de zile lucrătoare"),
        ("{{ offer.hours_per_week | number }}", "40"),
        ("{{ offer.basis | term }} {{ offer.frequency | term }}", "brut pe lună"),
        ("{{ offer.benefits | list }}", "Tichete de masă și Asigurare medicală privată"),
        ("{{ offer.version | percent }}", "1\u00a0%"),
        ("{% for a in offer.allowances %}{{ a.amount | money }}{% endfor %}", "400,00\u00a0lei"),
        ("{% for s in signers %}{{ loop.index }}. {{ s.name | upper }}{% endfor %}", "1. ELENA POP"),
        ("{{ signers[0].name ~ '!' }}", "Elena Pop!"),
    ],
)
def test_values_are_written_as_the_language_writes_them(text: str, written: str) -> None:
    assert texts(render(docx(text))) == [written]


def test_an_unknown_filter_is_named() -> None:
    (problem,) = problems_in("{{ offer.city | replace('a', 'aaaa') }}")
    assert (problem.code, problem.facts["what"]) == ("template_filter_unknown", "replace")


def test_a_loop_over_something_that_is_no_list_is_named() -> None:
    assert problems_in("{% for x in offer.city %}x{% endfor %}")[0].code == "template_field_no_list"


@pytest.mark.parametrize(
    ("body", "reason", "paragraph_number"),
    [
        (["Fine.", "{{ offer.city"], "not_closed", 2),
        (["{{ offer.city {{ offer.city }}"], "not_closed", 1),
        (["offer.city }} alone"], "not_opened", 1),
        (["{% if offer.bonus %}", "open"], "no_end", 1),
    ],
)
def test_a_broken_tag_is_found_in_its_paragraph(body: list[str], reason: str, paragraph_number: int) -> None:
    problem = problems_in(*body)[0]
    assert problem.code == "template_syntax"
    assert (problem.facts["reason"], problem.facts["paragraph"]) == (reason, paragraph_number)
    assert problem.facts["text"] == body[paragraph_number - 1]


def test_a_tag_that_makes_no_sense_is_found_in_its_paragraph() -> None:
    problem = problems_in("One.", "Two: {{ offer.city + }}")[0]
    assert (problem.code, problem.facts["paragraph"]) == ("template_syntax", 2)
    assert problem.facts["tag"] == "{{ offer.city + }}"


def test_curly_quotes_that_word_puts_in_are_mended_or_named() -> None:
    assert texts(render(docx("{{ offer.annual_leave_days | days(“working_days”) }}")))[0].startswith("21")
    problem = problems_in("{{ offer.annual_leave_days | days(„working_days“) }}")[0]
    assert problem.code == "template_curly_quotes"


def test_a_tag_split_over_runs_by_words_editing_is_read_as_one() -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r><w:proofErr w:type="spellStart"/>'
        for piece in ("{", "{ off", "er.ci", "ty }", "}")
    )
    assert texts(render(docx(f"<w:p>{runs}</w:p>"))) == ["Cluj-Napoca"]


def test_thousands_of_open_braces_are_refused_quickly() -> None:
    began = time.perf_counter()
    assert problems_in("{{ " * 3000)[0].code == "template_syntax"
    (problem,) = problems_in("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}")
    assert problem.code in {"template_syntax", "template_code_refused"}
    assert time.perf_counter() - began < 5


def test_tags_where_nothing_fills_them_are_refused() -> None:
    described = '<w:p><w:r><w:t>x</w:t></w:r><w:bookmarkStart w:id="1" w:name="{{ offer.city }}"/></w:p>'
    assert problems_in(described)[0].code == "template_tag_misplaced"
    core = core_properties("<dc:title>{{ cycler.__init__.__globals__.os.popen('id').read() }}</dc:title>")
    assert problems_in("x", parts={"docProps/core.xml": core})[0].code == "template_tag_misplaced"


def test_a_tag_that_crosses_a_hyperlink_is_refused_and_not_repaired() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">{{ offer</w:t></w:r><w:hyperlink w:anchor="x"><w:r>'
        "<w:t>.city }}</w:t></w:r></w:hyperlink></w:p>"
    )
    assert problems_of(lambda: render(docx(body)))[0].code == "template_structure"


def test_hidden_text_in_a_template_is_refused() -> None:
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret clause</w:t></w:r></w:p>"
    assert problems_in(body)[0].code == "template_hidden_text"


def test_nothing_of_the_template_s_history_is_left_in_a_letter() -> None:
    canary = "Canary-Person-4711"
    core = core_properties(f"<dc:creator>{canary}</dc:creator><cp:lastModifiedBy>{canary}</cp:lastModifiedBy>")
    comments = f'<w:comments {NAMESPACES}><w:comment w:id="0" w:author="{canary}"/></w:comments>'
    settings = (
        f'<w:settings {NAMESPACES}><w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>'
        f'<w:docVars><w:docVar w:name="x" w:val="{canary}"/></w:docVars></w:settings>'
    )
    change = f'w:id="1" w:author="{canary}" w:date="2020-01-01T00:00:00Z"'
    body = (
        f'<w:p w:rsidR="00AA11BB"><w:commentRangeStart w:id="0"/><w:ins {change}>'
        '<w:r w:rsidRPr="00AA11BB"><w:t>kept</w:t></w:r>'
        f"</w:ins><w:del {change}><w:r><w:delText>{canary}</w:delText></w:r></w:del><w:commentRangeEnd w:id='0'/></w:p>"
    )
    template = docx(
        body,
        parts={
            "docProps/core.xml": core,
            "docProps/custom.xml": f"<p>{canary}</p>",
            "docProps/thumbnail.jpeg": canary.encode(),
            "word/comments.xml": comments,
            "word/settings.xml": settings,
            "customXml/item1.xml": f"<x>{canary}</x>",
        },
        relations=f'<Relationship Id="c" Type="{OFFICE}/comments" Target="comments.xml"/>'
        f'<Relationship Id="s" Type="{OFFICE}/settings" Target="settings.xml"/>',
        package_relations=f'<Relationship Id="p" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>',
    )
    parts = read_package(render(template))
    everything = b"".join(parts.values()) + "".join(parts).encode()
    assert texts(render(template)) == ["kept"]
    for trace in (canary.encode(), b"00AA11BB", b"comment", b"customXml", b"w:ins", b"2020-01-01"):
        assert trace not in everything
    assert b"<dc:title>T</dc:title>" in parts["docProps/core.xml"]
    assert b"2026-11-23T08:42:00Z" in parts["docProps/core.xml"]


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    first = f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>one </w:t></w:r></w:p>"
    assert texts(render(docx(first, paragraph("two"), paragraph("three")))) == ["one two", "three"]


def test_table_rows_follow_a_list() -> None:
    template = docx(
        table(
            ["Name", "Value"],
            ["{%tr for b in offer.benefits %}", ""],
            ["{{ b.name }}", "{{ b.value | default('-') }}"],
            ["{%tr endfor %}", ""],
        ),
        "End.",
    )
    rows = ["Tichete de masă", "40", "Asigurare medicală privată", "-"]
    assert texts(render(template)) == ["Name", "Value", *rows, "End."]
    assert texts(render(template, offer__benefits=[])) == ["Name", "Value", "End."]


def test_equal_input_gives_equal_bytes() -> None:
    template = docx("{{ offer.city }}", header="{{ offer.number }}")
    assert render(template) == render(template)
    assert render(template) != render(template, offer__city="Iași")


def test_a_second_letter_holds_nothing_of_the_first() -> None:
    template = LetterTemplate(docx("{{ offer.city }}", header="{{ offer.city }}"), language="ro_RO")
    made = [template.render(context_of("ro_RO", city=c), title=c, author=c, at=NOW) for c in ("Alpha", "Beta")]
    assert "Beta" in all_text(made[1])
    assert b"Alpha" not in b"".join(read_package(made[1]).values())


def test_letters_made_side_by_side_hold_only_their_own_values() -> None:
    template = LetterTemplate(docx("{{ offer.city }}", footer="{{ offer.city }}"), language="ro_RO")
    context = context_of("ro_RO")
    wrong: list[str] = []

    def make(seed: int) -> None:
        for _ in range(15):
            city = f"City {seed}-{random.randrange(10**6)}"
            own = {**context, "offer": {**context["offer"], "city": city}}
            made = template.render(own, title="T", author="A", at=NOW)
            if texts(made) != [city] or texts(made, "word/footer1.xml") != [city]:
                wrong.append(city)

    threads = [threading.Thread(target=make, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
