"""The program that keeps the catalogues true to the code, run on a small source tree of its own."""

from __future__ import annotations

import importlib.util
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import run
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

REPOSITORY = Path(__file__).resolve().parents[2]
CODE = """
from recdesk.localization.catalogue import mark, ntr, ptr, tr

TABLE = {"late": mark("Late")}

def sentence(n: int) -> str:
    # Translators: shown below the list
    return tr("Nothing is waiting.") + ntr("{n} day", "{n} days", n).format(n=n) + ptr("stage", "Open")
"""
CHECKLIST = """
title = "Before an offer"
[[items]]
id = "O-1"
text = "Is the amount the approved one?"
[[items.rules]]
why = "Wrong amounts are costly."
attest = "Yes: the approval says so."
code = "not a text"
"""
ALL_IN_ROMANIAN = {
    "Late": "Întârziat",
    "Nothing is waiting.": "Nimic în așteptare.",
    "{n} day|||{n} days": ["o zi", "{n} zile", "{n} de zile"],
    "stage\u0004Open": "Deschisă",
}


@pytest.fixture
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("recdesk_i18n_update", REPOSITORY / "i18n" / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "recdesk" / "ui").mkdir(parents=True)
    (tmp_path / "recdesk" / "ui" / "today.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "i18n" / "ro_RO" / "LC_MESSAGES").mkdir(parents=True)
    for name in ("babel.cfg",):
        (tmp_path / "i18n" / name).write_bytes((REPOSITORY / "i18n" / name).read_bytes())
    return tmp_path


def romanian(tree: Path) -> dict[str, object]:
    with (tree / "i18n" / "ro_RO" / "LC_MESSAGES" / "recdesk.po").open("rb") as file:
        return {str(message.id): message.string for message in read_po(file) if message.id}


def added(program: ModuleType, tree: Path, translations: dict[str, object], name: str = "texts.json") -> int:
    file = tree / name
    file.write_text(json.dumps(translations, ensure_ascii=False), encoding="utf-8")
    code: int = program.main(["--add", str(file)], root=tree)
    return code


def test_texts_plurals_contexts_and_marked_literals_are_found(program: ModuleType, tree: Path) -> None:
    program.main([], root=tree)
    assert set(romanian(tree)) == {"Late", "Nothing is waiting.", "('{n} day', '{n} days')", "Open"}


def test_the_texts_of_checklists_are_found(program: ModuleType, tree: Path) -> None:
    folder = tree / "resources" / "checklists" / "offer"
    folder.mkdir(parents=True)
    (folder / "v1.toml").write_text(CHECKLIST, encoding="utf-8")
    program.main([], root=tree)
    found = set(romanian(tree))
    assert {"Before an offer", "Is the amount the approved one?", "Wrong amounts are costly."} <= found
    assert "Yes: the approval says so." in found
    assert "not a text" not in found


def test_an_empty_checklist_folder_is_no_failure(program: ModuleType, tree: Path) -> None:
    (tree / "resources" / "checklists").mkdir(parents=True)
    assert program.main([], root=tree) == 0


def test_check_passes_only_when_everything_is_translated_and_compiled(program: ModuleType, tree: Path) -> None:
    program.main([], root=tree)
    assert program.main(["--check"], root=tree) == 1
    assert added(program, tree, ALL_IN_ROMANIAN) == 0
    assert program.main(["--check"], root=tree) == 0


def test_check_fails_when_the_code_says_something_new(
    program: ModuleType, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added(program, tree, ALL_IN_ROMANIAN)
    module = tree / "recdesk" / "ui" / "today.py"
    module.write_text(CODE + '\nNEW = tr("A new sentence.")\n', encoding="utf-8")
    assert program.main(["--check"], root=tree) == 1
    assert "'A new sentence.' is not translated" in capsys.readouterr().out


def test_check_fails_when_the_compiled_catalogue_is_older_than_the_texts(program: ModuleType, tree: Path) -> None:
    added(program, tree, ALL_IN_ROMANIAN)
    po = tree / "i18n" / "ro_RO" / "LC_MESSAGES" / "recdesk.po"
    po.write_text(po.read_text(encoding="utf-8").replace("Întârziat", "Depășit"), encoding="utf-8")
    assert program.main(["--check"], root=tree) == 1
    program.main([], root=tree)
    assert program.main(["--check"], root=tree) == 0


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("tr(f'Hello {1}')", "the text is put together before it is translated"),
        ("tr('Hello ' + str(1))", "the text is put together before it is translated"),
        ("mark(TABLE)", "the text is put together before it is translated"),
        ("tr('Please wait.')", "the English text says 'Please'"),
        ("tr('Saved!')", "the English text says '!'"),
    ],
)
def test_check_names_texts_that_cannot_be_translated_or_miss_the_tone(
    program: ModuleType, tree: Path, capsys: pytest.CaptureFixture[str], source: str, line: str
) -> None:
    (tree / "recdesk" / "ui" / "more.py").write_text(f"{source}\n", encoding="utf-8")
    program.main([], root=tree)
    capsys.readouterr()
    assert program.main(["--check"], root=tree) == 1
    assert line in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        {"Late": "\u015ei t\u00e2rziu"},
        {"Late": "Întârziat!"},
        {"Late": "Întârziat {n}"},
        {"Late": "Întârziat "},
        {"Late": ["Întârziat", "Întârziate", "Întârziate"]},
        {"{n} day|||{n} days": ["o zi", "zile", "{n} de zile"]},
        {"{n} day|||{n} days": "o zi"},
    ],
)
def test_a_wrong_translation_is_refused_and_nothing_is_changed(
    program: ModuleType, tree: Path, wrong: dict[str, object]
) -> None:
    program.main([], root=tree)
    before = {path: path.read_bytes() for path in (tree / "i18n").rglob("recdesk.*")}
    assert added(program, tree, {"Nothing is waiting.": "Nimic în așteptare.", **wrong}) == 1
    assert {path: path.read_bytes() for path in (tree / "i18n").rglob("recdesk.*")} == before


