"""The states of things on the desk: each with a word, a drawing of its own shape and a colour. Never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from recdesk.localization.catalogue import mark, tr


@dataclass(frozen=True, slots=True)
class State:
    """How a state looks. `tint` is the token of the ground behind the word, or nothing."""

    name: str
    word: str
    drawing: str
    filled: bool
    colour: str
    tint: str = ""

    def shown(self, detail: str = "") -> str:
        """The word in the language of the window, with an amount such as "3 h" after it."""
        word = tr(self.word)
        return f"{word} {detail}" if detail else word


_ALL = (
    State("proved", mark("Proved"), "checkmark_circle", True, "proved", "proved_tint"),
    State("confirmed", mark("Confirmed"), "person_available", True, "proved", "proved_tint"),
    State("needs_you", mark("Needs you"), "person_alert", True, "needs_you", "needs_you_tint"),
    State("key_again", mark("Key again"), "keyboard", False, "needs_you", "needs_you_tint"),
    State("four_eyes", mark("Second person"), "people_checkmark", False, "needs_you", "needs_you_tint"),
    State("blocked", mark("Blocked"), "error_circle", True, "blocked", "blocked_tint"),
    State("excepted", mark("Excepted"), "shield_error", True, "excepted", "excepted_tint"),
    State("late", mark("Late"), "clock_alarm", True, "late", "late_tint"),
    State("due", mark("Due"), "clock", False, "text2"),
    State("open", mark("Open"), "circle", False, "text2"),
    State("neutral", "", "circle", False, "text2"),
)
STATES = {state.name: state for state in _ALL}


def state(name: str) -> State:
    """The state of that name; KeyError when there is none."""
    return STATES[name]
