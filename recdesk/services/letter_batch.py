"""Many letters at once: a queue over offers, made on every spare core, filed one by one; one failure stops no other.

Each letter goes the way of a single one (`letters.plan`, made, read back, `letters.file`), so that what is filed is
whole whenever the batch ends. Only making goes to other processes; reading and filing stay here.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from recdesk.domain.errors import DeskError, Problem, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.offer import OfferStatus
from recdesk.domain.operator import Right
from recdesk.services import letters
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.letters import FiledLetter, PlannedLetter
from recdesk.services.paper_ports import LetterDraft, LetterPress
from recdesk.services.ports import Progress, no_progress
from recdesk.services.reads import ListQuery, OfferRow

WORTH_A_HELPER = 6
"""Fewer letters are made before a second process would have started."""
_PAGE = 500
_NOT_BEGUN = "letter_not_begun"
_BREATH = 0.2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one offer's letter: filed, or the problems that kept it from being made."""

    number: str
    filed: FiledLetter | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of all of them, in the order in which they were done. `stopped`: some were left alone."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    stopped: bool = False

    @property
    def done(self) -> tuple[Outcome, ...]:
        """The filed ones."""
        return tuple(o for o in self.outcomes if o.filed is not None)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Those that were not made."""
        return tuple(o for o in self.outcomes if o.filed is None)

    @property
    def changes(self) -> Changes:
        """What the batch touched."""
        return Changes("letters_filed", tuple(o.number for o in self.done), frozenset({RecordKind.OFFER}))


def never() -> bool:
    """For callers that cannot be asked to stop."""
    return False


def without_letter(*, desk: OpenDesk, status: str = OfferStatus.APPROVED.value) -> tuple[OfferRow, ...]:
    """Offers of a status (several separated by commas) whose letter is missing or out of date, by number.

    Refused `offer_not_approved` for a status in which no letter is filed.
    """
    desk.require(Right.READ)
    for one in status.split(","):
        if one not in letters.READY:
            raise Refused("offer_not_approved", field="status", status=one)
    rows = [row for row in _rows(status, desk) if row.letter != "current"]
    return tuple(sorted(rows, key=lambda row: row.number))


def numbers_of(status: str, *, desk: OpenDesk) -> list[str]:
    """The numbers of all offers of a status, in order."""
    desk.require(Right.READ)
    return sorted(row.number for row in _rows(status, desk))


def _rows(status: str, desk: OpenDesk) -> Iterator[OfferRow]:
    after = None
    while True:
        page = desk.reads.offers(ListQuery(filters={"status": status}, sort="number"), limit=_PAGE, after=after)
        yield from page.rows
        after = page.next
        if after is None:
            return


def seconds_left(done: int, of: int, seconds: float) -> float | None:
    """How long the rest will take at the rate so far; None while nothing is done."""
    return seconds / done * (of - done) if done else None


def many(
    numbers: Iterable[str],
    *,
    desk: OpenDesk,
    engine: str = "",
    helpers: int | None = None,
    progress: Progress = no_progress,
    told: Callable[[Outcome], None] = lambda _outcome: None,
    stop: Callable[[], bool] = never,
) -> Batch:
    """Make and file the letter of each offer. What fails is in the result and stops nothing.

    `progress` and `told` hear of each letter when it is done; `stop` is asked between letters, and Ctrl+C has the same
    effect: what is filed stays, nothing is half made. `helpers` is the number of other processes; by default one for
    each spare core where there are letters enough.
    """
    desk.require(Right.WRITE)
    wanted = list(dict.fromkeys(numbers))
    few = len(wanted) < WORTH_A_HELPER
    began = time.perf_counter()
    run = _Run(desk, engine, deque(wanted), told, progress)
    try:
        with desk.letters.press(0 if helpers is None and few else helpers) as press:
            while not run.finished(press):
                if stop():
                    raise KeyboardInterrupt
                run.step(press)
    except KeyboardInterrupt:
        return Batch(tuple(run.outcomes), time.perf_counter() - began, stopped=True)
    return Batch(tuple(run.outcomes), time.perf_counter() - began)


@dataclass(slots=True)
class _Run:
    """A batch under way: what waits, what was handed out, what is done."""

    desk: OpenDesk
    engine: str
    queue: deque[str]
    told: Callable[[Outcome], None]
    progress: Progress
    outcomes: list[Outcome] = field(default_factory=list)
    handed: dict[str, PlannedLetter] = field(default_factory=dict)
    total: int = 0

    def __post_init__(self) -> None:
        self.total = len(self.queue)

    def finished(self, press: LetterPress) -> bool:
        """Whether every letter has its outcome."""
        return not self.queue and not press.waiting

    def step(self, press: LetterPress) -> None:
        """Keep the helpers busy, file one letter that came back, or else make one here."""
        while self.queue and press.has_room():
            self._hand_out(press)
        found = press.collect(0.0 if self.queue else _BREATH)
        if found is not None:
            self._came_back(*found)
        elif self.queue:
            number = self.queue.popleft()
            self._attempt(number, lambda: self._made_here(number))

    def _hand_out(self, press: LetterPress) -> None:
        number = self.queue.popleft()

        def out() -> None:
            planned = letters.plan(number, desk=self.desk)
            press.hand_out(
                number,
                planned.template,
                planned.context,
                engine=self.engine or self.desk.settings.pdf_engine,
                **planned.labels,
            )
            self.handed[number] = planned

        self._attempt(number, out)

    def _came_back(self, number: str, made: LetterDraft | DeskError) -> None:
        planned = self.handed.pop(number)
        if isinstance(made, LetterDraft):
            self._attempt(number, lambda: self._filed(planned, made))
        elif made.code == _NOT_BEGUN:
            self.queue.appendleft(number)
        elif letters.falls_back(made, self.engine):
            self._attempt(number, lambda: self._filed(planned, letters.draft_of(planned, desk=self.desk)))
        else:
            self._settle(Outcome(number, problems=made.problems))

    def _made_here(self, number: str) -> FiledLetter:
        planned = letters.plan(number, desk=self.desk)
        return self._filed(planned, letters.draft_of(planned, desk=self.desk, engine=self.engine))

    def _filed(self, planned: PlannedLetter, draft: LetterDraft) -> FiledLetter:
        try:
            return letters.file(planned.shown(draft, seconds=planned.seconds), desk=self.desk)
        except Refused as error:
            if error.code != "file_exists":
                raise
        # Somebody of the same name got a letter meanwhile, and its file the name that was free before.
        again = letters.plan(planned.number, desk=self.desk)
        if (again.content_sha256, again.letter_version) != (planned.content_sha256, planned.letter_version):
            raise Refused("offer_changed_since_preview", record=planned.number)
        return letters.file(again.shown(draft, seconds=planned.seconds), desk=self.desk)

    def _attempt(self, number: str, work: Callable[[], FiledLetter | None]) -> None:
        """One letter's work; whatever goes wrong is this letter's and no other's."""
        try:
            filed = work()
        except DeskError as error:
            self._settle(Outcome(number, problems=error.problems))
        except Exception as error:  # noqa: BLE001 - a defect stops one letter; the others are still wanted
            self._settle(Outcome(number, problems=(Problem("letter_defect", facts={"kind": type(error).__name__}),)))
        else:
            if filed is not None:
                self._settle(Outcome(number, filed))

    def _settle(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.told(outcome)
        self.progress(len(self.outcomes), self.total)
