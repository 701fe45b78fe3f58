"""Read-back of signed copies, measured: altered copies that are noticed, right copies that are called wrong.

    python benchmarks/readback.py [--letters N] [--office]

Makes N altered letters (default 330) over all languages of the shipped offer letters and every kind of alteration, and
at least 200 right copies treated roughly; `--office` adds copies that LibreOffice made of the Word files, also with
another font. Prints one line for each that is judged wrongly, and the figures.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recdesk.domain.letter import Verdict
from recdesk.letters.pdf.engine import ensure_application
from tests.letters.readback import office, planting


def main() -> int:
    """Measures and prints; 0 when the aims are reached."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--letters", type=int, default=330)
    words.add_argument("--right", type=int, default=220)
    words.add_argument("--office", action="store_true")
    words.add_argument("--language", default="")
    asked = words.parse_args()
    ensure_application()
    languages = [asked.language] if asked.language else list(planting.languages())
    altered, found, seconds = _altered(asked.letters, languages)
    right, alarms = _right(asked.right, languages, office=asked.office)
    print(f"languages {len(languages)}")
    print(f"altered {altered}, found {found} ({100 * found / max(1, altered):.2f} %)")
    print(f"right copies {right}, false alarms {alarms}")
    print(f"seconds for one copy: median {statistics.median(seconds):.3f}, worst {max(seconds):.3f}")
    return 0 if found >= 0.99 * altered and alarms * 200 <= right else 1


def _altered(count: int, languages: list[str]) -> tuple[int, int, list[float]]:
    kinds = list(planting.ALTERATIONS)
    found, seconds, missed = 0, [], Counter[str]()
    for number in range(count):
        language = languages[number % len(languages)]
        kind = kinds[(number // len(languages) + number) % len(kinds)]
        case = planting.case(language, number)
        copy = planting.planted(case, kind, number)
        began = time.perf_counter()
        reading = planting.read(case, copy.name, copy.content)
        seconds.append(time.perf_counter() - began)
        if planting.noticed(copy, reading):
            found += 1
        else:
            missed[kind] += 1
            wrong = [(f.field, f.record, f.document) for f in reading.facts if not f.match]
            print(f"missed: {language} {number} {kind} {copy.fields} {copy.name} {reading.verdict} {wrong[:4]}")
    return count, found, seconds


def _right(count: int, languages: list[str], *, office: bool) -> tuple[int, int]:
    number = alarms = right = 0
    while right < count:
        language = languages[number % len(languages)]
        case = planting.case(language, 10_000 + number)
        for treated, name, content in [*planting.rough(case), *(_by_office(case) if office else ())]:
            right += 1
            reading = planting.read(case, name, content)
            if reading.verdict is not Verdict.MATCH:
                alarms += 1
                wrong = [(f.field, f.record, f.document) for f in reading.facts if not f.match]
                print(f"false alarm: {language} {number} {treated} {reading.verdict} {reading.reason} {wrong[:4]}")
        number += 1
    return right, alarms


def _by_office(case: planting.Case) -> list[tuple[str, str, bytes]]:
    return list(office.copies(case))


if __name__ == "__main__":
    sys.exit(main())
