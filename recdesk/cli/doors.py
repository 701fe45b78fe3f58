"""What the command line needs from bootstrap, as a protocol: making, opening and showing a desk."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from recdesk.services.desk import OpenDesk
from recdesk.services.template_ports import TemplateChecks


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk just made: where, its first operator, and the recovery code that is shown once."""

    folder: Path
    operator: str
    recovery_code: str


class Doors(Protocol):
    """Ways to a desk. Each raises DeskError subclasses with their codes."""

    def default_folder(self) -> Path:
        """The per-user desk folder."""
        ...

    def create(self, folder: Path, passphrase: str, *, name: str, operator: str, made_up: bool = False) -> NewDesk:
        """Make an empty desk with its first operator; Refused `desk_exists`. A made-up company's desk opens faster: its
        passphrase is no secret."""
        ...

    def aside(self, folder: Path) -> AbstractContextManager[Path]:
        """A place beside the desk's own, to make and fill a desk in; at the end it comes to its own place at once.
        Refused `desk_exists`, `folder_not_empty`; a failure or a kill leaves nothing at the desk's place."""
        ...

    def open(self, folder: Path, passphrase: str | None, *, operator: str) -> AbstractContextManager[OpenDesk]:
        """Open a desk for one operator; without a passphrase by the system's credential store, else Locked `no_way_in`.
        Holds the desk until left."""
        ...

    def template_checks(self, folder: Path) -> TemplateChecks:
        """What checks Word templates, with a desk's own clauses where there are some; needs no key."""
        ...

    def window(self, folder: Path, passphrase: str | None, *, operator: str) -> int:
        """Open the window on a desk; returns the exit code."""
        ...

    def report_defect(self, folder: Path, error: BaseException) -> Path:
        """Write what went wrong, without values or names, to a report file and return its path."""
        ...
