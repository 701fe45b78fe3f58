"""Commands about offers and their letters."""

from __future__ import annotations

import argparse
from pathlib import Path

from recdesk.cli.output import Printer, label, table
from recdesk.cli.record_commands import read_bytes
from recdesk.domain.letter import Verdict
from recdesk.domain.offer import OfferAct
from recdesk.domain.plain import to_plain
from recdesk.localization.catalogue import tr
from recdesk.localization.code_words import in_sentence
from recdesk.localization.verdicts import verdict_sentence
from recdesk.services import answers, letters, offers, papers, signed_copies
from recdesk.services.desk import OpenDesk


def offer(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Move an offer through its life."""
    moved, _ = offers.act(words.number, OfferAct(words.act), desk=desk, at=words.at)
    to.result(
        {"number": moved.number, "status": moved.status, "approvals": len(moved.approvals)},
        [tr("{number} is now {status}.").format(number=moved.number, status=in_sentence(moved.status))],
    )
    return 0


def letter(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Make, verify and file a document of an offer or a candidate, or say what it asks for."""
    if words.questions:
        return _questions(words, desk, to)
    shown = letters.preview(
        words.number,
        desk=desk,
        template=words.template,
        language=words.language,
        document_type=words.document,
        engine=words.engine,
        signing=words.signing,
        asked=answers.read_asked(read_bytes(Path(words.asked))) if words.asked else {},
        requisition=words.requisition,
    )
    if letters.FELL_BACK in shown.draft.warnings:
        to.note(tr("The desk's own engine for PDFs was not to be had; the built-in one made this letter."))
    if words.out:
        letters.room_for_copies(shown, Path(words.out))
    filed = letters.file(shown, desk=desk)
    docx, pdf = desk.files.absolute(filed.docx), desk.files.absolute(filed.pdf)
    if words.out:
        docx, pdf = letters.copy_out(filed, Path(words.out), desk=desk)
    to.result(
        {
            "docx": str(docx),
            "pdf": str(pdf),
            "version": filed.version,
            "engine": filed.engine,
            "template": filed.template,
            "sha256": {"docx": filed.docx_sha256, "pdf": filed.pdf_sha256},
            "verified": filed.verified,
            "seconds": round(filed.seconds, 4),
            "facts": len(shown.draft.facts),
            "pages": shown.draft.pages,
            "warnings": list(shown.draft.warnings),
        },
        [
            tr("Letter v{version} filed and read back: {n} facts agree.").format(
                version=f"{filed.version:02d}", n=len(shown.draft.facts)
            ),
            f"  {pdf}",
            f"  {docx}",
        ],
    )
    return 0


def readback(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Read a signed copy back; with --file it is filed with its verdict."""
    path = Path(words.file)
    copy = signed_copies.read(words.offer, path.name, read_bytes(path), desk=desk)
    filed = signed_copies.file(copy, desk=desk) if words.keep else None
    reading = copy.reading
    facts = sorted(reading.facts, key=lambda fact: fact.match)
    said = {Verdict.MATCH: tr("agrees"), Verdict.MISMATCH: tr("differs")}
    rows = [
        (label(f.field.partition(":")[0]), said[Verdict.MATCH if f.match else Verdict.MISMATCH], f.record, f.document)
        for f in facts
    ]
    wrong = sum(not fact.match for fact in facts)
    said_first = verdict_sentence(
        reading.verdict, reason=reading.reason, facts=len(facts), wrong=wrong, blank=reading.blank
    )
    lines = [said_first]
    if facts:
        lines += table((tr("Field"), "", tr("Record"), tr("Signed copy")), rows)
    if filed is not None:
        lines.append(tr("Filed with its verdict: {path}").format(path=desk.files.absolute(filed.path)))
    to.result(
        {
            "verdict": reading.verdict.value,
            "reason": reading.reason,
            "pages": reading.pages,
            "letter_version": copy.letter_version,
            "fields": [
                {
                    "field": fact.field,
                    "record": fact.record,
                    "document": fact.document,
                    "match": fact.match,
                    "snippet": fact.snippet,
                }
                for fact in reading.facts
            ],
            "correction": to_plain(dict(copy.correction)),
            "filed": None if filed is None else {"path": str(desk.files.absolute(filed.path)), "sha256": filed.sha256},
        },
        lines,
    )
    return 0 if reading.verdict is Verdict.MATCH else 3


def _questions(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """List what a document asks for."""
    asked = papers.questions(
        words.number,
        desk=desk,
        document_type=words.document,
        language=words.language,
        requisition=words.requisition,
    )
    rows = [(q.name, q.kind, tr("needed") if q.needed and q.default is None else "", tr(q.meaning)) for q in asked]
    to.result(
        {
            "questions": [
                {
                    "name": q.name,
                    "kind": q.kind,
                    "needed": q.needed,
                    "meaning": tr(q.meaning),
                    "columns": list(q.columns),
                    "default": q.default,
                }
                for q in asked
            ]
        },
        table((tr("Answer"), tr("Kind"), "", tr("Meaning")), rows),
    )
    return 0
