"""What follows a requisition's title while it is typed: the job family, and the level of a job that has one only.

What a person chose stays; what followed one title gives way to what follows the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from recdesk.domain.reference import Job
    from recdesk.ui.records.choices import DeskChoices
    from recdesk.ui.widgets.form import Form


class FollowsTitle(QObject):
    """Fills `family` and `level` of a requisition's form when a title of the job architecture is chosen."""

    def __init__(self, form: Form, choices: DeskChoices) -> None:
        super().__init__(form)
        self._form, self._choices = form, choices
        self._followed: dict[str, str] = {}
        form.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Another record is in the form: nothing in it followed."""
        self._followed.clear()

    def _on_changed(self, name: str) -> None:
        if name != "title":
            self._followed.pop(name, None)  # chosen by a person from now on
            return
        job = self._choices.reference.job(str(self._form.values().get("title") or ""))
        if job is not None:
            for field, value in _of(job).items():
                self._follow(field, value)

    def _follow(self, field: str, value: str) -> None:
        now = str(self._form.values().get(field) or "")
        if now and now != self._followed.get(field):
            return
        self._followed[field] = value
        self._form.set_values({field: value})


def _of(job: Job) -> dict[str, str]:
    return {"family": job.family, "level": job.levels[0] if len(job.levels) == 1 else ""}
