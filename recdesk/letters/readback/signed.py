"""A signed copy against the record: each field found by the words around it, compared, and a verdict.

The letter that went out is the map: what stands around each field in it is looked for on the paper that came back.
Where the map leads nowhere (a letter written anew), the field's own value and the labels of the language are tried.
"""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recdesk.domain.letter import LetterFact, SignedReading, Verdict
from recdesk.letters.readback.comparing import listed_proposal, proposal, same_words, says, squeezed, value_after
from recdesk.letters.readback.labels import labels_of
from recdesk.letters.readback.paper import Paper, UnreadablePaper, key_of, paper_of
from recdesk.letters.readback.places import AROUND, ENOUGH, SURE, Finder, Found, Slot, occurrences, slots_of
from recdesk.letters.readback.wanted import Wanted, wanted_facts
from recdesk.localization.formats import right_to_left

_SNIPPET = 7
_BEHIND_LABEL = 12
_ALIKE = 0.5
_OTHER_PAPER = 0.6
_ROW_APART = 30.0
_TABLE_GAP, _LONGEST_TABLE, _BEHIND_TABLE, _LONGEST_ADDITION = 60, 400, 12, 40


@dataclass(frozen=True, slots=True)
class _Said:
    """What the paper says at one place of a field."""

    match: bool
    text: str
    begin: int
    end: int
    sure: float
    added: str = ""


def read_signed(
    content: bytes,
    *,
    context: Mapping[str, Any],
    language: str,
    letter: bytes,
    stood: Mapping[str, str] | None = None,
) -> SignedReading:
    """Compare a PDF or DOCX with the record. `context` is the record's own (see letters.context), `letter` the PDF or
    DOCX that went out, of the same kind as the paper where there is one, `stood` the facts as they stand in it.

    Never raises for a paper that cannot be read: that is a verdict.
    """
    leftwards = right_to_left(language)
    sent = paper_of(letter, leftwards=leftwards)
    wanted = wanted_facts(context, language=language, stood=stood or {})
    vocabulary = {*sent.keys, *(key_of(word) for want in wanted for word in want.text.split())}
    try:
        paper = paper_of(content, vocabulary=vocabulary, leftwards=leftwards)
    except UnreadablePaper as error:
        return SignedReading(Verdict.UNREADABLE, language=language, reason=error.reason)
    facts, proposed = _Comparison(sent, paper, wanted, language).facts(context)
    return _reading(facts, proposed, paper, language)


def _reading(facts: tuple[LetterFact, ...], proposed: Mapping[str, Any], paper: Paper, language: str) -> SignedReading:
    wrong = [fact for fact in facts if not fact.match]
    gone = [fact for fact in wrong if not fact.document]
    verdict, reason = (Verdict.MISMATCH, "") if wrong or not facts else (Verdict.MATCH, "")
    if wrong and len(gone) == len(wrong) and paper.blank:
        # What is missing may stand on the pages that are pictures: nobody can say that it differs.
        verdict, reason = Verdict.UNREADABLE, "no_text"
    elif len(gone) > _OTHER_PAPER * len(facts):
        reason = "other_paper"
    return SignedReading(
        verdict, facts, paper.pages, language, reason, paper.blank, proposed if verdict is Verdict.MISMATCH else {}
    )


