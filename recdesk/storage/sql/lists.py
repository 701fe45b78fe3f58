"""The desk's lists: which columns a row has, where they come from, and by what they are searched and sorted."""

from __future__ import annotations

from recdesk.domain.folding import sort_key
from recdesk.domain.numbers import RecordKind
from recdesk.services.reads import AuditRow, CandidateRow, DocumentRow, OfferRow, RequisitionRow
from recdesk.storage.keys import email_key, phone_key
from recdesk.storage.sql.listing import Column, Listing, day, exact, flag, instant, keyed, text, whole

_ARCHIVED = flag("archived", "(t.archived_at IS NOT NULL)")


def _word(name: str, sql: str = "") -> Column:
    """A word of an enumeration that may be missing: an empty text then."""
    return text(name, f"coalesce({sql or f't.{name}'}, '')")


REQUISITIONS = Listing(
    table="requisitions",
    row=RequisitionRow,
    search_index="requisitions_search",
    columns=(
        text("number"),
        text("title", sort="t.sort_title"),
        keyed("city", "t.sort_city", sort_key),
        text("status"),
        whole("places"),
        whole(
            "places_free",
            "(t.places - (SELECT count(*) FROM offers AS o WHERE o.requisition = t.number AND o.status = 'accepted'))",
        ),
        exact("pay_from"),
        exact("pay_to"),
        text("pay_currency"),
        _word("pay_basis"),
        _word("pay_frequency"),
        text("finance_ref", "t.finance_reference"),
        text("recruiter", "t.recruiter_name"),
        instant("clock_started_at"),
        _ARCHIVED,
    ),
    more_filters=(
        text("department"),
        text("country"),
        text("priority"),
        text("level"),
        text("family"),
        text("external_id"),
    ),
)

CANDIDATES = Listing(
    table="candidates",
    row=CandidateRow,
    search_index="candidates_search",
    columns=(
        text("number"),
        text("legal_name", sort="t.sort_name"),
        text("latin_name", sort="t.sort_name"),
        keyed("email", "t.email_key", email_key),
        keyed("phone", "t.phone_key", phone_key),
        keyed("city", "t.sort_city", sort_key),
        text("country"),
        text("status"),
        text("external_id"),
        text("stage", "t.last_stage"),
        text("requisition", "t.last_requisition"),
        text("next_action"),
        day("next_action_due"),
        text("owner"),
        _ARCHIVED,
    ),
    more_filters=(text("source"), text("language"), text("consent_policy"), day("consent_expires_on")),
)

_LETTER = (
    "CASE WHEN t.letter_version = 0 THEN '' WHEN t.letter_sha256 = t.content_sha256 THEN 'current' ELSE 'outdated' END"
)
OFFERS = Listing(
    table="offers",
    row=OfferRow,
    search_index="offers_search",
    columns=(
        text("number"),
        whole("version"),
        text("candidate"),
        text("candidate_name", sort="t.sort_candidate"),
        text("requisition"),
        text("job_title"),
        text("status"),
        exact("amount"),
        text("currency"),
        _word("basis"),
        _word("frequency"),
        day("start_date"),
        text("language"),
        whole("approvals", "json_array_length(t.approvals)"),
        text("letter", _LETTER),
        whole("letter_version"),
        day("valid_until"),
        _ARCHIVED,
    ),
    more_filters=(text("country"), text("city"), text("function"), text("external_id")),
)

DOCUMENTS = Listing(
    table="documents",
    row=DocumentRow,
    search_in=("t.path", "t.record", "t.type", "t.original_name"),
    archivable=False,
    columns=(
        whole("id"),
        text("record_kind"),
        text("record"),
        text("type"),
        text("path"),
        whole("version"),
        whole("bytes"),
        text("sha256"),
        day("dated"),
        day("valid_until"),
        flag("verified"),
        instant("created_at"),
    ),
    more_filters=(text("language"), text("template"), text("engine")),
)

AUDIT = Listing(
    table="audit",
    row=AuditRow,
    id="seq",
    search_in=("t.operator", "t.action", "t.record_kind", "t.record"),
    archivable=False,
    columns=(
        whole("seq"),
        instant("at", nullable=False),
        text("operator"),
        text("action"),
        text("record_kind"),
        text("record"),
        text("hash"),
    ),
)

BY_KIND = {
    RecordKind.REQUISITION: REQUISITIONS,
    RecordKind.CANDIDATE: CANDIDATES,
    RecordKind.OFFER: OFFERS,
}