def test_a_translation_outlives_the_absence_of_its_text(program: ModuleType, tree: Path) -> None:
    added(program, tree, ALL_IN_ROMANIAN)
    module = tree / "recdesk" / "ui" / "today.py"
    module.write_text("", encoding="utf-8")
    program.main([], root=tree)
    assert romanian(tree) == {}
    module.write_text(CODE, encoding="utf-8")
    program.main([], root=tree)
    assert program.main(["--check"], root=tree) == 0


def test_a_translation_may_come_before_its_text(program: ModuleType, tree: Path) -> None:
    added(program, tree, ALL_IN_ROMANIAN | {"A later sentence.": "O propoziție ulterioară."})
    program.main([], root=tree)
    module = tree / "recdesk" / "ui" / "later.py"
    module.write_text('tr("A later sentence.")\n', encoding="utf-8")
    program.main([], root=tree)
    assert romanian(tree)["A later sentence."] == "O propoziție ulterioară."


def test_running_it_twice_changes_no_byte(program: ModuleType, tree: Path) -> None:
    added(program, tree, ALL_IN_ROMANIAN)
    first = {path: path.read_bytes() for path in (tree / "i18n").rglob("recdesk.*")}
    program.main([], root=tree)
    assert {path: path.read_bytes() for path in (tree / "i18n").rglob("recdesk.*")} == first
    assert b"Date" not in first[tree / "i18n" / "recdesk.pot"]


def test_people_who_add_at_the_same_time_lose_nothing(program: ModuleType, tree: Path) -> None:
    module = tree / "recdesk" / "ui" / "many.py"
    module.write_text("\n".join(f'tr("Sentence {n}")' for n in range(6)), encoding="utf-8")
    program.main([], root=tree)
    command = (
        f"import sys; sys.path.insert(0, {str(REPOSITORY / 'i18n')!r}); import update; from pathlib import Path; "
        f"raise SystemExit(update.main(sys.argv[1:], root=Path({str(tree)!r})))"
    )

    def one(n: int) -> int:
        file = tree / f"part{n}.json"
        file.write_text(json.dumps({f"Sentence {n}": f"Propoziția {n}"}), encoding="utf-8")
        return run([sys.executable, "-c", command, "--add", str(file)], check=False, capture_output=True).returncode

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(one, range(6))) == [0] * 6
    assert [romanian(tree)[f"Sentence {n}"] for n in range(6)] == [f"Propoziția {n}" for n in range(6)]


def test_missing_prints_a_file_that_add_takes(
    program: ModuleType, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--missing"], root=tree) == 0
    assert set(json.loads(capsys.readouterr().out)) == set(ALL_IN_ROMANIAN)


def test_a_text_translated_inside_an_f_string_is_found(program: ModuleType, tree: Path) -> None:
    code = "from recdesk.localization.catalogue import tr\n\nKEY = f\"{tr('Save the list')}  Ctrl+S\"\n"
    (tree / "recdesk" / "ui" / "lists.py").write_text(code, encoding="utf-8")

    assert added(program, tree, {**ALL_IN_ROMANIAN, "Save the list": "Salvarea listei"}) == 0
    assert romanian(tree)["Save the list"] == "Salvarea listei"
