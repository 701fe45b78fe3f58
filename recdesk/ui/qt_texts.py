"""The toolkit's own texts (buttons, menus of fields, the file dialog) in RecDesk's language.

Qt ships no Romanian, so the texts stand in RecDesk's catalogue under the context `Qt`. For other languages Qt's own
catalogue is asked where it is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from recdesk.localization.catalogue import SOURCE_LOCALE, ptr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_NAME = "recdesk.qt_texts"


class QtTexts(QTranslator):
    """Answers Qt's questions for its own texts from RecDesk's catalogue."""

    def __init__(self, parent: QApplication) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._texts = texts()

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text, or nothing where RecDesk has none: Qt then asks the next catalogue, or shows the English."""
        return self._texts.get(source_text)  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def install(app: QApplication, locale: str) -> None:
    """Let Qt speak this language from now on."""
    for old in app.findChildren(QTranslator):
        if old.objectName() == _NAME:
            app.removeTranslator(old)
            old.deleteLater()
    QLocale.setDefault(QLocale(locale))
    if locale == SOURCE_LOCALE:
        return
    shipped_with_qt = QTranslator(app)
    shipped_with_qt.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if shipped_with_qt.load(f"qtbase_{locale.partition('_')[0]}", folder):
        app.installTranslator(shipped_with_qt)
    app.installTranslator(QtTexts(app))


def texts() -> dict[str, str]:
    """Qt's English texts with their translations in the language in use; texts that stay the same are left out."""
    known = {
        # Buttons
        "OK": ptr("Qt", "OK"),
        "&OK": ptr("Qt", "&OK"),
        "Cancel": ptr("Qt", "Cancel"),
        "&Cancel": ptr("Qt", "&Cancel"),
        "Save": ptr("Qt", "Save"),
        "&Save": ptr("Qt", "&Save"),
        "Save All": ptr("Qt", "Save All"),
        "Open": ptr("Qt", "Open"),
        "&Open": ptr("Qt", "&Open"),
        "Close": ptr("Qt", "Close"),
        "&Close": ptr("Qt", "&Close"),
        "&Yes": ptr("Qt", "&Yes"),
        "Yes to &All": ptr("Qt", "Yes to &All"),
        "&No": ptr("Qt", "&No"),
        "N&o to All": ptr("Qt", "N&o to All"),
        "Abort": ptr("Qt", "Abort"),
        "Retry": ptr("Qt", "Retry"),
        "Ignore": ptr("Qt", "Ignore"),
        "Discard": ptr("Qt", "Discard"),
        "Help": ptr("Qt", "Help"),
        "Apply": ptr("Qt", "Apply"),
        "Reset": ptr("Qt", "Reset"),
        "Restore Defaults": ptr("Qt", "Restore Defaults"),
        "Show Details...": ptr("Qt", "Show Details..."),
        "Hide Details...": ptr("Qt", "Hide Details..."),
        # Menus of fields and of scroll bars
        "&Undo": ptr("Qt", "&Undo"),
        "&Redo": ptr("Qt", "&Redo"),
        "Cu&t": ptr("Qt", "Cu&t"),
        "&Copy": ptr("Qt", "&Copy"),
        "Copy &Link Location": ptr("Qt", "Copy &Link Location"),
        "&Paste": ptr("Qt", "&Paste"),
        "Delete": ptr("Qt", "Delete"),
        "&Delete": ptr("Qt", "&Delete"),
        "Select All": ptr("Qt", "Select All"),
        "Scroll here": ptr("Qt", "Scroll here"),
        "Top": ptr("Qt", "Top"),
        "Bottom": ptr("Qt", "Bottom"),
        "Left edge": ptr("Qt", "Left edge"),
        "Right edge": ptr("Qt", "Right edge"),
        "Page up": ptr("Qt", "Page up"),
        "Page down": ptr("Qt", "Page down"),
        "Page left": ptr("Qt", "Page left"),
        "Page right": ptr("Qt", "Page right"),
        "Scroll up": ptr("Qt", "Scroll up"),
        "Scroll down": ptr("Qt", "Scroll down"),
        "Scroll left": ptr("Qt", "Scroll left"),
        "Scroll right": ptr("Qt", "Scroll right"),
        "Clear": ptr("Qt", "Clear"),
        **_of_the_file_dialog(),
    }
    return {source: said for source, said in known.items() if said != source}


def _of_the_file_dialog() -> dict[str, str]:
    return {
        "Look in:": ptr("Qt", "Look in:"),
        "Back": ptr("Qt", "Back"),
        "Go back": ptr("Qt", "Go back"),
        "Forward": ptr("Qt", "Forward"),
        "Go forward": ptr("Qt", "Go forward"),
        "Parent Directory": ptr("Qt", "Parent Directory"),
        "Go to the parent directory": ptr("Qt", "Go to the parent directory"),
        "Create New Folder": ptr("Qt", "Create New Folder"),
        "Create a New Folder": ptr("Qt", "Create a New Folder"),
        "&New Folder": ptr("Qt", "&New Folder"),
        "New Folder": ptr("Qt", "New Folder"),
        "List View": ptr("Qt", "List View"),
        "Change to list view mode": ptr("Qt", "Change to list view mode"),
        "Detail View": ptr("Qt", "Detail View"),
        "Change to detail view mode": ptr("Qt", "Change to detail view mode"),
        "File &name:": ptr("Qt", "File &name:"),
        "&File name:": ptr("Qt", "&File name:"),
        "Files of type:": ptr("Qt", "Files of type:"),
        "Directory:": ptr("Qt", "Directory:"),
        "&Choose": ptr("Qt", "&Choose"),
        "Choose": ptr("Qt", "Choose"),
        "&Rename": ptr("Qt", "&Rename"),
        "Show &hidden files": ptr("Qt", "Show &hidden files"),
        "All Files (*)": ptr("Qt", "All Files (*)"),
        "All files (*)": ptr("Qt", "All files (*)"),
        "Find Directory": ptr("Qt", "Find Directory"),
        "Open File": ptr("Qt", "Open File"),
        "Save As": ptr("Qt", "Save As"),
        "Recent Places": ptr("Qt", "Recent Places"),
        "Remove": ptr("Qt", "Remove"),
        "My Computer": ptr("Qt", "My Computer"),
        "Computer": ptr("Qt", "Computer"),
        "Drive": ptr("Qt", "Drive"),
        "File": ptr("Qt", "File"),
        "File Folder": ptr("Qt", "File Folder"),
        "Folder": ptr("Qt", "Folder"),
        "Name": ptr("Qt", "Name"),
        "Size": ptr("Qt", "Size"),
        "Kind": ptr("Qt", "Kind"),
        "Type": ptr("Qt", "Type"),
        "Date Modified": ptr("Qt", "Date Modified"),
        "%1 already exists.\nDo you want to replace it?": ptr("Qt", "%1 already exists.\nDo you want to replace it?"),
        "%1\nFile not found.\nPlease verify the correct file name was given.": ptr(
            "Qt", "%1\nFile not found.\nPlease verify the correct file name was given."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": ptr(
            "Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."
        ),
        "Are you sure you want to delete '%1'?": ptr("Qt", "Are you sure you want to delete '%1'?"),
    }
