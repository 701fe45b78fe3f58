"""Real, encrypted desks for tests: made once in each process, copied for every test, opened at a fixed time.

    with open_desk(tmp_path, "offer") as desk: ...

What lies on a desk comes from the example files through the same door as everything else: entry, review, save. The
stages build on each other: `empty`, `requisition`, `candidate`, `offer` (a draft), `approved`, `letter` (filed).
"""

from __future__ import annotations

import atexit
import dataclasses
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from recdesk.bootstrap import Desks
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferAct
from recdesk.domain.operator import Operator, Role
from recdesk.domain.review import Review
from recdesk.services import answers, entries, letters, offers
from recdesk.services.desk import OpenDesk
from recdesk.services.kinds import Entry
from recdesk.storage.slots import KdfCost

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
"""A Monday morning; 30 November and 1 December are holidays in Romania."""
PASSPHRASE = "Ștefan bea ceai verde"
OPERATOR = "ioana"
QUICK = KdfCost(memory_kib=64, passes=1, lanes=1)
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
REQUISITION, CANDIDATE, OFFER = "REQ-2026-0001", "CAN-2026-0001", "OF-2026-0001"
STEPS = ("empty", "requisition", "candidate", "offer", "approved", "letter")


@dataclasses.dataclass
class SetClock:
    """A clock that stands still until a test moves it."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def today(self) -> date:
        """Its day."""
        return self.at.date()

    def go(self, **time: float) -> None:
        """Move on by `timedelta(**time)`."""
        self.at += timedelta(**time)


def quick_desks(clock: SetClock | None = None) -> Desks:
    """Ways to a desk whose keys cost nothing."""
    return Desks(clock=clock or SetClock(), cost=QUICK)


@contextmanager
def open_desk(place: Path, step: str = "empty", *, clock: SetClock | None = None) -> Iterator[OpenDesk]:
    """An open desk of the test's own in `place/desk`, as far as `step`; one that is there already is opened again."""
    folder = place / "desk"
    if not folder.exists():
        copy_desk(folder, step)
    with quick_desks(clock).open(folder, PASSPHRASE, operator=OPERATOR) as desk:
        yield desk


def copy_desk(folder: Path, step: str = "empty") -> Path:
    """A closed desk of the test's own."""
    return Path(shutil.copytree(_made(step), folder))


@cache
def _made(step: str) -> Path:
    place = Path(tempfile.mkdtemp(prefix="recdesk-tests-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = place / "desk"
    if step == "empty":
        quick_desks().create(folder, PASSPHRASE, name="", operator=OPERATOR, made_up=True)
        return folder
    copy_desk(folder, STEPS[STEPS.index(step) - 1])
    with open_desk(place) as desk:
        _STEP[step](desk)
    return folder


def saved_requisition(desk: OpenDesk, **changes: Any) -> str:
    """The example requisition, with some fields otherwise; returns its number."""
    return save(RecordKind.REQUISITION, desk, **changes).number


def saved_candidate(desk: OpenDesk, **changes: Any) -> str:
    """The example candidate, applying to the example requisition."""
    return save(RecordKind.CANDIDATE, desk, **changes).number


def saved_offer(desk: OpenDesk, **changes: Any) -> str:
    """The example offer to the example candidate, a draft."""
    return save(RecordKind.OFFER, desk, **changes).number


def approve(desk: OpenDesk, number: str = OFFER) -> None:
    """Approve an offer as the acting operator."""
    offers.act(number, OfferAct.APPROVE, desk=desk)


def file_letter(desk: OpenDesk, number: str = OFFER) -> letters.FiledLetter:
    """Make an offer's letter and file it."""
    return letters.file(letters.preview(number, desk=desk), desk=desk)


_STEP = {
    "requisition": saved_requisition,
    "candidate": saved_candidate,
    "offer": saved_offer,
    "approved": approve,
    "letter": file_letter,
}


def example(kind: RecordKind, **changes: Any) -> dict[str, Any]:
    """An example file as plain values. `None` leaves a field out; a second entry follows a changed first one."""
    plain = json.loads((EXAMPLES / f"{kind.value}.json").read_text(encoding="utf-8"))
    again = plain.get("again", {})
    plain |= changes
    if "again" not in changes:
        plain["again"] = {name: plain.get(name, value) for name, value in again.items()}
    return {name: value for name, value in plain.items() if value is not None}


def entered(kind: RecordKind, plain: Mapping[str, Any], desk: OpenDesk, *, number: str = "") -> tuple[Entry, Review]:
    """A record file's entry with its review, answered as the file says."""
    raw = json.dumps(plain).encode()
    file = answers.read_record_file(kind, raw, lambda name: (EXAMPLES / name).read_bytes(), number=number)
    review = entries.open_review(file.entry, desk=desk)
    return file.entry, answers.answered(review, file.answers, kind=kind, desk=desk)


def save(kind: RecordKind, desk: OpenDesk, **changes: Any) -> entries.Saved:
    """Save an example file with changes through its checklist."""
    entry, review = entered(kind, example(kind, **changes), desk)
    return entries.save(entry, review, desk=desk)


def change(kind: RecordKind, number: str, plain: Mapping[str, Any], desk: OpenDesk) -> entries.Saved:
    """Save a change of a stored record through the items that it touches."""
    entry, review = entered(kind, plain, desk, number=number)
    return entries.save(entry, review, desk=desk)


def acting(desk: OpenDesk, role: Role, name: str = "") -> OpenDesk:
    """The same desk in somebody else's hands."""
    return dataclasses.replace(desk, operator=Operator(name=name or role.value, role=role))


def stored(desk: OpenDesk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return rows_of(desk.vault.engine())  # type: ignore[attr-defined]


def rows_of(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a database."""
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        return {n: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {n}")), key=repr) for n in names}


def files_in(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, but for the desk's lock and SQLite's side files."""
    passing = (".lock", ".owner", "-wal", "-shm")
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(passing)
    }


def whole(desk: OpenDesk) -> tuple[dict[str, list[tuple[Any, ...]]], dict[str, str]]:
    """Everything that a refused act must leave as it was: all rows and all documents."""
    return stored(desk), files_in(desk.folder / "documents")


def at_step(step: str) -> Any:
    """A fixture: an open desk as far as `step`. Name it in a test module: `desk = desks.at_step("offer")`."""

    @pytest.fixture
    def desk(tmp_path: Path, clock: SetClock) -> Iterator[OpenDesk]:
        with open_desk(tmp_path, step, clock=clock) as opened:
            yield opened

    return desk


@pytest.fixture
def clock() -> SetClock:
    """The clock of the test's desk."""
    return SetClock()
