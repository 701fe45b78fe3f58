"""Which fields a type of document needs and a template does not use, and which it uses although others have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recdesk.letters.catalogue import ENTRIES, needed_by
from recdesk.letters.checking.meaning import Read
from recdesk.letters.filters import base_name
from recdesk.letters.manifest import ANY, Manifest
from recdesk.services.template_ports import Finding, Severity

_SAYS_TOO: dict[str, frozenset[str]] = {
    "candidate.name": frozenset(
        {
            *("candidate.legal_name", "candidate.latin_name", "candidate.ordered_name", "candidate.register_name"),
            *("letter.addressee", "letter.salutation", "letter.courtesy"),
        }
    ),
    **{
        f"offer.{part}": frozenset({"offer.pay", "letter.second_pay"})
        for part in ("amount", "currency", "basis", "frequency")
    },
    "offer.number": frozenset({"letter.reference"}),
    "requisition.number": frozenset({"letter.reference", "offer.requisition"}),
    "offer.city": frozenset({"letter.workplace", "office.city", "office.address", "requisition.city"}),
    "company.name": frozenset({"company.legal_name"}),
    "company.legal_name": frozenset({"company.name"}),
    "offer.hours_per_week": frozenset({"paper.work_schedule", "paper.hours_per_day"}),
}
"""Other fields that print the same."""


def need_findings(read: Read, manifest: Manifest, *, guarded_by_clause: Iterable[str] = ()) -> Iterator[Finding]:
    """Needed fields that the template does not print, and fields that its type of document does not have."""
    used = {usage.path for _, usage in read.mentions}
    for mark, usage in read.mentions:
        entry = ENTRIES.get(usage.path)
        if entry is not None and manifest.document_type not in entry.documents:
            yield mark.line.finding("template_field_of_others", Severity.WARNS, mark.text, usage.path)
    if any(usage.path.endswith(".amount") and _brings_currency(usage.filters) for _, usage in read.mentions):
        used |= {
            usage.path.replace(".amount", ".currency") for _, usage in read.mentions if usage.path.endswith(".amount")
        }
    stated = dict.fromkeys(manifest.required)
    country = "" if manifest.country == ANY else manifest.country
    for path in {**stated, **{e.path: None for e in needed_by(manifest.document_type, country) if not e.with_field}}:
        if (
            path in used
            or used & _SAYS_TOO.get(path, frozenset())
            or path in guarded_by_clause
            or _part_used(path, used)
        ):
            continue
        severity = Severity.BLOCKS if path in stated else Severity.WARNS
        yield Finding(
            "template_field_unused", severity, field=path, facts={"name": path, "tag_right": ENTRIES[path].tag}
        )


def _part_used(path: str, used: set[str]) -> bool:
    """A list is used where its parts are."""
    return any(name.startswith((f"{path}[]", f"{path}.")) for name in used)


def _brings_currency(filters: Iterable[str]) -> bool:
    return bool({base_name(name) for name in filters} & {"money", "amount_words"})
