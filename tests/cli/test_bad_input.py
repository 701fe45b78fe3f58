"""Bad input on the command line: each fault with its sentence, and a desk that is what it was before."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.numbers import RecordKind
from recdesk.storage import cipher, vault
from recdesk.storage.schema_version import SCHEMA_VERSION
from tests import desks
from tests.cli import calling
from tests.cli.calling import Line
from tests.desks import CANDIDATE, EXAMPLES, OFFER, PASSPHRASE, REQUISITION
from tests.own_templates import record_as_approved

clock = desks.clock
nowhere = calling.line_at("")
empty = calling.line_at("empty")
staffed = calling.line_at("candidate")
approved = calling.line_at("approved")
line = calling.line_at("letter")
OFFER_LETTER = shipped.templates() / "ro_RO" / "offer_letter"


def files(line: Line) -> dict[str, str]:
    return desks.files_in(line.folder)


def said(line: Line, code: int, problem: str, *words: str) -> str:
    """The sentence of a refusal that leaves every byte of the desk's files as it was."""
    before = files(line)
    answer = line(*words)
    assert (answer.code, answer.problems[0]) == (code, problem), answer.out
    assert files(line) == before
    plain = line.plain(*words)
    assert (plain.code, plain.out) == (code, "")
    assert answer.message in plain.err
    assert "refused (" not in answer.message
    return answer.message


# The desk's own files


def test_a_missing_desk(nowhere: Line) -> None:
    assert "make a new desk" in said(nowhere, 2, "desk_missing", "info")
    assert not nowhere.folder.exists()


def test_a_file_in_the_place_of_the_desk(nowhere: Line) -> None:
    nowhere.folder.write_text("not a folder")
    for words in (["info"], ["new"], ["demo"]):
        answer = nowhere(*words)
        assert answer.code in (1, 2, 3), answer.out
        assert "refused (" not in answer.message
    assert nowhere.folder.read_text() == "not a folder"


def test_a_wrong_passphrase(line: Line) -> None:
    line.environment["RECDESK_PASSPHRASE"] = "not this one"
    assert "does not open this desk" in said(line, 4, "wrong_passphrase", "info")


def test_missing_key_files(line: Line) -> None:
    for path in line.folder.glob("desk.keys*"):
        path.unlink()
    for words in (["info"], ["add", "candidate", str(EXAMPLES / "candidate.json")]):
        assert "desk.keys is missing" in said(line, 4, "key_file_missing", *words)
    assert not list(line.folder.glob("desk.keys*")), "no new keys are made for an old database"


@pytest.mark.parametrize("content", [b"", b"{}", b"not a key file", b'{"format": "recdesk-keys/1", "slots": 3}'])
def test_damaged_key_files(line: Line, content: bytes) -> None:
    for path in line.folder.glob("desk.keys*"):
        path.write_bytes(content)
    assert "key file is damaged" in said(line, 3, "key_file_damaged", "info")


def test_a_plain_database_in_the_desks_place(line: Line) -> None:
    (line.folder / "desk.db").unlink()
    plain = sqlite3.connect(line.folder / "desk.db")
    plain.execute("CREATE TABLE candidates (name TEXT)")
    plain.commit()
    plain.close()
    assert "is not encrypted" in said(line, 3, "desk_not_encrypted", "info")


@pytest.mark.parametrize("damage", ["cut", "noise", "empty"])
def test_a_damaged_database(line: Line, damage: str) -> None:
    path = line.folder / "desk.db"
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:5000], "noise": b"\x5a" * len(whole), "empty": b""}[damage])
    answer = line("list", "candidates")
    assert answer.code == 3, answer.out
    assert "refused (" not in answer.message
    assert path.stat().st_size == {"cut": 5000, "noise": len(whole), "empty": 0}[damage]


def test_a_missing_database(line: Line) -> None:
    (line.folder / "desk.db").unlink()
    assert "no new desk was made" in said(line, 3, "database_missing", "info")
    assert not (line.folder / "desk.db").exists()


def test_a_desk_of_a_later_program(line: Line) -> None:
    unlocked = vault.unlock(line.folder, PASSPHRASE)
    connection = cipher.connect(unlocked.database, unlocked.key)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    unlocked.lock()
    assert "later RecDesk" in said(line, 3, "desk_newer", "info")


def test_a_second_program_on_the_same_desk(line: Line) -> None:
    with line.doors.open(line.folder, PASSPHRASE, operator=desks.OPERATOR):
        for words in (["info"], ["stage", CANDIDATE, REQUISITION, "offer"]):
            assert "has it open" in said(line, 4, "desk_in_use", *words)
    assert line.done("info")


