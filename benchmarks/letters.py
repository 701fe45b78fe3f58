"""Many letters: RecDesk's whole way against docxtpl and one LibreOffice conversion of all files; and its memory.

    python benchmarks/letters.py [--turns N] [--json]      speed: N letters each way, in portions, in turns
    python benchmarks/letters.py --many 1000 --memory      memory: so many letters in one batch, with its peak

RecDesk reads each offer, renders, sets the PDF, reads it back, files both and records them in the encrypted desk; once
in this process alone and once with a second one. The other side renders the same letters with the same values through
docxtpl, saves them, and has one LibreOffice convert the whole portion. Needs `soffice` for the speed, Linux for the
memory.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate

from demo import demo_desk
from letter import approved_offer
from pairs import Counting, Promise, Side, note, report
from recdesk.domain.numbers import RecordKind, number_of
from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.filters import filters_for
from recdesk.letters.values import plain_values
from recdesk.services import letter_batch, letters
from recdesk.services.following import content_hash

if TYPE_CHECKING:
    from recdesk.services.desk import OpenDesk

PORTION = 100
AT_MOST_ABOVE_IDLE = 150
GROWN_AT = 200


def main() -> int:
    """Measure speed, or memory where it was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=200, help="letters of each side (default 200)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    parser.add_argument("--many", type=int, default=1000, help="letters of the measurement of memory (default 1000)")
    parser.add_argument("--memory", action="store_true", help="measure memory in place of speed")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with demo_desk() as desk:
        return memory(desk, options) if options.memory else speed(desk, options)


def speed(desk: OpenDesk, options: argparse.Namespace) -> int:
    """Portions of letters in turns: alone, with a second process, the other way."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        sys.exit("LibreOffice is not installed here: there is nothing to compare with.")
    rounds = max(1, options.turns // PORTION)
    numbers = more_offers(desk, PORTION * (2 * rounds + 4))
    portions = [numbers[at : at + PORTION] for at in range(0, len(numbers), PORTION)]
    alone, both = Side("RecDesk, one process, each letter"), Side("RecDesk, two processes, each letter")
    theirs = Side("docxtpl and one LibreOffice, each letter")
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(-1, rounds):
            Counting.on = turn >= 0
            for side, helpers in ((alone, 0), (both, 1)) if turn % 2 else ((both, 1), (alone, 0)):
                batch(desk, portions.pop(), helpers, side)
            through_libreoffice(desk, numbers[:PORTION], soffice, Path(folder), theirs)
    promises = [
        Promise("one process against docxtpl and LibreOffice", theirs, alone, at_least=4),
        Promise("two processes against docxtpl and LibreOffice", theirs, both, at_least=7),
    ]
    return report(options, [alone, both, theirs], promises)


def batch(desk: OpenDesk, numbers: list[str], helpers: int, side: Side) -> None:
    """One portion of RecDesk's way. The second process is started before: a batch of hundreds starts it once."""
    begin = time.perf_counter()
    made = letter_batch.many(numbers, desk=desk, helpers=helpers)
    seconds = time.perf_counter() - begin
    assert len(made.done) == len(numbers), made.failed[:1]
    note(side, seconds / len(numbers))


def more_offers(desk: OpenDesk, count: int) -> list[str]:
    """So many approved offers, each to another candidate of the desk as far as there are."""
    with desk.work() as uow:
        offer = uow.offers.get(approved_offer(desk))
        people = [row.number for row in desk.reads.candidates(_everybody(), limit=200).rows]
        numbers = []
        for running in range(count):
            number = number_of(RecordKind.OFFER, 2026, 10_000 + running)
            person = uow.candidates.get(people[running % len(people)])
            copy = dataclasses.replace(
                offer, id=None, number=number, candidate=person.number, external_id="", signers=offer.signers
            )
            copy.content_sha256 = content_hash(copy, person)
            uow.offers.add(copy)
            numbers.append(number)
        uow.commit()
    return numbers


def _everybody() -> object:
    from recdesk.services.reads import ListQuery

    return ListQuery()


def through_libreoffice(desk: OpenDesk, numbers: list[str], soffice: str, folder: Path, side: Side) -> None:
    """One portion of the other way; what RecDesk reads from its desk is not counted against it."""
    planned = [letters.plan(number, desk=desk) for number in numbers]
    values = [plain_values(p.context) for p in planned]
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    begin = time.perf_counter()
    files = []
    for plan, said in zip(planned, values, strict=True):
        document = DocxTemplate(plan.template.path)
        document.render(said, LetterEnvironment(filters_for(plan.template.language)), autoescape=True)
        files.append(out / f"{plan.number}.docx")
        document.save(files[-1])
    profile = (folder / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    seconds = time.perf_counter() - begin
    assert len(list(out.glob("*.pdf"))) == len(numbers)
    note(side, seconds / len(numbers))


class Watch(threading.Thread):
    """Reads the memory of this process and its children every tenth of a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.done = 0
        self.ended = threading.Event()
        self.seen: list[tuple[int, float]] = []
        """(letters done, megabytes)"""

    def run(self) -> None:
        """Until `ended`."""
        while not self.ended.wait(0.1):
            self.seen.append((self.done, megabytes()))


def megabytes() -> float:
    """Memory that this process and its children have for themselves; what they share is counted once (PSS)."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    total = 0
    for process in (str(own), *children):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:  # it ended meanwhile
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def memory(desk: OpenDesk, options: argparse.Namespace) -> int:
    """One batch; idle is the open desk after its first letter."""
    numbers = more_offers(desk, options.many + 1)
    letter_batch.many(numbers[:1], desk=desk)
    idle = megabytes()
    watch = Watch()
    watch.start()

    def count(done: int, _of: int) -> None:
        watch.done = done

    made = letter_batch.many(numbers[1:], desk=desk, progress=count)
    watch.ended.set()
    watch.join()
    assert not made.failed, made.failed[:1]
    peak = max(seen for _, seen in watch.seen)
    early = max((seen for done, seen in watch.seen if done <= GROWN_AT), default=peak)
    late = [seen for done, seen in watch.seen if done > options.many * 9 // 10]
    growth = sum(late) / len(late) - _mean(watch, GROWN_AT - 100, GROWN_AT) if late else 0.0
    found = {
        "letters": options.many,
        "seconds": round(made.seconds, 1),
        "letters_a_second": round(options.many / made.seconds, 1),
        "idle_mb": round(idle, 1),
        "peak_mb": round(peak, 1),
        "peak_above_idle_mb": round(peak - idle, 1),
        "peak_of_the_first_200_mb": round(early, 1),
        "growth_from_the_200th_on_mb": round(growth, 1),
    }
    print(json.dumps(found, indent=2))
    return 0 if peak - idle <= AT_MOST_ABOVE_IDLE and growth <= 5 else 1


def _mean(watch: Watch, start: int, end: int) -> float:
    seen = [megabytes for done, megabytes in watch.seen if start <= done <= end]
    return sum(seen) / len(seen) if seen else 0.0


if __name__ == "__main__":
    sys.exit(main())
