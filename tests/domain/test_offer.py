"""The offer's life as a table: which act from which status, in which order of time, and within its validity."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from recdesk.domain.money import Basis, Frequency, Money
from recdesk.domain.offer import LIVE, Offer, OfferAct, OfferStatus, carry_out, refusal_of_act
from tests.builders import an_offer

NOW = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)
ALLOWED = {
    OfferStatus.DRAFT: {OfferAct.APPROVE, OfferAct.WITHDRAW},
    OfferStatus.APPROVED: {OfferAct.SEND, OfferAct.WITHDRAW, OfferAct.EXPIRE},
    OfferStatus.SENT: {OfferAct.ACCEPT, OfferAct.DECLINE, OfferAct.WITHDRAW, OfferAct.EXPIRE},
    OfferStatus.ACCEPTED: set(),
    OfferStatus.DECLINED: set(),
    OfferStatus.WITHDRAWN: set(),
    OfferStatus.EXPIRED: set(),
}


def refused(offer: Offer, act: OfferAct, at: datetime = NOW) -> str:
    problem = refusal_of_act(offer, act, at=at, now=NOW)
    return "" if problem is None else problem.code


@pytest.mark.parametrize("status", list(OfferStatus))
def test_every_act_is_allowed_or_refused_as_the_table_says(status: OfferStatus) -> None:
    for act in OfferAct:
        valid_until = date(2026, 11, 22) if act is OfferAct.EXPIRE else date(2026, 12, 4)
        offer = an_offer(status=status, valid_until=valid_until)
        wanted = "" if act in ALLOWED[status] else "offer_act_out_of_order"
        assert refused(offer, act) == wanted, act


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (OfferAct.APPROVE, OfferStatus.APPROVED),
        (OfferAct.SEND, OfferStatus.SENT),
        (OfferAct.ACCEPT, OfferStatus.ACCEPTED),
        (OfferAct.DECLINE, OfferStatus.DECLINED),
        (OfferAct.WITHDRAW, OfferStatus.WITHDRAWN),
        (OfferAct.EXPIRE, OfferStatus.EXPIRED),
    ],
)
def test_an_act_sets_its_status_and_its_time(act: OfferAct, status: OfferStatus) -> None:
    offer = an_offer()
    carry_out(offer, act, NOW)
    assert offer.status is status
    assert getattr(offer, f"{status.value}_at") == NOW


def test_acts_keep_their_order_in_time() -> None:
    offer = an_offer(status=OfferStatus.SENT, approved_at=NOW - timedelta(hours=2), sent_at=NOW - timedelta(hours=1))
    assert refused(offer, OfferAct.ACCEPT, NOW + timedelta(seconds=1)) == "offer_act_in_future"
    assert refused(offer, OfferAct.ACCEPT, NOW - timedelta(minutes=61)) == "offer_act_before_last"
    assert refused(offer, OfferAct.ACCEPT, NOW - timedelta(minutes=60)) == ""


@pytest.mark.parametrize(
    ("valid_until", "accept", "expire"),
    [
        (date(2026, 11, 22), "offer_no_longer_valid", ""),
        (date(2026, 11, 23), "", "offer_still_valid"),
        (None, "", "offer_still_valid"),
    ],
)
def test_an_offer_is_accepted_within_its_validity_and_expires_after_it(
    valid_until: date | None, accept: str, expire: str
) -> None:
    offer = an_offer(status=OfferStatus.SENT, valid_until=valid_until)
    assert refused(offer, OfferAct.ACCEPT) == accept
    assert refused(offer, OfferAct.EXPIRE) == expire
    assert refused(offer, OfferAct.DECLINE) == ""
    offer.status = OfferStatus.APPROVED
    assert refused(offer, OfferAct.SEND) == accept


def test_pay_is_one_value_or_none_while_a_part_is_missing() -> None:
    assert an_offer().pay == Money(Decimal(9500), "RON", Basis.GROSS, Frequency.MONTHLY)
    gaps: list[dict[str, Any]] = [{"amount": None}, {"currency": ""}, {"basis": None}, {"frequency": None}]
    assert [an_offer(**gap).pay for gap in gaps] == [None] * 4


def test_an_answered_no_is_not_live() -> None:
    assert set(OfferStatus) - LIVE == {OfferStatus.DECLINED, OfferStatus.WITHDRAWN, OfferStatus.EXPIRED}