if sys.platform != "win32":
    _CHILD = textwrap.dedent(
        """
        import ctypes, json, os, resource, sys
        from pathlib import Path
        from recdesk.cli.run import run
        from tests.desks import quick_desks

        def obey_file_modes():
            # The superuser may write everything; without its capabilities it is asked like everyone else.
            head = (ctypes.c_uint32 * 2)(0x20080522, 0)
            none = (ctypes.c_uint32 * 6)()
            if os.geteuid() == 0 and sys.platform == "linux":
                assert ctypes.CDLL(None).capset(head, none) == 0

        def no_room(largest):
            # Every file that grows beyond this size meets the end of the disk.
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

        given = json.loads(sys.argv[1])
        desks = quick_desks()
        if "largest" in given:
            no_room(given["largest"])
        else:
            obey_file_modes()
        sys.exit(run(["--json", *given["words"]], desks, environment=given["environment"]))
        """
    )

    def in_child(line: Line, words: list[str], **given: Any) -> tuple[int, Any]:
        """Exit code and object of a command in a process of its own, which obeys file modes or meets a full disk."""
        given |= {"words": words, "environment": line.environment}
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, json.dumps(given)],
            cwd=line.folder.parent,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, json.loads(done.stdout)

    def test_a_folder_that_cannot_be_written(line: Line, tmp_path: Path) -> None:
        before = line.state()
        line.folder.chmod(0o500)
        (line.folder / "desk.db").chmod(0o400)
        try:
            code, answer = in_child(line, ["stage", CANDIDATE, REQUISITION, "offer"])
        finally:
            line.folder.chmod(0o700)
            (line.folder / "desk.db").chmod(0o600)
        assert (code, answer["problems"][0]["code"]) == (1, "desk_read_only")
        assert "cannot be written" in answer["problems"][0]["message"]
        assert line.state() == before

    def test_a_new_desk_where_nothing_can_be_written(nowhere: Line) -> None:
        nowhere.folder.mkdir(mode=0o500)
        try:
            code, answer = in_child(nowhere, ["new"])
        finally:
            nowhere.folder.chmod(0o700)
        assert (code, answer["problems"][0]["code"]) == (1, "desk_read_only")
        assert list(nowhere.folder.iterdir()) == []

    def test_a_full_disk_while_a_letter_is_filed(approved: Line) -> None:
        before = approved.state()
        code, answer = in_child(approved, ["letter", OFFER], largest=36_000)
        assert (code, answer["problems"][0]["code"]) == (1, "disk_full")
        assert "no room left" in answer["problems"][0]["message"]
        assert approved.state() == before
        assert approved.done("letter", OFFER)["verified"]

    def test_a_full_disk_while_a_record_is_saved(staffed: Line) -> None:
        before = staffed.state()
        code, answer = in_child(staffed, ["add", "offer", str(EXAMPLES / "offer.json")], largest=8_000)
        assert code in (1, 3), answer
        assert answer["problems"][0]["code"] in ("disk_full", "file_fault")
        assert staffed.state() == before
        assert staffed.done("add", "offer", str(EXAMPLES / "offer.json"))["number"] == OFFER

    def test_a_full_disk_while_a_desk_is_made(nowhere: Line) -> None:
        code, answer = in_child(nowhere, ["new"], largest=60_000)
        assert code in (1, 3), answer
        assert "refused (" not in answer["problems"][0]["message"]
        assert not (nowhere.folder / "desk.db").exists()
        assert not list(nowhere.folder.glob("desk.keys*"))
        assert nowhere.done("new")["operator"] == desks.OPERATOR


# Templates


def put_template(line: Line, docx: bytes) -> Path:
    """A template of the desk's own, with the shipped one's manifest."""
    folder = line.folder / "templates" / "ro_RO"
    folder.mkdir(parents=True)
    shutil.copy(OFFER_LETTER.with_suffix(".toml"), folder / "offer_letter.toml")
    path = folder / "offer_letter.docx"
    path.write_bytes(docx)
    with line.doors.open(line.folder, PASSPHRASE, operator=desks.OPERATOR) as desk:
        record_as_approved(desk)
    return path


