"""Varied Word templates made for this purpose, each with values: what the compiled renderer is compared on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl import Listing, RichText

from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.filters import default
from tests.letters.compiled.word import (
    NAMES,
    Word,
    cell,
    content_control,
    deleted,
    inserted,
    par,
    picture,
    row,
    run,
    table,
    text_box,
)

PERSON: dict[str, Any] = {
    "name": "Ana-Maria Popescu-Brăescu",
    "city": "Târgu Mureș",
    "title": "Engineer",
    "note": "R&D <core> \"team\" 'A'",
    "bonus": "",
    "lines": "first line\nsecond line\twith a tab",
    "rtl": "مرحبا שלום",
    "emoji": "Zoë 😀 \u00a0end",
}
BENEFITS = [{"name": f"Benefit {n} & more", "value": str(n * 100), "unit": "RON"} for n in range(1, 6)]
TEAMS = [
    {"name": "North", "people": [{"name": "Ion", "skills": ["SQL", "C++"]}, {"name": "Ilse", "skills": []}]},
    {"name": "South <1>", "people": [{"name": "Åsa", "skills": ["R&D"]}]},
    {"name": "Empty", "people": []},
]
VALUES: dict[str, Any] = {
    "person": PERSON,
    "benefits": BENEFITS,
    "teams": TEAMS,
    "days": ["Monday", "Tuesday", "Wednesday"],
    "nobody": [],
    "yes": 1,
    "no": 0,
    "count": 3,
    "company": {"name": "Carpat Digital & Sons", "street": "Str. Unirii 1", "items": "a field named items"},
}


@dataclass(frozen=True)
class Case:
    """One template with values. `trusted` values hold XML of the program's own (RichText, Listing)."""

    name: str
    content: bytes
    values: Mapping[str, Any]


def environment() -> LetterEnvironment:
    """An environment with the filters that the corpus uses."""
    return LetterEnvironment(
        {"default": default, "date": str, "money": lambda value, currency="": f"{value} {currency}"}
    )


_MADE: list[tuple[str, Callable[[], Word], Mapping[str, Any]]] = []


def _case(**values: Any) -> Callable[[Callable[[], Word]], Callable[[], Word]]:
    def keep(make: Callable[[], Word]) -> Callable[[], Word]:
        _MADE.append((make.__name__.strip("_"), make, {**VALUES, **values}))
        return make

    return keep


def corpus() -> list[Case]:
    """All templates of the corpus."""
    return [Case(name, make().content(), values) for name, make, values in _MADE]


@_case()
def _plain_paragraphs() -> Word:
    return Word(("Dear {{ person.name }},", "you come from {{ person.city }}.", "{{ person.note }} {{ person.rtl }}"))


@_case()
def _nothing_to_fill() -> Word:
    return Word(("A text without a tag.", table(2, row("a", "b"))), headers=("A header.",))


@_case()
def _runs_split_by_editing() -> Word:
    pieces = [
        run(piece, look)
        for piece, look in (("{", "<w:b/>"), ("{ per", ""), ("son.na", "<w:i/>"), ("me }", ""), ("}", ""))
    ]
    between = '<w:proofErr w:type="spellStart"/>'
    return Word(
        (par(between.join(pieces)), par(run("{% if per", "<w:b/>"), run("son.bonus %}b{% else %}none{% endif %}")))
    )


@_case()
def _curly_quotes() -> Word:
    return Word(
        ("{{ person.bonus | default(“nothing ‘at all’”) }}", par(run("{{ person.bonus | default(‘a"), run("b’) }}")))
    )


@_case()
def _comparisons_in_tags() -> Word:
    return Word(("{% if count > 2 and count < 9 %}some{% endif %}", '{% if person.title == "Engineer" %}E{% endif %}'))


@_case()
def _paragraph_tags() -> Word:
    return Word(
        (
            "{%p if yes %}",
            "shown {{ person.city }}",
            "{%p else %}",
            "hidden",
            "{%p endif %}",
            "{%p for b in benefits %}",
            par("{{ loop.index }}. {{ b.name }}", properties='<w:jc w:val="right"/>'),
            "{%p endfor %}",
        )
    )


@_case()
def _run_tags() -> Word:
    return Word(
        (par(run("a "), run("{%r if yes %}"), run("bold {{ person.name }}", "<w:b/>"), run("{%r endif %}"), run(" z")),)
    )


