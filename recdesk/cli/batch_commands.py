"""Commands over many offers at once."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from recdesk.cli.output import Printer, plain_problem
from recdesk.cli.record_commands import read_bytes
from recdesk.domain.errors import Unreadable
from recdesk.domain.numbers import RecordKind, kind_of
from recdesk.localization import screen
from recdesk.localization.catalogue import ntr, tr
from recdesk.services import letter_batch
from recdesk.services.desk import OpenDesk
from recdesk.services.letter_batch import Batch, Outcome
from recdesk.services.signers import write_signers


def many_letters(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Make and file the letters of many offers; exit code 1 when one was not made."""
    if words.offers:
        numbers = read_numbers(read_bytes(Path(words.offers)))
    else:
        numbers = [row.number for row in letter_batch.without_letter(desk=desk, status=words.status)]
    batch = letter_batch.many(numbers, desk=desk, engine=words.engine, progress=_pace(to))
    to.result(
        {
            "done": [_plain(outcome) for outcome in batch.done],
            "failed": [{"number": o.number, "problems": [plain_problem(p) for p in o.problems]} for o in batch.failed],
            "stopped": batch.stopped,
            "seconds": round(batch.seconds, 3),
        },
        [*_lines(batch)],
    )
    return 1 if batch.failed or batch.stopped else 0


def signers(words: argparse.Namespace, desk: OpenDesk, to: Printer) -> int:
    """Write who signs which offer; exit code 1 when one was left out."""
    if words.offers:
        numbers = read_numbers(read_bytes(Path(words.offers)))
    else:
        numbers = letter_batch.numbers_of(words.status, desk=desk)
    made = write_signers(numbers, Path(words.out), desk=desk, layout=words.layout)
    said = ntr("{n} offer written to {file}.", "{n} offers written to {file}.", made.offers)
    to.result(
        {"file": str(made.path), "offers": made.offers, "left_out": [plain_problem(p) for p in made.left_out]},
        [said.format(n=made.offers, file=made.path), *(plain_problem(p)["message"] for p in made.left_out)],
    )
    return 1 if made.left_out else 0


def read_numbers(content: bytes) -> list[str]:
    """The numbers of offers in a text file, one on each line; empty lines and those that begin with # are left out.

    Unreadable `file_not_utf8` or `offers_file_unreadable` with the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("file_not_utf8", field="offers", position=error.start) from None
    numbers = []
    for line, words in enumerate(text.splitlines(), 1):
        number = words.strip()
        if not number or number.startswith("#"):
            continue
        if not _is_offer(number):
            raise Unreadable("offers_file_unreadable", field="offers", line=line, value=number[:40])
        numbers.append(number)
    return numbers


def _is_offer(number: str) -> bool:
    try:
        return number.isascii() and kind_of(number) is RecordKind.OFFER
    except Unreadable:
        return False


def _plain(outcome: Outcome) -> dict[str, Any]:
    filed = outcome.filed
    assert filed is not None
    return {"number": outcome.number, "version": filed.version, "docx": filed.docx, "pdf": filed.pdf,
            "engine": filed.engine, "verified": filed.verified}  # fmt: skip


def _lines(batch: Batch) -> list[str]:
    done, failed = len(batch.done), len(batch.failed)
    said = ntr("{n} letter filed and read back in {time}.", "{n} letters filed and read back in {time}.", done)
    lines = [said.format(n=done, time=screen.clock_span(batch.seconds))]
    if batch.stopped:
        lines.insert(0, tr("Stopped. What is filed stays, nothing is half made."))
    if failed:
        lines.append(ntr("{n} letter was not made:", "{n} letters were not made:", failed).format(n=failed))
        lines += [f"  {o.number}  {plain_problem(p)['message']}" for o in batch.failed for p in o.problems]
    return lines


def _pace(to: Printer) -> Any:
    """A (done, of) callback that says rate and estimate on standard error: on a terminal all the time, else seldom."""
    began = time.perf_counter()
    said = [began]

    def tell(done: int, of: int) -> None:
        now = time.perf_counter()
        terminal = to.err.isatty()
        if done < of and now - said[0] < (0.1 if terminal else 5.0):
            return
        said[0] = now
        text = pace_line(done, of, now - began)
        if terminal:
            to.err.write(f"\r{text}\033[K" + ("\n" if done >= of else ""))
            to.err.flush()
        else:
            to.note(text)

    return tell


def pace_line(done: int, of: int, seconds: float) -> str:
    """`Letters: 120 of 400, 9.8 a second, 0:29 left`."""
    rate = f"{done / seconds:.1f}" if seconds > 0 else "-"
    left = letter_batch.seconds_left(done, of, seconds) or 0.0
    return tr("Letters: {done} of {of}, {rate} a second, {time} left").format(
        done=done, of=of, rate=rate, time=screen.clock_span(left)
    )
