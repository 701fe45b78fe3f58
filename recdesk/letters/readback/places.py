"""Where the fields of a letter stand on a paper that came back: found by the words around them.

The letter that went out is known word for word. Around each of its fields stand words that do not change: those are
looked for on the paper, rare words counting more, whatever stands between them is what the paper says there. Pages may
be in another order, stamps may lie between, and some of the words around may be gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recdesk.letters.readback.paper import Paper, key_of, words_of
from recdesk.letters.readback.wanted import Wanted

AROUND = 9
_SKIPPED = 3
_LONGER = 14
SURE, ENOUGH = 0.62, 0.34


@dataclass(frozen=True, slots=True)
class Slot:
    """A field's place in the letter that went out: words `begin` to before `end`."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A field's place on the paper, and how much of the words before and after it is there (0..1 each)."""

    begin: int
    end: int
    before: float
    after: float

    @property
    def sure(self) -> float:
        """How certain the place is: both sides count, the better one more."""
        high, low = max(self.before, self.after), min(self.before, self.after)
        return 0.6 * high + 0.4 * low


def occurrences(text: str, paper: Paper) -> list[Slot]:
    """Where a text stands, word by word as it is compared; from right to left in any order of the words, which the
    drawing of figures among them does not keep."""
    keys = [key for word in words_of(text, leftwards=paper.leftwards) if (key := key_of(word))]
    if not keys:
        return []
    if paper.leftwards and len(keys) > 1:
        return _in_any_order(keys, paper)
    found, after = [], 0
    for start in paper.at.get(keys[0], ()):
        end = start
        for key in keys:
            while end < len(paper.keys) and not paper.keys[end] and end - start < 2 * len(keys):
                end += 1
            if end >= len(paper.keys) or paper.keys[end] != key:
                break
            end += 1
        else:
            if start >= after:
                found.append(Slot(start, end))
                after = end
    return found


def _in_any_order(keys: list[str], paper: Paper) -> list[Slot]:
    wanted, found, after = Counter(keys), [], 0
    starts = sorted({at for key in wanted for at in paper.at.get(key, ())})
    for start in starts:
        end = start + len(keys)
        if start >= after and Counter(paper.keys[start:end]) == wanted:
            found.append(Slot(start, end))
            after = end
    return found


def slots_of(wanted: Iterable[Wanted], letter: Paper, labels: Mapping[str, tuple[str, ...]]) -> dict[str, list[Slot]]:
    """The places of each field in the letter that went out. Where two fields have one text, each gets the places
    nearest behind its own label."""
    by_text: dict[str, list[Wanted]] = {}
    for want in wanted:
        by_text.setdefault(" ".join(key_of(w) for w in want.sought.split()), []).append(want)
    found: dict[str, list[Slot]] = {}
    for wants in by_text.values():
        slots = occurrences(wants[0].sought, letter)
        for slot in slots:
            for want in _owners(wants, slot, letter, labels):
                found.setdefault(want.field, []).append(slot)
    return found


def _owners(wants: list[Wanted], slot: Slot, letter: Paper, labels: Mapping[str, tuple[str, ...]]) -> list[Wanted]:
    if len(wants) == 1:
        return wants
    before = " ".join(letter.keys[max(0, slot.begin - 6) : slot.begin])
    near = {
        want.field: max(
            (before.rfind(label) + len(label) for label in labels.get(want.field, ()) if label in before), default=0
        )
        for want in wants
    }
    best = max(near.values())
    return [want for want in wants if near[want.field] == best] if best else wants


class Finder:
    """Finds the places of one letter on one paper."""

    def __init__(self, letter: Paper, paper: Paper) -> None:
        self._letter = letter
        self._paper = paper
        times = Counter(letter.keys)
        self._weight = {key: 1.0 / (times[key] ** 0.5) if key else 0.0 for key in times}

    def find(self, slots: list[Slot]) -> list[tuple[Slot, Found | None]]:
        """The best place of each slot of one field; no place is taken twice."""
        ranked = sorted(
            ((found.sure, -abs((found.end - found.begin) - (slot.end - slot.begin)), number, found)
             for number, slot in enumerate(slots) for found in self._candidates(slot)),
            key=lambda entry: (-entry[0], -entry[1], entry[2]),
        )  # fmt: skip
        taken: dict[int, Found] = {}
        for sure, _, number, found in ranked:
            if sure < ENOUGH or number in taken:
                continue
            if any(_overlap(found, other) for other in taken.values()):
                continue
            taken[number] = found
        return [(slot, taken.get(number)) for number, slot in enumerate(slots)]

    def _candidates(self, slot: Slot) -> list[Found]:
        before = [k for k in reversed(self._letter.keys[max(0, slot.begin - AROUND) : slot.begin]) if k]
        after = [k for k in self._letter.keys[slot.end : slot.end + AROUND] if k]
        length = slot.end - slot.begin
        starts = self._edges(before, step=1)
        ends = self._edges(after, step=-1)
        found: list[Found] = []
        for start, left in starts.items():
            nearest = [(end, right) for end, right in ends.items() if start <= end <= start + length + _LONGER]
            if nearest:
                end, right = max(nearest, key=lambda e: (round(e[1], 3), -abs(e[0] - start - length)))
                found.append(Found(start, end, left, right))
            elif left > 0:
                found.append(Found(start, min(start + length, len(self._paper.keys)), left, 0.0))
        for end, right in ends.items():
            if right > 0 and not any(f.end == end for f in found):
                found.append(Found(max(0, end - length), end, 0.0, right))
        return found

    def _edges(self, around: list[str], *, step: int) -> dict[int, float]:
        """Positions on the paper next to which these words stand -> how much of them, from 0 to 1.

        With `step` 1 the words stand before the position, nearest first; with -1 they stand from it on.
        """
        full = sum(self._weight[key] * _fading(n) for n, key in enumerate(around))
        if not full:
            return {}
        edges: dict[int, float] = {}
        for number, key in enumerate(around[:4]):
            for at in self._paper.at.get(key, ()):
                edge = at + step * number + (1 if step == 1 else 0)
                for shifted in {edge, at + (1 if step == 1 else 0)}:
                    if 0 <= shifted <= len(self._paper.keys) and shifted not in edges:
                        edges[shifted] = self._score(around, shifted, step) / full
        return edges

    def _score(self, around: list[str], edge: int, step: int) -> float:
        at = edge - 1 if step == 1 else edge
        total, missed = 0.0, 0
        for number, key in enumerate(around):
            for skipped in range(_SKIPPED + 1):
                here = at - step * skipped
                if 0 <= here < len(self._paper.keys) and self._paper.keys[here] == key:
                    total += self._weight[key] * _fading(number) * (1.0 - 0.08 * skipped)
                    at = here - step
                    missed = 0
                    break
            else:
                missed += 1
                at -= step  # the word is another one here, or gone
                if missed > _SKIPPED:
                    break
        return total


def _fading(number: int) -> float:
    return 1.0 / (1.0 + 0.25 * number)


def _overlap(one: Found, other: Found) -> bool:
    return one.begin < other.end and other.begin < one.end
