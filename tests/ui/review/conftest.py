"""A real desk, a session on it, and reviews of real entries, for the tests of the review pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.services import answers, entries
from recdesk.services.desk import OpenDesk
from recdesk.services.kinds import Entry
from recdesk.ui.messages import Messages
from recdesk.ui.review.page import ReviewPage
from recdesk.ui.runner import InlineRunner
from recdesk.ui.session import Session
from tests import desks

NOTICE = "the candidate's mail of 20.11.2026"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    """A desk with the example requisition."""
    with desks.open_desk(tmp_path, "requisition") as opened:
        yield opened


@pytest.fixture
def session(desk: OpenDesk, runner: InlineRunner, messages: Messages) -> Session:
    """The desk as the window has it open."""
    return Session(desk, runner, messages)


def entry_of(kind: RecordKind, number: str = "", **changes: Any) -> Entry:
    """What would be typed for an example record, with some fields otherwise. A change names only what it changes."""
    plain = dict(changes) if number else desks.example(kind, **changes)
    raw = json.dumps(plain).encode()
    return answers.read_record_file(kind, raw, lambda name: (desks.EXAMPLES / name).read_bytes(), number=number).entry


@pytest.fixture
def begin(session: Session, shown: Callable[..., QWidget]) -> Callable[..., ReviewPage]:
    """A shown review page of an entry: `begin(RecordKind.CANDIDATE, next_action_due=None)`."""
    page = ReviewPage(session)

    def start(kind: RecordKind = RecordKind.CANDIDATE, number: str = "", **changes: Any) -> ReviewPage:
        shown(page, 1280, 760)
        entry = entry_of(kind, number, **changes)
        page.start(entry, entries.open_review(entry, desk=session.desk), 0.04)
        return page

    return start
