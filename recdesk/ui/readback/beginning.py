"""From the Offers tab to a signed copy's page, and on to the offer's form, where what was signed is suggested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from recdesk.domain.numbers import RecordKind
from recdesk.localization import screen
from recdesk.localization.catalogue import tr
from recdesk.services.signed_copies import SUFFIXES
from recdesk.ui.readback.page import ReadBackPage
from recdesk.ui.records import words
from recdesk.ui.records.shown import value_text
from recdesk.ui.records.values import to_form
from recdesk.ui.widgets.fields.build import options_of
from recdesk.ui.widgets.suggesting import Suggesting
from recdesk.ui.widgets.suggestion import Offered

if TYPE_CHECKING:
    from recdesk.ui.records.editor import Editor
    from recdesk.ui.records.screen import RecordScreen
    from recdesk.ui.widgets.declared import Field


class SignedCopies(QObject):
    """The signed copies of a tab: asked for or dropped, shown on their page, corrected in the form."""

    def __init__(self, tab: RecordScreen, *, show: Callable[[QWidget], None], back: Callable[[], None]) -> None:
        super().__init__(tab)
        self._tab, self._show, self._back = tab, show, back
        self._suggesting: Suggesting | None = None
        self.page: ReadBackPage | None = None
        if tab.kind.kind is RecordKind.OFFER:
            tab.record.setAcceptDrops(True)
            tab.record.installEventFilter(self)

    def ask(self) -> None:
        """Ask for the signed copy of the offer that is shown."""
        if not self._tab.place():
            return
        dialog = QFileDialog(self._tab, tr("Read back a signed copy"))
        dialog.setObjectName("readback.ask_file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters([f"{tr('Signed copy')} ({kinds})", f"{tr('All files')} (*)"])
        dialog.fileSelected.connect(lambda chosen: self.read(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Compare a signed copy with the offer that is shown."""
        number = self._tab.place()
        if not number:
            return
        if self.page is None:
            self.page = ReadBackPage(self._tab.session, self._tab)
            self.page.another_asked.connect(self.ask)
            self.page.left.connect(self._back)
            self.page.filed.connect(lambda _value: self._tab.refresh())
            self.page.correct_asked.connect(self._correct)
            self._tab.stack.addWidget(self.page)
        self._show(self.page)
        self.page.open(number, path)

    def clear(self) -> None:
        """Take suggestions of an earlier copy away: another edit begins."""
        if self._suggesting is not None:
            self._suggesting.clear()

    def _correct(self, said: Mapping[str, Any]) -> None:
        self._back()
        self._tab.edit()
        editor = self._tab.editor
        if editor is not None and not self._tab.at_list:
            self._suggesting = self._suggesting or suggesting_in(editor)
            suggest(self._suggesting, editor, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A PDF or Word file dropped on an offer is read back; its list of documents takes files for itself."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) != 1 or paths[0].suffix.lower() not in SUFFIXES or not self._tab.place():
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.read(paths[0])
        return True


def suggesting_in(editor: Editor) -> Suggesting:
    """What holds suggestions over the offer's form, with the keys that every form with suggestions has."""
    suggesting = Suggesting(editor.form)
    for keys, take in (
        (("Ctrl+Return", "Ctrl+Enter"), suggesting.take_here),
        (("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), suggesting.leave_here),
    ):
        shortcut = QShortcut(editor)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(take)
    return suggesting


def suggest(suggesting: Suggesting, editor: Editor, said: Mapping[str, Any]) -> None:
    """Suggest what was signed at the fields of the offer's form; a person takes each or leaves it."""
    values = {n: tuple(v) if isinstance(v, list) else v for n, v in to_form(said, editor.kind.kind).items()}
    origin, aloud = tr("signed copy"), tr("as it stands in the signed copy")
    offered: dict[str, Offered] = {}
    for field in editor.form.fields:
        if field.parts and set(field.parts) & values.keys():
            now = editor.form.box(field.name).value()
            kept = dict(zip(field.parts, now.parts(), strict=True))
            whole = type(now).of(tuple(values.get(part, kept[part]) for part in field.parts))
            offered[field.name] = Offered(whole, _pay_text(whole), origin, aloud)
        elif field.name in values:
            value = values[field.name]
            offered[field.name] = Offered(value, _text(field, value), origin, aloud)
    suggesting.offer(offered)
    if suggesting.names:
        editor.form.go_to(suggesting.names[0])


def _pay_text(entry: Any) -> str:
    paid = screen.amount(entry.amount, entry.currency) if entry.amount is not None and entry.currency else ""
    return f"{paid} {words.word('basis', entry.basis)} {words.word('frequency', entry.frequency)}".strip()


def _text(field: Field, value: Any) -> str:
    if field.kind == "choice":
        return dict(options_of(field)).get(str(value), str(value))
    if isinstance(value, tuple):
        return ", ".join(" ".join(str(part) for part in row.values() if part) for row in value)
    return value_text(value)
