"""Candidates from files, into a real desk: what is planned, what is written, what is left out, and the way back."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recdesk.domain.candidate import Candidate, NoticeUnit
from recdesk.domain.errors import Conflict, DeskError, Locked, Problem, Refused, Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Operator, Role
from recdesk.domain.plain import to_plain
from recdesk.services import applications, imports, records
from recdesk.services.desk import OpenDesk
from recdesk.services.imports import FieldChange, ImportPlan, Outcome
from recdesk.services.reads import ListQuery
from tests import builders

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
HEADER = "external_id,legal_name,email,phone,city,country,notice_days,consent_policy,consent_given_on,note,Tag"
ANA = "A-1,Ana Popescu,ana@mail.example,0712 034 567,Iași,RO,30,2026-05,2026-11-20,Call after five,blue"
ION = "A-2,Ion Rusu,ion@mail.example,+40 712 034 568,Arad,RO,,,,,"


class Stopped(Exception):
    """Raised by a progress function, as the runner's cancel is."""


def a_file(tmp_path: Path, *rows: str, header: str = HEADER, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def planned(desk: OpenDesk, path: Path, profile: str = "recdesk-candidates") -> ImportPlan:
    return imports.plan(kind="candidates", path=path, profile=profile, desk=desk)


def brought_in(desk: OpenDesk, path: Path) -> int:
    return imports.carry_out(planned(desk, path), desk=desk)


def stored(desk: OpenDesk, number: str) -> Candidate:
    with desk.work() as uow:
        return uow.candidates.get(number)


def everything(desk: OpenDesk) -> list[Any]:
    """Every candidate with all fields, and how long the history is: equal before and after means untouched."""
    rows = desk.reads.candidates(ListQuery(archived=True), limit=1000).rows
    return [to_plain(stored(desk, row.number)) for row in rows] + [len(list(desk.reads.audit_entries()))]


def add(desk: OpenDesk, record: Any, kind: str = "candidates") -> None:
    with desk.work() as uow:
        getattr(uow, kind).add(record)
        uow.commit()


def codes(plan: ImportPlan) -> list[list[tuple[str, str | None]]]:
    return [[(p.code, p.field) for p in row.problems] for row in plan.rejected]


def test_a_row_becomes_a_candidate_with_what_follows_from_it(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    ana = stored(desk, "CAN-2026-0001")
    assert (ana.legal_name, ana.given_name, ana.family_name) == ("Ana Popescu", "Ana", "Popescu")
    assert (ana.phone, ana.country, ana.time_zone, ana.language) == ("+40712034567", "RO", "Europe/Bucharest", "ro_RO")
    assert (ana.notice_days, ana.notice_unit) == (30, NoticeUnit.CALENDAR_DAYS)
    assert (ana.consent_given_on, ana.consent_expires_on) == (date(2026, 11, 20), date(2027, 11, 20))
    assert [(n.text, n.at, n.by) for n in ana.notes] == [("Call after five", desk.clock.now(), "ioana")]
    assert ana.extra == {"Tag": "blue"}
    assert ana.external_id == "A-1"


def test_a_dry_run_changes_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    before = everything(desk)
    plan = planned(desk, a_file(tmp_path, ANA, ION))
    assert (plan.total, len(plan.new)) == (2, 2)
    assert everything(desk) == before


def test_the_same_file_again_changes_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_file(tmp_path, ANA, ION)
    brought_in(desk, path)
    before = everything(desk)[:-1]
    plan = planned(desk, path)
    assert [row.outcome for row in plan.rows] == [Outcome.IDENTICAL] * 2
    imports.carry_out(plan, desk=desk)
    assert everything(desk)[:-1] == before


@pytest.mark.parametrize("name", ["candidates.csv", "candidates.xlsx"])
def test_the_sixty_example_candidates_come_in_and_are_known_again(desk: OpenDesk, name: str) -> None:
    first = imports.plan(kind="candidates", path=EXAMPLES / name, desk=desk)
    assert codes(first) == []
    imports.carry_out(first, desk=desk)
    assert desk.reads.candidates(ListQuery(), limit=1).total == 60
    assert stored(desk, "CAN-2026-0004").legal_name == "Ion Ștefănescu"
    assert stored(desk, "CAN-2026-0051").legal_name == "Ana Popescu"
    assert stored(desk, "CAN-2026-0054").legal_name == "Ana"
    assert stored(desk, "CAN-2026-0039").legal_name == "محمد بن عبد الله"
    assert stored(desk, "CAN-2026-0048").street == "Flat 3/1, 12 O'Connell St"
    other = {"candidates.csv": "candidates.xlsx", "candidates.xlsx": "candidates.csv"}[name]
    again = imports.plan(kind="candidates", path=EXAMPLES / other, desk=desk)
    assert {row.outcome for row in again.rows} == {Outcome.IDENTICAL}


def test_romanian_letters_with_a_cedilla_are_mended_and_said(desk: OpenDesk, tmp_path: Path) -> None:
    rows = ["B-1,Ştefan Ţurcanu,s@mail.example,,Iaşi,RO,,,,,", "B-2,İbrahim Işık,i@mail.example,,İzmir,TR,,,,,"]
    plan = planned(desk, a_file(tmp_path, *rows))
    ours, theirs = plan.rows
    assert (ours.name, ours.values["city"]) == ("Ștefan Țurcanu", "Iași")
    assert [(w.code, w.facts["value"]) for w in ours.warnings] == [("name_cedilla_mended", "Ştefan Ţurcanu")]
    assert (theirs.name, [w.code for w in theirs.warnings]) == ("İbrahim Işık", ["name_cedilla"])


def test_a_changed_row_shows_every_field_before_and_after(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    changed = "A-1,Ana Popescu,ana.p@mail.example,0712 034 567,Cluj-Napoca,RO,30,2026-05,2026-11-20,Moved,green"
    plan = planned(desk, a_file(tmp_path, changed))
    (row,) = plan.changed
    assert row.number == "CAN-2026-0001"
    assert [c for c in row.changes if c.field != "notes"] == [
        FieldChange("email", "ana@mail.example", "ana.p@mail.example"),
        FieldChange("city", "Iași", "Cluj-Napoca"),
        FieldChange("extra.Tag", "blue", "green"),
    ]
    imports.carry_out(plan, desk=desk)
    ana = stored(desk, "CAN-2026-0001")
    assert (ana.email, [n.text for n in ana.notes]) == ("ana.p@mail.example", ["Call after five", "Moved"])


def test_an_empty_cell_never_erases_what_is_known(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    plan = planned(desk, a_file(tmp_path, "A-1,Ana Popescu,,,,,,,,,"))
    assert [row.outcome for row in plan.rows] == [Outcome.IDENTICAL]


def test_without_an_id_a_candidate_is_known_by_mail_and_folded_name(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ",Ștefan Popescu,ST@mail.example,,,,,,,,"))
    same = planned(desk, a_file(tmp_path, ",popescu STEFAN,st@mail.example,,,,,,,,"))
    other = planned(desk, a_file(tmp_path, ",Maria Popescu,st@mail.example,,,,,,,,"))
    assert [row.number for row in same.rows] == ["CAN-2026-0001"]
    assert [(row.outcome, row.alike[0].number) for row in other.rows] == [(Outcome.NEW, "CAN-2026-0001")]


def test_a_row_with_another_id_is_another_record_even_with_the_same_mail(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    plan = planned(desk, a_file(tmp_path, ANA.replace("A-1", "Z-9")))
    assert plan.rows[0].outcome is Outcome.NEW
    assert "same_email" in plan.rows[0].alike[0].reasons


def test_an_archived_candidate_is_not_changed(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    records.archive(RecordKind.CANDIDATE, "CAN-2026-0001", desk=desk)
    plan = planned(desk, a_file(tmp_path, ANA))
    assert [(p.code, p.record) for p in plan.rejected[0].problems] == [("import_row_archived", "CAN-2026-0001")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("X,,a@mail.example,,,,,,,,", [("field_empty", "legal_name")]),
        ("X,ana@mail.example,,,,,,,,,", [("name_has_signs", "legal_name")]),
        ("X,123,,,,,,,,,", [("name_has_signs", "legal_name")]),
        ("X,Ana,ana.mail.example,,,,,,,,", [("email_no_at", "email")]),
        ("X,Ana,ana@,,,,,,,,", [("email_ends_after_at", "email")]),
        ("X,Ana,a..b@mail.example,,,,,,,,", [("email_not_an_address", "email")]),
        ("X,Ana,,07120345,,RO,,,,,", [("phone_too_short", "phone")]),
        ("X,Ana,,0712034567899,,RO,,,,,", [("phone_too_long", "phone")]),
        ("X,Ana,,ask her,,RO,,,,,", [("phone_not_a_number", "phone")]),
        ("X,Ana,,,,Romania,,,,,", [("country_unknown", "country")]),
        ("X,Ana,,,,,-3,,,,", [("notice_negative", "notice_days")]),
        ("X,Ana,,,,,9000,,,,", [("number_out_of_range", "notice_days")]),
        ("X,Ana,,,,,,,2027-01-01,,", [("consent_in_future", "consent_given_on")]),
        ("X,Ana,,,,,,,20.11.2026,,", [("date_format_undeclared", "consent_given_on")]),
        ("X,Ana,,,,,,,03/04/2026,,", [("date_ambiguous", "consent_given_on")]),
        ("X,A\0na,,,,,,,,,", [("text_unreadable", "legal_name")]),
        ("X,Ana,a@,07120345,,RO,,,,,", [("email_ends_after_at", "email"), ("phone_too_short", "phone")]),
    ],
)
def test_a_broken_row_is_left_out_with_its_reasons(desk: OpenDesk, tmp_path: Path, row: str, expected: Any) -> None:
    plan = planned(desk, a_file(tmp_path, row, ANA))
    assert codes(plan) == [expected]
    assert [r.name for r in plan.new] == ["Ana Popescu"]
    imports.carry_out(plan, desk=desk)
    assert desk.reads.candidates(ListQuery(), limit=5).total == 1


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("2020-01-01", "birth_date_unlikely"),
        ("1901-01-01", "birth_date_unlikely"),
        ("2099-01-01", "birth_date_unlikely"),
    ],
)
def test_an_unlikely_birth_date_is_left_out(desk: OpenDesk, tmp_path: Path, born: str, code: str) -> None:
    plan = planned(desk, a_file(tmp_path, f"Ana,{born}", header="legal_name,date_of_birth"))
    assert codes(plan) == [[(code, "date_of_birth")]]


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [("time_zone", "EST", "time_zone_unknown"), ("language", "Klingon", "language_unknown")],
)
def test_zones_and_languages_must_exist(desk: OpenDesk, tmp_path: Path, header: str, cell: str, code: str) -> None:
    plan = planned(desk, a_file(tmp_path, f"Ana,{cell}", header=f"legal_name,{header}"))
    assert codes(plan) == [[(code, header)]]


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        ("legal_name,email", "\u0410na Popescu,a@mail.example", "name_mixed_script"),
        ("legal_name,email", "Ana,ană@mail.example", "email_unusual_letters"),
        ("legal_name,phone", "Ana,+40906123456", "phone_premium"),
        ("legal_name,phone", "Ana,+972541234567", "phone_not_in_use"),
        ("legal_name,consent_expires_on", "Ana,2026-01-01", "consent_expired"),
        ("legal_name,national_id", "Ana,1800101221145", "national_id_check_digit"),
        ("legal_name,national_id,date_of_birth", "Ana,1800101221144,1990-01-01", "national_id_other_birth_date"),
    ],
)
def test_doubts_do_not_leave_a_row_out(desk: OpenDesk, tmp_path: Path, header: str, cells: str, code: str) -> None:
    plan = planned(desk, a_file(tmp_path, cells, header=header))
    assert [[w.code for w in row.warnings] for row in plan.new] == [[code]]


