"""What tells the three record tabs apart: fields, columns, filters, sections to read, acts. One value for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from recdesk.domain.numbers import RecordKind
from recdesk.services.records import RecordView
from recdesk.ui.records.choices import DeskChoices
from recdesk.ui.widgets.declared import Field, Section
from recdesk.ui.widgets.form import Form
from recdesk.ui.widgets.table.columns import Column

Pairs = Sequence[tuple[str, str]]


class Following(Protocol):
    """Fields of a form that follow others."""

    def begin(self) -> None:
        """Another record is in the form."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A drop-down above the list: the query's filter name, what it is called, and its marked choices."""

    name: str
    title: str
    options: Pairs


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with a record: code, marked name, key, icon; `fits` says why not, as a marked sentence, or
    None."""

    code: str
    title: str
    key: str = ""
    icon: str = ""
    more: bool = False
    """Whether it stands in the More menu rather than as a button of its own."""
    fits: Callable[[RecordView], str | None] = field(default=lambda _view: None)


@dataclass(frozen=True, slots=True)
class Kind:
    """One record tab. `head` gives the name and the line of state under it; `chips` what stands proved or open
    there."""

    kind: RecordKind
    title: str
    prefix: str
    sections: tuple[Section, ...]
    fields: Callable[[DeskChoices], tuple[Field, ...]]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    acts: tuple[Act, ...]
    head: Callable[[RecordView], tuple[str, str]]
    chips: Callable[[RecordView], Sequence[tuple[str, str]]]
    search_hint: str
    empty: str
    empty_act: str
    sort: str = "number"
    descending: bool = True
    people_fields: tuple[str, ...] = ()
    word_tables: Mapping[str, str] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    """Fields that a stored or proposed record does not let people change."""
    required_now: tuple[str, ...] = ()
    follow: Callable[[Form, DeskChoices], Following] | None = None
    """Has fields of the form follow others while they are typed."""


def shown_row(row: Any, name: str) -> str:
    """A column's plain text."""
    value = getattr(row, name)
    return "" if value is None else str(value)
