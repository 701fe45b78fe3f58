"""A made letter beside the one filed before it, and copies that are marked as drafts. Nothing here files a letter."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from recdesk.domain.document import Document, DocumentType
from recdesk.domain.errors import DeskError, Refused
from recdesk.domain.numbers import RecordKind
from recdesk.domain.operator import Right
from recdesk.services.desk import Changes, OpenDesk
from recdesk.services.letters import FiledLetter, LetterPreview
from recdesk.services.offers import letter_to_send

SAME, GONE, NEW = "same", "gone", "new"
END = "\n"
"""The end of a paragraph among the words of a part."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a letter that stand in both versions (`same`), only in the older (`gone`) or the newer one (`new`).

    The end of a paragraph stands among the words as a line feed.
    """

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a made letter says otherwise than the version filed last."""

    version: int
    path: str
    parts: tuple[Part, ...]

    @property
    def differs(self) -> int:
        """How many words differ, those that went and those that came."""
        return sum(word != END for part in self.parts if part.kind != SAME for word in part.words)


def filed_before(number: str, *, desk: OpenDesk, below: int | None = None, ending: str = ".pdf") -> Document | None:
    """The offer's newest filed letter, or the newest of a version below the given one; None without any."""
    desk.require(Right.READ)
    with desk.work() as uow:
        documents = uow.documents_of(RecordKind.OFFER.value, number)
    filed = [d for d in documents if d.type is DocumentType.OFFER_LETTER and d.engine and d.path.endswith(ending)]
    return max((d for d in filed if below is None or d.version < below), key=lambda d: d.version, default=None)


def standing(number: str, *, desk: OpenDesk) -> FiledLetter | None:
    """The filed letter of the offer as it is now, or None: without one, outdated, or with a file that is not the one
    that was read back."""
    desk.require(Right.READ)
    with desk.work() as uow:
        offer = uow.offers.get(number)
        try:
            pdf = letter_to_send(offer, uow, desk)
        except DeskError:
            return None
        documents = uow.documents_of(RecordKind.OFFER.value, number)
    docx = next((d for d in documents if d.version == pdf.version and d.path == f"{pdf.path[:-4]}.docx"), None)
    if docx is None:
        return None
    return FiledLetter(
        docx=docx.path,
        pdf=pdf.path,
        docx_sha256=docx.sha256,
        pdf_sha256=pdf.sha256,
        version=pdf.version,
        engine=pdf.engine,
        template=pdf.template,
        verified=pdf.verified,
        seconds=0.0,
        changes=Changes("letter", (number,)),
    )


def compare(shown: LetterPreview, *, desk: OpenDesk) -> Comparison:
    """The text of a made letter against that of the version filed before it, word by word.

    The Word files are read: their paragraphs are those of the letter, while the lines of a PDF move with every change.

    Refused `letter_missing` without an older version; Damaged `document_missing` when its file is gone.
    """
    older = filed_before(shown.number, desk=desk, below=shown.letter_version, ending=".docx")
    if older is None:
        raise Refused("letter_missing", record=shown.number)
    before = desk.letters.text_of(older.path, desk.files.get(older.path))
    now = desk.letters.text_of("letter.docx", shown.draft.docx)
    return Comparison(older.version, older.path, _parts(_words(before), _words(now)))


def _words(text: str) -> list[str]:
    return [word for line in text.splitlines() if line.strip() for word in (*line.split(), END)]


def _parts(before: list[str], now: list[str]) -> tuple[Part, ...]:
    found: list[Part] = []
    matcher = difflib.SequenceMatcher(a=before, b=now, autojunk=False)
    for act, old, old_end, new, new_end in matcher.get_opcodes():
        if act == "equal":
            found.append(Part(SAME, tuple(before[old:old_end])))
            continue
        found += [
            Part(kind, tuple(words)) for kind, words in ((GONE, before[old:old_end]), (NEW, now[new:new_end])) if words
        ]
    return tuple(found)


def draft_name(shown: LetterPreview) -> str:
    """A file name for a draft copy: that of the letter, with the word behind it."""
    return shown.planned_pdf.rsplit("/", 1)[-1].removesuffix(".pdf") + "_DRAFT.pdf"


def draft_copy(shown: LetterPreview, target: Path, *, desk: OpenDesk) -> Changes:
    """Write the letter with the word for a draft across every page, and note it in the history of its record.

    The caller has asked about an existing file. Refused `file_not_writable`, and then nothing is noted.
    """
    desk.require(Right.WRITE)
    content = desk.letters.draft_copy(shown.draft)
    with desk.work() as uow:
        uow.audit(
            at=desk.clock.now(),
            operator=desk.operator.name,
            action="draft_copy",
            record_kind=shown.kind.value,
            record=(uow.offers if shown.kind is RecordKind.OFFER else uow.candidates).get(shown.number).number,
            details={"version": shown.letter_version, "sha256": hashlib.sha256(content).hexdigest()},
        )
        try:
            target.write_bytes(content)
        except OSError:
            raise Refused("file_not_writable", field="out", path=str(target)) from None
        uow.commit()
    return Changes("draft_copied", (shown.number,), frozenset({shown.kind}))