@_case()
def _loop_inside_a_paragraph() -> Word:
    return Word(("{% for b in benefits %}{{ b.name }}{% if not loop.last %}, {% endif %}{% endfor %}.", "End"))


@_case()
def _joined_paragraphs() -> Word:
    return Word(
        ("One {% if yes -%}", "two {{ person.name }}", "{%- endif %} three", "{%- if no %} four {%- endif %} five")
    )


@_case()
def _comments() -> Word:
    return Word(
        ("a{# not shown #}b", "{#p a whole paragraph #}", table(1, row("{#tr a row #}"), row("{{ person.city }}")))
    )


@_case()
def _table_rows_in_a_loop() -> Word:
    return Word(
        (
            table(
                3,
                row("Name", "Value", "Unit", properties="<w:tblHeader/>"),
                row("{%tr for b in benefits %}", "", ""),
                row("{{ b.name }}", "{{ b.value }}", "{{ b.unit }}"),
                row("{%tr endfor %}", "", ""),
            ),
            "After {{ person.name }}",
        )
    )


@_case()
def _table_of_loop_rows_only() -> Word:
    return Word((table(2, row("{%tr for b in benefits %}", ""), row("{{ b.name }}", "x"), row("{%tr endfor %}", "")),))


@_case()
def _table_of_an_empty_loop() -> Word:
    return Word(
        (table(2, row("{%tr for b in nobody %}", ""), row("{{ b.name }}", "x"), row("{%tr endfor %}", "")), "z")
    )


@_case()
def _columns_in_a_loop() -> Word:
    return Word(
        (
            table(
                3,
                row("Day", "{%tc for d in days %}", "{{ d }}", "{%tc endfor %}"),
                row("Plan", "{%tc for d in days %}", "{{ loop.index }}", "{%tc endfor %}"),
                grid='<w:gridCol w:w="1000"/><w:gridCol w:w="3000"/>',
            ),
        )
    )


@_case()
def _fewer_columns_than_the_grid() -> Word:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in (900, 1100, 1300, 1500, 1700, 1900))
    return Word((table(6, row("{%tc for d in days %}", "{{ d }}", "{%tc endfor %}"), grid=grid), "after"))


@_case()
def _condition_around_cells() -> Word:
    return Word((table(3, row("a", "{%tc if no %}", "{{ person.name }}", "{%tc endif %}", "c"), row("d", "e")),))


@_case(span="2")
def _colspan_from_a_value() -> Word:
    return Word((table(3, row("{% colspan span %}wide {{ person.city }}", "b"), row("c", "d", "e")),))


@_case(colour="FFCC00")
def _cell_colour() -> Word:
    return Word((table(2, row("{% cellbg colour %}{{ person.name }}", "plain"), row("c", "d")),))


@_case()
def _cells_merged_downwards() -> Word:
    return Word(
        (
            table(
                2,
                row("Head", "Value"),
                row("{%tr for b in benefits %}", ""),
                row("{% vm %}{{ person.name }}", "{{ b.value }}"),
                row("{%tr endfor %}", ""),
            ),
        )
    )


@_case()
def _cells_merged_across() -> Word:
    return Word(
        (
            table(
                3,
                row("{%tc for d in days %}", "{% hm %}All days of {{ person.name }}", "{%tc endfor %}"),
                row("{%tc for d in days %}", "{{ d }}", "{%tc endfor %}"),
            ),
        )
    )


@_case()
def _merged_cells_that_stay() -> Word:
    return Word(
        (
            table(
                3,
                row(cell("{{ person.name }}", properties='<w:gridSpan w:val="2"/>'), "x"),
                row(cell("a", properties='<w:vMerge w:val="restart"/>'), "{{ person.city }}", "y"),
                row(cell(properties="<w:vMerge/>"), "b", "c"),
            ),
        )
    )


@_case()
def _nested_loops() -> Word:
    return Word(
        (
            "{%p for team in teams %}",
            "Team {{ team.name }} ({{ team.people | length }})",
            "{%p for who in team.people %}",
            "- {{ who.name }}: {% for s in who.skills %}{{ s }} {% else %}no skill{% endfor %}",
            "{%p endfor %}",
            "{%p endfor %}",
        )
    )


