"""How a form is declared: sections and fields as plain values that a tab lists. No widgets here.

Labels, hints and option texts are sources marked for translation; the form translates them where it shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Options = Sequence[tuple[str, str]] | Callable[[], Sequence[tuple[str, str]]]
"""(code, marked text) pairs, or a function that gives (code, finished text) pairs when the form is built."""
Condition = Callable[[Mapping[str, Any]], bool]

KINDS = frozenset(
    [
        "text",
        "long_text",
        "email",
        "phone",
        "date",
        "amount",
        "money",
        "money_range",
        "number",
        "decimal",
        "choice",
        "check",
        "person",
        "list",
        "file",
    ]
)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields with a title, one entry of the jump list."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `kind` is one of KINDS. `options` serve a choice, `columns` the rows of a list. `parts` name the record's fields
    that a compound (money, money_range) fills, in the order amount (from, to), currency, basis, frequency; without
    them the form gives the compound as one value. `visible_if` gets the values of the form. `settings` are the keyword
    arguments of the kind's own widget, such as `lines` of a long text or `whole` of a number.
    """

    name: str
    label: str
    kind: str
    section: str = ""
    hint: str = ""
    required: bool = False
    options: Options = ()
    columns: tuple[Field, ...] = ()
    parts: tuple[str, ...] = ()
    visible_if: Condition | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.name}: no field of kind {self.kind}")
        if self.kind == "list" and not self.columns:
            raise ValueError(f"{self.name}: a list needs columns")

    @property
    def record_names(self) -> tuple[str, ...]:
        """The names under which the form gives this field's values."""
        return self.parts or (self.name,)


def check_declaration(fields: Sequence[Field], sections: Sequence[Section]) -> None:
    """Raises ValueError when two fields share a name or a field stands in no declared section."""
    names = [name for declared in fields for name in declared.record_names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"declared twice: {', '.join(twice)}")
    known = {section.name for section in sections}
    for declared in fields:
        if declared.section not in known:
            raise ValueError(f"{declared.name}: no section {declared.section}")
