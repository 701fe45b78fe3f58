"""A new candidate from a CV: the file is taken into the form, read beside the window, and its values are suggested."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recdesk.domain.candidate import Disclosure
from recdesk.domain.errors import DeskError
from recdesk.localization import screen
from recdesk.localization.catalogue import ntr, tr
from recdesk.services import filing, suggestions
from recdesk.services.suggestions import LOOKED_BACK, ReadCv, Suggestion
from recdesk.ui.records.values import to_form
from recdesk.ui.widgets.fields.build import options_of
from recdesk.ui.widgets.fields.files import FileDropField
from recdesk.ui.widgets.suggesting import Suggesting
from recdesk.ui.widgets.suggestion import LEAVE_KEY, TAKE_KEY, Offered

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from recdesk.ui.records.kinds import Kind
    from recdesk.ui.records.screen import RecordScreen
    from recdesk.ui.session import Session
    from recdesk.ui.widgets.declared import Field
    from recdesk.ui.widgets.form import Form

CV_FIELD = "doc_cv"
_UNANSWERED = {"accommodation": Disclosure.NOT_ASKED.value}
READ_KINDS = ("*.pdf", "*.docx", "*.txt", "*.eml")


class CvSuggestions(QObject):
    """Reads the CV of a form for a new candidate and keeps what is suggested at its fields."""

    def __init__(self, session: Session, kind: Kind, form: Form) -> None:
        super().__init__(form)
        self._session = session
        self._kind = kind
        self._form = form
        self._path: Path | None = None
        self._found: tuple[Suggestion, ...] = ()
        self._begun: dict[str, Any] = {}
        self._said = ""
        self.suggesting = Suggesting(form, _UNANSWERED)
        self.suggesting.all_answered.connect(self.over)

    def begin(self, first: Mapping[str, Any]) -> None:
        """Another form begins with these values: nothing is suggested until a CV is read."""
        self._path, self._found, self._begun = None, (), dict(first)
        self.suggesting.clear()

    def read(self, path: Path | None) -> None:
        """Read a CV beside the window and suggest what it says; None takes the suggestions away."""
        self.suggesting.clear()
        self._path, self._found = path, ()
        if path is None:
            return
        self._file.say(tr("Reading the CV..."))
        desk = self._session.desk

        def work(_progress: Any) -> ReadCv:
            content = filing.content_of(path)
            return suggestions.of_cv(path.name, content, desk=desk)

        self._session.start(
            "read_cv",
            work,
            lambda found: self._on_read(path, found),
            failed=lambda error: self._on_refused(path, error),
            slot=f"{self._kind.prefix}.cv",
        )

    def retranslate(self) -> None:
        """Say what still stands in the language of the window."""
        self.suggesting.retell({s.field: self._offered(s) for s in self._found if self._declared(s.field)})

    # Inside

    @property
    def _file(self) -> FileDropField:
        box = self._form.box(CV_FIELD)
        assert isinstance(box, FileDropField)
        return box

    def _on_read(self, path: Path, read: ReadCv) -> None:
        if path != self._path:
            return  # another file was chosen meanwhile
        self._found = read.suggestions
        self.suggesting.offer({s.field: self._offered(s) for s in read.suggestions if self._is_open(s)})
        unread = _why_unread(read.unread, path.name) if read.unread else ""
        self._file.say(unread)
        self._said = "" if unread else _how_many(len(self.suggesting.names))
        self._session.messages.result(unread or self._said)

    def over(self) -> None:
        """All suggestions were answered, or the form is left: the line below stops speaking of them."""
        self._session.messages.result_over(self._said)
        self._said = ""

    def _on_refused(self, path: Path, error: DeskError) -> bool:
        """The desk does not take this file: it does not stay in the form, and its field says why."""
        if path == self._path:
            self._path = None
            self._file.set_value(None)
            self._file.show_error(self._session.messages.sentence(error.problems[0]))
        return False

    def _is_open(self, suggestion: Suggestion) -> bool:
        """Whether the field is there and nobody has filled it: it is empty, or as the form began."""
        declared = self._declared(suggestion.field)
        if declared is None:
            return False
        box = self._form.box(declared.name)
        value = to_form({suggestion.field: suggestion.value}, self._kind.kind)[suggestion.field]
        begun = self._begun.get(declared.name) not in (None, "") and box.value() == self._begun[declared.name]
        return box.is_empty() or (begun and box.value() != value)

    def _declared(self, name: str) -> Field | None:
        return next((f for f in self._form.fields if f.name == name), None)

    def _offered(self, suggestion: Suggestion) -> Offered:
        declared = self._declared(suggestion.field)
        assert declared is not None
        value = to_form({suggestion.field: suggestion.value}, self._kind.kind)[suggestion.field]
        return Offered(value, _text(declared, value), *_origin(suggestion))


def _text(declared: Field, value: Any) -> str:
    """A value as its field would show it."""
    if declared.kind == "choice":
        return dict(options_of(declared)).get(str(value), str(value))
    if declared.kind == "date":
        return screen.day(value)
    if declared.kind == "list":
        rows = ([_text(column, row.get(column.name, "")) for column in declared.columns] for row in value)
        return ", ".join(f"{first} ({rest[0]})" if rest and rest[0] else first for first, *rest in rows)
    return str(value)


def _origin(suggestion: Suggestion) -> tuple[str, str]:
    """Where it comes from, short and in full."""
    if suggestion.origin == "cv":
        short, whole = tr("CV: “{line}”"), tr("from the CV line “{line}”")
        return short.format(line=suggestion.line), whole.format(line=suggestion.line)
    if suggestion.origin == "habit":
        said = tr("as with {n} of the last {all} candidates").format(n=suggestion.count, all=LOOKED_BACK)
    else:
        said = tr("today; type the day if it was another one")
    return said, said


def _how_many(count: int) -> str:
    said = ntr("{n} value is suggested.", "{n} values are suggested.", count).format(n=count)
    keys = tr("{take} takes one and goes on, {leave} leaves it.").format(take=TAKE_KEY, leave=LEAVE_KEY)
    return f"{said} {keys}" if count else tr("The CV says nothing that a rule can read. Type the values from it.")


def _why_unread(reason: str, name: str) -> str:
    sentences = {
        "protected": tr("CV: {name} is attached but opens only with a password. Type the values from it."),
        "no_text": tr("CV: {name} is attached but holds pictures and no text. Type the values from it."),
        "kind_unknown": tr("CV: {name} is attached; text is read from PDF, Word and text files only. Type the values."),
    }
    unknown = tr("CV: {name} is attached but its text cannot be read. Open it in its program and type the values.")
    return sentences.get(reason, unknown).format(name=name)


def begin(tab: RecordScreen, path: Path) -> None:
    """Open the form for a new candidate with this CV. What was being typed in it stays as a draft."""
    if tab.editor is not None:
        tab.editor.keep_draft()
    tab.new()
    editor = tab.editor
    if editor is not None:
        editor.attach_cv(path)


def ask(tab: RecordScreen) -> None:
    """Ask for a CV and open the form with it: the key's way to what a drop does."""
    dialog = QFileDialog(tab, tr("New candidate from a CV"))
    dialog.setObjectName(f"{tab.kind.prefix}.ask_cv")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    read, every = tr("CV"), tr("All files")
    dialog.setNameFilters([f"{read} ({' '.join(READ_KINDS)})", f"{every} (*)"])
    dialog.fileSelected.connect(lambda chosen: begin(tab, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that are being dropped; tables among them are no CVs and go on to the window, which imports."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() not in _TABLES]
