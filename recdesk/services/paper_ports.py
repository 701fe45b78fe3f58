"""What the services need from the rooms around the vault: files, letters, foreign tables, mail drafts, sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import DeskError, Problem
from recdesk.domain.letter import LetterFact, SignedReading
from recdesk.domain.offer import Offer
from recdesk.domain.reference import Company, Office
from recdesk.domain.requisition import Requisition
from recdesk.services.ports import Progress, no_progress
from recdesk.services.reads import StoredReview


class DocumentFiles(Protocol):
    """The desk's documents folder. Paths are relative, with forward slashes, and never leave the folder."""

    def put(self, path: str, content: bytes) -> str:
        """Write a new file (temporary name, synced, renamed) and return its SHA-256; Refused `file_exists`."""
        ...

    def get(self, path: str) -> bytes:
        """A file's bytes; Damaged `document_missing`."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file that was just put, when the transaction that should record it failed."""
        ...

    def exists(self, path: str) -> bool: ...

    def paths(self) -> tuple[str, ...]:
        """Every file in the folder, sorted; none of those that the system keeps for itself."""
        ...

    def absolute(self, path: str) -> Path: ...


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter made but not filed: both files, what was read back, what does not agree, and its clauses (`id v1`)."""

    docx: bytes
    pdf: bytes
    pages: int
    engine: str
    template: str
    template_sha256: str
    language: str
    facts: tuple[LetterFact, ...]
    warnings: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether every fact of the record was found in the letter."""
        return all(f.match for f in self.facts)


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template that fits, and why it was chosen."""

    id: str
    version: int
    title: str
    language: str
    country: str
    function: str
    document_type: str
    reason: str
    path: Path
    second_language: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One value that is asked for when a document is made.

    `kind` is text, lines, texts, date, time, amount, number, count, unit, person, people or rows (then with
    `columns`); `meaning` is an English text of the catalogue; `default` is what the desk answers by itself, None for
    nothing. `with_field` names a field of the record without which the value is not needed after all.
    """

    name: str
    kind: str
    meaning: str
    needed: bool
    with_field: str = ""
    example: str = ""
    default: Any = None
    columns: tuple[str, ...] = ()


