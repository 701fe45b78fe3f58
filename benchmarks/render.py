"""One DOCX letter: the compiled render against docxtpl's opening, rendering and saving of the same template.

    python benchmarks/render.py [--turns N] [--json] [--letters N]

Both sides take the same template file, values and filters and give the finished file in memory, in turns, template by
template: the shipped ones and the corpus of `tests/letters/compiled`. Of a shipped template RecDesk's side is all that
the desk does for a letter: values made plain, missing ones looked for, properties written.
"""

from __future__ import annotations

import io
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from pairs import Promise, Side, in_turns, note, options_of, timed

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recdesk.letters.environment import LetterEnvironment
from recdesk.letters.template import LetterTemplate
from tests.letters.compiled.corpus import corpus, environment
from tests.letters.compiled.equality import compiled
from tests.letters.compiled.own import own_templates

AT = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
MEDIAN_AT_LEAST = 50
NONE_UNDER = 15


@dataclass
class Pair:
    """One template, both ways."""

    name: str
    ours: Side
    theirs: Side

    @property
    def ratio(self) -> float:
        """How many letters RecDesk makes while docxtpl makes one."""
        return Promise(self.name, self.theirs, self.ours).ratio

    def line(self) -> str:
        """Name, both medians in milliseconds, and the ratio."""
        return f"{self.name:<52} {1000 * self.theirs.median:>9.2f} {1000 * self.ours.median:>9.3f} {self.ratio:>9.1f}"


def main() -> int:
    """Measure every template; the exit code is 1 when one of the two promises is not kept."""
    parser = options_of(__doc__, turns=10)
    parser.add_argument("--letters", type=int, default=20, help="letters of RecDesk's side in a turn (default 20)")
    options = parser.parse_args()
    pairs: list[Pair] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, content, values, cage, ours) in enumerate(ways()):
            path = Path(folder, f"{number}.docx")
            path.write_bytes(content)
            pair = Pair(name, Side("RecDesk"), Side("docxtpl"))
            in_turns(
                options.turns,
                timed(pair.theirs, lambda p=path, v=values, c=cage: by_docxtpl(p, v, c)),
                many(pair.ours, ours, options.letters),
            )
            pairs.append(pair)
    return report(pairs, as_json=options.json)


def ways() -> Iterator[tuple[str, bytes, Mapping[str, Any], LetterEnvironment, Callable[[], bytes]]]:
    """Each template: name, file, values, docxtpl's environment, and RecDesk's way, ready to be called."""
    for own in own_templates():
        yield own.name, own.content, own.values, own.environment(), desk_way(own)
    for case in corpus():
        template = compiled(case.content, environment())
        yield case.name, case.content, case.values, environment(), lambda t=template, v=case.values: t.render(v)


def desk_way(own: Any) -> Callable[[], bytes]:
    """All that the desk does for one letter of a shipped template."""
    template = LetterTemplate(own.content, language=own.manifest.language)
    may_be_empty = template.fields()

    def way() -> bytes:
        return template.render(own.values, title="Letter", author="Measurer", at=AT, optional=may_be_empty)

    return way


def by_docxtpl(path: Path, values: Mapping[str, Any], cage: LetterEnvironment) -> bytes:
    """docxtpl's way, with an environment that is made once: it would make its own otherwise."""
    document = DocxTemplate(path)
    document.render(dict(values), cage, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def many(side: Side, way: Callable[[], bytes], letters: int) -> Callable[[], None]:
    """A turn of several letters, timed as one of them."""

    def turn() -> None:
        begin = time.perf_counter()
        for _ in range(letters):
            way()
        note(side, (time.perf_counter() - begin) / letters)

    return turn


def report(pairs: list[Pair], *, as_json: bool) -> int:
    """Print every template, slowest ratio first, and the two promises."""
    pairs = sorted(pairs, key=lambda pair: pair.ratio)
    median, least = statistics.median(pair.ratio for pair in pairs), pairs[0].ratio
    kept = median >= MEDIAN_AT_LEAST and least >= NONE_UNDER
    if as_json:
        found = {
            "python": platform.python_version(),
            "system": platform.system(),
            "templates": {
                p.name: {
                    "docxtpl_ms": round(1000 * p.theirs.median, 3),
                    "recdesk_ms": round(1000 * p.ours.median, 4),
                    "ratio": round(p.ratio, 1),
                }
                for p in pairs
            },
            "promises": [
                {"title": "median ratio", "ratio": round(median, 1), "kept": median >= MEDIAN_AT_LEAST},
                {"title": "least ratio", "ratio": round(least, 1), "kept": least >= NONE_UNDER},
            ],
        }
        print(json.dumps(found, indent=2))
    else:
        print(f"Python {platform.python_version()}, {platform.system()}")
        print("{:<52} {:>9} {:>9} {:>9}".format("milliseconds, medians", "docxtpl", "RecDesk", "ratio"))
        for pair in pairs:
            print(pair.line())
        print(f"\n{len(pairs)} templates")
        print(_promise("median", median, MEDIAN_AT_LEAST))
        print(_promise(f"least ({pairs[0].name})", least, NONE_UNDER))
    return 0 if kept else 1


def _promise(title: str, ratio: float, at_least: int) -> str:
    return f"{title}: {ratio:.1f} x, promised at least {at_least} x: {'kept' if ratio >= at_least else 'NOT KEPT'}"


if __name__ == "__main__":
    sys.exit(main())
