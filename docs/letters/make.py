"""Write the page of fields anew from the catalogue: `python docs/letters/make.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from recdesk.domain.document import CANDIDATE_PAPERS, OFFER_PAPERS, PAPERS
from recdesk.letters.catalogue import ENTRIES, Entry
from recdesk.letters.catalogue.entries import ANYWHERE, EU

TARGET = Path(__file__).resolve().parent / "fields.md"
_HEADINGS = {
    "candidate": "The candidate",
    "offer": "The offer",
    "requisition": "The requisition",
    "company": "The company",
    "office": "The office",
    "signers": "Those who sign",
    "letter": "The letter",
    "paper": "What is asked for when a document is made",
    "clauses": "Clauses",
}
_HEAD = """# Fields of templates

This page is made from the field catalogue (`python docs/letters/make.py`); a test fails when the two differ.

A tag such as `{{ offer.start_date|date }}` is typed into Word as it stands here. A field that may be empty is put
between `{% if offer.bonus %}` and `{% endif %}`. A list is gone through with `{% for benefit in offer.benefits %}` and
`{% endfor %}`; its parts bear the name given there, as in `{{ benefit.name }}`. Filters are explained on the page
[documents.md](documents.md). "Needed" names the documents that are not made without the field, with the countries in
which that holds.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for space, heading in _HEADINGS.items():
        entries = [e for e in ENTRIES.values() if e.path.partition(".")[0].removesuffix("[]") == space and not e.second]
        parts.append(
            f"## {heading}\n\n| Field | Tag | What it is | Example | Documents | Needed |\n|---|---|---|---|---|---|"
        )
        parts += [_row(entry) for entry in entries]
        if space == "clauses":
            parts.append(
                "\nA letter in two languages has each clause in its second language too, as `clauses.second_NAME`."
            )
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _row(entry: Entry) -> str:
    cells = (f"`{entry.path}`", _tag(entry), entry.meaning, entry.example, _documents(entry), "; ".join(_needed(entry)))
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\u00a0", " ") for cell in cells) + " |"


def _tag(entry: Entry) -> str:
    return f"`{entry.tag}`" if entry.kind != "list" else f"`{entry.tag}`, or a loop"


def _documents(entry: Entry) -> str:
    groups = {PAPERS: "all", OFFER_PAPERS: "of an offer", CANDIDATE_PAPERS: "of a candidate"}
    return groups.get(entry.documents) or ", ".join(sorted(entry.documents))


def _needed(entry: Entry) -> Iterator[str]:
    if frozenset(entry.needed) == PAPERS:
        yield "all"
        return
    if frozenset(entry.needed) == OFFER_PAPERS:
        yield "all of an offer"
        return
    for document, countries in sorted(entry.needed.items()):
        where = "" if ANYWHERE in countries else f" ({_countries(countries)})"
        only = f", with `{entry.with_field}`" if entry.with_field else ""
        yield f"{document.value}{where}{only}"


def _countries(countries: tuple[str, ...]) -> str:
    union = set(EU) - {"RO"}
    if not union <= set(countries):
        return ", ".join(countries)
    others = [c for c in countries if c not in EU]
    return ", ".join(["EU" if "RO" in countries else "EU but RO", *others])


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
