"""Second entries of a review under way: what an entry leads to, and the entry as it is afterwards. No widgets."""

from __future__ import annotations

import dataclasses
from typing import Any

from recdesk.domain.plain import to_plain
from recdesk.domain.review import ItemRun
from recdesk.localization.catalogue import mark, tr
from recdesk.localization.rule_sentences import fact_label
from recdesk.services import entries
from recdesk.services.kinds import CLASSES, Entry
from recdesk.ui.review.second_entry import Outcome, SecondEntry

_SAID = {
    Outcome.DIFFERS: mark("{what}: the two entries differ. Read the source again and type the value once more."),
    Outcome.TAKES_SECOND: mark(
        "{what}: the record takes the value that you typed twice. You will see it before the save."
    ),
    Outcome.NONE_AGREE: mark("{what}: three entries, no two alike. The field was emptied; enter it from its source."),
}


class Keying:
    """The second entries of one review."""

    def __init__(self) -> None:
        self._entries: dict[str, SecondEntry] = {}

    def forget(self, item_id: str = "") -> None:
        """Drop the entries of an item, or all of them."""
        if item_id:
            self._entries.pop(item_id, None)
        else:
            self._entries.clear()

    def enter(self, run: ItemRun, typed: Any) -> Outcome:
        """Take an entry for an item. The entries made before count while the record still has the same value."""
        known = self._entries.get(run.item.id)
        if known is None or not known.speaks_of(run.again_value):
            known = self._entries[run.item.id] = SecondEntry(run.again_value)
        outcome = known.enter(typed)
        if outcome is not Outcome.DIFFERS:
            self.forget(run.item.id)
        return outcome


def said_of(outcome: Outcome, run: ItemRun) -> str:
    """The sentence about an outcome; it tells neither value."""
    return tr(_SAID[outcome]).format(what=fact_label(run.item.again))


def after(outcome: Outcome, entry: Entry, run: ItemRun, typed: Any) -> tuple[Entry, Any]:
    """The entry when the field takes the second value, or is emptied because no two agreed; and the field's value."""
    name = run.item.again
    if outcome is Outcome.TAKES_SECOND:
        value = entries.typed_values(entry.kind, {name: to_plain(typed)})[name]
    else:
        value = getattr(CLASSES[entry.kind](), name)
    return dataclasses.replace(entry, values={**entry.values, name: value}), value
