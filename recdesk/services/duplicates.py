"""Who of the stored candidates may be the same person: for the panel while typing, the checklist item and imports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recdesk.domain.candidate import Candidate
from recdesk.domain.duplicate_levels import Compared, Level, folded
from recdesk.domain.duplicates import SAME, WORTH_SHOWING, Alikeness, compare
from recdesk.domain.folding import fold
from recdesk.domain.rules.contexts import AlikeFound
from recdesk.services.ports import UnitOfWork
from recdesk.services.reads import Alike

FETCHED = 60
SHOWN = 8
_MANY_PEOPLE = 3
"""An address or number carried by more different names than this belongs to an agency or an office."""


def fetch(candidate: Candidate, uow: UnitOfWork) -> list[Alike]:
    """Stored candidates to compare with: those that share an address, a number or a pair of name words, at most 60."""
    found = uow.alike(
        names=[name for name in (candidate.legal_name, candidate.latin_name) if name],
        email=candidate.email,
        phone=candidate.phone,
        national_id=candidate.national_id,
        limit=FETCHED,
    )
    return [other for other in found if other.number != candidate.number]


def alike_to(
    candidate: Candidate, uow: UnitOfWork, *, most: int = SHOWN, fetched: Sequence[Alike] | None = None
) -> tuple[AlikeFound, ...]:
    """Stored candidates who may be this person, the likeliest first, with the reasons as codes and what was decided.

    At most `most`, and besides them everyone who is very likely the same. Somebody of an equal name is shown as far as
    there is room, whatever the score. Scores are log2 odds (see `recdesk.domain.duplicates`). `fetched` is what `fetch`
    gave, where the caller has it already.
    """
    others = fetch(candidate, uow) if fetched is None else fetched
    if not others:
        return ()
    ours = compared(candidate)
    theirs = [_compared(other) for other in others]
    shared = _shared_by_many(others, theirs)
    namesakes = 1 + sum(fold(other.legal_name) == fold(candidate.legal_name) for other in others)
    decided = uow.decided_pairs(candidate.number) if candidate.number else {}
    alike = []
    for other, folded_other in zip(others, theirs, strict=True):
        likeness = compare(ours, folded_other, namesakes=namesakes, shared=shared)
        if worth_showing(likeness) or other.number in decided:
            decision = decided.get(other.number, "")
            name = other.legal_name or other.latin_name
            alike.append(AlikeFound(other.number, name, likeness.score, likeness.reasons, decision))
    alike.sort(key=lambda one: (-one.score, one.number))
    return tuple(one for place, one in enumerate(alike) if place < most or one.score >= SAME)


def worth_showing(likeness: Alikeness) -> bool:
    """Whether a person should see this pair: likely enough, of one name, or sharing something personal."""
    shares = any(likeness.levels.get(name) is Level.EXACT for name in ("email", "phone", "national_id"))
    return likeness.score >= WORTH_SHOWING or likeness.same_name or shares


def compared(candidate: Candidate) -> Compared:
    """A candidate folded for comparing."""
    return folded(
        legal_name=candidate.legal_name,
        latin_name=candidate.latin_name,
        given_name=candidate.given_name,
        family_name=candidate.family_name,
        email=candidate.email,
        phone=candidate.phone,
        date_of_birth=candidate.date_of_birth,
        national_id=candidate.national_id,
        street=candidate.street,
        city=candidate.city,
        postal_code=candidate.postal_code,
    )


def _compared(other: Alike) -> Compared:
    return folded(
        legal_name=other.legal_name,
        latin_name=other.latin_name,
        email=other.email,
        phone=other.phone,
        date_of_birth=other.date_of_birth,
        national_id=other.national_id,
        city=other.city,
    )


def _shared_by_many(others: Sequence[Alike], theirs: Sequence[Compared]) -> frozenset[str]:
    """Folded addresses and phone numbers that more than three different names carry: they tell nobody apart."""
    names: dict[str, set[str]] = defaultdict(set)
    for other, folded_other in zip(others, theirs, strict=True):
        for key in (folded_other.email, folded_other.phone):
            if key:
                names[key].add(fold(other.legal_name))
    return frozenset(key for key, carried in names.items() if len(carried) > _MANY_PEOPLE)
