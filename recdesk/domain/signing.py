"""Where and in which order a document is signed: neutral places that become what a signing service looks for.

Templates name the place (`signers[].anchor`, `letter.candidate_anchor`); what stands there is the desk's choice or the
letter's, so that one template serves every service and paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recdesk.domain.candidate import Candidate
from recdesk.domain.errors import Problem, Unreadable
from recdesk.domain.offer import Offer
from recdesk.domain.people import Signer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Signing(StrEnum):
    """What stands where somebody signs."""

    MARK = "mark"
    DOCUSIGN = "docusign"
    ADOBE = "adobe"
    LINE = "line"


def anchor(kind: Signing, order: int) -> str:
    """The text for the signer of that order (from 1). Each stands once in a document: services sign at every place
    where it is found."""
    match kind:
        case Signing.DOCUSIGN:
            return f"\\s{order}\\"
        case Signing.ADOBE:
            return f"{{{{Sig{order}_es_:signer{order}:signature}}}}"
        case Signing.LINE:
            return f"{order}. {'_' * 24}"
        case _:
            return f"[[sign:{order}]]"


def signing_of(text: str) -> Signing:
    """The kind of that name; Unreadable `signing_unknown`."""
    try:
        return Signing(text)
    except ValueError:
        raise Unreadable("signing_unknown", field="signing", value=text, known=[s.value for s in Signing]) from None


def with_anchors(context: Mapping[str, Any], kind: Signing) -> Mapping[str, Any]:
    """What a letter says with every neutral mark in it as that service wants it."""
    if kind is Signing.MARK:
        return context
    signers = [{**s, "anchor": anchor(kind, s["order"])} if s.get("anchor") else s for s in context["signers"]]
    letter = context["letter"]
    own = str(letter.get("candidate_anchor") or "")
    digits = "".join(c for c in own if c.isdecimal())
    if digits:
        letter = {**letter, "candidate_anchor": anchor(kind, int(digits))}
    return {**context, "signers": signers, "letter": letter}


@dataclass(frozen=True, slots=True)
class SigningOrder:
    """Who signs an offer's letter, in order; the candidate last where the offer does not say otherwise."""

    number: str
    signers: tuple[Signer, ...]

    def problems(self) -> tuple[Problem, ...]:
        """What keeps it from being sent: a signer without name or address, one address twice, a text that a spreadsheet
        would calculate."""
        found: list[Problem] = []
        seen: set[str] = set()
        for signer in self.signers:
            facts = {"order": signer.order, "name": signer.name}
            if not signer.name or "@" not in signer.email:
                found.append(Problem("signer_without_address", "signers", self.number, facts))
            elif signer.email.casefold() in seen:
                found.append(Problem("signer_twice", "signers", self.number, {**facts, "email": signer.email}))
            elif signer.name.startswith(_FORMULA) or signer.email.startswith(_FORMULA):
                found.append(Problem("signer_formula", "signers", self.number, facts))
            seen.add(signer.email.casefold())
        return tuple(found)


def signing_order(offer: Offer, candidate: Candidate) -> SigningOrder:
    """The signers of an offer by their order, with the candidate among them once."""
    listed = sorted(offer.signers, key=lambda s: s.order)
    name, mail = candidate.shown_name, candidate.email.casefold()
    own = [s for s in listed if (s.email and s.email.casefold() == mail) or s.name in (candidate.legal_name, name)]
    if not own:
        listed.append(Signer(max((s.order for s in listed), default=0) + 1, name, "", candidate.email))
    return SigningOrder(offer.number, tuple(listed))
