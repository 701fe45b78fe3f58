"""The report on a Word template as the services, the window and the command line see it, and who makes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from recdesk.services.ports import Progress, no_progress


class Severity(StrEnum):
    """Whether a template may be approved with it."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a template, and where a person finds it in Word.

    `paragraph` counts from 1 in its part, 0 where it is about the whole file; `page` is 0 where it is not known.
    `facts` are for the sentences: what is wrong, and how it is mended.
    """

    code: str
    severity: Severity
    part: str = ""
    paragraph: int = 0
    page: int = 0
    heading: str = ""
    text: str = ""
    tag: str = ""
    field: str = ""
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a check found. `pages` are those of a usual letter, `people` how many letters were tried."""

    file: str
    sha256: str
    fields: tuple[str, ...]
    findings: tuple[Finding, ...]
    pages: int
    people: int
    signers: int
    language: str
    country: str
    document_type: str
    template: str = ""
    version: int = 0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing stands against approving the template."""
        return not any(f.severity is Severity.BLOCKS for f in self.findings)

    def counts(self) -> tuple[int, int]:
        """How many findings block, and how many warn."""
        blocking = sum(f.severity is Severity.BLOCKS for f in self.findings)
        return blocking, len(self.findings) - blocking


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the catalogue as a person picks it: `tag` is ready to be pasted into Word."""

    path: str
    kind: str
    meaning: str
    example: str
    tag: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a manifest says a template is for."""

    id: str
    version: int
    title: str
    language: str
    country: str
    function: str
    document_type: str
    path: Path


class TemplateChecks(Protocol):
    """Reads templates as a person would want to know them: what is wrong, where, and how it is mended."""

    def check(self, path: Path, *, progress: Progress = no_progress) -> TemplateReport:
        """The report on a file, with the manifest beside it where there is one. Progress is called with (done, of).

        Unreadable or Refused, one problem, for a file that is no Word document or that is not let in.
        """
        ...

    def marked(self, path: Path, report: TemplateReport, sentences: Sequence[str]) -> bytes:
        """A copy in which each finding's place is highlighted and commented with its sentence; all else untouched."""
        ...

    def fields(self, document_type: str = "") -> tuple[FieldRow, ...]:
        """The catalogue of fields, all or those of one type of document."""
        ...

    def words(self, path: Path) -> tuple[str, ...]:
        """The text of a template, a paragraph each, with its tags as they are written."""
        ...

    def stated(self, path: Path) -> Stated:
        """What the manifest beside a template says. Unreadable `manifest_unreadable`."""
        ...

    def shipped(self) -> tuple[Stated, ...]:
        """The templates that come with RecDesk."""
        ...
