"""An open desk as the use cases see it: its ports, who acts, what the desk knows. Made by bootstrap, passed to
services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recdesk.domain.errors import Locked
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Operator, Right
from recdesk.domain.review import Checklist
from recdesk.domain.rules.lists import RuleLists
from recdesk.services.paper_ports import DocumentFiles, Letters, MailDrafts, Sheets, Tables
from recdesk.services.ports import Clock, Reads, UnitOfWork, Vault
from recdesk.services.template_ports import TemplateChecks
from recdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Everything a use case may reach. Frozen: another operator means another OpenDesk."""

    folder: Path
    vault: Vault
    files: DocumentFiles
    letters: Letters
    templates: TemplateChecks
    template_files: DocumentFiles
    tables: Tables
    mails: MailDrafts
    sheets: Sheets
    clock: Clock
    operator: Operator
    settings: Settings
    checklists: Mapping[RecordKind, Checklist]
    lists: RuleLists

    def work(self) -> UnitOfWork:
        """A new transaction."""
        return self.vault.unit_of_work()

    @property
    def reads(self) -> Reads:
        """Lists and figures."""
        return self.vault.reads()

    def require(self, right: Right) -> None:
        """Locked `not_permitted` unless the operator's role has the right."""
        if not self.operator.may(right):
            raise Locked("not_permitted", operator=self.operator.name, role=self.operator.role, right=right)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a use case touched, for the screens to decide whether to read again. `undo` says it can be taken back."""

    act: str
    records: tuple[str, ...] = ()
    kinds: frozenset[RecordKind] = field(default_factory=frozenset)
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """How the last act is taken back: the record and the audit entry whose changes are reversed."""

    kind: RecordKind
    record: str
    seq: int
