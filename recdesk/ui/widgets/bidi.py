"""Keeps figures, codes, dates and foreign names in their own direction inside a line of another one."""

from __future__ import annotations

_LEFT_TO_RIGHT, _OWN, _END = "\u2066", "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Figures, codes, addresses and dates: always from left to right."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if text else text


def isolated_name(text: str) -> str:
    """A name: in the direction of its own letters."""
    return f"{_OWN}{text}{_END}" if text else text
