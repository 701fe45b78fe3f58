"""Two ways to do a thing, measured in turns: medians, their ratio, and whether the ratio keeps its promise."""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Side:
    """One way, by name, with the seconds of each of its turns."""

    name: str
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of all turns, in seconds."""
        return statistics.median(self.seconds)

    def line(self) -> str:
        """Name, median, fastest and slowest turn, in milliseconds."""
        shown = (1000 * value for value in (self.median, min(self.seconds), max(self.seconds)))
        return "{:<46} {:>9.1f} {:>9.1f} {:>9.1f}   ({} turns)".format(self.name, *shown, len(self.seconds))


@dataclass(frozen=True)
class Promise:
    """A ratio of two sides and the most (or, for a gain, the least) that it may be."""

    title: str
    above: Side
    below: Side
    at_most: float | None = None
    at_least: float | None = None

    @property
    def ratio(self) -> float:
        """Median of the one through median of the other."""
        return self.above.median / self.below.median

    @property
    def kept(self) -> bool:
        """Whether the ratio is within its limit."""
        return (self.at_most is None or self.ratio <= self.at_most) and (
            self.at_least is None or self.ratio >= self.at_least
        )

    def line(self) -> str:
        """`title: 1.4 x, promised at most 1.6 x: kept`."""
        limit = f"at most {self.at_most} x" if self.at_most is not None else f"at least {self.at_least} x"
        return f"{self.title}: {self.ratio:.2f} x, promised {limit}: {'kept' if self.kept else 'NOT KEPT'}"


def arguments(description: str, turns: int) -> argparse.Namespace:
    """The options that every benchmark has, read from the command line."""
    return options_of(description, turns).parse_args()


def options_of(description: str, turns: int) -> argparse.ArgumentParser:
    """The options that every benchmark has; some have more."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--turns", type=int, default=turns, help=f"measured turns of each side (default {turns})")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    return parser


def in_turns(turns: int, *ways: Callable[[], None], warm: int = 1) -> None:
    """Call each way `turns` times, alternating and changing who goes first; `warm` more rounds are not counted.

    A way times itself (several sides may come out of one); `warm` rounds are told apart by `Counting`.
    """
    for number in range(-warm, turns):
        Counting.on = number >= 0
        for way in ways if number % 2 == 0 else reversed(ways):
            way()


class Counting:
    """Whether the present round counts."""

    on = False


def note(side: Side, seconds: float) -> None:
    """Keep one turn's time, unless this is a round for warming up."""
    if Counting.on:
        side.seconds.append(seconds)


def timed(side: Side, work: Callable[[], object]) -> Callable[[], None]:
    """A way that is timed from call to return."""

    def way() -> None:
        begin = time.perf_counter()
        work()
        note(side, time.perf_counter() - begin)

    return way


def report(options: argparse.Namespace, sides: list[Side], promises: list[Promise]) -> int:
    """Print what was measured; the exit code is 1 when a promise was not kept."""
    if options.json:
        found = {
            "python": platform.python_version(),
            "system": platform.system(),
            "milliseconds": {side.name: round(1000 * side.median, 2) for side in sides},
            "promises": [{"title": p.title, "ratio": round(p.ratio, 3), "kept": p.kept} for p in promises],
        }
        print(json.dumps(found, indent=2))
    else:
        print(f"Python {platform.python_version()}, {platform.system()}")
        print("{:<46} {:>9} {:>9} {:>9}".format("milliseconds", "median", "fastest", "slowest"))
        for line in [*(side.line() for side in sides), "", *(promise.line() for promise in promises)]:
            print(line)
    sys.stdout.flush()
    return 0 if all(promise.kept for promise in promises) else 1
