"""A desk made beside its place: it comes there whole, into an empty place only, and leaves nothing aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recdesk.domain.errors import DeskError
from recdesk.storage.making import MARK_NAME, made_aside
from tests.desks import NOW


def make(desk: Path, meanwhile: Callable[[Path], None] = lambda _place: None) -> None:
    with made_aside(desk, now=NOW) as place:
        place.mkdir()
        (place / "desk.db").write_bytes(b"whole")
        meanwhile(place)


def refusal(desk: Path, meanwhile: Callable[[Path], None] = lambda _place: None) -> str:
    with pytest.raises(DeskError) as caught:
        make(desk, meanwhile)
    return caught.value.code


def test_a_desk_comes_to_its_place_and_nothing_stays_aside(tmp_path: Path) -> None:
    make(tmp_path / "new" / "desk")
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["desk"]
    assert (tmp_path / "new" / "desk" / "desk.db").read_bytes() == b"whole"


def test_an_empty_folder_is_a_place_and_a_link_to_nowhere_is_none(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    for name in ("documents", "backups", "logs"):
        (desk / name).mkdir(parents=True)
    (desk / "desk.lock").touch()
    make(desk)
    assert [p.name for p in desk.iterdir()] == ["desk.db"]
    (tmp_path / "link").symlink_to(tmp_path / "absent")
    assert refusal(tmp_path / "link") == "path_unfit"


def test_the_first_steps_of_a_desk_that_was_never_made_give_way(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    (desk / "documents").mkdir(parents=True)
    for name in (MARK_NAME, "desk.db", "desk.keys", "settings.toml"):
        (desk / name).write_bytes(b"half")
    make(desk)
    assert [(p.name, p.read_bytes()) for p in desk.iterdir()] == [("desk.db", b"whole")]


@pytest.mark.parametrize("name", ["letter.docx", "documents/RO/cv.txt", "settings.toml", "Desk"])
def test_a_folder_with_other_things_is_refused_and_left(tmp_path: Path, name: str) -> None:
    other = tmp_path / "desk" / name
    other.parent.mkdir(parents=True)
    other.write_text("somebody's own")
    assert refusal(tmp_path / "desk") == "folder_not_empty"
    assert other.read_text() == "somebody's own"
    assert [p.name for p in tmp_path.iterdir()] == ["desk"]


@pytest.mark.parametrize("name", ["desk.db", "desk.keys", "desk.keys.bak"])
def test_a_desk_in_the_place_is_refused_and_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / name).write_bytes(b"older")
    assert refusal(tmp_path / "desk") == "desk_exists"
    assert (tmp_path / "desk" / name).read_bytes() == b"older"


def test_a_desk_that_came_meanwhile_stays(tmp_path: Path) -> None:
    def come(_place: Path) -> None:
        (tmp_path / "desk").mkdir()
        (tmp_path / "desk" / "desk.db").write_bytes(b"first")

    assert refusal(tmp_path / "desk", come) == "desk_exists"
    assert (tmp_path / "desk" / "desk.db").read_bytes() == b"first"
    assert [p.name for p in tmp_path.iterdir()] == ["desk"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail(place: Path) -> None:
        assert (place / "desk.db").exists()
        raise DeskError("disk_full")

    assert refusal(tmp_path / "desk", fail) == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_what_dead_programs_left_is_swept_and_what_a_living_one_holds_stays(tmp_path: Path) -> None:
    dead, foreign = tmp_path / ".recdesk-making-dead", tmp_path / ".recdesk-making-photos"
    (dead / "desk" / "documents").mkdir(parents=True)
    (dead / ".desk.owner.12.part").touch()
    foreign.mkdir()
    (foreign / "photo.jpg").touch()
    with made_aside(tmp_path / "one", now=NOW) as living:
        living.mkdir()
        make(tmp_path / "two")
        assert living.exists()
    assert {p.name for p in tmp_path.iterdir()} == {"one", "two", foreign.name}