class LetterPress(Protocol):
    """Letters made beside this process. Leaving the block ends it, at once when an error leaves it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def waiting(self) -> int:
        """Letters that were handed out and have not come back."""
        ...

    def has_room(self) -> bool:
        """Whether another letter can be handed out now."""
        ...

    def hand_out(
        self,
        key: str,
        template: TemplateChoice,
        context: Mapping[str, Any],
        *,
        title: str,
        author: str,
        at: datetime,
        engine: str,
    ) -> None:
        """Have a letter made as by `Letters.make`; only while there is room."""
        ...

    def collect(self, seconds: float = 0.0) -> tuple[str, LetterDraft | DeskError] | None:
        """A letter that came back by its key, or why it was not made; None when none comes within that time.

        `letter_not_begun` means that nothing is wrong with the letter and that it is to be made here.
        """
        ...


@dataclass(frozen=True, slots=True)
class FieldTag:
    """A field as a person picks it: its tag to paste into Word, what it means (an English text of the catalogue), an
    example of what is printed, the filters that print it, and whether the document is not made without it."""

    path: str
    tag: str
    kind: str
    meaning: str
    example: str
    filters: tuple[str, ...] = ()
    needed: bool = False


class Letters(Protocol):
    """Letters from Word templates."""

    def choices(self, *, language: str, country: str, function: str, document_type: str) -> tuple[TemplateChoice, ...]:
        """Templates that fit, best first: function and country exact before general."""
        ...

    def faults(
        self, *, language: str = "", country: str = "", function: str = "", document_type: str = ""
    ) -> tuple[Problem, ...]:
        """Broken templates that may be meant for such an offer; without words, every broken one."""
        ...

    def context(
        self,
        offer: Offer | None,
        candidate: Candidate,
        requisition: Requisition | None,
        company: Company,
        *,
        at: datetime,
        office: Office | None = None,
        template: TemplateChoice | None = None,
        asked: Mapping[str, Any] | None = None,
    ) -> Mapping[str, Any]:
        """What the tags of a template may say, as plain values under the record's own field names. `office` is the
        desk's entry for the office that the offer names, if it has one; `template` says which document it is and in
        which languages (without it, the letter of the offer); `asked` are the answers to its questions, over the
        desk's defaults. Refused with `asked_missing`, `asked_wrong` or `asked_unknown`, one problem for each."""
        ...

    def fields(self, words: str = "", *, document_type: str = "", country: str = "") -> tuple[FieldTag, ...]:
        """What a template may say, each field with its tag to copy; narrowed by words and by the kind of document."""
        ...

    def questions(
        self, *, document_type: str, country: str, language: str, today: date, start_date: date | None = None
    ) -> tuple[Question, ...]:
        """What is asked for when a document of that type is made, needed ones first, with the desk's defaults."""
        ...

    def make(
        self,
        template: TemplateChoice,
        context: Mapping[str, Any],
        *,
        title: str,
        author: str,
        at: datetime,
        engine: str = "builtin",
    ) -> LetterDraft:
        """Render, set as PDF with the engine (`builtin`, `word`, `libreoffice`), read back. Refused or Damaged when
        a value is missing or the texts differ."""
        ...

    def press(self, helpers: int | None = None) -> LetterPress:
        """A way to make letters on other cores too; one helper for each spare core when no number is given."""
        ...

    def trial(
        self, template: TemplateChoice, context: Mapping[str, Any], *, title: str, author: str, at: datetime
    ) -> tuple[LetterFact, ...]:
        """What a letter says when it is made and read back, without keeping it; refused as `make` is. The same template
        with the same values need not be made twice."""
        ...

    def page_image(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """One page as (width, height, RGB888 bytes) for a preview."""
        ...

    def draft_copy(self, draft: LetterDraft) -> bytes:
        """The letter's PDF with the word for a draft across every page."""
        ...

    def read_signed(
        self,
        content: bytes,
        context: Mapping[str, Any],
        *,
        language: str,
        letter: bytes,
        stood: Mapping[str, str],
    ) -> SignedReading:
        """A signed PDF or DOCX compared with the record's `context`. `letter` is the one that went out, `stood` the
        facts as they stand in it. A paper that cannot be read is a verdict, never an error."""
        ...

    def text_of(self, name: str, content: bytes) -> str:
        """The text of a PDF, DOCX, EML or plain text file; Unreadable `document_unreadable` with the reason."""
        ...


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a foreign file: its number in the file, its cells by RecDesk field, and what no profile maps."""

    row: int
    values: Mapping[str, Any]
    extra: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A foreign file as read by a profile."""

    name: str
    sha256: str
    profile: str
    kind: str
    headers: tuple[str, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile that may fit a file, and how well (0..1)."""

    profile: str
    likeness: float
    mapping: Mapping[str, str] = field(default_factory=dict)


class Tables(Protocol):
    """Foreign tables (CSV, XLSX) read by mapping profiles."""

    def profiles(self, kind: str) -> tuple[str, ...]:
        """Names of the built-in and the desk's own profiles of a kind."""
        ...

    def propose(self, kind: str, path: Path) -> tuple[Proposal, ...]:
        """Profiles that fit the file's headers, best first."""
        ...

    def read(
        self, kind: str, path: Path, profile: str, *, encoding: str = "", progress: Progress = no_progress
    ) -> SourceFile:
        """Every row, with its own problems; Unreadable when the file itself cannot be read by the profile.
        `profile` is a name or a path to a TOML file."""
        ...

    def write_rejected(self, path: Path, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows that were left out, with a reason column, as a file of the same shape."""
        ...


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail ready to be looked at and sent by a person from their own mail program. `html` says the same as `text`."""

    to: tuple[tuple[str, str], ...]
    subject: str
    text: str
    attachments: tuple[tuple[str, bytes], ...] = ()
    language: str = "en_GB"
    html: str = ""


class MailDrafts(Protocol):
    """Mail drafts as files that mail programs open unsent."""

    def write(self, draft: MailDraft, *, at: datetime) -> bytes:
        """The draft as an .eml file."""
        ...


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What a printed review says, already in the reader's language: headings, and words for codes and values."""

    title: str
    subject: str
    signed: str
    item: Callable[[str], str]
    state: Callable[[str], str]
    fact: Callable[[str], str]
    shown: Callable[[Any], str]
    exception: str
    page: str


class Sheets(Protocol):
    """Printed sheets as PDF."""

    def review(self, review: StoredReview, words: ReviewWords) -> bytes:
        """One review with every item, its evidence and its reasons."""
        ...
