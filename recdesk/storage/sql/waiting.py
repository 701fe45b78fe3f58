# ruff: noqa: S608 - the pieces of SQL stand in this file, values are always bound
"""What waits on the desk (Today): one bounded query for each reason, and the figures beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something waits. `due` and `owner` are SQL; `where` may name :today and :horizon (YYYYMMDD).

    A plus before a column keeps its index out of the way of the better one, that of the day.
    """

    kind: str
    record_kind: str
    table: str
    where: str
    record: str = "t.number"
    name: str = "''"
    text: str = "''"
    due: str = "NULL"
    owner: str = "''"

    def rows(self) -> str:
        """Record, name, text, due day and owner, the earliest due first."""
        return (
            f"SELECT {self.record}, {self.name}, {self.text}, {self.due} AS due, {self.owner} FROM {self.table} AS t"
            f" WHERE {self.where} ORDER BY due IS NULL, due, t.id LIMIT :limit"
        )

    def count(self) -> str:
        """How many there are."""
        return f"SELECT count(*) FROM {self.table} AS t WHERE {self.where}"


def _of_candidates(kind: str, where: str, *, text: str, due: str) -> Reason:
    return Reason(
        kind,
        "candidate",
        "candidates",
        f"t.archived_at IS NULL AND {where}",
        name="CASE t.legal_name WHEN '' THEN t.latin_name ELSE t.legal_name END",
        text=text,
        due=due,
        owner="t.owner",
    )


def _of_offers(kind: str, where: str) -> Reason:
    return Reason(
        kind,
        "offer",
        "offers",
        f"t.archived_at IS NULL AND {where}",
        name="t.candidate_name",
        text="t.job_title",
        due="t.valid_until",
    )


REASONS: tuple[Reason, ...] = (
    _of_candidates("action_overdue", "t.next_action_due < :today", text="t.next_action", due="t.next_action_due"),
    _of_candidates("action_due", "t.next_action_due = :today", text="t.next_action", due="t.next_action_due"),
    _of_offers("offer_draft", "t.status = 'draft'"),
    _of_offers("offer_waiting", "t.status = 'sent'"),
    _of_offers("letter_missing", "t.status = 'approved' AND t.letter_version = 0"),
    _of_offers(
        "letter_unsent", "t.status = 'approved' AND t.letter_version > 0 AND t.letter_sha256 = t.content_sha256"
    ),
    _of_offers(
        "letter_outdated",
        "t.status IN ('draft', 'approved', 'sent') AND t.letter_version > 0 AND t.letter_sha256 <> t.content_sha256",
    ),
    Reason(
        "document_expiring",
        "document",
        "documents",
        "t.valid_until <= :horizon",
        record="t.record",
        name="t.path",
        text="t.type",
        due="t.valid_until",
    ),
    _of_candidates(
        "consent_expiring",
        "+t.status = 'active' AND t.consent_expires_on <= :horizon",
        text="t.consent_policy",
        due="t.consent_expires_on",
    ),
    _of_candidates(
        "right_to_work_expiring",
        "+t.status <> 'inactive' AND t.right_to_work_until <= :horizon",
        text="t.right_to_work",
        due="t.right_to_work_until",
    ),
)

PEOPLE = """
WITH named (person) AS (
    SELECT recruiter FROM requisitions WHERE recruiter IS NOT NULL
    UNION SELECT coordinator FROM requisitions WHERE coordinator IS NOT NULL
    UNION SELECT hiring_manager FROM requisitions WHERE hiring_manager IS NOT NULL
    UNION SELECT each.value FROM requisitions, json_each(requisitions.panel) AS each
    UNION SELECT each.value FROM offers, json_each(offers.signers) AS each
    UNION SELECT each.value FROM offers, json_each(offers.inform) AS each
    UNION SELECT each.value FROM reference, json_each(reference.content) AS each WHERE reference.section = 'people'
)
SELECT DISTINCT json_extract(person, '$.name'), json_extract(person, '$.title'), json_extract(person, '$.email')
FROM named WHERE json_extract(person, '$.name') <> ''
"""
