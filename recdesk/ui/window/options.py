"""The desk's options while the window is open: changed at once, written at once, told to whoever shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from recdesk import settings
from recdesk.domain.errors import Refused


class Options(QObject):
    """The options of the desk in `folder`; without a desk they are the defaults and stay in memory."""

    changed = Signal(str)
    """An option has a new value; its key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._now = settings.Settings()

    @property
    def now(self) -> settings.Settings:
        """All options."""
        return self._now

    def read(self, folder: Path) -> None:
        """Take the options of a desk; tells each one that differs."""
        before, self._folder = self._now, folder
        self._now = settings.load(folder)
        for key in settings.Settings.__dataclass_fields__:
            if getattr(before, key) != getattr(self._now, key):
                self.changed.emit(key)

    def set(self, key: str, value: Any) -> Any:
        """Change an option and write it; returns the old value. Refused `choice_unknown` or `file_not_writable`."""
        if not settings.acceptable(key, value):
            raise Refused("choice_unknown", field=key, value=value, known=settings.CHOICES.get(key, ()))
        old = getattr(self._now, key)
        if value == old:
            return old
        wanted = self._now.changed(**{key: value})
        if self._folder is not None and self._folder.is_dir():
            try:
                settings.save(self._folder, wanted)
            except OSError as error:
                raise Refused("file_not_writable", path=str(self._folder / settings.FILE)) from error
        self._now = wanted
        self.changed.emit(key)
        return old
