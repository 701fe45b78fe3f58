"""The audit chain: every edit, deletion, insertion and reordering shows, and where it begins."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.audit import START, AuditEntry, hash_of, verify

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
details = st.dictionaries(texts, st.one_of(texts, st.integers(), st.booleans(), st.none(), st.lists(texts)), max_size=4)
drafts = st.builds(
    AuditEntry,
    seq=st.just(0),
    at=st.integers(0, 10**6).map(lambda s: NOW + timedelta(seconds=s)),
    operator=texts,
    action=st.sampled_from(["create", "change", "letter"]),
    record_kind=texts,
    record=texts,
    details=details,
)
chains = st.lists(drafts, min_size=2, max_size=8).map(lambda entries: chained(entries))


def chained(entries: list[AuditEntry]) -> list[AuditEntry]:
    """The entries numbered and linked."""
    linked: list[AuditEntry] = []
    for seq, entry in enumerate(entries, 1):
        prev = linked[-1].hash if linked else START
        numbered = dataclasses.replace(entry, seq=seq, prev_hash=prev)
        linked.append(dataclasses.replace(numbered, hash=hash_of(numbered)))
    return linked


@given(chains)
def test_a_chain_as_written_is_whole(chain: list[AuditEntry]) -> None:
    state = verify(chain)
    assert (state.ok, state.entries, state.head, state.first_bad) == (True, len(chain), chain[-1].hash, None)


@given(chains, st.data())
def test_an_edit_is_found_at_its_place(chain: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    old = chain[place]
    edits: list[dict[str, Any]] = [
        {"operator": old.operator + "x"},
        {"action": "other"},
        {"record": old.record + "1"},
        {"record_kind": old.record_kind + "1"},
        {"at": old.at + timedelta(seconds=1)},
        {"details": {**old.details, "added": 1}},
        {"hash": "0" * 64},
        {"prev_hash": "f" * 64},
    ]
    chain[place] = dataclasses.replace(old, **data.draw(st.sampled_from(edits)))
    assert verify(chain).first_bad == place + 1


@given(chains, st.data())
def test_an_edit_whose_own_hash_was_made_anew_breaks_the_next_link(
    chain: list[AuditEntry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    forged = dataclasses.replace(chain[place], operator=chain[place].operator + "x")
    chain[place] = dataclasses.replace(forged, hash=hash_of(forged))
    assert verify(chain).first_bad == place + 2


@given(chains, st.data())
def test_a_deletion_is_found_and_at_the_end_the_head_is_another(chain: list[AuditEntry], data: st.DataObject) -> None:
    head = chain[-1].hash
    place = data.draw(st.integers(0, len(chain) - 1))
    del chain[place]
    state = verify(chain)
    if place < len(chain):
        assert state.first_bad == place + 1
    else:
        assert state.head != head


@given(chains, st.data())
def test_an_insertion_is_found(chain: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    forged = dataclasses.replace(chain[place], operator="forger")
    chain.insert(place, dataclasses.replace(forged, hash=hash_of(forged)))
    assert not verify(chain).ok


@given(chains, st.data())
def test_another_order_is_found(chain: list[AuditEntry], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(chain))))
    state = verify(chain[i] for i in order)
    assert state.ok == (list(order) == list(range(len(chain))))


def test_an_empty_chain_is_whole() -> None:
    assert verify([]) == dataclasses.replace(verify([]), entries=0, head=START, first_bad=None)


def test_the_parts_of_an_entry_cannot_be_moved_into_each_other() -> None:
    first = AuditEntry(seq=1, at=NOW, operator="ab", action="c")
    assert hash_of(first) != hash_of(dataclasses.replace(first, operator="a", action="bc"))


def test_values_of_other_kinds_hash_otherwise() -> None:
    values: list[Any] = ["1", 1, True, None, ["1"], {"1": None}]
    entries = [AuditEntry(seq=1, at=NOW, operator="a", action="b", details={"x": value}) for value in values]
    assert len({hash_of(entry) for entry in entries}) == len(values)
