"""Places to sign: each signer's anchor stands once in the letter, written by its field and not by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recdesk.domain.document import DocumentType
from recdesk.letters.checking.lines import Line
from recdesk.letters.context import anchor
from recdesk.services.template_ports import Finding, Severity

SIGNED = frozenset(
    {
        DocumentType.OFFER_LETTER,
        DocumentType.CONTRACT_DRAFT,
        DocumentType.OFFER_ANNEX,
        DocumentType.NOTICE_OF_CHANGE,
        DocumentType.CONSENT_REQUEST,
    }
)
"""Documents that somebody signs."""
COMPANY = "signers[].anchor"
CANDIDATE = "letter.candidate_anchor"
_TYPED = re.compile(
    r"\[{1,3}\s*(?:sign|signature|sgn|sing|signer|semnatur[aă]|semnătură)\s*[:;_ -]*\s*\d*\s*\]{0,3}", re.IGNORECASE
)
_FOREIGN = re.compile(r"\\s\d+\\|/sn\d+/|\{\{[^}]*_es_[^}]*\}\}|<<\s*sign[^>]*>>", re.IGNORECASE)
"""What signing services write themselves: DocuSign anchors, Adobe text tags."""


def typed_findings(lines: Sequence[Line]) -> Iterator[Finding]:
    """Anchors that were typed by hand, in our own form or near it, and those of signing services."""
    for line in lines:
        for pattern in (_TYPED, _FOREIGN):
            match = pattern.search(line.words if pattern is _TYPED else line.text)
            if match is not None:
                found = match.group().strip()
                yield line.finding("template_anchor_typed", Severity.BLOCKS, found, COMPANY, found=found)
                break


def field_findings(fields: Sequence[str], *, document_type: str, signers: int) -> Iterator[Finding]:
    """Whether a document that is signed has the places to sign, as far as its fields tell."""
    if not document_type and not signers:
        return
    if signers and COMPANY not in fields and document_type in ("", *SIGNED):
        yield Finding(
            "template_anchor_missing", Severity.BLOCKS, field=COMPANY, facts={"tag_right": "{{ signer.anchor }}"}
        )
    if document_type in (DocumentType.OFFER_LETTER, DocumentType.CONSENT_REQUEST) and CANDIDATE not in fields:
        yield Finding(
            "template_anchor_candidate_missing",
            Severity.BLOCKS if document_type == DocumentType.CONSENT_REQUEST else Severity.WARNS,
            field=CANDIDATE,
            facts={"tag_right": f"{{{{ {CANDIDATE} }}}}"},
        )


def printed_findings(text: str, values: Mapping[str, Any], fields: Sequence[str]) -> Iterator[Finding]:
    """Anchors of a made letter that are missing although a field prints them, or stand twice."""
    expected: dict[str, str] = {}
    if COMPANY in fields:
        expected |= {str(signer["anchor"]): str(signer["name"]) for signer in values["signers"]}
    own = values["letter"].get("candidate_anchor")
    if CANDIDATE in fields and own:
        expected[str(own)] = str(values["candidate"]["name"])
    for sign, who in expected.items():
        count = text.count(sign)
        if count > 1:
            yield Finding("template_anchor_twice", Severity.BLOCKS, facts={"anchor": sign, "who": who, "count": count})
        elif count == 0:
            yield Finding("template_anchor_lost", Severity.BLOCKS, facts={"anchor": sign, "who": who})


def without_anchors(text: str) -> str:
    """A letter's text without its proper anchors."""
    for order in range(1, 10):
        text = text.replace(anchor(order), "")
    return text