def edited(**changes: str) -> bytes:
    """The shipped template with some of its text otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(OFFER_LETTER.with_suffix(".docx")) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode()
                for old, new in changes.items():
                    assert old in text
                    text = text.replace(old, new)
                content = text.encode()
            target.writestr(name, content)
    return out.getvalue()


def test_a_template_with_an_unknown_field(approved: Line) -> None:
    put_template(approved, edited(**{"offer.job_title": "offer.job_titel"}))
    sentence = approved.refused(1, "template_field_unknown", "letter", OFFER).message
    assert "offer.job_titel" in sentence


def test_a_template_without_a_field_that_it_promises(approved: Line) -> None:
    put_template(approved, edited(**{"offer.start_date": "offer.valid_until"}))
    answer = approved.refused(3, "letter_not_verified", "letter", OFFER)
    assert answer.json["problems"][0]["field"] == "start_date"


def test_a_template_that_is_no_word_file(approved: Line) -> None:
    path = put_template(approved, b"This is not a Word file")
    answer = approved("letter", OFFER)
    assert answer.code in (1, 2, 3)
    assert "refused (" not in answer.message
    path.write_bytes(b"PK\x03\x04 broken")
    assert approved("letter", OFFER).code in (1, 2, 3)
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    path.write_bytes(empty.getvalue())
    assert approved("letter", OFFER).code in (1, 2, 3)
    assert approved.done("list", "documents")["total"] == 2


SHIPPED = OFFER_LETTER.with_suffix(".toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("manifest", "part"),
    [
        ("id = ", "cannot be read"),
        (SHIPPED + '\ncolour = "red"\n', "“colour” is nothing a manifest says"),
        (SHIPPED.replace("offer.job_title", "offer.job_titel"), "offer.job_titel is no field"),
        (SHIPPED.replace('language = "ro_RO"', ""), "“language” is missing"),
    ],
)
def test_a_broken_template_of_the_desk_lets_no_shipped_one_out(approved: Line, manifest: str, part: str) -> None:
    """A desk that has its own letter would otherwise send another one without a word."""
    path = put_template(approved, OFFER_LETTER.with_suffix(".docx").read_bytes()).with_suffix(".toml")
    path.write_text(manifest, encoding="utf-8")
    sentence = said(approved, 1, "manifest_unreadable", "letter", OFFER)
    assert "ro_RO/offer_letter.toml" in sentence
    assert part in sentence
    checked = approved("check")
    assert (checked.code, checked.json["ok"]) == (3, False)
    assert [p["message"] for p in checked.json["templates"]] == [sentence]
    shown = approved.plain("check").out
    assert shown.startswith("The records are whole; something else needs you.\n")
    assert sentence in shown
    path.write_text(SHIPPED, encoding="utf-8")
    assert approved.done("check")["templates"] == "ok"
    assert approved.done("letter", OFFER)["verified"]


@pytest.mark.parametrize("lost", ["offer_letter.docx", "offer_letter.toml"])
def test_half_a_template_of_the_desk_lets_no_shipped_one_out(approved: Line, lost: str) -> None:
    path = put_template(approved, OFFER_LETTER.with_suffix(".docx").read_bytes())
    path.with_name(lost).unlink()
    sentence = said(approved, 1, "template_files_missing", "letter", OFFER)
    assert "Put them back, or retire the version." in sentence
    assert approved.done("list", "documents")["total"] == 2


@pytest.mark.parametrize("written", ["x = ", 'a = "b"', "\xff"])
def test_clauses_of_the_desk_that_cannot_be_read_let_no_shipped_ones_out(approved: Line, written: str) -> None:
    """A desk that has its own wording of a clause would otherwise send the shipped one without a word."""
    path = approved.folder / "clauses" / "own.toml"
    path.parent.mkdir()
    path.write_text(written, encoding="latin-1")
    sentence = said(approved, 1, "clause_unreadable", "letter", OFFER)
    assert sentence == "Clauses: own.toml cannot be read. Correct it, or take it out of the folder."
    checked = approved("check")
    assert (checked.code, [p["message"] for p in checked.json["templates"]]) == (3, [sentence])
    path.unlink()
    assert approved.done("check")["templates"] == "ok"
    assert approved.done("letter", OFFER)["verified"]


def test_a_broken_template_of_another_language_stands_in_nobody_s_way(approved: Line) -> None:
    path = put_template(approved, OFFER_LETTER.with_suffix(".docx").read_bytes()).with_suffix(".toml")
    path.write_text(SHIPPED.replace('"ro_RO"', '"hu_HU"') + '\ncolour = "red"\n', encoding="utf-8")
    (path.parent / "~$fer_letter.docx").write_bytes(b"Word has it open")
    assert approved.done("letter", OFFER)["template"].startswith("offer_letter_ro_ro")
    assert [p["code"] for p in approved("check").json["templates"]] == ["manifest_unreadable"]


# Values


HARD = [
    "Bolt & Nuts <b>SRL</b>",
    "]]> {{ 7 * 7 }} {% raw %}",
    "Anne-Sophie d’Alembert-Łukasiewicz",
    "عائشة بنت محمد",
    'O\'Neil "Jr" \\ / : * ? |',
]


@pytest.mark.parametrize("title", HARD)
def test_signs_of_markup_and_templates_are_text_in_a_letter(staffed: Line, tmp_path: Path, title: str) -> None:
    plain = desks.example(RecordKind.OFFER, benefits=[{"name": title}], bonus=title)
    plain["except"] = {"benefits": "The wording of this benefit is agreed with the works council"}
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    answer = staffed("add", "offer", str(path))
    if answer.code == 1:  # what a page cannot show is refused by name, and never lost in silence
        assert {p["message"] for p in answer.json["problems"]}
        assert staffed.done("list", "offers")["total"] == 0
        return
    staffed.done("offer", "approve", OFFER)
    letter = staffed.done("letter", OFFER)
    assert letter["verified"]
    with staffed.doors.open(staffed.folder, PASSPHRASE, operator=desks.OPERATOR) as desk:
        for suffix in ("docx", "pdf"):
            text = desk.letters.text_of(f"letter.{suffix}", Path(letter[suffix]).read_bytes())
            assert "".join(title.split()) in "".join(text.split())
            assert "49" not in [w for w in text.split() if w == "49"]


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_half_signs_and_nul_are_refused(staffed: Line, tmp_path: Path, sign: str) -> None:
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(desks.example(RecordKind.OFFER, bonus=f"Up{sign}to 10 %")), encoding="utf-8")
    assert "sign that cannot be shown" in staffed.refused(2, "text_unreadable", "add", "offer", str(path)).message


def test_control_signs_are_dropped(staffed: Line, tmp_path: Path) -> None:
    path = tmp_path / "change.json"
    path.write_text(json.dumps({"next_action": "Call\x07 her\x1b[31m \u202eback\u202c"}), encoding="utf-8")
    staffed.done("update", "candidate", CANDIDATE, str(path))
    assert staffed.done("show", "candidate", CANDIDATE)["next_action"] == "Call her[31m back"


@pytest.mark.parametrize(
    "name", ["CV: Ana?.txt", 'a"b<c>|d.txt', "con.txt", "cv ... .txt", "x" * 200 + ".txt", "../../cv.txt", "țșă.txt"]
)
def test_file_names_that_windows_forbids_are_never_used(empty: Line, tmp_path: Path, name: str) -> None:
    """The desk makes its own names; the one that the file came with is kept as a fact."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    cv = folder / name
    cv.write_text("Ana-Maria Ștefănescu, ana.stefanescu@mail.example, 0712 034 599", encoding="utf-8")
    plain = desks.example(RecordKind.CANDIDATE, documents=[{"type": "cv", "file": name, "dated": "2026-11-19"}])
    del plain["requisition"], plain["stage"]
    path = folder / "candidate.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    empty.done("add", "candidate", str(path))
    (row,) = empty.done("list", "documents")["rows"]
    assert row["path"] == "RO-TA-2026-Q4/2026-11-19_AnaMariaStefanescu_CV.txt"
    kept = empty.done("show", "candidate", CANDIDATE)["documents"][0]["original_name"]
    assert kept == name.rpartition("/")[2]
    assert [p for p in files(empty) if p.startswith("documents/")] == [f"documents/{row['path']}"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("cv.exe", b"MZ", "document_type_unknown"),
        ("cv", b"text", "document_type_unknown"),
        ("cv.pdf", b"", "document_empty"),
        ("cv.pdf", b"not a pdf", "document_not_what_it_says"),
        ("cv.docx", b"%PDF-1.7", "document_not_what_it_says"),
        ("cv.jpeg", b"GIF89a", "document_not_what_it_says"),
        ("cv.txt", b"x" * (25 * 1024 * 1024 + 1), "document_too_large"),
    ],
)
def test_files_that_are_no_documents(empty: Line, tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    path = tmp_path / "candidate.json"
    plain = desks.example(RecordKind.CANDIDATE, documents=[{"type": "cv", "file": name}])
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert empty.refused(1, problem, "add", "candidate", str(path)).problems[0] == problem
    assert empty.done("list", "candidates")["total"] == empty.done("list", "documents")["total"] == 0


# Imports

HEADER = "Full name,E-mail,Phone,City,Country,Source,DOB"
PROFILE = """
name = "mine"
kind = "candidates"
encoding = "utf-8"
delimiter = ","
header_row = 1
[columns]
legal_name = "Full name"
email = "E-mail"
phone = "Phone"
city = "City"
country = "Country"
source = "Source"
date_of_birth = "DOB"
[formats]
date = "%Y-%m-%d"
"""


def bring(line: Line, tmp_path: Path, content: bytes, profile: str = PROFILE, *more: str) -> calling.Answer:
    (tmp_path / "mine.toml").write_text(profile, encoding="utf-8")
    (tmp_path / "people.csv").write_bytes(content)
    return line("import", "candidates", str(tmp_path / "people.csv"), "--profile", str(tmp_path / "mine.toml"), *more)


def test_an_import_in_another_encoding(empty: Line, tmp_path: Path) -> None:
    before = empty.state()
    answer = bring(empty, tmp_path, f"{HEADER}\nȘtefan Țurcanu,s@mail.example,,Iași,RO,Hipo,\n".encode("iso8859-16"))
    assert (answer.code, answer.problems) == (2, ["encoding_wrong"]), answer.out
    assert empty.state() == before


def test_an_import_with_other_columns(empty: Line, tmp_path: Path) -> None:
    before = empty.state()
    answer = bring(empty, tmp_path, b"Nume,Adresa\nAna,Cluj\n")
    assert (answer.code, answer.problems[0]) == (2, "column_missing"), answer.out
    assert "Full name" in answer.message
    (tmp_path / "strange.csv").write_bytes(b"Nume;Adresa\nAna;Cluj\n")
    answer = empty("import", "candidates", str(tmp_path / "strange.csv"))
    assert (answer.code, answer.problems) == (2, ["profile_unclear"])
    assert empty.state() == before


def test_a_date_that_can_be_read_two_ways_is_not_guessed(empty: Line, tmp_path: Path) -> None:
    row = "Ana Pop,ana@mail.example,,Iași,RO,Hipo,03/04/1990"
    answer = bring(empty, tmp_path, f"{HEADER}\n{row}\n".encode())
    (rejected,) = answer.json["rejected"]
    assert set(rejected) == {"row", "field", "code", "message"}
    assert (rejected["row"], rejected["field"], answer.json["created"]) == (2, "date_of_birth", 0)
    assert "03/04/1990" in rejected["message"]


def test_half_broken_rows_are_named_and_the_others_come_in(empty: Line, tmp_path: Path) -> None:
    rows = [
        "Ana Pop,ana@mail.example,0721 234 567,Iași,RO,Hipo,1990-04-03",
        ",nobody@mail.example,,Iași,RO,Hipo,",
        "Dan Rus,not an address,,Iași,RO,Hipo,",
        "Ion Radu,ion@mail.example,12,Iași,RO,Hipo,",
        "Vlad Ene,vlad@mail.example,,Iași,XX,Hipo,",
        "Too,many,cells,in,this,row,1990-01-01,9,9",
        "Oana Dinu,oana@mail.example,,Iași,RO,Hipo,2999-01-01",
        "Ana Pop,ana@mail.example,,Iași,RO,Hipo,",
        "Luca Albu,luca@mail.example,,Iași,RO,Hipo,",
    ]
    content = "\n".join([HEADER, *rows]).encode()
    tried = bring(empty, tmp_path, content, PROFILE, "--dry-run")
    done = bring(empty, tmp_path, content)
    assert done.code == 0
    assert tried.json["rejected"] == done.json["rejected"]
    assert {(r["row"], r["field"]) for r in done.json["rejected"]} == {
        (3, "legal_name"),
        (4, "email"),
        (5, "phone"),
        (6, "country"),
        (7, None),
        (8, "date_of_birth"),
        (9, "email"),
    }
    assert all("refused (" not in r["message"] for r in done.json["rejected"])
    assert [r["legal_name"] for r in empty.done("list", "candidates")["rows"]] == ["Luca Albu", "Ana Pop"]
    plain = empty.plain("import", "candidates", str(tmp_path / "people.csv"), "--profile", str(tmp_path / "mine.toml"))
    assert "Row 3: " in plain.out


@pytest.mark.parametrize("profile", ["name = ", "kind = 3", 'name = "x"\nkind = "candidates"\ncolour = "red"'])
def test_a_broken_profile(empty: Line, tmp_path: Path, profile: str) -> None:
    before = empty.state()
    answer = bring(empty, tmp_path, HEADER.encode(), profile)
    assert answer.code == 2, answer.out
    assert "refused (" not in answer.message
    assert empty.state() == before


@pytest.mark.parametrize("name", ["people.xlsx", "people.csv", "people.txt", "people.pdf"])
def test_a_file_that_is_no_table(empty: Line, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04\x00\x00 not a workbook \x00\x01\x02")
    before = empty.state()
    answer = empty("import", "candidates", str(tmp_path / name))
    assert answer.code == 2, answer.out
    assert "refused (" not in answer.message
    assert empty.state() == before
