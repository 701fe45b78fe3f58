"""The field catalogue: one entry for each field, and everything that knows fields agrees with it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from recdesk import shipped
from recdesk.domain.document import CANDIDATE_PAPERS, OFFER_PAPERS, PAPERS
from recdesk.domain.errors import Refused
from recdesk.letters.catalogue import ENTRIES, PRINTED_BY, Kind, asked_entries, needed_by, pick
from recdesk.letters.catalogue.clauses import NAMES
from recdesk.letters.clauses import ClauseLibrary
from recdesk.letters.context import Sheet, build
from recdesk.letters.fields import FIELDS, NAMESPACES, nearest, values_at
from recdesk.letters.template import LetterTemplate
from recdesk.letters.values import plain_values
from recdesk.localization import catalogue
from recdesk.localization.catalogue import tr
from tests.builders import NOW, a_candidate, a_company, a_requisition, an_offer
from tests.letters.answers import ANSWERS
from tests.letters.word_files import docx, paragraph

PAGE = Path(__file__).resolve().parents[2] / "docs" / "letters"


def paths_in(value: Any, path: str = "") -> set[str]:
    """Every name that a context has, lists as `name` and `name[]`."""
    if isinstance(value, Mapping):
        return set().union(*(paths_in(inner, f"{path}.{name}" if path else name) for name, inner in value.items()))
    if isinstance(value, list):
        return {path}.union(*(paths_in(item, f"{path}[]") for item in value))
    return {path}


def sheet(document: str, country: str = "RO") -> Sheet:
    return Sheet(document, "ro_RO", country)


@pytest.mark.parametrize("document", sorted(PAPERS))
def test_the_context_of_every_document_has_the_names_of_the_catalogue_and_no_other(document: str) -> None:
    offer = an_offer() if document in OFFER_PAPERS else None
    context = build(
        offer, a_candidate(), a_requisition(), a_company(), at=NOW, sheet=sheet(document), asked=ANSWERS[document]
    )
    found = paths_in(plain_values(context))
    # The parts of a list that is empty are nowhere; those of one that is not are all there.
    empty = {path for path in FIELDS if "[]" in path and path.partition("[]")[0] in found and path not in found}
    listed = {path.partition("[]")[0] for path in empty}
    assert all(not next(iter(values_at(context, path)))[1] for path in listed)
    assert found == set(FIELDS) - empty


def test_a_context_without_offer_and_requisition_has_every_name_too() -> None:
    asked = ANSWERS["consent_request"] | {"contact": "Ioana Marin"}
    context = build(None, a_candidate(), None, a_company(), at=NOW, sheet=sheet("consent_request"), asked=asked)
    assert {path for path in FIELDS if "[]" not in path} <= paths_in(plain_values(context))
    assert context["offer"]["amount"] is None
    assert context["letter"]["reference"] == "CAN-2026-0001"
    assert context["letter"]["candidate_anchor"] == "[[sign:1]]"


def test_every_name_lives_in_a_known_place() -> None:
    assert {*NAMESPACES} == {
        *("candidate", "offer", "requisition", "company", "office", "signers", "letter", "paper", "clauses")
    }
    assert list(ENTRIES) == list(FIELDS)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_every_meaning_is_said_in_romanian_and_every_tag_is_one_that_the_compiler_takes(entry: Any) -> None:
    catalogue.use("ro_RO")
    try:
        assert tr(entry.meaning) != entry.meaning
    finally:
        catalogue.use("en_GB")
    if "[]" in entry.path:
        return
    assert LetterTemplate(docx(paragraph(entry.tag)), language="ro_RO").fields()[0].startswith(entry.path.split("[")[0])


def test_every_kind_that_is_not_printed_as_it_is_has_a_filter() -> None:
    assert {kind for kind in Kind if kind not in PRINTED_BY} == {Kind.TEXT, Kind.COUNT}


def test_what_a_document_needs_depends_on_the_country() -> None:
    here = {entry.path for entry in needed_by("pre_contract_information", "RO")}
    there = {entry.path for entry in needed_by("pre_contract_information", "DE")}
    assert "paper.occupation_code" in here - there
    assert "paper.termination_procedure" in there - here
    assert {"offer.amount", "offer.start_date", "paper.overtime", "paper.dismissal_notice_days"} <= here & there


def test_what_is_needed_can_be_had_in_that_document() -> None:
    wrong = [(e.path, d) for e in ENTRIES.values() for d in e.needed if d not in e.documents]
    assert wrong == []


@pytest.mark.parametrize("document", sorted(CANDIDATE_PAPERS))
def test_a_document_for_a_candidate_needs_nothing_of_an_offer(document: str) -> None:
    assert not [e.path for e in needed_by(document, "RO") if e.path.startswith(("offer.", "signers"))]


def test_the_picker_gives_needed_fields_first_with_a_tag_to_paste() -> None:
    fields = pick("start", document="offer_letter", country="RO")
    assert (fields[0].path, fields[0].tag, fields[0].needed) == (
        *("offer.start_date", "{{ offer.start_date|date }}", True),
    )
    tags = {field.path: field.tag for field in pick()}
    assert tags["offer.probation_days"] == "{{ offer.probation_days|days(offer.probation_unit) }}"
    assert tags["offer.benefits[].name"] == "{{ benefit.name }}"
    assert tags["paper.duties[]"] == "{{ duty }}"


def test_the_picker_leaves_out_what_a_document_does_not_have() -> None:
    assert not [f.path for f in pick(document="rejection_note") if f.path.startswith("offer.")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("offer.start_dat", "offer.start_date"),
        ("paper.ocupation_code", "paper.occupation_code"),
        ("clauses.data_protecton", "clauses.data_protection"),
    ],
)
def test_a_misspelt_field_has_a_nearest_one(typed: str, meant: str) -> None:
    assert nearest(typed) == meant


def test_an_unknown_clause_is_reported_as_an_unknown_field() -> None:
    with pytest.raises(Refused) as refused:
        LetterTemplate(docx(paragraph("{{ clauses.data_protecton }}")), language="ro_RO")
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["near"]) == ("template_field_unknown", "clauses.data_protection")


def test_every_shipped_clause_bears_a_name_of_the_catalogue() -> None:
    library = ClauseLibrary((shipped.resources() / "clauses",))
    assert library.problems == ()
    assert {clause.name for clause in library.clauses} == set(NAMES)


def test_asked_values_are_asked_for_by_one_name_each() -> None:
    for document in PAPERS:
        paths = [entry.path for entry in asked_entries(document)]
        assert len(paths) == len(set(paths))


def test_the_page_of_fields_is_the_catalogue() -> None:
    spec = importlib.util.spec_from_file_location("make_fields_page", PAGE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    assert (PAGE / "fields.md").read_text(encoding="utf-8") == module.page(), "run docs/letters/make.py"
