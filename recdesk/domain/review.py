"""The checklist flow: items, proofs, what blocks, what a person must do. No toolkit, no storage, no clock.

A `Review` is one run of a checklist over one record. The window shows it and the command line drives it; both use
the same transitions. Every state is computed, nothing can be ticked: `state_of` reads what was proved, keyed,
attested and excepted.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from recdesk.domain.errors import Problem, Refused
from recdesk.domain.plain import to_plain

REASON_SHORTEST, REASON_LONGEST = 20, 500


class Kind(StrEnum):
    """The ways in which an item is settled; an item may need several."""

    RULE = "rule"
    DOCUMENT = "document"
    DOUBLE_KEY = "double_key"
    ATTEST = "attest"


class ItemState(StrEnum):
    """Where an item stands. `proved`, `attested` and `excepted` let the record be saved; the others are open."""

    PROVED = "proved"
    ATTESTED = "attested"
    EXCEPTED = "excepted"
    BLOCKED = "blocked"
    NEEDS_YOU = "needs_you"
    KEY_AGAIN = "key_again"


SETTLED = frozenset({ItemState.PROVED, ItemState.ATTESTED, ItemState.EXCEPTED})


class Outcome(StrEnum):
    """What a rule found: proved, contradicted, or not for a machine to say."""

    PROVED = "proved"
    BLOCKED = "blocked"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a proof rests on: a code (its label is made at the edge), the typed value, where it comes from."""

    code: str
    value: Any
    source: str = "record"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a rule found, with the facts used and, when contradicted, the problems to mend. `warnings` never block."""

    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist as defined: texts are English sources, translated at the edge.

    `fields` are the record's fields that the item speaks about; the first is where \"Go to field\" leads.
    `document_type` is needed by document items, `again` names the field that is keyed a second time, `attest` is the
    sentence that is confirmed.
    """

    id: str
    kinds: frozenset[Kind]
    text: str
    why: str
    fields: tuple[str, ...]
    rule: str = ""
    document_type: str = ""
    again: str = ""
    attest: str = ""
    sop: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist as defined: id, version and items in order."""

    id: str
    version: int
    title: str
    record_kind: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person's confirmation of exactly the facts that were shown (`fingerprint`)."""

    by: str
    at: datetime
    note: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SecondEntry:
    """A blind second entry that agreed with the record; `fingerprint` is of the value keyed."""

    by: str
    at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ItemException:
    """A written reason why the record may be saved although the item is not settled.

    It speaks about what was found when it was written (`fingerprint`); another value or another problem ends it.
    """

    by: str
    at: datetime
    reason: str
    allowed_by: str = ""
    until: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class ItemRun:
    """One item of one run: its proof and what people did about it."""

    item: Item
    proof: Proof | None = None
    document: Proof | None = None
    again_value: Any = None
    attestation: Attestation | None = None
    second_entry: SecondEntry | None = None
    exception: ItemException | None = None

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """Everything that the proofs rest on, the value that is keyed again included."""
        return tuple(f for p in (self.document, self.proof) if p is not None for f in p.facts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts to show. Until the second entry agreed, nothing about the first one is among them: it is blind."""
        if Kind.DOUBLE_KEY not in self.item.kinds or self.is_keyed:
            return self.all_facts
        return tuple(f for f in self.all_facts if not f.code.startswith(self.item.again))

    @property
    def is_keyed(self) -> bool:
        """Whether a second entry agreed with the value that the record has now."""
        return self.second_entry is not None and self.second_entry.fingerprint == fingerprint_of(self.again_value)

    @property
    def excepted(self) -> bool:
        """Whether a written reason covers what is open now."""
        return self.exception is not None and self.exception.fingerprint == self.open_fingerprint

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What blocks the item."""
        return tuple(q for p in (self.document, self.proof) if p is not None for q in p.problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What should be looked at but does not block."""
        return tuple(q for p in (self.document, self.proof) if p is not None for q in p.warnings)

    @property
    def needs_attestation(self) -> bool:
        """Whether a person must confirm: the item always asks, or its rule could not tell."""
        asked = any(p is not None and p.outcome is Outcome.ASK for p in (self.document, self.proof))
        return Kind.ATTEST in self.item.kinds or asked

    @property
    def fingerprint(self) -> str:
        """What an attestation of this item speaks about; another value makes it fall back to open."""
        return fingerprint_of([(f.code, f.value) for f in self.all_facts])

    @property
    def open_fingerprint(self) -> str:
        """What an exception of this item speaks about: the facts, the problems and the value to be keyed again."""
        return fingerprint_of([self.fingerprint, [(p.code, p.field or "") for p in self.problems], self.again_value])

    @property
    def state(self) -> ItemState:
        """Where the item stands, computed from everything known."""
        if self.problems or any(p is not None and p.outcome is Outcome.BLOCKED for p in (self.document, self.proof)):
            return ItemState.EXCEPTED if self.excepted else ItemState.BLOCKED
        if Kind.DOUBLE_KEY in self.item.kinds and not self.is_keyed:
            return ItemState.EXCEPTED if self.excepted else ItemState.KEY_AGAIN
        if self.needs_attestation:
            if self.attestation is not None and self.attestation.fingerprint == self.fingerprint:
                return ItemState.ATTESTED
            return ItemState.EXCEPTED if self.excepted else ItemState.NEEDS_YOU
        return ItemState.PROVED


Prover = Callable[[Item], tuple[Proof | None, Proof | None, Any]]


@dataclass(frozen=True, slots=True)
class Review:
    """One run of a checklist. Frozen: every step gives a new review."""

    checklist: Checklist
    runs: tuple[ItemRun, ...]

    @classmethod
    def start(cls, checklist: Checklist, prover: Prover, *, touched: Iterable[str] | None = None) -> Review:
        """Begin a run and prove what a machine can. With `touched`, only items that speak about those fields are
        asked."""
        wanted = None if touched is None else set(touched)
        items = [i for i in checklist.items if wanted is None or wanted & set(i.fields)]
        return cls(checklist, tuple(_proved(ItemRun(i), prover) for i in items))

    def prove_again(self, prover: Prover) -> Review:
        """Prove every item anew, keeping what people did; what no longer fits its facts falls back to open by
        itself."""
        return dataclasses.replace(self, runs=tuple(_proved(r, prover) for r in self.runs))

    def run(self, item_id: str) -> ItemRun:
        """The run of one item; Refused `item_unknown`."""
        for run in self.runs:
            if run.item.id == item_id:
                return run
        raise Refused("item_unknown", field=item_id, known=[r.item.id for r in self.runs])

    def attest(self, item_id: str, *, by: str, at: datetime, note: str = "") -> Review:
        """Confirm the facts shown. Refused where nothing is to be confirmed or a problem stands."""
        run = self.run(item_id)
        if not run.needs_attestation:
            raise Refused("item_needs_no_attestation", field=item_id)
        if run.problems:
            raise Refused("item_blocked", field=item_id)
        return self._with(dataclasses.replace(run, attestation=Attestation(by, at, note.strip(), run.fingerprint)))

    def key_again(self, item_id: str, typed: Any, *, by: str, at: datetime) -> Review:
        """A blind second entry. Refused `entries_differ` when it is not the record's value; neither value is told."""
        run = self.run(item_id)
        if Kind.DOUBLE_KEY not in run.item.kinds:
            raise Refused("item_needs_no_second_entry", field=item_id)
        if run.again_value in (None, ""):
            raise Refused("first_entry_missing", field=run.item.again)
        if fingerprint_of(typed) != fingerprint_of(run.again_value):
            raise Refused("entries_differ", field=run.item.again)
        return self._with(dataclasses.replace(run, second_entry=SecondEntry(by, at, fingerprint_of(typed))))

    def accept(
        self, item_id: str, reason: str, *, by: str, at: datetime, allowed_by: str = "", until: str = ""
    ) -> Review:
        """Record an exception with a written reason; Refused when the reason says nothing or nothing is open."""
        run = self.run(item_id)
        if run.state in SETTLED and run.exception is None:
            raise Refused("item_already_settled", field=item_id)
        text = checked_reason(reason, item_id, [r.exception.reason for r in self.runs if r.exception and r is not run])
        exception = ItemException(by, at, text, allowed_by, until, run.open_fingerprint)
        return self._with(dataclasses.replace(run, exception=exception))

    def take_back(self, item_id: str) -> Review:
        """Take back what a person did about an item: its attestation, second entry or exception."""
        run = dataclasses.replace(self.run(item_id), attestation=None, second_entry=None, exception=None)
        return self._with(run)

    @property
    def open_items(self) -> tuple[ItemRun, ...]:
        """Items that still keep the record from being saved, in the order in which they are shown."""
        order = (ItemState.BLOCKED, ItemState.NEEDS_YOU, ItemState.KEY_AGAIN)
        return tuple(r for s in order for r in self.runs if r.state is s)

    @property
    def complete(self) -> bool:
        """Whether every item is proved, attested or excepted."""
        return all(r.state in SETTLED for r in self.runs)

    def problems(self) -> tuple[Problem, ...]:
        """Why the record cannot be saved: each open item's problems, or what it waits for."""
        found: list[Problem] = []
        for run in self.open_items:
            facts: Mapping[str, Any] = {"item": run.item.id, "text": run.item.text}
            if run.state is ItemState.BLOCKED:
                found += [Problem(p.code, p.field, p.record, {**p.facts, **facts}) for p in run.problems]
            else:
                field = run.item.again or (run.item.fields[0] if run.item.fields else None)
                found.append(Problem(f"item_{run.state.value}", field, None, facts))
        return tuple(found)

    def as_stored(self) -> list[dict[str, Any]]:
        """The run as plain data for the record's history: id, state, evidence and what people did."""
        return [
            {
                "id": r.item.id,
                "state": r.state.value,
                "evidence": [{"code": f.code, "value": to_plain(f.value), "source": f.source} for f in r.all_facts],
                "problems": [p.code for p in r.problems],
                "attestation": to_plain(r.attestation) if r.attestation else None,
                "second_entry": {"by": r.second_entry.by, "at": r.second_entry.at.isoformat()}
                if r.second_entry
                else None,
                "exception": to_plain(r.exception) if r.exception and r.state is ItemState.EXCEPTED else None,
            }
            for r in self.runs
        ]

    def _with(self, changed: ItemRun) -> Review:
        runs = tuple(changed if r.item.id == changed.item.id else r for r in self.runs)
        return dataclasses.replace(self, runs=runs)


def _proved(run: ItemRun, prover: Prover) -> ItemRun:
    document, proof, again_value = prover(run.item)
    return dataclasses.replace(run, document=document, proof=proof, again_value=again_value)


def fingerprint_of(value: Any) -> str:
    """SHA-256 of a value's canonical plain form; Decimal 9500 and 9500.00 are one value, text is compared after NFC."""
    text = json.dumps(_canonical(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: Any) -> Any:
    """Plain data in which equal values look the same, inside lists, mappings and values such as Money too."""
    if isinstance(value, Decimal):
        return to_plain(value.normalize() + 0)
    if isinstance(value, str) and not isinstance(value, Enum):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, (list, tuple)):
        return [_canonical(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _canonical(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(k): _canonical(v) for k, v in value.items()}
    return to_plain(value)


def checked_reason(reason: str, item_id: str, others: Iterable[str] = ()) -> str:
    """The reason, trimmed; Refused when it is too short or long, says nothing, or repeats another item's reason."""
    text = " ".join(reason.split())
    if not REASON_SHORTEST <= len(text) <= REASON_LONGEST:
        raise Refused(
            "reason_length", field=item_id, shortest=REASON_SHORTEST, longest=REASON_LONGEST, length=len(text)
        )
    letters = [c for c in text.casefold() if c.isalnum()]
    if len(set(letters)) < 6 or len(set(text.casefold().split())) < 3:
        raise Refused("reason_says_nothing", field=item_id)
    if text.casefold() in {o.casefold() for o in others}:
        raise Refused("reason_repeated", field=item_id)
    return text
