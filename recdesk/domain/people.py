"""People that records name besides candidates: team members, signers, those who are informed. Values, not accounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the desk works with; `email` is how drafts reach them."""

    name: str
    title: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature of a letter, in order from 1."""

    order: int
    name: str
    title: str = ""
    email: str = ""
