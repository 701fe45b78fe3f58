"""Checklist definitions: the shipped ones are whole, and a wrong one is refused with its place."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain import checklists
from recdesk.domain.errors import Unreadable
from recdesk.domain.numbers import RecordKind
from recdesk.domain.review import Item, Kind, Proof
from recdesk.domain.rules import candidate, offer, requisition
from tests.builders import (
    a_candidate_context,
    a_requisition_context,
    an_offer,
    an_offer_context,
    shipped_checklist,
)

PUBLIC_IDS = {
    RecordKind.REQUISITION: (
        "headcount_document number_and_finance role place pay_range hiring_team advert channels screening clocks"
    ),
    RecordKind.CANDIDATE: (
        "legal_name contact place_and_zone consent cv duplicates notice source accommodation next_action"
    ),
    RecordKind.OFFER: ("numbers pay start_date benefits template signatures sign_order final_pdf systems informed"),
}
"""Record files name items by these; they are kept."""


def text_of(kind: RecordKind) -> str:
    """The shipped definition as it stands in its file."""
    return (shipped.resources() / "checklists" / f"{kind.value}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", list(RecordKind))
def test_each_shipped_checklist_has_its_ten_items_in_order(kind: RecordKind) -> None:
    assert " ".join(i.id for i in shipped_checklist(kind).items) == PUBLIC_IDS[kind]


def test_names_pay_and_start_are_keyed_twice_and_nothing_else() -> None:
    again = {(k, i.id, i.again) for k in RecordKind for i in shipped_checklist(k).items if Kind.DOUBLE_KEY in i.kinds}
    assert again == {
        (RecordKind.CANDIDATE, "legal_name", "legal_name"),
        (RecordKind.OFFER, "pay", "amount"),
        (RecordKind.OFFER, "start_date", "start_date"),
    }


def proofs(kind: RecordKind, item: Item) -> list[Proof]:
    """What is found about a good record, and about an offer about which nothing is known elsewhere."""
    provers: dict[RecordKind, Callable[[Item], Any]] = {
        RecordKind.REQUISITION: lambda i: requisition.prove(i, a_requisition_context()),
        RecordKind.CANDIDATE: lambda i: candidate.prove(i, a_candidate_context(documents=())),
        RecordKind.OFFER: lambda i: offer.prove(i, an_offer_context(an_offer(inform=()))),
    }
    document, rule, _ = provers[kind](item)
    return [p for p in (document, rule) if p is not None]


@pytest.mark.parametrize(
    ("kind", "item"),
    [(k, i) for k in RecordKind for i in shipped_checklist(k).items],
    ids=lambda v: v.id if isinstance(v, Item) else str(v),
)
def test_each_attest_sentence_is_filled_from_the_facts_of_its_item(kind: RecordKind, item: Item) -> None:
    named = {name for _, name, _, _ in string.Formatter().parse(item.attest) if name}
    assert named <= {f.code for p in proofs(kind, item) for f in p.facts}


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_item_that_a_rule_may_ask_about_has_a_sentence_to_confirm(kind: RecordKind) -> None:
    may_ask = {"role", "pay_range", "advert", "screening", "contact", "consent", "notice", "accommodation", "pay"}
    may_ask |= {"systems", "informed"}
    assert {i.id for i in shipped_checklist(kind).items if i.attest} == may_ask & {
        i.id for i in shipped_checklist(kind).items
    }


def test_reading_a_definition_gives_a_new_version_its_number() -> None:
    text = text_of(RecordKind.OFFER).replace("version = 1", "version = 7")
    assert checklists.load(text).version == 7


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("version = 1", "version = 0", "version"),
        ("version = 1", "version = true", "version"),
        ('id = "offer_quality"', 'id = ""', "id"),
        ('record_kind = "offer"', 'record_kind = "invoice"', "record_kind"),
        ('title = "Offer and contract QA"', 'title = "Offer"\ncolour = "red"', None),
        ('id = "numbers"', 'id = "numbers"\ncolour = "red"', "numbers"),
        ('id = "numbers"', 'id = "pay"', "pay"),
        ('kinds = ["rule", "double_key"]', 'kinds = ["rule", "tick"]', "pay.kinds"),
        ('kinds = ["rule", "double_key"]', 'kinds = ["rule"]', "pay.again"),
        ('kinds = ["rule", "double_key"]', "kinds = []", "pay.kinds"),
        ('rule = "numbers"', 'rule = "advert"', "numbers.rule"),
        ('rule = "numbers"', "", "numbers.rule"),
        ('rule = "numbers"', 'rule = "numbers"\ndocument_type = "cv"', "numbers.document_type"),
        ('fields = ["status"]', 'fields = ["state"]', "systems.fields"),
        ('fields = ["inform"]', "fields = []", "informed.fields"),
        ('again = "amount"', 'again = "approved_at"', "pay.again"),
        ("show the offer as {status}.", "show the offer as {status.", "systems.attest"),
        ("show the offer as {status}.", "show the offer as {0}.", "systems.attest"),
        ('text = "E-signature order set"', "text = 5", "sign_order.text"),
    ],
)
def test_a_wrong_definition_is_refused_with_its_place(old: str, new: str, where: str | None) -> None:
    text = text_of(RecordKind.OFFER)
    assert old in text
    with pytest.raises(Unreadable) as caught:
        checklists.load(text.replace(old, new, 1))
    assert (caught.value.code, caught.value.problems[0].field) == ("checklist_wrong", where)


def test_a_rule_cannot_be_left_out() -> None:
    head, *items = text_of(RecordKind.OFFER).split("[[items]]")
    for left_out in range(len(items)):
        text = "[[items]]".join([head, *items[:left_out], *items[left_out + 1 :]])
        with pytest.raises(Unreadable) as caught:
            checklists.load(text)
        assert caught.value.problems[0].field == "items"


def test_items_may_be_reordered_and_added() -> None:
    head, *items = text_of(RecordKind.OFFER).split("[[items]]")
    added = (
        '\nid = "visa"\nkinds = ["attest"]\ntext = "Visa asked"\nwhy = "So."\nfields = ["country"]\nattest = "Yes."\n'
    )
    text = "[[items]]".join([head, added, *(f"{i.rstrip()}\n\n" for i in reversed(items))])
    assert [i.id for i in checklists.load(text).items][:2] == ["visa", "informed"]


@pytest.mark.parametrize("text", ["", "items = 3", "not toml at all ["])
def test_what_is_no_definition_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="checklist_wrong"):
        checklists.load(text)
