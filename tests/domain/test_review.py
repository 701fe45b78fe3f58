"""The checklist flow: what settles an item, what opens it again, and what can never be ticked."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recdesk.domain.errors import Problem, Refused
from recdesk.domain.money import Basis, Frequency, Money
from recdesk.domain.review import (
    SETTLED,
    Checklist,
    Fact,
    Item,
    ItemRun,
    ItemState,
    Kind,
    Outcome,
    Proof,
    Review,
    checked_reason,
    fingerprint_of,
)

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
REASON = "The ATS is down since nine, the vendor mends it today"
PROVED, ASK = Proof(Outcome.PROVED, (Fact("words", 412),)), Proof(Outcome.ASK, (Fact("words", 412),))
BLOCKED = Proof(Outcome.BLOCKED, (Fact("amount", Decimal(14000)),), (Problem("pay_above_range", "amount"),))


def an_item(item_id: str, *kinds: Kind, again: str = "", fields: tuple[str, ...] = ("amount",)) -> Item:
    """An item of a checklist."""
    rule = item_id if Kind.RULE in kinds else ""
    return Item(item_id, frozenset(kinds), "Text", "Why", fields, rule, again=again, attest="Yes")


RULED = an_item("ruled", Kind.RULE)
READ = an_item("read", Kind.RULE, Kind.ATTEST, fields=("advert_title",))
KEYED = an_item("keyed", Kind.RULE, Kind.DOUBLE_KEY, again="amount")
LIST = Checklist("test", 1, "Test", "offer", (RULED, READ, KEYED))


def a_review(
    ruled: Proof = PROVED, read: Proof = PROVED, keyed: Proof = PROVED, value: Any = Decimal(9500), **start: Any
) -> Review:
    """A review of three items with these proofs; the value is the one that is keyed again."""
    return Review.start(LIST, prover(ruled, read, keyed, value), **start)


def prover(ruled: Proof = PROVED, read: Proof = PROVED, keyed: Proof = PROVED, value: Any = Decimal(9500)) -> Any:
    """Proves the three items like this."""
    proofs = {"ruled": ruled, "read": read, "keyed": keyed}
    return lambda item: (None, proofs[item.id], value if item.again else None)


def states(review: Review) -> dict[str, ItemState]:
    """Where each item stands."""
    return {r.item.id: r.state for r in review.runs}


def refusal(act: Any, *args: Any, **given_names: Any) -> str:
    """The code with which an act is refused."""
    with pytest.raises(Refused) as caught:
        act(*args, by="im", at=NOW, **given_names)
    return caught.value.code


def test_a_machine_settles_only_what_it_proved() -> None:
    assert states(a_review()) == {
        "ruled": ItemState.PROVED,
        "read": ItemState.NEEDS_YOU,
        "keyed": ItemState.KEY_AGAIN,
    }
    assert not a_review().complete


def test_a_computed_item_cannot_be_ticked() -> None:
    review = a_review(ruled=BLOCKED)
    assert refusal(review.attest, "ruled") == "item_needs_no_attestation"
    assert refusal(a_review().attest, "ruled") == "item_needs_no_attestation"
    assert refusal(a_review().key_again, "ruled", Decimal(1)) == "item_needs_no_second_entry"


def test_there_is_no_way_to_tick_all() -> None:
    """Every act of a review settles one item at most, and none takes several or a wild card."""
    review = a_review(read=ASK)
    before = states(review)
    for changed in (
        review.attest("read", by="im", at=NOW),
        review.key_again("keyed", Decimal(9500), by="im", at=NOW),
        review.accept("read", REASON, by="im", at=NOW),
    ):
        assert sum(states(changed)[i] is not before[i] for i in before) == 1
    for wanted in ("*", "", "all", "ruled,read"):
        assert refusal(review.attest, wanted) == "item_unknown"


def test_a_blocked_item_cannot_be_confirmed() -> None:
    assert refusal(a_review(read=BLOCKED).attest, "read") == "item_blocked"


def test_a_rule_that_cannot_tell_asks_a_person() -> None:
    review = a_review(ruled=ASK)
    assert states(review)["ruled"] is ItemState.NEEDS_YOU
    assert states(review.attest("ruled", by="im", at=NOW))["ruled"] is ItemState.ATTESTED


def test_a_confirmation_falls_back_when_its_value_changes() -> None:
    review = a_review().attest("read", by="im", at=NOW, note="read twice")
    assert states(review)["read"] is ItemState.ATTESTED
    other = Proof(Outcome.PROVED, (Fact("words", 413),))
    changed = review.prove_again(prover(read=other))
    assert states(changed)["read"] is ItemState.NEEDS_YOU
    assert states(changed.prove_again(prover()))["read"] is ItemState.ATTESTED


def test_a_confirmation_stays_while_only_its_writing_changes() -> None:
    def said(value: Any) -> Proof:
        return Proof(Outcome.ASK, (Fact("pay", Money(value, "RON", Basis.GROSS, Frequency.MONTHLY)),))

    review = a_review(read=said(Decimal(9500))).attest("read", by="im", at=NOW)
    assert states(review.prove_again(prover(read=said(Decimal("9500.00")))))["read"] is ItemState.ATTESTED
    assert states(review.prove_again(prover(read=said(Decimal("9500.01")))))["read"] is ItemState.NEEDS_YOU


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ștefan Popescu", unicodedata.normalize("NFD", "Ștefan Popescu")),
        ("Ana  Popescu", " Ana Popescu "),
        (Decimal(9500), Decimal("9500.00")),
        (date(2027, 1, 11), date(2027, 1, 11)),
    ],
)
def test_a_second_entry_agrees_in_any_writing_of_the_same_value(first: Any, second: Any) -> None:
    review = a_review(value=first).key_again("keyed", second, by="im", at=NOW)
    assert states(review)["keyed"] is ItemState.PROVED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ștefan Popescu", "Stefan Popescu"),
        ("Ștefan Popescu", "\u015etefan Popescu"),
        ("Ana Popescu", "ana popescu"),
        ("Ana Popescu", "Popescu Ana"),
        (Decimal(9500), Decimal("9500.01")),
        (Decimal(9500), Decimal(95000)),
        (date(2027, 1, 11), date(2027, 11, 1)),
    ],
)
def test_a_second_entry_that_differs_tells_neither_value(first: Any, second: Any) -> None:
    review = a_review(value=first)
    with pytest.raises(Refused) as caught:
        review.key_again("keyed", second, by="im", at=NOW)
    assert caught.value.code == "entries_differ"
    told = repr([dict(p.facts) for p in caught.value.problems])
    assert str(first) not in told
    assert str(second) not in told


def test_a_second_entry_needs_a_first_one() -> None:
    assert refusal(a_review(value="").key_again, "keyed", "") == "first_entry_missing"
    assert refusal(a_review(value=None).key_again, "keyed", Decimal(1)) == "first_entry_missing"


def test_a_second_entry_no_longer_counts_when_the_first_one_changes() -> None:
    review = a_review().key_again("keyed", Decimal(9500), by="im", at=NOW)
    assert states(review.prove_again(prover(value=Decimal(9501))))["keyed"] is ItemState.KEY_AGAIN


def test_the_first_entry_is_not_shown_before_the_second() -> None:
    proof = Proof(Outcome.PROVED, (Fact("amount", 9500), Fact("amount_a_year", 114000), Fact("pay_to", 12500)))
    review = a_review(keyed=proof)
    assert [f.code for f in review.run("keyed").facts] == ["pay_to"]
    assert len(review.run("keyed").all_facts) == 3
    keyed = review.key_again("keyed", Decimal(9500), by="im", at=NOW)
    assert len(keyed.run("keyed").facts) == 3


def test_an_item_that_is_keyed_and_confirmed_needs_both() -> None:
    both = Checklist("b", 1, "B", "offer", (an_item("pay", Kind.RULE, Kind.ATTEST, Kind.DOUBLE_KEY, again="amount"),))
    review = Review.start(both, lambda _: (None, PROVED, Decimal(9500)))
    review = review.key_again("pay", Decimal(9500), by="im", at=NOW)
    assert states(review)["pay"] is ItemState.NEEDS_YOU
    assert states(review.attest("pay", by="im", at=NOW))["pay"] is ItemState.ATTESTED


@pytest.mark.parametrize("item", ["ruled", "read", "keyed"])
def test_an_open_item_may_be_excepted_with_a_reason(item: str) -> None:
    review = a_review(ruled=BLOCKED).accept(item, REASON, by="im", at=NOW, allowed_by="ep", until="2026-11-24")
    assert states(review)[item] is ItemState.EXCEPTED
    assert review.run(item).item.id not in [r.item.id for r in review.open_items]


def test_a_settled_item_needs_no_exception() -> None:
    assert refusal(a_review().accept, "ruled", REASON) == "item_already_settled"


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("n/a", "reason_length"),
        ("", "reason_length"),
        ("x" * 501, "reason_length"),
        ("n/a n/a n/a n/a n/a n/a n/a", "reason_says_nothing"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "reason_says_nothing"),
        (".......... ... ..........", "reason_says_nothing"),
        ("not applicable not applicable", "reason_says_nothing"),
        ("asdfghjklqwertyuiopzxcvbnm", "reason_says_nothing"),
    ],
)
def test_a_reason_that_says_nothing_is_refused(reason: str, code: str) -> None:
    assert refusal(a_review(ruled=BLOCKED).accept, "ruled", reason) == code


def test_the_reason_of_another_item_is_not_taken_again() -> None:
    review = a_review(ruled=BLOCKED).accept("ruled", REASON, by="im", at=NOW)
    assert refusal(review.accept, "read", f"  {REASON.upper()} ") == "reason_repeated"
    assert states(review.accept("ruled", REASON, by="im", at=NOW))["ruled"] is ItemState.EXCEPTED


def test_an_exception_ends_when_the_item_is_proved() -> None:
    review = a_review(ruled=BLOCKED).accept("ruled", REASON, by="im", at=NOW)
    proved = review.prove_again(prover())
    assert states(proved)["ruled"] is ItemState.PROVED
    assert next(r for r in proved.as_stored() if r["id"] == "ruled")["exception"] is None


def test_an_exception_does_not_cover_another_value_or_another_problem() -> None:
    review = a_review(ruled=BLOCKED).accept("ruled", REASON, by="im", at=NOW)
    higher = dataclasses.replace(BLOCKED, facts=(Fact("amount", Decimal(15000)),))
    assert states(review.prove_again(prover(ruled=higher)))["ruled"] is ItemState.BLOCKED
    other = dataclasses.replace(BLOCKED, problems=(*BLOCKED.problems, Problem("currency_differs", "currency")))
    assert states(review.prove_again(prover(ruled=other)))["ruled"] is ItemState.BLOCKED


def test_what_a_person_did_can_be_taken_back() -> None:
    review = a_review().attest("read", by="im", at=NOW)
    assert states(review.take_back("read"))["read"] is ItemState.NEEDS_YOU


def test_an_update_asks_only_the_items_that_it_touches() -> None:
    assert [r.item.id for r in a_review(touched={"advert_title"}).runs] == ["read"]
    assert [r.item.id for r in a_review(touched={"amount"}).runs] == ["ruled", "keyed"]
    assert a_review(touched=set()).complete


def test_open_items_stand_in_the_order_blocked_asked_keyed() -> None:
    review = a_review(ruled=PROVED, read=PROVED, keyed=PROVED)
    assert [r.item.id for r in review.open_items] == ["read", "keyed"]
    blocked = a_review(keyed=BLOCKED)
    assert [r.item.id for r in blocked.open_items] == ["keyed", "read"]


def test_the_problems_say_where_to_go() -> None:
    found = [(p.code, p.field, p.facts["item"]) for p in a_review(ruled=BLOCKED).problems()]
    assert found == [
        ("pay_above_range", "amount", "ruled"),
        ("item_needs_you", "advert_title", "read"),
        ("item_key_again", "amount", "keyed"),
    ]


def test_a_complete_review_is_stored_with_its_evidence() -> None:
    review = a_review().attest("read", by="im", at=NOW).key_again("keyed", Decimal(9500), by="ep", at=NOW)
    assert review.complete
    stored = {row["id"]: row for row in review.as_stored()}
    assert stored["read"]["attestation"]["by"] == "im"
    assert stored["keyed"]["second_entry"] == {"by": "ep", "at": NOW.isoformat()}
    assert stored["ruled"]["evidence"] == [{"code": "words", "value": 412, "source": "record"}]


OUTCOMES = st.sampled_from([PROVED, ASK, BLOCKED])


@given(ruled=OUTCOMES, read=OUTCOMES, keyed=OUTCOMES)
def test_a_review_is_complete_exactly_when_nothing_is_open(ruled: Proof, read: Proof, keyed: Proof) -> None:
    review = a_review(ruled, read, keyed)
    assert review.complete == (review.open_items == ())
    assert not review.complete  # the second entry is always missing
    for number, run in enumerate(review.open_items):
        reason = f"{REASON}, item number {'one two three'.split()[number]} waits"
        review = review.accept(run.item.id, reason, by="im", at=NOW)
    assert review.complete
    assert all(r.state in SETTLED for r in review.runs)


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_agree_exactly_when_they_are_one_after_nfc_and_spaces(one: str, other: str) -> None:
    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFC", text).split())

    assert (fingerprint_of(one) == fingerprint_of(other)) is (plain(one) == plain(other))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(min_value=0, max_value=5))
def test_a_figure_agrees_with_itself_in_any_number_of_decimals(value: Decimal, more: int) -> None:
    longer = Decimal(f"{value:f}{'0' * more}")
    assert fingerprint_of(longer) == fingerprint_of(value)
    assert fingerprint_of({"a": [longer]}) == fingerprint_of({"a": [value]})


@given(st.text(max_size=120))
def test_a_reason_is_either_refused_or_says_something(reason: str) -> None:
    try:
        text = checked_reason(reason, "ruled")
    except Refused:
        return
    assert len(text) >= 20
    assert len(set(text.casefold().split())) >= 3


def test_an_item_without_a_proof_stands_by_what_its_kinds_ask() -> None:
    assert ItemRun(an_item("word", Kind.ATTEST)).state is ItemState.NEEDS_YOU
