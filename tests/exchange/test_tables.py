"""Files read by profiles, as the services see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from recdesk import shipped
from recdesk.domain.errors import DeskError, Unreadable
from recdesk.exchange.fields import AS_WRITTEN
from recdesk.exchange.tables import TableFiles
from recdesk.services.paper_ports import SourceFile

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
SHIPPED = shipped.resources() / "profiles"
GREENHOUSE = (
    "First Name,Last Name,Company,Title,Notes,Email,Phone,Social Media,Website,Address,Source,Who gets credit,Job,"
    "Department,Office,Prospect Pool,Prospect Stage"
)


@pytest.fixture
def tables(tmp_path: Path) -> TableFiles:
    return TableFiles([SHIPPED, tmp_path / "profiles"])


def a_file(tmp_path: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def own_profile(tmp_path: Path, text: str, name: str = "own") -> None:
    folder = tmp_path / "profiles"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(f'name = "{name}"\nkind = "candidates"\n{text}', encoding="utf-8")


def read(tables: TableFiles, path: Path, profile: str = "recdesk-candidates") -> SourceFile:
    return tables.read("candidates", path, profile)


def refusal(tables: TableFiles, path: Path, profile: str = "recdesk-candidates") -> DeskError:
    with pytest.raises(Unreadable) as refused:
        read(tables, path, profile)
    return refused.value


def test_the_greenhouse_sheet_is_read_by_its_own_profile(tables: TableFiles, tmp_path: Path) -> None:
    row = "Ana,Popescu,Orizont,Analyst,Met in Cluj,ana@x.example,0721 100 200,,,Str. Lungă 4,,Ioana Marin,,,,,"
    (found,) = read(tables, a_file(tmp_path, f"{GREENHOUSE}\n{row}\n"), "greenhouse-prospects").rows
    values = {k: v for k, v in found.values.items() if k != AS_WRITTEN}
    assert values == {
        "legal_name": "Ana Popescu",
        "given_name": "Ana",
        "family_name": "Popescu",
        "email": "ana@x.example",
        "phone": "0721 100 200",
        "street": "Str. Lungă 4",
        "source": "Greenhouse",
        "referrer": "Ioana Marin",
        "note": "Met in Cluj",
    }
    assert found.extra == {"Company": "Orizont", "Title": "Analyst"}


def test_a_greenhouse_sheet_without_unused_columns_is_read_too(tables: TableFiles, tmp_path: Path) -> None:
    path = a_file(tmp_path, "Last Name;First Name;Email\nPopescu;Ana;ana@x.example\n")
    assert read(tables, path, "greenhouse-prospects").rows[0].values["legal_name"] == "Ana Popescu"


def test_missing_columns_are_all_named_with_what_was_found(tables: TableFiles, tmp_path: Path) -> None:
    error = refusal(tables, a_file(tmp_path, "Name,Mail\nAna,a@x.example\n"), "greenhouse-prospects")
    assert [(p.code, p.facts["column"]) for p in error.problems][:2] == [
        ("column_missing", "First Name"),
        ("column_missing", "Last Name"),
    ]
    assert error.facts["headers"] == ["Name", "Mail"]


def test_a_mapped_column_that_stands_twice_is_refused(tables: TableFiles, tmp_path: Path) -> None:
    error = refusal(tables, a_file(tmp_path, "legal_name,email,Email\nAna,a@x.example,b@x.example\n"))
    assert (error.code, error.facts["column"]) == ("column_twice", "email")


def test_other_columns_are_kept_under_names_of_their_own(tables: TableFiles, tmp_path: Path) -> None:
    path = a_file(tmp_path, "legal_name,Tag,Tag,,recdesk_reason\nAna,a,b,c,no date\n")
    assert read(tables, path).rows[0].extra == {"Tag": "a", "Tag (2)": "b", "Column 4": "c"}


@pytest.mark.parametrize("header", ["Current Salary", "Salariul actual", "Last pay", "Gehalt (aktuell)"])
def test_pay_history_is_never_kept(tables: TableFiles, tmp_path: Path, header: str) -> None:
    found = read(tables, a_file(tmp_path, f"legal_name,{header},Expected salary\nAna,9000,9500\n"))
    assert found.rows[0].extra == {"Expected salary": "9500"}
    assert header in found.headers


def test_what_is_wrong_with_a_cell_is_told_with_its_place(tables: TableFiles, tmp_path: Path) -> None:
    path = a_file(tmp_path, "legal_name,phone,date_of_birth\nAna,4.07E+10,03/04/1990\n")
    phone, born = sorted(read(tables, path).rows[0].problems, key=lambda p: str(p.field), reverse=True)
    assert (phone.code, phone.field, phone.facts["cell"], phone.facts["column"]) == (
        "spreadsheet_cut_digits", "phone", "B2", "phone",
    )  # fmt: skip
    assert (born.code, born.facts["cell"]) == ("date_ambiguous", "C2")


@pytest.mark.parametrize(("row", "code"), [("Ana,1,2,3,4", "row_too_long"), ("Ana,1", "row_too_short")])
def test_a_row_out_of_shape_says_only_that(tables: TableFiles, tmp_path: Path, row: str, code: str) -> None:
    (found,) = read(tables, a_file(tmp_path, f"legal_name,notice_days,date_of_birth\n{row}\n")).rows
    assert [(p.code, p.facts["row"]) for p in found.problems] == [(code, 2)]
    assert found.extra == {}


def test_a_postal_code_without_its_first_zero_is_missed(tables: TableFiles, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["legal_name", "postal_code", "country"])
    book.active.append(["Ana Popescu", 11853, "RO"])
    book.active.append(["Ion Pop", "011853", "RO"])
    book.save(tmp_path / "list.xlsx")
    first, second = read(tables, tmp_path / "list.xlsx").rows
    assert [(p.code, p.field, p.facts["cell"]) for p in first.problems] == [
        ("spreadsheet_cut_zero", "postal_code", "B2")
    ]
    assert second.problems == ()


def test_an_error_of_the_spreadsheet_counts_only_in_a_mapped_column(tables: TableFiles, tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(tmp_path / "list.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["legal_name", "email", "Lookup"])
    for row, column in ((1, 1), (2, 2)):
        sheet.write_row(row, 0, ["Ana", "a@x.example", "x"])
        sheet.write_formula(row, column, "=1/0", None, "#DIV/0!")
    book.close()
    first, second = read(tables, tmp_path / "list.xlsx").rows
    assert [(p.code, p.facts["cell"]) for p in first.problems] == [("cell_holds_error", "B2")]
    assert second.problems == ()


def test_a_nul_is_a_problem_of_its_row_only(tables: TableFiles, tmp_path: Path) -> None:
    path = a_file(tmp_path, "legal_name,Tag\nA\0na,x\nIon,y\0\nEva,z\n")
    assert [[p.code for p in row.problems] for row in read(tables, path).rows] == [["text_unreadable"]] * 2 + [[]]


def test_constants_fill_only_what_is_empty(tables: TableFiles, tmp_path: Path) -> None:
    own_profile(
        tmp_path,
        '[columns]\nlegal_name = "Name"\nsource = "From"\n'
        '[constants]\nsource = "Job fair"\nconsent_given_on = "2026-11-20"',
    )
    first, second = read(tables, a_file(tmp_path, "Name,From\nAna,LinkedIn\nIon,\n"), "own").rows
    assert (first.values["source"], second.values["source"]) == ("LinkedIn", "Job fair")
    assert first.values["consent_given_on"].isoformat() == "2026-11-20"


def test_the_cells_are_kept_as_they_were_written(tables: TableFiles, tmp_path: Path) -> None:
    (row,) = read(tables, a_file(tmp_path, 'legal_name,date_of_birth,x\n Ana ,03/04/1990,"a,b"\n')).rows
    assert row.values[AS_WRITTEN] == (" Ana ", "03/04/1990", "a,b")


def test_an_old_encoding_needs_a_choice_and_is_then_read(tables: TableFiles, tmp_path: Path) -> None:
    path = a_file(tmp_path, "legal_name\nŞtefan Ţurcanu\n", encoding="cp1250")
    error = refusal(tables, path)
    assert (error.code, error.facts["proposals"][0]["encoding"]) == ("encoding_unclear", "cp1250")
    chosen = tables.read("candidates", path, "recdesk-candidates", encoding="cp1250")
    assert chosen.rows[0].values["legal_name"] == "Ştefan Ţurcanu"


def test_the_desks_own_profile_wins_over_a_shipped_one(tables: TableFiles, tmp_path: Path) -> None:
    own_profile(tmp_path, '[columns]\nlegal_name = "Whole name"', "greenhouse-prospects")
    path = a_file(tmp_path, "Whole name\nAna Popescu\n")
    assert read(tables, path, "greenhouse-prospects").rows[0].values["legal_name"] == "Ana Popescu"


def test_a_broken_profile_of_the_desk_hides_no_other(tables: TableFiles, tmp_path: Path) -> None:
    own_profile(tmp_path, "[columns", "broken")
    own_profile(tmp_path, '[columns]\nlegal_name = "Nume"', "sound")
    assert tables.profiles("candidates") == ("sound", "greenhouse-prospects", "recdesk-candidates")
    assert refusal(tables, a_file(tmp_path, "Nume\nAna\n"), "broken").code == "profile_not_toml"


def test_a_profile_that_is_not_there_names_those_that_are(tables: TableFiles, tmp_path: Path) -> None:
    error = refusal(tables, a_file(tmp_path, "legal_name\nAna\n"), "nothing")
    assert (error.code, error.facts["known"]) == ("profile_missing", ["greenhouse-prospects", "recdesk-candidates"])


def test_profiles_are_proposed_by_the_headers_they_know(tables: TableFiles, tmp_path: Path) -> None:
    (best,) = tables.propose("candidates", a_file(tmp_path, f"{GREENHOUSE},Preferred start\nAna{',' * 17}\n"))
    assert (best.profile, best.likeness) == ("greenhouse-prospects", 0.944)
    assert best.mapping["legal_name"] == "{First Name} {Last Name}"
    assert tables.propose("candidates", a_file(tmp_path, "a,b\n1,2\n", "other.csv")) == ()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gone.csv", None, "file_missing"),
        ("empty.csv", b" \n", "file_empty"),
        ("list.pdf", b"%PDF-1.7 legal_name", "file_type_unknown"),
        ("list.xlsx", b"legal_name,email", "workbook_unreadable"),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "workbook_old_or_locked"),
    ],
)
def test_files_that_cannot_be_read_say_why(
    tables: TableFiles, tmp_path: Path, name: str, content: Any, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert refusal(tables, tmp_path / name).code == code


def test_a_file_too_large_is_refused_before_it_is_read(tables: TableFiles, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as out:
        out.truncate(51 * 1024 * 1024)
    assert refusal(tables, path).code == "file_too_large"


def test_a_workbook_is_known_by_its_content_not_by_its_name(tables: TableFiles, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["legal_name"])
    book.active.append(["Ana Popescu"])
    book.save(tmp_path / "list.xlsx")
    renamed = (tmp_path / "list.xlsx").rename(tmp_path / "list.csv")
    assert read(tables, renamed).rows[0].values["legal_name"] == "Ana Popescu"


def test_reading_can_be_watched_and_stopped(tables: TableFiles, tmp_path: Path) -> None:
    class Stopped(Exception):
        """As the runner's."""

    path = a_file(tmp_path, "legal_name\n" + "Ana\n" * 1200)
    seen: list[tuple[int, int]] = []
    tables.read("candidates", path, "recdesk-candidates", progress=lambda done, of: seen.append((done, of)))
    assert seen == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]

    def stop(done: int, _of: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        tables.read("candidates", path, "recdesk-candidates", progress=stop)


def test_left_out_rows_come_back_after_they_were_mended(tables: TableFiles, tmp_path: Path) -> None:
    source = read(tables, a_file(tmp_path, 'legal_name,phone,note\nAna,4.07E+10,"=1+1, ""x"""\n'))
    written = source.rows[0].values[AS_WRITTEN]
    mended = (written[0], "0721100200", written[2])
    for name in ("out.csv", "out.xlsx"):
        tables.write_rejected(tmp_path / name, (*source.headers, "recdesk_reason"), [(*mended, "Phone: cut")])
        (row,) = read(tables, tmp_path / name).rows
        assert (row.values["phone"], row.values["note"]) == ("0721100200", '=1+1, "x"')
        assert (row.extra, row.problems) == ({}, ())


@pytest.mark.parametrize("name", ["candidates.csv", "candidates.xlsx"])
def test_the_sixty_example_rows_are_read_without_a_problem(tables: TableFiles, name: str) -> None:
    source = read(tables, EXAMPLES / name)
    assert len(source.rows) == 60
    assert [row for row in source.rows if row.problems] == []


def test_both_long_examples_say_the_same(tables: TableFiles) -> None:
    def said(name: str) -> list[dict[str, Any]]:
        return [{k: v for k, v in r.values.items() if k != AS_WRITTEN} for r in read(tables, EXAMPLES / name).rows]

    assert said("candidates.csv") == said("candidates.xlsx")


def test_the_example_profile_reads_its_list(tables: TableFiles) -> None:
    source = read(tables, EXAMPLES / "my_list.csv", str(EXAMPLES / "my_profile.toml"))
    assert [row.problems for row in source.rows] == [(), (), ()]
    assert source.rows[0].values["date_of_birth"].isoformat() == "1990-04-07"
    assert [row.values["country"] for row in source.rows] == ["RO", "RO", "DE"]
