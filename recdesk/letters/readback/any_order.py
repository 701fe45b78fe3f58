"""Facts of an own letter that runs from right to left, where the order of drawing hides the order of the words.

What a PDF keeps of such a line is the order in which it was drawn: figures and Latin names stand elsewhere than in the
text. The letter's Word file proves the order; here the PDF proves that the same words stand together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from recdesk.domain.letter import LetterFact
from recdesk.letters.readback.paper import Paper, Place, key_of, words_of


class AnyOrder:
    """The words of one PDF, without the marks between them."""

    def __init__(self, paper: Paper) -> None:
        """`paper` is read leftwards."""
        self._paper = paper
        self._kept = [place for place, key in enumerate(paper.keys) if key]
        self._keys = [paper.keys[place] for place in self._kept]

    def again(self, fact: LetterFact, *, at_least: int) -> LetterFact:
        """The fact as found in any order of its words, or as it was where its words do not stand together."""
        slots = self._slots(fact.record)
        if len(slots) < at_least:
            return fact
        texts = [self._paper.text(begin, end) for begin, end in slots]
        places: tuple[Place, ...] = tuple(p for begin, end in slots for p in self._paper.places(begin, end))
        return replace(fact, document=fact.record, match=True, found=len(slots), snippet=texts[0], places=places)

    def _slots(self, text: str) -> list[tuple[int, int]]:
        """Where the words of a text stand together: first word and the one behind the last."""
        wanted = Counter(key for word in words_of(text, leftwards=True) if (key := key_of(word)))
        count = wanted.total()
        found: list[tuple[int, int]] = []
        start = 0
        while count and start + count <= len(self._keys):
            if self._keys[start] in wanted and Counter(self._keys[start : start + count]) == wanted:
                found.append((self._kept[start], self._kept[start + count - 1] + 1))
                start += count
            else:
                start += 1
        return found
