"""How these tests read a proof: the codes of its problems and warnings, and the facts by code."""

from __future__ import annotations

from typing import Any

from recdesk.domain.review import Proof


def problems(proof: Proof) -> list[str]:
    """The codes of what blocks, in order."""
    return [p.code for p in proof.problems]


def warnings(proof: Proof) -> list[str]:
    """The codes of what only warns."""
    return [p.code for p in proof.warnings]


def fact(proof: Proof, code: str) -> Any:
    """The value of the first fact of that code; KeyError when the proof does not show it."""
    for shown in proof.facts:
        if shown.code == code:
            return shown.value
    raise KeyError(code)


def source(proof: Proof, code: str) -> str:
    """Where the first fact of that code comes from."""
    return next(f.source for f in proof.facts if f.code == code)
