"""What the palette finds: people, requisitions and offers of the desk, and everything that can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from recdesk.localization.catalogue import mark
from recdesk.ui.widgets.bidi import isolated, isolated_name
from recdesk.ui.widgets.command_palette import Entry, Provider, acts_provider

if TYPE_CHECKING:
    from recdesk.services.ports import Reads
    from recdesk.services.reads import Hit

_MOST = 60
_GROUPS = (
    ("candidate", mark("People")),
    ("requisition", mark("Requisitions")),
    ("offer", mark("Offers")),
)


class Finder:
    """Asks the desk once for each text, however many groups want the answer. Used beside the window."""

    def __init__(self, reads: Callable[[], Reads]) -> None:
        """`reads` gives the lists of the desk as it is open now."""
        self._reads = reads
        self._last: tuple[str, tuple[Hit, ...]] = ("", ())

    def forget(self) -> None:
        """The desk may have changed: the next question is asked anew."""
        self._last = ("", ())

    def hits(self, kind: str, text: str) -> list[Hit]:
        """The records of a kind that fit the text. Two groups that ask at once may both read; neither waits."""
        asked, found = self._last
        if asked != text:
            found = self._reads().find(text, limit=_MOST) if text.strip() else ()
            self._last = (text, found)
        return [hit for hit in found if hit.record_kind == kind]


def record_providers(finder: Finder, open_record: Callable[[str, str], None]) -> list[Provider]:
    """One group for each kind of record; choosing an entry opens the record."""

    def entries(kind: str) -> Callable[[str], Sequence[Entry]]:
        return lambda text: [_entry(hit, open_record) for hit in finder.hits(kind, text)]

    return [Provider(kind, title, entries(kind), slow=True) for kind, title in _GROUPS]


def act_providers(actions: Callable[[], Sequence[QAction]], refusal: Callable[[QAction], str]) -> list[Provider]:
    """All acts with their keys; `refusal` says why one cannot run now, or nothing."""

    def entries() -> list[Entry]:
        return [
            Entry(_plain(action.text()), action.trigger, key=_key(action), refused=refusal(action))
            for action in actions()
            if _plain(action.text())
        ]

    return [acts_provider("acts", mark("Acts"), entries)]


def _entry(hit: Hit, open_record: Callable[[str, str], None]) -> Entry:
    detail = " · ".join(part for part in (isolated(hit.number), isolated_name(hit.detail)) if part)
    return Entry(isolated_name(hit.name), lambda: open_record(hit.record_kind, hit.number), detail=detail)


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "")


def _key(action: QAction) -> str:
    shown = action.text().partition("\t")[2]
    return shown or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