@_case()
def _nested_loops_in_a_table() -> Word:
    return Word(
        (
            table(
                2,
                row("Who", "Skill"),
                row("{%tr for team in teams %}", ""),
                row(cell("{{ team.name }}", properties='<w:gridSpan w:val="2"/>')),
                row("{%tr for who in team.people %}", ""),
                row("{{ who.name }}", "{{ who.skills | join(', ') }}"),
                row("{%tr endfor %}", ""),
                row("{%tr endfor %}", ""),
            ),
        )
    )


@_case()
def _table_inside_a_table() -> Word:
    inner = table(
        2, row("{%tr for b in benefits %}", ""), row("{{ b.name }}", "{{ b.value }}"), row("{%tr endfor %}", "")
    )
    return Word((table(2, row(cell("{{ person.name }}", inner, par("")), "right"), row("c", "d")),))


@_case()
def _table_with_columns_in_a_loop_inside_a_table() -> Word:
    inner = table(1, row("{%tc for d in days %}", "{{ d }}", "{%tc endfor %}"))
    return Word((table(2, row(cell("{{ person.name }}", inner, par("")), "right"), row("c", "d")),))


@_case()
def _table_in_a_loop() -> Word:
    return Word(
        ("{%p for team in teams %}", table(2, row("{{ team.name }}", "{{ loop.index }}")), "{%p endfor %}", "z")
    )


@_case()
def _table_in_a_condition_with_a_control() -> Word:
    rows = row("Name", "x") + content_control(row("{{ person.name }}", "{{ person.city }}"))
    return Word(
        (
            "{%p if yes %}",
            table(2, rows, row("{%tr if no %}", ""), row("n", "n"), row("{%tr endif %}", "")),
            "{%p endif %}",
        )
    )


@_case()
def _headers_and_footers() -> Word:
    return Word(
        ("Body {{ person.name }}",),
        headers=("{{ company.name }}", "First {{ person.city }}", "Even, without a tag"),
        footers=(table(2, row("{{ company.street }}", "{{ person.note }}")), "{% for d in days %}{{ d }} {% endfor %}"),
    )


