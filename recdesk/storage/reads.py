"""Lists, searches and figures over plain reading connections: the services' Reads. SQLAlchemy is never imported here.

The first page of a list is therefore on screen before the rest of storage is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from recdesk.domain.errors import Refused
from recdesk.domain.folding import fold, sort_key
from recdesk.domain.numbers import RecordKind
from recdesk.services.reads import (
    AuditRow,
    CandidateRow,
    DocumentRow,
    Draft,
    HistoryEntry,
    Hit,
    ListQuery,
    OfferRow,
    Page,
    RequisitionRow,
    StoredReview,
    TemplateInEffect,
    TodayRow,
)
from recdesk.storage.sql import lists, stored, waiting
from recdesk.storage.sql.listing import Listing, Selection, place_of_token, select, token_of
from recdesk.storage.sql.values import day_from, day_to

if TYPE_CHECKING:
    from recdesk.domain.audit import AuditEntry
    from recdesk.storage.cipher import Connection
    from recdesk.storage.readers import Readers

_CHAIN_STEP = 1000
# Above so many matching rows it is quicker to walk along the order than to collect and sort the matches.
_MANY = 2500


class SqlReads:
    """Every answer is one transaction on one connection, so that rows and totals fit each other."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def requisitions(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[RequisitionRow]:
        """A stretch of the list of requisitions."""
        return self._page(lists.REQUISITIONS, query, limit, after)

    def candidates(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[CandidateRow]:
        """A stretch of the list of candidates."""
        return self._page(lists.CANDIDATES, query, limit, after)

    def offers(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[OfferRow]:
        """A stretch of the list of offers."""
        return self._page(lists.OFFERS, query, limit, after)

    def documents(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[DocumentRow]:
        """A stretch of the list of documents."""
        return self._page(lists.DOCUMENTS, query, limit, after)

    def audit(self, query: ListQuery, *, limit: int, after: str | None = None) -> Page[AuditRow]:
        """A stretch of the audit."""
        return self._page(lists.AUDIT, query, limit, after)

    def rows_at(self, kind: RecordKind, query: ListQuery, *, offset: int, limit: int) -> tuple[Any, ...]:
        """Rows of a list by place, for a scrolled view."""
        chosen = select(lists.BY_KIND[kind], query)
        with self._readers.lend() as connection:
            if _total(connection, chosen, query) > _MANY:
                chosen = chosen.walking()
            ids: list[int] = []
            for part in range(chosen.parts):
                if len(ids) < limit:
                    more = chosen.ids(part, offset, limit - len(ids))
                    ids += [row[0] for row in connection.execute(more.sql, more.bound)]
                if part + 1 < chosen.parts and len(ids) < limit:
                    offset = max(0, offset - _number(connection, chosen.count(part)))
            if not ids:
                return ()
            found = chosen.rows_of(ids)
            rows = {row[0]: row[1:] for row in connection.execute(found.sql, found.bound)}
        return tuple(chosen.listing.read(rows[row_id]) for row_id in ids)

    def count(self, kind: RecordKind, query: ListQuery) -> int:
        """How many rows a query matches."""
        with self._readers.lend() as connection:
            return _total(connection, select(lists.BY_KIND[kind], query), query)

    def place_of(self, kind: RecordKind, query: ListQuery, number: str) -> int | None:
        """The place of a record in a list, or None when the query leaves it out."""
        chosen = select(lists.BY_KIND[kind], query)
        with self._readers.lend() as connection:
            wanted = chosen.place_key(number)
            found = connection.execute(wanted.sql, wanted.bound).fetchone()
            if found is None:
                return None
            row_id, key = found
            part = 1 if chosen.nullable and key is None else 0
            before = sum(_number(connection, chosen.count(earlier)) for earlier in range(part))
            return before + _number(connection, chosen.count_before(part, (key, row_id)))

    def today(self, *, today: date, operator: str, horizon_days: int = 30, limit: int = 200) -> tuple[TodayRow, ...]:
        """What waits, late first, then by due day; among equals the operator's own first."""
        bound = _days(today, horizon_days) | {"limit": limit}
        found: list[tuple[bool, TodayRow]] = []
        with self._readers.lend() as connection:
            for reason in waiting.REASONS:
                for record, name, text, due_number, owner in connection.execute(reason.rows(), bound):
                    due = day_from(due_number)
                    late = due is not None and due < today
                    kind = reason.record_kind
                    found.append((owner == operator, TodayRow(reason.kind, kind, record, name, text, due, late)))
        found.sort(key=lambda pair: (not pair[1].late, pair[1].due or date.max, not pair[0]))
        return tuple(row for _, row in found[:limit])

    def counts(self, *, today: date) -> dict[str, int]:
        """Figures of the desk: requisitions, candidates, offers, documents, and one per Today kind."""
        bound = _days(today, 30)
        with self._readers.lend() as connection:
            figures = dict(connection.execute("SELECT name, kept FROM tallies"))
            figures["documents"] = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            for reason in waiting.REASONS:
                figures[reason.kind] = connection.execute(reason.count(), bound).fetchone()[0]
        return figures

    def find(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Records by number, name, mail, phone or title: the named number first, then beginnings, then the newest."""
        if not text.strip():
            return ()
        found = [
            *(
                Hit("candidate", row.number, row.legal_name or row.latin_name, row.email or row.city)
                for row in self.candidates(ListQuery(search=text), limit=limit).rows
            ),
            *(
                Hit("requisition", row.number, row.title, row.city)
                for row in self.requisitions(ListQuery(search=text), limit=limit).rows
            ),
            *(
                Hit("offer", row.number, row.candidate_name, row.job_title)
                for row in self.offers(ListQuery(search=text), limit=limit).rows
            ),
        ]
        wanted = fold(text)
        found.sort(key=lambda hit: (fold(hit.number) != wanted, not fold(hit.name).startswith(wanted)))
        return tuple(found[:limit])

    def history(self, kind: str, record: str, *, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """A record's audit entries, newest first, with the ids of their reviews."""
        with self._readers.lend() as connection:
            return tuple(map(stored.history_entry, connection.execute(stored.HISTORY, (kind, record, limit))))

    def review(self, review_id: int) -> StoredReview:
        """One review; Refused `record_missing`."""
        with self._readers.lend() as connection:
            found = connection.execute(stored.REVIEW, (review_id,)).fetchone()
        if found is None:
            raise Refused("record_missing", record=str(review_id))
        return stored.review(found)

    def reviews_of(self, kind: str, record: str) -> tuple[StoredReview, ...]:
        """All reviews of a record, newest first."""
        with self._readers.lend() as connection:
            return tuple(map(stored.review, connection.execute(stored.REVIEWS_OF, (kind, record))))

    def drafts(self, operator: str) -> tuple[Draft, ...]:
        """All drafts of an operator, newest first."""
        with self._readers.lend() as connection:
            return tuple(map(stored.draft, connection.execute(stored.DRAFTS, (operator,))))

    def people(self) -> tuple[tuple[str, str, str], ...]:
        """Everyone named in the desk's records and reference: (name, title, mail), by name."""
        with self._readers.lend() as connection:
            named = [(name, title or "", mail or "") for name, title, mail in connection.execute(waiting.PEOPLE)]
        return tuple(sorted(named, key=lambda person: (sort_key(person[0]), person)))

    def templates_in_effect(self, day: date) -> tuple[TemplateInEffect, ...]:
        """The approved versions of the desk's own templates that are used on a day, one for each template."""
        with self._readers.lend() as connection:
            rows = connection.execute(stored.TEMPLATES_IN_EFFECT, {"day": day_to(day)}).fetchall()
        # A later row of the same template began later: it is the one that is used.
        return tuple({row[0]: TemplateInEffect(*row) for row in rows}.values())

    def audit_entries(self) -> Iterator[AuditEntry]:
        """The whole chain in order, read in steps."""
        last = 0
        while True:
            with self._readers.lend() as connection:
                rows = connection.execute(stored.CHAIN, (last, _CHAIN_STEP)).fetchall()
            yield from map(stored.audit_entry, rows)
            if len(rows) < _CHAIN_STEP:
                return
            last = rows[-1][0]

    def _page(self, listing: Listing, query: ListQuery, limit: int, after: str | None) -> Page[Any]:
        chosen = select(listing, query)
        part, place = place_of_token(chosen, after) if after else (0, None)
        ends: list[tuple[int, Any, int]] = []
        rows: list[Any] = []
        with self._readers.lend() as connection:
            total = _total(connection, chosen, query)
            order = chosen.walking() if total > _MANY else chosen
            while len(rows) <= limit and part < chosen.parts:
                wanted = order.page(part, place, limit + 1 - len(rows))
                for row in connection.execute(wanted.sql, wanted.bound):
                    ends.append((part, row[1], row[0]))
                    rows.append(listing.read(row[2:]))
                part, place = part + 1, None
        more = len(rows) > limit
        return Page(tuple(rows[:limit]), total, token_of(chosen, *ends[limit - 1]) if more and limit > 0 else None)


def _total(connection: Connection, chosen: Selection, query: ListQuery) -> int:
    """How many rows match; a whole list's figure is kept by the database and needs no counting."""
    if chosen.listing.archivable and not query.search.strip() and not query.filters:
        kept, archived = connection.execute(
            "SELECT kept, archived FROM tallies WHERE name = ?", (chosen.listing.table,)
        ).fetchone()
        return int(kept + archived if query.archived else kept)
    # In no particular order a search is counted in its index alone.
    return _number(connection, select(chosen.listing, replace(query, sort="")).count())


def _number(connection: Connection, statement: Any) -> int:
    return int(connection.execute(statement.sql, statement.bound).fetchone()[0])


def _days(today: date, horizon_days: int) -> dict[str, int]:
    return {"today": day_to(today), "horizon": day_to(today + timedelta(days=horizon_days))}
