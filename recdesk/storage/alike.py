"""Candidates that may be the same person, found by equality of stored keys; what people decided about pairs of them.

Only finds who is to be compared; how alike two people are is the domain's matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, or_, select

from recdesk.services.reads import Alike
from recdesk.storage.keys import email_key, name_pairs, phone_key
from recdesk.storage.tables import candidates, decided_pairs
from recdesk.storage.tables import name_pairs as pair_table

if TYPE_CHECKING:
    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

_SHOWN = (
    candidates.c.number,
    candidates.c.legal_name,
    candidates.c.latin_name,
    candidates.c.email,
    candidates.c.phone,
    candidates.c.date_of_birth,
    candidates.c.national_id,
    candidates.c.city,
    candidates.c.archived_at.is_not(None).label("archived"),
)
_shared = (
    select(pair_table.c.candidate_id, func.count().label("pairs"))
    .where(pair_table.c.pair.in_(bindparam("pairs", expanding=True)))
    .group_by(pair_table.c.candidate_id)
    .order_by(func.count().desc(), pair_table.c.candidate_id.desc())
    .limit(bindparam("limit"))
    .subquery()
)
_NAMED = (
    select(*_SHOWN)
    .join(_shared, _shared.c.candidate_id == candidates.c.id)
    .order_by(_shared.c.pairs.desc(), candidates.c.id.desc())
)
_DECIDED = select(decided_pairs.c.a, decided_pairs.c.b, decided_pairs.c.decision).where(
    or_(decided_pairs.c.a == bindparam("number"), decided_pairs.c.b == bindparam("number"))
)


def find(
    session: Session, *, names: Sequence[str], email: str, phone: str, national_id: str, limit: int
) -> list[Alike]:
    """Candidates that share a key, those with an equal mail address, phone or personal number first."""
    keys = {"email_key": email_key(email), "phone_key": phone_key(phone), "national_id": national_id.strip()}
    equal = {column: key for column, key in keys.items() if key}
    found: dict[str, Alike] = {}
    if equal:
        for row in session.execute(_with_equal(*equal), {**equal, "limit": limit}):
            found[row.number] = _read(row)
    pairs = name_pairs(*names)
    if pairs and len(found) < limit:
        for row in session.execute(_NAMED, {"pairs": sorted(pairs), "limit": limit}):
            found.setdefault(row.number, _read(row))
    return list(found.values())[:limit]


def _read(row: Row[Any]) -> Alike:
    return Alike(**{**row._mapping, "archived": bool(row.archived)})


@cache
def _with_equal(*columns: str) -> Select[Any]:
    """Candidates equal in one of these columns; each choice of columns has its own statement, because an empty key
    would be equal to everybody's who has none."""
    equal = [candidates.c[name] == bindparam(name) for name in columns]
    return select(*_SHOWN).where(or_(*equal)).limit(bindparam("limit"))


def decided(session: Session, number: str) -> dict[str, str]:
    """Candidates already judged against this one: number -> decision."""
    rows = session.execute(_DECIDED, {"number": number})
    return {row.b if row.a == number else row.a: row.decision for row in rows}


def decide(session: Session, a: str, b: str, *, decision: str, reason: str, operator: str, at: datetime) -> None:
    """Remember what a person decided; a later decision replaces an earlier one. Raises ValueError for one candidate."""
    if a == b:
        raise ValueError("a pair is of two candidates")
    first, second = sorted((a, b))
    table = decided_pairs.c
    session.execute(delete(decided_pairs).where(table.a == first, table.b == second))
    session.execute(
        insert(decided_pairs).values(a=first, b=second, decision=decision, reason=reason, operator=operator, at=at)
    )
