"""Where the user was, for Alt+Left and Alt+Right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_MOST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A tab, and the number of the record shown there."""

    tab: str
    number: str = ""


class Places:
    """The places one came through, and where among them one stands."""

    def __init__(self) -> None:
        self._all: list[Place] = []
        self._at = -1
        self._ways = 0

    @contextmanager
    def on_the_way(self) -> Iterator[None]:
        """Inside the block arriving adds nothing: going back or forward, or through a tab to one of its records."""
        self._ways += 1
        try:
            yield
        finally:
            self._ways -= 1

    def arrive(self, place: Place) -> None:
        """Someone came to a place by themselves; what lay ahead is gone. The same place twice counts once."""
        if self._ways or (self._all and self._all[self._at] == place):
            return
        here = self._all[self._at] if self._all else None
        if here is not None and here.tab == place.tab and not here.number:
            self._all[self._at] = place  # the tab's first record belongs to coming to the tab
            return
        self._all = [*self._all[: self._at + 1], place][-_MOST:]
        self._at = len(self._all) - 1

    def back(self) -> Place | None:
        """The place before, or None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._all[self._at]

    def forward(self) -> Place | None:
        """The place after, or None at the end."""
        if self._at + 1 >= len(self._all):
            return None
        self._at += 1
        return self._all[self._at]
