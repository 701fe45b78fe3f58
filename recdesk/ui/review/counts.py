"""How many items of a review stand where, in one line."""

from __future__ import annotations

from recdesk.domain.review import ItemState, Review
from recdesk.localization import screen
from recdesk.localization.catalogue import ntr


def counts_text(review: Review, milliseconds: int | None) -> str:
    """`1 blocked · 2 need you · 7 proved in 40 ms`."""
    counted = {state: sum(run.state is state for run in review.runs) for state in ItemState}
    proved = counted[ItemState.PROVED]
    said = ntr("{n} proved", "{n} proved", proved).format(n=proved)
    if milliseconds is not None:
        timed = ntr("{n} proved in {time} ms", "{n} proved in {time} ms", proved)
        said = timed.format(n=proved, time=screen.count(milliseconds))
    parts = [
        ntr("{n} blocked", "{n} blocked", counted[ItemState.BLOCKED]),
        ntr("{n} needs you", "{n} need you", counted[ItemState.NEEDS_YOU]),
        ntr("{n} to key again", "{n} to key again", counted[ItemState.KEY_AGAIN]),
        ntr("{n} confirmed", "{n} confirmed", counted[ItemState.ATTESTED]),
        ntr("{n} excepted", "{n} excepted", counted[ItemState.EXCEPTED]),
    ]
    states = (ItemState.BLOCKED, ItemState.NEEDS_YOU, ItemState.KEY_AGAIN, ItemState.ATTESTED, ItemState.EXCEPTED)
    shown = [p.format(n=counted[s]) for p, s in zip(parts, states, strict=True) if counted[s]]
    return " · ".join([*shown, said])


def left_text(n: int) -> str:
    """`3 items left`."""
    return ntr("{n} item left", "{n} items left", n).format(n=n)
