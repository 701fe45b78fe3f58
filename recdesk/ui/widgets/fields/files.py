"""A field for a file: a button that opens the choice of a file and is also the place to drop one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QToolButton, QWidget

from recdesk.localization.catalogue import tr
from recdesk.ui.look import icons
from recdesk.ui.look.tokens import ICON_BUTTON
from recdesk.ui.widgets.fields.base import FieldBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_MEGABYTE = 1024 * 1024


class DropButton(QPushButton):
    """A button on which one file can be dropped."""

    def __init__(self, on_file: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._on_file = on_file
        self.setAcceptDrops(True)
        self.setAutoDefault(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._on_file(path)


class FileDropField(FieldBox):
    """The path of a file that the desk will take in. The file itself is neither read nor copied here."""

    def __init__(
        self,
        name: str,
        label: str = "",
        *,
        suffixes: Sequence[str] = (),
        most_megabytes: int = 50,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`suffixes` such as `.pdf` limit the kinds of file; nothing allows all."""
        super().__init__(name, label, hint=hint, required=required, parent=parent)
        self._suffixes = tuple(suffix.casefold() for suffix in suffixes)
        self._most = most_megabytes
        self._file: Path | None = None
        self._note = ""
        self._button = DropButton(self._take, self)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.wear(self._button, "attach", size=20)
        self._button.clicked.connect(self._on_choose)
        self._remove = QToolButton(self)
        self._remove.setFixedSize(ICON_BUTTON, ICON_BUTTON)
        icons.wear(self._remove, "dismiss", size=16)
        self._remove.clicked.connect(self._on_remove)
        self._add_control(self._button)
        self._add_control(self._remove, part="remove", stretch=0)
        self._finish()
        self._show()

    def value(self) -> Path | None:
        return self._file if self._file is not None and self.problem() is None else None

    def set_value(self, value: Path | None) -> None:
        self._file, self._note = value, ""
        self._show()
        self._filled()

    def raw(self) -> str:
        return str(self._file) if self._file else ""

    def set_raw(self, raw: str) -> None:
        self.set_value(Path(raw) if raw else None)

    def problem(self) -> str | None:
        path = self._file
        if path is None:
            return None
        facts = {"label": self.label, "name": path.name, "most": self._most, "kinds": ", ".join(self._suffixes)}
        sentence = None
        if not path.is_file():
            sentence = tr("{label}: {name} is not there any more. Choose the file again.")
        elif self._suffixes and path.suffix.casefold() not in self._suffixes:
            sentence = tr("{label}: {name} is of another kind. Choose a file of one of these kinds: {kinds}.")
        elif path.stat().st_size == 0:
            sentence = tr("{label}: {name} is empty. Choose the file that was meant.")
        elif path.stat().st_size > self._most * _MEGABYTE:
            sentence = tr("{label}: {name} is larger than {most} MB. Choose a smaller copy.")
        return sentence.format(**facts) if sentence else None

    def retranslate(self) -> None:
        self._show()

    def say(self, note: str) -> None:
        """Say something about the file in the line below, until there is another file or none."""
        self._note = note
        self._foot.set_echo(note)
        self._describe()

    def _echo(self) -> str:
        return self._note

    def _take(self, path: Path) -> None:
        if self._read_only:
            return
        self._file, self._note = path, ""
        self._show()
        self._changed()
        self.check()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self._suffixes:
            dialog.setNameFilter(f"{self.label} ({' '.join(f'*{suffix}' for suffix in self._suffixes)})")
        dialog.fileSelected.connect(lambda chosen: self._take(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_remove(self) -> None:
        self._file, self._note = None, ""
        self._show()
        self._changed()
        self._button.setFocus()

    def _show(self) -> None:
        self._button.setText(self._file.name if self._file else tr("Choose a file, or drop it here"))
        self._remove.setVisible(self._file is not None and not self._read_only)
        self._remove.setToolTip(tr("Take the file out"))
        self._name_parts()

    def _name_parts(self) -> None:
        self._button.setAccessibleName(f"{self._label.text()}: {self._button.text()}")
        self._remove.setAccessibleName(f"{tr('Take the file out')}: {self._label.text()}")

    def _lock(self, read_only: bool) -> None:
        self._button.setEnabled(not read_only)
        self._show()


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
