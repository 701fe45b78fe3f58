"""Acts on a candidate's applications that need one small choice: the stage, the requisition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from recdesk.domain.application import ENDED, Application, Stage
from recdesk.domain.numbers import RecordKind
from recdesk.localization.catalogue import tr
from recdesk.services import applications
from recdesk.services.desk import Changes
from recdesk.ui.records.pick_list import PickList
from recdesk.ui.records.stage_list import StageList
from recdesk.ui.records.words import word

if TYPE_CHECKING:
    from recdesk.ui.records.screen import RecordScreen


def open_application(screen: RecordScreen) -> Application | None:
    """The application that acts speak about: the newest that has not ended, else the newest."""
    view = screen.record.view
    if view is None or not view.applications:
        return None
    return next((a for a in view.applications if a.stage not in ENDED), view.applications[0])


def ask_stage(screen: RecordScreen) -> None:
    """Offer the stages that may follow, the usual one chosen: Enter moves there."""
    application = open_application(screen)
    if application is None:
        return
    desk = screen.session.desk
    choices = screen.session.attempt(
        lambda: applications.choices(application.candidate, application.requisition, desk=desk)
    )
    if not choices:
        return
    popup = StageList(application, choices, screen.session.messages, screen)
    popup.chosen.connect(lambda code: _move(screen, application, Stage(code)))
    _show_at(popup, screen)


def _move(screen: RecordScreen, application: Application, stage: Stage) -> None:
    session = screen.session
    candidate, requisition = application.candidate, application.requisition
    moved = session.attempt(lambda: applications.move(candidate, requisition, stage, desk=session.desk))
    if moved is not None:
        session.push(
            tr("Undo move of {candidate}").format(candidate=candidate),
            lambda: applications.take_back_move(candidate, requisition, desk=session.desk),
        )
        session.messages.result(
            tr("{candidate}: stage moved to {stage}.").format(candidate=candidate, stage=word("stage", stage)),
            undo=True,
        )


def ask_requisition(screen: RecordScreen) -> None:
    """Offer the open requisitions to apply to."""
    number = screen.place()
    view = screen.record.view
    if view is None:
        return
    taken = {a.requisition for a in view.applications}
    offered = [(code, text) for code, text in screen.open_requisitions() if code not in taken]
    popup = PickList(tr("Apply {candidate} to").format(candidate=number), offered, "candidates.requisitions", screen)

    def chosen(requisition: str) -> None:
        def work() -> Changes:
            return applications.apply(number, requisition, desk=screen.session.desk)

        screen.session.attempt(work)

    popup.chosen.connect(chosen)
    _show_at(popup, screen)


def begin_offer(screen: RecordScreen) -> None:
    """Begin an offer for the candidate's open application; asked when there are several."""
    view = screen.record.view
    if view is None or screen.kind.kind is not RecordKind.CANDIDATE:
        return
    candidate = view.record.number
    running = [a for a in view.applications if a.stage not in ENDED]
    if len(running) == 1:
        screen.make_offer.emit(candidate, running[0].requisition)
        return
    popup = PickList(
        tr("Offer for {candidate} under").format(candidate=candidate),
        [(a.requisition, f"{a.requisition}  {word('stage', a.stage)}") for a in running],
        "candidates.offer_requisitions",
        screen,
    )
    popup.chosen.connect(lambda requisition: screen.make_offer.emit(candidate, requisition))
    _show_at(popup, screen)


def _show_at(popup: StageList | PickList, screen: RecordScreen) -> None:
    anchor = screen.list.table
    popup.move(anchor.mapToGlobal(QPoint(anchor.width() // 3, anchor.height() // 4)))
    popup.show()
    popup.list.setFocus()
