"""Versions of a desk's own Word templates: drafts, approved ones with the days on which they hold, retired ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recdesk.domain.errors import Refused

LEAST_REASON = 20
"""Characters of a reason why one person approves alone."""


class TemplateState(StrEnum):
    """Where a version stands; only an approved one may be used for letters."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(eq=False, kw_only=True)
class TemplateVersion:
    """One version of a template. `path` is its DOCX within the desk's templates folder; the manifest lies beside it.

    `sha256` is of the DOCX, `manifest_sha256` of the manifest. `problems` counts what blocks, `warnings` the rest, as
    of `checked_at`. `reason` is why the author approved it alone.
    """

    template: str
    version: int
    title: str
    language: str
    country: str
    function: str
    document_type: str
    path: str
    sha256: str
    manifest_sha256: str
    state: TemplateState = TemplateState.DRAFT
    author: str = ""
    note: str = ""
    added_at: datetime | None = None
    checked_at: datetime | None = None
    problems: int = 0
    warnings: int = 0
    fields: int = 0
    pages: int = 0
    reviewer: str = ""
    reason: str = ""
    approved_at: datetime | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    retired_by: str = ""
    retired_at: datetime | None = None
    id: int | None = None
    row_version: int = 1

    def holds_on(self, day: date) -> bool:
        """Whether it is approved and in effect on a day."""
        began = self.effective_from is not None and self.effective_from <= day
        return (
            self.state is TemplateState.APPROVED and began and (self.effective_to is None or day <= self.effective_to)
        )


def in_effect(versions: Iterable[TemplateVersion], day: date) -> dict[str, TemplateVersion]:
    """The version of each template that is used on a day: of those that hold, the one that began last."""
    found: dict[str, TemplateVersion] = {}
    for version in versions:
        if not version.holds_on(day):
            continue
        known = found.get(version.template)
        if known is None or _rank(version) > _rank(known):
            found[version.template] = version
    return found


def approve(
    version: TemplateVersion, *, by: str, others: Iterable[str], at: datetime, effective_from: date, reason: str = ""
) -> None:
    """Approve a draft. `others` are the operators beside `by` who may approve.

    Refused `template_not_draft`, `template_not_checked`, `template_blocked`; `template_four_eyes` where the author
    approves although somebody else could; `template_reason_missing` where nobody else can and no reason is given.
    """
    if version.state is not TemplateState.DRAFT:
        raise Refused("template_not_draft", record=named(version), state=version.state)
    if version.checked_at is None:
        raise Refused("template_not_checked", record=named(version))
    if version.problems:
        raise Refused("template_blocked", record=named(version), problems=version.problems)
    if by == version.author:
        able = sorted(set(others) - {by})
        if able:
            raise Refused("template_four_eyes", record=named(version), others=able)
        if len(reason.strip()) < LEAST_REASON:
            raise Refused("template_reason_missing", field="reason", record=named(version), least=LEAST_REASON)
    version.state = TemplateState.APPROVED
    version.reviewer, version.approved_at = by, at
    version.effective_from, version.reason = effective_from, reason.strip()


def retire(version: TemplateVersion, *, by: str, at: datetime, today: date) -> None:
    """Take a version out of use, from now on. Refused `template_retired` when it is already."""
    if version.state is TemplateState.RETIRED:
        raise Refused("template_retired", record=named(version))
    version.state = TemplateState.RETIRED
    version.retired_by, version.retired_at, version.effective_to = by, at, today


def named(version: TemplateVersion) -> str:
    """How a version is named: `offer_letter_ro v3`."""
    return f"{version.template} v{version.version}"


def _rank(version: TemplateVersion) -> tuple[date, int]:
    return version.effective_from or date.min, version.version