class _Comparison:
    """One letter, one paper."""

    def __init__(self, sent: Paper, paper: Paper, wanted: tuple[Wanted, ...], language: str) -> None:
        self._sent, self._paper, self._wanted, self._language = sent, paper, wanted, language
        self._labels = labels_of(language)
        self._slots = slots_of(wanted, sent, self._labels)
        self._finder = Finder(sent, paper)
        self._pay: list[tuple[Slot, Found]] = []

    def facts(self, context: Mapping[str, Any]) -> tuple[tuple[LetterFact, ...], dict[str, Any]]:
        """Every field that the letter says as it stands on the paper, and what to change in the record."""
        facts: list[LetterFact] = []
        proposed: dict[str, Any] = {}
        listed: dict[str, dict[str, str]] = {}
        for want in self._wanted:
            if self._paper.leftwards and want.field == "workplace":
                continue  # a Latin address among such words is drawn in pieces
            slots = self._slots.get(want.field, [])
            if not slots and want.field in _WHERE_SAID:
                continue  # the letter that went out does not say it
            fact, added = self._fact(want, slots)
            facts.append(fact)
            if added and want.field.partition(":")[0] in _IN_PAY_TABLE:
                facts.append(self._added_row(added, fact))
            elif added:
                facts[-1] = self._with_more(fact, added)
            if not facts[-1].match and fact.document:
                proposed |= proposal(want, fact.document, self._language)
                kind, _, called = want.field.partition(":")
                if called and kind in ("allowance", "benefit"):
                    listed.setdefault(f"{kind}s", {})[called] = fact.document
        if all(fact.match for fact in facts if fact.field.partition(":")[0] in _IN_PAY_TABLE):
            facts += self._rows_between()
        for kind, said in listed.items():
            changed = listed_proposal(context["offer"][kind], kind, said, self._language)
            if changed is not None:
                proposed[kind] = changed
        return tuple(_once(facts)), proposed

    def _fact(self, want: Wanted, slots: list[Slot]) -> tuple[LetterFact, str]:
        places = [(slot, found) for slot, found in self._finder.find(slots) if found]
        if want.field.partition(":")[0] in _IN_PAY_TABLE:
            self._pay += places
        said = [self._said(want, slot, found) for slot, found in places]
        right = [s for s in said if s.match]
        wrong = [s for s in said if not s.match and self._counts(want, s, slots)]
        if wrong:
            worst = max(wrong, key=lambda s: (bool(s.text), s.sure))
            return self._made(want, worst, match=False, all_of=[worst]), ""
        if right:
            added = next((s.added for s in right if s.added), "")
            best = next((s for s in right if s.added), right[0])
            return self._made(want, best, match=True, all_of=right), added
        return self._elsewhere(want, said), ""

    def _counts(self, want: Wanted, said: _Said, slots: list[Slot]) -> bool:
        """Whether a place that says something else is one that can be believed."""
        if said.sure >= SURE and said.text:
            return True
        if self._times(want) >= len(slots):
            return False  # the value stands as often as it should: the place is not sure, the value is
        if not said.text:
            return said.sure >= SURE
        return difflib.SequenceMatcher(None, squeezed(said.text), squeezed(want.text)).ratio() >= _ALIKE

    def _times(self, want: Wanted) -> int:
        return len(occurrences(want.text, self._paper))

    def _said(self, want: Wanted, slot: Slot, found: Found) -> _Said:
        text = self._paper.text(found.begin, found.end)
        if says(want, text, self._language):
            return _Said(True, text, found.begin, found.end, found.sure)
        slack = 0 if found.sure >= SURE else 2  # a place that is not sure may be beside the value
        for whole in occurrences(want.text, self._paper):
            if whole.begin < found.end + slack and found.begin - slack < whole.end and self._spelled(want, whole):
                added = "" if want.loose else self._added(want, slot, found, whole)
                return _Said(True, self._paper.text(whole.begin, whole.end), whole.begin, whole.end, found.sure, added)
        return _Said(False, text, found.begin, found.end, found.sure)

    def _spelled(self, want: Wanted, whole: Slot) -> bool:
        """Whether the words, which agree as they are compared, also agree letter by letter."""
        text = self._paper.text(whole.begin, whole.end)
        return squeezed(text) == squeezed(want.text) or (self._paper.leftwards and same_words(text, want.text))

    def _added(self, want: Wanted, slot: Slot, found: Found, whole: Slot) -> str:
        """Words between the value and the words around it that the letter does not have there: on the line of the
        value, or in the lines beside it where it is a row of a table. A stamp lies elsewhere."""
        if min(found.before, found.after) < SURE:
            return ""
        in_table = want.field.partition(":")[0] in _IN_PAY_TABLE
        known = self._sent.keys[max(0, slot.begin - AROUND) : slot.end + AROUND] if in_table else self._sent.keys
        around = {*known, ""}
        more = [*range(found.begin, whole.begin), *range(whole.end, found.end)]
        new = [at for at in more if self._paper.keys[at] not in around]
        apart = _ROW_APART if in_table else -1.0
        new = [
            at for at in new if self._paper.near(at, whole.begin if at < whole.begin else whole.end - 1, apart=apart)
        ]
        return self._paper.text(new[0], new[-1] + 1) if new else ""

    def _elsewhere(self, want: Wanted, said: list[_Said]) -> LetterFact:
        """A field that is not where the letter has it: anywhere else, or behind its label."""
        for whole in occurrences(want.text, self._paper):
            if self._spelled(want, whole):
                at = _Said(True, self._paper.text(whole.begin, whole.end), whole.begin, whole.end, 0.0)
                return self._made(want, at, match=True, all_of=[at])
        for label in self._labels.get(want.field, ()):
            for place in occurrences(label, self._paper):
                behind = self._paper.raw[place.end : place.end + _BEHIND_LABEL]
                text = value_after(want, " ".join(behind), self._language)
                if text:
                    begin = place.end + _index_of(text.split(), list(behind))
                    match = says(want, text, self._language)
                    at = _Said(match, text, begin, begin + len(text.split()), ENOUGH)
                    return self._made(want, at, match=match, all_of=[at])
        if said and said[0].sure >= SURE:
            return self._made(want, said[0], match=False, all_of=[said[0]])
        return LetterFact(want.field, want.text, "", False)

    def _made(self, want: Wanted, said: _Said, *, match: bool, all_of: list[_Said]) -> LetterFact:
        places = tuple(place for s in all_of for place in self._paper.places(s.begin, s.end))
        snippet = self._paper.text(said.begin - _SNIPPET, said.end + _SNIPPET)
        if not places and self._paper.words:  # nothing stands there: the words before show where
            places = self._paper.places(said.begin - 2, said.begin)
        return LetterFact(want.field, want.text, said.text, match, len(all_of), snippet, places)

    def _rows_between(self) -> list[LetterFact]:
        """Rows of pay and benefits that the letter does not have, between rows or behind the last one."""
        rows = sorted(self._pay, key=lambda place: place[0].begin)
        while len(rows) > 1 and rows[1][0].begin - rows[0][0].end > _TABLE_GAP:
            rows.pop(0)  # the pay named in a sentence before the table
        if not rows:
            return []
        (first, at), (last, _) = rows[0], rows[-1]
        letter = self._sent.keys[first.begin : min(last.end, first.begin + _LONGEST_TABLE) + _BEHIND_TABLE]
        paper = self._paper.keys[at.begin : at.begin + len(letter) + _LONGEST_ADDITION]
        known = Counter(letter)
        known.subtract(paper)
        blocks = difflib.SequenceMatcher(None, letter, paper, autojunk=False).get_opcodes()
        added = []
        for (tag, _, _, begin, end), after in itertools.pairwise(blocks):
            new = any(key and known[key] < 0 for key in paper[begin:end])  # what only moved is not new
            if tag == "insert" and new and after[0] == "equal" and after[2] - after[1] >= 2:
                text = self._paper.text(at.begin + begin, at.begin + end)
                places = self._paper.places(at.begin + begin, at.begin + end)
                snippet = self._paper.text(at.begin + begin - _SNIPPET, at.begin + end + _SNIPPET)
                added.append(LetterFact(f"benefit:{text}", "", text, False, 1, snippet, places))
        return added

    def _added_row(self, added: str, beside: LetterFact) -> LetterFact:
        return LetterFact(f"benefit:{added}", "", added, False, 1, beside.snippet, beside.places)

    def _with_more(self, fact: LetterFact, added: str) -> LetterFact:
        text = f"{fact.document} {added}"
        return LetterFact(fact.field, fact.record, text, False, fact.found, fact.snippet, fact.places)


_IN_PAY_TABLE = frozenset({"amount", "allowance", "bonus", "benefit"})
_WHERE_SAID = frozenset(
    {
        *("letter_date", "amount_words", "end_date", "annual_leave_days", "hours_per_week"),
        *("department", "hiring_manager", "workplace", "company"),
    }
)
"""Fields that not every letter prints: they are compared where the letter that went out has them."""


def _index_of(part: list[str], words: list[str]) -> int:
    return next((at for at in range(len(words)) if words[at : at + len(part)] == part), 0)


def _once(facts: list[LetterFact]) -> list[LetterFact]:
    """Without what was noticed twice: a row added between two others."""
    return list({(fact.field, fact.document): fact for fact in reversed(facts)}.values())[::-1]