@_case()
def _footnotes() -> Word:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1">{par("Note of {{ person.name }}: {{ person.note }}")}</w:footnote>'
        f'<w:footnote w:id="2">{par("{% if yes %}Second{% endif %} note")}</w:footnote>'
    )
    return Word((par(run("Text"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),), footnotes=notes)


@_case()
def _text_boxes() -> Word:
    box = text_box("Box of {{ person.name }}", "{{ person.note }}")
    return Word((par(run("Before {{ person.city }} "), box, run(" after {{ person.title }}")), "{{ company.name }}"))


@_case()
def _pictures_in_a_loop() -> Word:
    shown = par(run("{{ b.name }} "), picture(7))
    return Word(
        (par(picture(1)), "{%p for b in benefits %}", shown, "{%p endfor %}", par(picture(1))), with_picture=True
    )


@_case()
def _pictures_in_a_header() -> Word:
    return Word(
        ("{{ person.name }}", par(picture(3))),
        headers=(par(picture(1), run(" {{ company.name }}")),),
        with_picture=True,
    )


@_case()
def _tracked_changes() -> Word:
    return Word(
        (
            par(inserted(run("New {{ person.name }} ")), deleted("old text"), run("kept {{ person.city }}")),
            par(run("{% if yes %}"), inserted(run("inside")), run("{% endif %}")),
        )
    )


@_case()
def _content_controls() -> Word:
    drop_down = (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="A" w:value="a"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{run('{{ person.title }}')}</w:sdtContent></w:sdt>"
    )
    return Word(
        (
            content_control(par("{{ person.name }}")),
            par(run("Chosen: "), drop_down),
            content_control(par("{%p if yes %}") + par("{{ person.city }}") + par("{%p endif %}")),
        )
    )


@_case()
def _hyperlinks_and_bookmarks() -> Word:
    link = f'<w:hyperlink w:anchor="here">{run("see {{ person.city }}", "<w:u/>")}</w:hyperlink>'
    marks = '<w:bookmarkStart w:id="3" w:name="here"/>', run("{{ person.name }}"), '<w:bookmarkEnd w:id="3"/>'
    return Word((par(link), par(*marks)))


@_case()
def _fields_and_formulas() -> Word:
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> NUMPAGES </w:instrText>'
        "</w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    return Word((par(run("{{ person.name }} "), page, run(" / "), complex_field), par(formula, run("{{ count }}"))))


@_case()
def _breaks_and_tabs_in_values() -> Word:
    look = '<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>'
    return Word(
        (
            par(run("{{ person.lines }}", "<w:b/>"), run(" and {{ person.name }}"), properties=look),
            table(1, row("{{ person.lines }}")),
            "no break here",
        ),
        headers=("{{ person.lines }}",),
    )


@_case(text=Listing("one\ntwo\tthree\anew paragraph\fnew page"))
def _listing() -> Word:
    return Word((par("{{ text }}", properties='<w:jc w:val="both"/>'), "after {{ person.name }}"))


@_case(rich=RichText("bold", bold=True, color="AA0000"), many=[RichText("a", italic=True), RichText("b\nc", size=30)])
def _rich_text() -> Word:
    return Word(
        (par(run("before {{r rich }} after", "<w:i/>")), "{% for m in many %}{{r m }} {% endfor %}", "{{r rich}}")
    )


@_case()
def _properties() -> Word:
    return Word(
        ("{{ person.name }}",),
        properties={
            "title": "Offer for {{ person.title }} & team",
            "creator": "{{ company.street }}",
            "subject": "Fixed",
        },
    )


@_case()
def _several_sections() -> Word:
    return Word(("{{ person.name }}", "{{ person.note }}"), headers=("{{ company.name }}",), sections=3)


@_case()
def _two_prefixes_for_one_namespace() -> Word:
    return Word(
        (par(run("{{ person.name }}"), properties='<w:jc w:val="left" x:odd="1"/>'), par(picture(2))),
        names=NAMES + ' xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml"',
        with_picture=True,
    )


@_case()
def _braces_in_the_text() -> Word:
    return Word(("Written {_{ like this }_} and {_% so %_} by {{ person.name }}", "a } b { c"))


@_case()
def _conditions_of_every_kind() -> Word:
    return Word(
        (
            "{% if person.bonus %}bonus{% elif person.title and not no %}title{% else %}nothing{% endif %}",
            "{{ person.bonus if person.bonus else 'no bonus' }} {{ person.name ~ ' of ' ~ person.city }}",
            "{% if person.title in ['Engineer', 'Clerk'] %}known{% endif %}",
            "{% if person.bonus is defined %}defined{% endif %}",
            "{{ company['items'] }} {{ days[0] }} {{ days | first | upper }} {{ person.name | length }}",
        )
    )


@_case()
def _numbered_list() -> Word:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return Word(("{%p for b in benefits %}", par(run("{{ b.name }}"), properties=number), "{%p endfor %}"))


@_case()
def _letter_of_two_pages() -> Word:
    clauses = tuple(
        par(f"{n}. The parties agree on clause {n} with {{{{ person.name }}}}. " + "Plain text. " * 30)
        for n in range(1, 26)
    )
    offer = table(
        3,
        row("Benefit", "Value", "Unit", properties="<w:tblHeader/>"),
        row("{%tr for b in benefits %}", "", ""),
        row("{{ b.name }}", "{{ b.value }}", "{{ b.unit }}"),
        row("{%tr endfor %}", "", ""),
    )
    return Word(
        (
            par(picture(1)),
            "Dear {{ person.name }},",
            *clauses,
            offer,
            "{%p if person.bonus %}",
            "Bonus",
            "{%p endif %}",
        ),
        headers=(par(picture(9), run("{{ company.name }}")),),
        footers=("{{ company.street }}",),
        with_picture=True,
    )


@_case()
def _long_contract() -> Word:
    clause = (
        "{% if person.title %}Clause {{ person.name }}, {{ person.city }} and {{ company.name }} agree. {% endif %}"
        + "It is agreed by both sides. " * 8
    )
    return Word(tuple(par(run(f"{n}. ", "<w:b/>"), run(clause)) for n in range(100)), headers=("{{ company.name }}",))


@_case(rows=[{"name": f"Row {n}", "value": str(n)} for n in range(1000)])
def _a_thousand_rows() -> Word:
    return Word(
        (
            table(
                2,
                row("Name", "Value"),
                row("{%tr for r in rows %}", ""),
                row("{{ r.name }}", "{{ r.value }}"),
                row("{%tr endfor %}", ""),
            ),
        )
    )
