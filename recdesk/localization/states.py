"""The words for the states of a checklist's items, as the command line and printed sheets say them."""

from __future__ import annotations

from recdesk.localization.catalogue import mark, tr

_STATES = {
    "proved": mark("Proved"),
    "attested": mark("Confirmed"),
    "excepted": mark("Excepted"),
    "blocked": mark("Blocked"),
    "needs_you": mark("Needs you"),
    "key_again": mark("Key again"),
}


def item_state(code: str) -> str:
    """The word for a state; the code itself for one that is not known."""
    return tr(_STATES[code]) if code in _STATES else code