@pytest.mark.parametrize("second", ["A-1,Ana Popa,x@mail.example,,,,,,,,", "A-9,Popescu Ana,ANA@mail.example,,,,,,,,"])
def test_a_person_who_stands_twice_in_the_file_comes_in_once(desk: OpenDesk, tmp_path: Path, second: str) -> None:
    plan = planned(desk, a_file(tmp_path, ANA, second))
    assert [(p.code, p.facts["first"]) for p in plan.rejected[0].problems] == [("row_twice", 2)]
    assert len(plan.new) == 1


def test_two_rows_that_speak_of_one_stored_candidate_change_it_once(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    by_id = "A-1,Ana Popescu,new@mail.example,,,,,,,,"
    by_mail = ",Popescu Ana,ana@mail.example,,Arad,,,,,,"
    plan = planned(desk, a_file(tmp_path, by_id, by_mail))
    assert [row.outcome for row in plan.rows] == [Outcome.CHANGED, Outcome.REJECTED]
    assert [(p.code, p.facts["first"]) for p in plan.rejected[0].problems] == [("row_twice", 2)]


def test_the_broken_example_file_says_what_is_wrong_with_each_row(desk: OpenDesk) -> None:
    plan = planned(desk, EXAMPLES / "candidates_broken.csv")
    assert [row.row for row in plan.new] == [2, 15]
    assert codes(plan) == [
        [("field_empty", "legal_name")],
        [("email_ends_after_at", "email")],
        [("phone_too_short", "phone")],
        [("spreadsheet_cut_digits", "phone")],
        [("date_ambiguous", "date_of_birth")],
        [("date_impossible", "date_of_birth")],
        [("date_is_serial", "date_of_birth")],
        [("country_unknown", "country")],
        [("number_unreadable", "notice_days")],
        [("row_twice", "email")],
        [("row_too_long", None)],
        [("row_too_short", None)],
    ]


def test_pay_history_is_dropped_with_a_note(desk: OpenDesk) -> None:
    plan = planned(desk, EXAMPLES / "greenhouse_prospects.csv", "greenhouse-prospects")
    assert [(n.code, n.facts["column"]) for n in plan.notes] == [("pay_history_not_taken", "Current salary")]
    imports.carry_out(plan, desk=desk)
    bianca = stored(desk, "CAN-2026-0001")
    assert bianca.extra["Earliest start"] == "January 2027"
    assert "7200" not in str(to_plain(bianca))
    assert "7200" not in str([to_plain(e) for e in desk.reads.audit_entries()])


def test_everyone_alike_is_shown_before_anything_is_written(desk: OpenDesk, tmp_path: Path) -> None:
    add(desk, builders.a_candidate())
    rows = [
        "Z-1,Ștefănescu Ana Maria,other@mail.example,0721 234 567,Cluj,RO,,,,,",
        "Z-2,Radu Cristea,radu@mail.example,0712 034 571,,RO,,,,,",
        "Z-3,Cristea Radu,rc@mail.example,0712 034 571,,RO,,,,,",
    ]
    plan = planned(desk, a_file(tmp_path, *rows))
    known, first, second = plan.rows
    assert [(a.number, a.score > 0) for a in known.alike] == [("CAN-2026-0001", True)]
    assert "same_phone" in known.alike[0].reasons
    assert ([a.row for a in first.alike_rows], [a.row for a in second.alike_rows]) == ([4], [3])
    assert "names_swapped" in first.alike_rows[0].reasons


def test_a_batch_writes_one_entry_for_itself_and_one_for_each_record(desk: OpenDesk, tmp_path: Path) -> None:
    before = len(list(desk.reads.audit_entries()))
    batch = brought_in(desk, a_file(tmp_path, ANA, ION, "X,,,,,,,,,,"))
    entries = list(desk.reads.audit_entries())[before:]
    assert [(e.action, e.record_kind, e.record) for e in entries] == [
        ("create", "candidate", "CAN-2026-0001"),
        ("create", "candidate", "CAN-2026-0002"),
        ("import", "import", str(batch)),
    ]
    assert entries[0].details["import"] == batch
    assert entries[0].details["fields"]["legal_name"] == ["", "Ana Popescu"]
    assert (entries[2].details["created"], entries[2].details["rejected"]) == (2, 1)


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_an_import_that_is_stopped_leaves_nothing_behind(desk: OpenDesk, tmp_path: Path, stop_at: int) -> None:
    rows = [f"S-{n},Ana{n} Popescu{n},a{n}@mail.example,,,,,,,," for n in range(120)]
    plan = planned(desk, a_file(tmp_path, *rows))
    before, calls = everything(desk), []

    def stop(done: int, of: int) -> None:
        calls.append((done, of))
        if len(calls) > stop_at:
            raise Stopped

    with pytest.raises(Stopped):
        imports.carry_out(plan, desk=desk, progress=stop)
    assert everything(desk) == before
    imports.carry_out(plan, desk=desk)
    assert desk.reads.candidates(ListQuery(), limit=1).total == 120
    assert stored(desk, "CAN-2026-0001").legal_name == "Ana0 Popescu0"


def test_a_plan_that_would_do_something_else_by_now_is_not_carried_out(desk: OpenDesk, tmp_path: Path) -> None:
    plan = planned(desk, a_file(tmp_path, ANA, ION))
    brought_in(desk, a_file(tmp_path, ANA, name="other.csv"))
    before = everything(desk)
    with pytest.raises(Conflict) as refused:
        imports.carry_out(plan, desk=desk)
    assert refused.value.code == "import_outdated"
    assert everything(desk) == before


def test_an_import_is_taken_back_whole(desk: OpenDesk, tmp_path: Path) -> None:
    brought_in(desk, a_file(tmp_path, ANA))
    before = to_plain(dataclasses.replace(stored(desk, "CAN-2026-0001")))
    second = brought_in(desk, a_file(tmp_path, ANA.replace("Iași", "Arad").replace("blue", "red"), ION))
    assert stored(desk, "CAN-2026-0001").city == "Arad"
    undone = imports.undo(second, desk=desk)
    assert (undone.removed, undone.restored) == (1, 1)
    assert set(undone.changes.records) == {"CAN-2026-0001", "CAN-2026-0002"}
    after = to_plain(stored(desk, "CAN-2026-0001"))
    moving = {"row_version", "updated_at"}
    assert {k: v for k, v in after.items() if k not in moving} == {k: v for k, v in before.items() if k not in moving}
    with pytest.raises(Refused):
        stored(desk, "CAN-2026-0002")


def test_a_number_that_was_taken_back_is_not_given_again(desk: OpenDesk, tmp_path: Path) -> None:
    imports.undo(brought_in(desk, a_file(tmp_path, ANA)), desk=desk)
    brought_in(desk, a_file(tmp_path, ION))
    assert stored(desk, "CAN-2026-0002").legal_name == "Ion Rusu"


def test_an_import_is_taken_back_once(desk: OpenDesk, tmp_path: Path) -> None:
    batch = brought_in(desk, a_file(tmp_path, ANA))
    imports.undo(batch, desk=desk)
    with pytest.raises(Refused) as refused:
        imports.undo(batch, desk=desk)
    assert refused.value.code == "import_already_undone"
    with pytest.raises(Refused):
        imports.undo(99, desk=desk)


def test_an_import_on_which_something_was_built_stays_and_says_what(desk: OpenDesk, tmp_path: Path) -> None:
    batch = brought_in(desk, a_file(tmp_path, ANA, ION))
    add(desk, builders.a_requisition(), "requisitions")
    applications.apply("CAN-2026-0001", "REQ-2026-0001", desk=desk)
    before = everything(desk)
    with pytest.raises(Refused) as refused:
        imports.undo(batch, desk=desk)
    (problem,) = refused.value.problems
    assert (problem.code, problem.record) == ("import_built_on", "CAN-2026-0001")
    assert problem.facts == {"what": "application", "with": "REQ-2026-0001"}
    assert everything(desk) == before


def test_an_import_whose_records_changed_since_stays_and_says_which(desk: OpenDesk, tmp_path: Path) -> None:
    first = brought_in(desk, a_file(tmp_path, ANA, ION))
    brought_in(desk, a_file(tmp_path, ANA.replace("Iași", "Arad")))
    with pytest.raises(Refused) as refused:
        imports.undo(first, desk=desk)
    assert [(p.code, p.record) for p in refused.value.problems] == [("import_changed_since", "CAN-2026-0001")]


def test_the_left_out_rows_go_to_a_file_that_can_be_mended_and_come_back(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_file(tmp_path, ANA, 'B-1,"=Ion, ""x""",ion@,,,RO,,,,,t')
    plan = planned(desk, path)
    out = tmp_path / "left_out.csv"
    count = imports.write_left_out(plan, out, say=lambda p: f"{p.field} {p.code}.", desk=desk)
    text = out.read_text(encoding="utf-8-sig")
    assert count == 1
    assert text.splitlines()[0].endswith('"Tag","recdesk_reason"')
    assert "\"'=Ion" in text  # a spreadsheet program would run it
    assert "email email_ends_after_at." in text
    out.write_text(text.replace("ion@", "ion@mail.example"), encoding="utf-8-sig")
    mended = planned(desk, out)
    assert codes(mended) == []
    assert (mended.new[0].name, mended.new[0].values["extra"]) == ('=Ion, "x"', {"Tag": "t"})


def test_the_profile_that_clearly_fits_is_taken(desk: OpenDesk) -> None:
    plan = imports.plan(kind="candidates", path=EXAMPLES / "greenhouse_prospects.csv", desk=desk)
    assert plan.source.profile == "greenhouse-prospects"


def test_a_file_that_fits_no_profile_asks_for_one(desk: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        imports.plan(kind="candidates", path=a_file(tmp_path, "1,2", header="a,b"), desk=desk)
    assert (refused.value.code, refused.value.facts["known"]) == (
        "profile_unclear", ["greenhouse-prospects", "recdesk-candidates"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("legal_name\nŞerban\n".encode("cp1250"), "encoding_unclear"),
        (b'legal_name,city\nAna,"Iasi\nIon,Arad\n', "quotes_unbalanced"),
        (b"Nume,Oras\nAna,Iasi\n", "column_missing"),
        (b"", "file_empty"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_desk_as_it_was(
    desk: OpenDesk, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    before = everything(desk)
    with pytest.raises(DeskError) as refused:
        planned(desk, tmp_path / "list.csv")
    assert refused.value.code == code
    assert everything(desk) == before


def test_other_kinds_than_candidates_are_refused(desk: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        imports.plan(kind="invoices", path=a_file(tmp_path, ANA), desk=desk)
    assert refused.value.code == "import_kind_unknown"


def test_an_auditor_may_look_but_not_import(desk: OpenDesk, tmp_path: Path) -> None:
    path = a_file(tmp_path, ANA)
    plan, batch = planned(desk, path), brought_in(desk, a_file(tmp_path, ION, name="other.csv"))
    auditor = dataclasses.replace(desk, operator=Operator(name="audit", role=Role.AUDITOR))
    for act in (
        lambda: planned(auditor, path),
        lambda: imports.carry_out(plan, desk=auditor),
        lambda: imports.undo(batch, desk=auditor),
    ):
        with pytest.raises(Locked) as refused:
            act()
        assert refused.value.code == "not_permitted"
    assert desk.reads.candidates(ListQuery(), limit=1).total == 1


def test_reasons_can_be_said_by_whoever_writes_the_file(desk: OpenDesk, tmp_path: Path) -> None:
    said: list[Problem] = []
    plan = planned(desk, a_file(tmp_path, "X,,,,,,,,,,"))
    imports.write_left_out(plan, tmp_path / "out.xlsx", say=lambda p: said.append(p) or "", desk=desk)
    assert [p.code for p in said] == ["field_empty"]
