"""Jobs beside the window: one end each, the busy state always given back, old results dropped."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from recdesk.ui.runner import InlineRunner, Job, Progress, Step, Stopped, ThreadRunner


def _ends(job: Job) -> list[tuple[str, Any]]:
    """What the job reports, in order."""
    heard: list[tuple[str, Any]] = []
    job.finished.connect(lambda value: heard.append(("finished", value)))
    job.failed.connect(lambda error: heard.append(("failed", type(error).__name__)))
    job.stopped.connect(lambda: heard.append(("stopped", None)))
    job.ended.connect(lambda: heard.append(("ended", None)))
    return heard


def _fails(progress: Progress) -> None:
    raise ValueError("wrong")


def _obeys(progress: Progress) -> str:
    progress.check()
    return "done"


@pytest.fixture(params=["inline", "threads"])
def any_runner(request: pytest.FixtureRequest, qtbot: QtBot) -> Any:
    made = InlineRunner() if request.param == "inline" else ThreadRunner()
    yield made
    assert made.close()


def test_a_job_gives_its_value_and_ends(any_runner: Any, qtbot: QtBot) -> None:
    job = any_runner.start("count", lambda progress: 42)
    heard = _ends(job)
    with qtbot.waitSignal(job.ended):
        pass
    assert heard == [("finished", 42), ("ended", None)]
    assert not any_runner.is_busy()


def test_a_job_that_fails_says_so_and_frees_the_window(any_runner: Any, qtbot: QtBot) -> None:
    busy: list[bool] = []
    any_runner.busy_changed.connect(busy.append)
    job = any_runner.start("fail", _fails)
    heard = _ends(job)
    with qtbot.waitSignal(job.ended):
        pass
    assert heard == [("failed", "ValueError"), ("ended", None)]
    assert busy == [True, False]


def test_a_job_of_the_window_stays_in_its_own_thread(qtbot: QtBot) -> None:
    runner = ThreadRunner()
    here = QThread.currentThread()
    threads: list[Any] = []
    job = runner.start("where", lambda progress: threading.get_ident())
    job.finished.connect(lambda value: threads.extend([value, QThread.currentThread()]))
    with qtbot.waitSignal(job.ended):
        pass
    assert threads[0] != threading.get_ident()
    assert threads[1] is here
    assert runner.close()


def test_a_job_is_stopped_at_its_next_step(qtbot: QtBot) -> None:
    runner = ThreadRunner()
    begun, may_go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        begun.set()
        may_go_on.wait(10)
        progress.step(1, 2)
        return "too late"

    job = runner.start("long", work)
    heard = _ends(job)
    assert begun.wait(10)
    job.stop()
    may_go_on.set()
    with qtbot.waitSignal(job.ended):
        pass
    assert heard == [("stopped", None), ("ended", None)]
    assert runner.running() == []
    assert runner.close()


def test_steps_arrive_in_order_before_the_end(any_runner: Any, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for n in range(3):
            progress.step(n, 3, "rows")

    job = any_runner.start("steps", work)
    steps: list[Step] = []
    job.stepped.connect(steps.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert steps == [Step(0, 3, "rows"), Step(1, 3, "rows"), Step(2, 3, "rows")]


def test_a_newer_job_of_the_same_slot_drops_the_older_result(runner: InlineRunner) -> None:
    older, newer = runner.start("a", lambda p: "old", slot="search"), runner.start("b", lambda p: "new", slot="search")
    other = runner.start("c", lambda p: "other", slot="count")
    first, second, third = _ends(older), _ends(newer), _ends(other)
    runner.finish()
    assert first == [("stopped", None), ("ended", None)]
    assert second == [("finished", "new"), ("ended", None)]
    assert third == [("finished", "other"), ("ended", None)]


def test_the_window_is_busy_until_the_last_job_has_ended(runner: InlineRunner) -> None:
    busy: list[bool] = []
    runner.busy_changed.connect(busy.append)
    runner.start("one", lambda p: 1)
    runner.start("two", _fails)
    assert (busy, runner.running()) == ([True], ["one", "two"])
    runner.finish()
    assert (busy, runner.running()) == ([True, False], [])


def test_jobs_started_by_a_result_are_carried_out_too(runner: InlineRunner) -> None:
    heard: list[int] = []
    job = runner.start("first", lambda p: 1)
    job.finished.connect(lambda value: runner.start("second", lambda p: value + 1).finished.connect(heard.append))
    runner.finish()
    assert heard == [2]


def test_closing_stops_what_waits(runner: InlineRunner) -> None:
    heard = _ends(runner.start("one", _obeys))
    assert runner.close()
    assert heard == [("stopped", None), ("ended", None)]


def test_a_stop_is_a_kind_of_its_own() -> None:
    progress = Progress(lambda step: None)
    progress.check()
    progress.ask_stop()
    assert progress.stopping
    with pytest.raises(Stopped):
        progress.step(1)


def test_many_jobs_all_end_and_none_is_lost(qtbot: QtBot) -> None:
    runner = ThreadRunner(threads=4)
    ended: list[int] = []
    for n in range(200):
        runner.start(f"job {n}", lambda progress, n=n: n).finished.connect(ended.append)
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        pass
    assert sorted(ended) == list(range(200))
    assert runner.close()
